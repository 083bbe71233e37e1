// Comments across cases, several answers at once, what the input changed.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/inbox_query.hpp"
#include "web/pages/sight.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/input_changes.hpp"

#include <algorithm>

namespace web {

namespace {

using engine::Value;

constexpr std::size_t most_answers = 100;
constexpr std::size_t longest_key = 180;  // with the number of the answer behind it

Response list(Call& call) {
    std::optional<Response> problem;
    auto filter = inbox_filter(call, "all", problem);
    const bool mine = query_flag(call, "mine", problem);
    if (problem) return *std::move(problem);
    if (mine) filter->author = call.viewer.person;
    return json(workflows::as_value(look_into(call, *filter)));
}

Response organisations(Call& call) {
    std::optional<Response> problem;
    const auto filter = inbox_filter(call, "all", problem);
    if (problem) return *std::move(problem);
    return json(workflows::as_value(workflows::organisation_figures(look_into(call, *filter))));
}

Response changes(Call& call) {
    Response instead;
    const auto sight = look_at_case_then(call, instead);
    if (!sight) return instead;
    return json(workflows::as_value(**sight, workflows::input_changes(**sight, readable_in(call, **sight))));
}

/// What was sent: one command an answer.
struct Sent {
    std::vector<engine::Command> commands;
    Precondition expected;
    bool dry_run = false, acknowledged = false;
};

std::variant<Sent, Response> read_answers(Call& call, const std::string& stream) {
    auto body = json_object(call);
    if (auto* refused = std::get_if<Response>(&body)) return std::move(*refused);
    const Value& given = std::get<Value>(body);
    const auto& answers = given.list("answers");
    if (answers.empty() || answers.size() > most_answers) return invalid(call, "/answers", "problem.answers_expected");
    for (const auto& [name, value] : given.members())
        if (name != "answers") return invalid(call, "/" + name, "form.unknown_field", {{"field", name}});
    Sent sent;
    std::optional<Response> problem;
    sent.dry_run = query_flag(call, "dry_run", problem);
    sent.acknowledged = query_flag(call, "acknowledge", problem);
    sent.expected = if_match(call, problem);
    const std::string key(call.request.header("Idempotency-Key"));
    if (key.size() > longest_key) problem = invalid(call, "", "problem.key_too_long");
    if (problem) return *std::move(problem);
    for (const Value& answer : answers) {
        engine::Command command{.stream = stream, .act = "answer_comment", .fields = answer, .person = call.viewer.person, .via = "api", .acknowledged = sent.acknowledged};
        if (!key.empty()) command.idempotency_key = key + " " + std::to_string(sent.commands.size() + 1) + "/" + std::to_string(answers.size());
        if (sent.commands.empty()) command.expected_version = sent.expected.version;
        sent.commands.push_back(std::move(command));
    }
    return sent;
}

/// With the places inside the list that was sent.
engine::Problem placed(engine::Problem problem, std::size_t answer) {
    for (engine::FieldError& error : problem.errors) error.pointer = "/answers/" + std::to_string(answer) + error.pointer;
    return problem;
}

Response done_response(const std::vector<engine::Done>& done) {
    const engine::Done& last = done.back();
    Value events = Value::array();
    for (const engine::Done& one : done)
        for (const engine::Sealed& sealed : one.events)
            events.push(Value::object({{"stream", sealed.event.stream}, {"seq", sealed.event.seq}, {"event", sealed.event.name}, {"at", sealed.event.at}, {"hash", sealed.hash}}));
    const std::string id = last.stream.substr(last.stream.find('/') + 1);
    Response response = json(Value::object({{"id", id}, {"stream", last.stream}, {"version", last.version}, {"repeated", last.repeated}, {"events", events}}));
    response.headers.emplace_back("ETag", etag(last.version));
    if (last.repeated) response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

Response rehearsed(Call& call, const std::vector<engine::Command>& commands) {
    const engine::Together together = call.app.engine.rehearse(commands);
    return json(Value::object({{"allowed", !together.problem},
                               {"answers", static_cast<std::int64_t>(commands.size())},
                               {"problem", together.problem ? to_value(call, placed(*together.problem, together.refused)) : Value()}}));
}

Response answer_all(Call& call) {
    const std::string stream = case_stream(call);
    auto found = seen(call, stream);
    if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    auto read = read_answers(call, stream);
    if (auto* refused = std::get_if<Response>(&read)) return std::move(*refused);
    const Sent& sent = std::get<Sent>(read);
    if (sent.dry_run) return rehearsed(call, sent.commands);
    if (!sent.expected.given) {
        const auto& file = std::get<std::shared_ptr<const engine::CaseFile>>(found);
        for (std::size_t i = 0; i < sent.commands.size(); ++i)
            if (const auto wrong = call.app.engine.workflow().form_problem(file.get(), sent.commands[i])) return problem_response(call, placed(*wrong, i));
        return problem_response(call, "version-required", "problem.version_required");
    }
    const engine::Together together = call.app.engine.perform_all(sent.commands);
    if (together.problem) return problem_response(call, placed(*together.problem, together.refused));
    return done_response(together.done);
}

std::vector<Parameter> filter_parameters() {
    return {{"state", "waiting, overdue, answered or all (as without it)", choice_schema({"waiting", "overdue", "answered", "all"})},
            {"case", "Only this case", text_schema()},
            {"phase", "Only cases in this phase", text_schema()},
            {"organisation", "Only comments given for it", text_schema()},
            {"role", "Only comments by this role", text_schema()},
            {"part", "Only comments about this part", text_schema()},
            {"from", "Given from this day", date_schema()},
            {"to", "Given to this day", date_schema()},
            as_of_parameter()};
}

}  // namespace

std::vector<Route> comment_routes() {
    auto with_mine = filter_parameters();
    with_mine.push_back({"mine", "Only one's own", flag_schema()});
    return {{.method = "GET",
             .path = "/api/v1/comments",
             .handler = list,
             .access = Access::content,
             .face = Face::api,
             .summary = "Comments across cases, those without an answer first",
             .query = with_mine,
             .response_schema = "Inbox"},
            {.method = "GET",
             .path = "/api/v1/comments/organisations",
             .handler = organisations,
             .access = Access::content,
             .face = Face::api,
             .summary = "How organisations have been answered; shares only where five comments have been",
             .query = filter_parameters(),
             .response_schema = "Organisations"},
            {.method = "GET",
             .path = "/api/v1/cases/{id}/changes",
             .handler = changes,
             .access = Access::content,
             .face = Face::api,
             .summary = "What the input changed: comments that were followed, with what came of them",
             .query = {as_of_parameter()},
             .response_schema = "InputChanges",
             .problems = {"not-found"}},
            {.method = "POST",
             .path = "/api/v1/cases/{id}/answers",
             .handler = answer_all,
             .access = Access::content,
             .face = Face::api,
             .summary = "Answers several comments, one act each: all of them or none",
             .query = {{"dry_run", "Only say whether it would be done, and why not", flag_schema()}, acknowledge_parameter()},
             .body = Body::json,
             .request_schema = "AnswersRequest",
             .response_schema = "AnswersDone",
             .problems = {"not-found", "recused", "wrong-phase", "busy", "stale-version", "personal-number-refused", "personal-data-suspected", "key-reused", "version-required"}}};
}

}  // namespace web
