#include "web/problem.hpp"

#include "web/pages/pages.hpp"
#include "web/routes.hpp"

#include <algorithm>
#include <array>

namespace web {

namespace {

constexpr std::array kinds{
    ProblemKind{"invalid", 400},
    ProblemKind{"sign-in-required", 401},
    ProblemKind{"not-allowed", 403},
    ProblemKind{"recused", 403},
    ProblemKind{"not-found", 404},
    ProblemKind{"method-not-allowed", 405},
    ProblemKind{"wrong-phase", 409},
    ProblemKind{"busy", 409},
    ProblemKind{"stale-version", 412},
    ProblemKind{"too-large", 413},
    ProblemKind{"unsupported-media-type", 415},
    ProblemKind{"unknown-event", 422},
    ProblemKind{"requirement-unmet", 422},
    ProblemKind{"personal-number-refused", 422},
    ProblemKind{"personal-data-suspected", 422},
    ProblemKind{"key-reused", 422},
    ProblemKind{"version-required", 428},
    ProblemKind{"rate-limited", 429},
    ProblemKind{"internal", 500},
    ProblemKind{"unavailable", 503},
    ProblemKind{"too-slow", 408},
};

engine::Value cure_value(const Call& call, const engine::Cure& cure) {
    engine::Value value =
        engine::Value::object({{"role", cure.role}, {"role_name", call.words.text("role." + cure.role)}});
    if (!cure.act.empty()) {
        value.set("act", cure.act);
        value.set("act_name", call.words.text("act." + cure.act));
    }
    if (!cure.centre.empty()) value.set("centre", cure.centre);
    if (!cure.fields.empty()) {
        engine::Value fields = engine::Value::object();
        for (const auto& [name, content] : cure.fields) fields.set(name, content);
        value.set("fields", fields);
    }
    return value;
}

/// What happened since the version that was sent: enough to tell the person, without any text.
engine::Value changes(const std::vector<engine::Sealed>& since) {
    engine::Value list = engine::Value::array();
    for (const engine::Sealed& sealed : since) {
        list.push(engine::Value::object({{"seq", sealed.event.seq},
                                         {"at", sealed.event.at},
                                         {"actor", sealed.event.actor},
                                         {"role", sealed.event.role},
                                         {"act", sealed.event.act},
                                         {"event", sealed.event.name}}));
    }
    return list;
}

engine::Value errors(const Call& call, const std::vector<engine::FieldError>& wrong) {
    engine::Value list = engine::Value::array();
    for (const engine::FieldError& error : wrong) {
        engine::Value entry =
            engine::Value::object({{"detail", call.words.text(error.message)}, {"code", error.message.key}});
        const bool in_query = error.pointer.starts_with('?');
        entry.set(in_query ? "parameter" : "pointer", in_query ? error.pointer.substr(1) : error.pointer);
        list.push(entry);
    }
    return list;
}

std::string underscored(std::string_view name) {
    std::string out(name);
    std::ranges::replace(out, '-', '_');
    return out;
}

void add_headers(const engine::Problem& problem, Response& response) {
    if (problem.type == "sign-in-required")
        response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"phasemodel\"");
    if (problem.type == "unavailable") response.headers.emplace_back("Retry-After", "5");
    if (problem.type == "stale-version")
        response.headers.emplace_back("ETag", "\"" + std::to_string(problem.version) + "\"");
}

}  // namespace

std::span<const ProblemKind> problem_kinds() { return kinds; }

int status_of(std::string_view kind) {
    const auto found = std::ranges::find(kinds, kind, &ProblemKind::name);
    return found == kinds.end() ? 500 : found->status;
}

std::string problem_title_key(std::string_view kind) { return "problem." + underscored(kind) + ".title"; }

engine::Value to_value(const Call& call, const engine::Answer& answer) {
    engine::Value cures = engine::Value::array();
    for (const engine::Cure& cure : answer.cures) cures.push(cure_value(call, cure));
    return engine::Value::object({{"requirement", answer.requirement},
                                  {"name", call.words.text("requirement." + answer.requirement)},
                                  {"status", engine::name_of(answer.status)},
                                  {"reason", call.words.text(answer.reason)},
                                  {"cures", cures}});
}

engine::Value to_value(const Call& call, const engine::Problem& problem) {
    engine::Value value = engine::Value::object({{"type", "/problems/" + problem.type},
                                                 {"title", call.words.text(problem_title_key(problem.type))},
                                                 {"status", status_of(problem.type)},
                                                 {"detail", call.words.text(problem.detail)},
                                                 {"instance", call.request.path},
                                                 {"request_id", call.request.id}});
    if (!problem.errors.empty()) value.set("errors", errors(call, problem.errors));
    if (!problem.answers.empty()) {
        engine::Value open = engine::Value::array();
        for (const engine::Answer& answer : problem.answers)
            if (!answer.lets_through()) open.push(to_value(call, answer));
        value.set("requirements", open);
    }
    if (problem.type == "wrong-phase" || problem.type == "unknown-event") {
        engine::Value allowed = engine::Value::array();
        for (const std::string& event : problem.allowed_now) allowed.push(event);
        value.set("allowed_events", allowed);
    }
    if (problem.type == "stale-version") {
        value.set("current_version", problem.version);
        value.set("changes", changes(problem.since));
    }
    return value;
}

Response problem_response(Call& call, const engine::Problem& problem) {
    const int status = status_of(problem.type);
    Response response;
    if (call.route.face == Face::page && status == 401 && call.request.method == "GET") {
        response = see_other("/sign-in?next=" + percent_encoded(call.request.target));
    } else if (call.route.face == Face::page) {
        response = problem_page(call, problem, status);
    } else {
        response = json(to_value(call, problem), status);
        response.type = "application/problem+json";
    }
    response.problem = problem.type;
    add_headers(problem, response);
    return response;
}

Response problem_response(Call& call, std::string kind, std::string key,
                          std::vector<std::pair<std::string, std::string>> values) {
    engine::Problem problem;
    problem.type = std::move(kind);
    problem.detail = {std::move(key), std::move(values)};
    return problem_response(call, problem);
}

Response invalid(Call& call, std::string pointer, std::string key,
                 std::vector<std::pair<std::string, std::string>> values) {
    engine::Problem problem;
    problem.type = "invalid";
    problem.detail = {"problem.invalid", {}};
    problem.errors.push_back({std::move(pointer), {std::move(key), std::move(values)}});
    return problem_response(call, problem);
}

}  // namespace web
