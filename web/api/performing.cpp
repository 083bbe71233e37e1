#include "web/api/performing.hpp"

#include "web/api/common.hpp"
#include "web/problem.hpp"

#include <algorithm>

namespace web {

namespace {

constexpr std::size_t longest_key = 200;

const engine::ActSpec* find_act(const Call& call, std::string_view name) {
    const auto& acts = call.app.engine.workflow().acts();
    const auto found = std::ranges::find(acts, name, &engine::ActSpec::name);
    return found == acts.end() ? nullptr : &*found;
}

Response unknown_event(Call& call, const engine::CaseFile* file) {
    engine::Problem problem;
    problem.type = "unknown-event";
    problem.detail = {"problem.unknown_event", {}};
    if (file != nullptr) {
        const engine::CaseRow row = file->row();
        for (const engine::Row& step : call.app.engine.workflow().rows())
            if (step.from == (row.status == "closed" ? "closed" : row.phase)) problem.allowed_now.push_back(step.event);
    }
    return problem_response(call, problem);
}

engine::Value streams_of(const engine::Done& done) {
    engine::Value events = engine::Value::array();
    for (const engine::Sealed& sealed : done.events) {
        events.push(engine::Value::object({{"stream", sealed.event.stream},
                                           {"seq", sealed.event.seq},
                                           {"event", sealed.event.name},
                                           {"at", sealed.event.at},
                                           {"hash", sealed.hash}}));
    }
    return events;
}

Response done_response(const Wish& wish, const engine::Done& done) {
    const std::size_t slash = done.stream.find('/');
    const std::string kind = done.stream.substr(0, slash);
    const std::string id = done.stream.substr(slash + 1);
    engine::Value value = engine::Value::object({{"id", id},
                                                 {"stream", done.stream},
                                                 {"version", done.version},
                                                 {"repeated", done.repeated},
                                                 {"events", streams_of(done)}});
    if (!done.transition.empty()) {
        value.set("transition", done.transition);
        value.set("from", done.from.empty() ? engine::Value() : engine::Value(done.from));
        value.set("to", done.to);
    }
    Response response = json(value, wish.creates ? 201 : 200);
    response.headers.emplace_back("ETag", etag(done.version));
    if (wish.creates) response.headers.emplace_back("Location", "/api/v1/" + kind + "s/" + id);
    if (done.repeated) response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

/// The act's name and its fields, out of the body and the address.
struct Form {
    std::string act;
    engine::Value fields;
};

std::variant<Form, Response> read_form(Call& call, const Wish& wish) {
    auto body = json_object(call);
    if (auto* refused = std::get_if<Response>(&body)) return std::move(*refused);
    Form form{.act = wish.act, .fields = std::move(std::get<engine::Value>(body))};
    if (!wish.named_by.empty()) {
        const engine::Value* name = form.fields.find(wish.named_by);
        if (name == nullptr || !name->is_string()) return invalid(call, "/" + wish.named_by, "problem.field_missing");
        form.act = name->string();
        form.fields.members().erase(wish.named_by);
    }
    for (const auto& [name, value] : wish.fixed.is_object() ? wish.fixed.members() : engine::Value::Object()) {
        if (form.fields.has(name)) return invalid(call, "/" + name, "problem.field_in_address", {{"name", name}});
        form.fields.set(name, value);
    }
    return form;
}

/// When something is wrong before the act is asked: a stream that may not be seen goes before it.
Response unless_unseen(Call& call, const Wish& wish, Response wrong) {
    if (wish.stream.empty()) return wrong;
    auto found = seen(call, wish.stream);
    if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    return wrong;
}

/// What is wrong with the form apart from fields that are not filled in yet: a dry run lists those instead.
std::optional<engine::Problem> wrong_form(const Call& call, const engine::CaseFile* file,
                                          const engine::Command& command) {
    auto problem = call.app.engine.workflow().form_problem(file, command);
    if (!problem || problem->errors.empty()) return problem;
    const bool only_missing = std::ranges::none_of(problem->errors, [&](const engine::FieldError& error) {
        return command.fields.has(std::string_view(error.pointer).substr(error.pointer.empty() ? 0 : 1));
    });
    return only_missing ? std::nullopt : problem;
}

Response explained(Call& call, const engine::Command& command) {
    std::shared_ptr<const engine::CaseFile> file;
    if (!command.stream.empty()) {
        auto found = seen(call, command.stream);
        if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
        file = std::get<std::shared_ptr<const engine::CaseFile>>(found);
    }
    if (const auto problem = wrong_form(call, file.get(), command)) return problem_response(call, *problem);
    return json(to_value(call, call.app.engine.explain(command)));
}

/// A change that does not say which version it is made on: after the right to see and the form.
Response without_version(Call& call, const engine::Command& command) {
    auto found = seen(call, command.stream);
    if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    const auto& file = std::get<std::shared_ptr<const engine::CaseFile>>(found);
    if (const auto problem = call.app.engine.workflow().form_problem(file.get(), command))
        return problem_response(call, *problem);
    return problem_response(call, "version-required", "problem.version_required");
}

}  // namespace

Response perform(Call& call, const Wish& wish) {
    if (wish.stream.empty() && !wish.creates) return problem_response(call, "not-found", "problem.no_such_case");
    auto read = read_form(call, wish);
    if (auto* refused = std::get_if<Response>(&read)) return unless_unseen(call, wish, std::move(*refused));
    Form& form = std::get<Form>(read);

    std::optional<Response> problem;
    const bool dry_run = query_flag(call, "dry_run", problem);
    const bool acknowledged = query_flag(call, "acknowledge", problem);
    const Precondition expected = if_match(call, problem);
    const std::string key(call.request.header("Idempotency-Key"));
    if (key.size() > longest_key) problem = invalid(call, "", "problem.key_too_long");
    if (problem) return unless_unseen(call, wish, *std::move(problem));

    const engine::ActSpec* act = find_act(call, form.act);
    if (act == nullptr || (wish.transition && !act->transition)) {
        if (wish.stream.empty()) return unknown_event(call, nullptr);
        auto found = seen(call, wish.stream);
        if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
        return unknown_event(call, std::get<std::shared_ptr<const engine::CaseFile>>(found).get());
    }
    const engine::Command command{.stream = wish.stream,
                                  .act = form.act,
                                  .fields = std::move(form.fields),
                                  .person = call.viewer.person,
                                  .via = "api",
                                  .expected_version = expected.version,
                                  .idempotency_key = key,
                                  .acknowledged = acknowledged};
    if (dry_run) return explained(call, command);
    if (!wish.creates && !expected.given) return without_version(call, command);
    const engine::Result result = call.app.engine.perform(command);
    if (const auto* refused = std::get_if<engine::Problem>(&result)) return problem_response(call, *refused);
    return done_response(wish, std::get<engine::Done>(result));
}

}  // namespace web
