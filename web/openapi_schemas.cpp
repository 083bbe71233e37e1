// The schemas of problems and of what acts come to, and all schemas put together.
#include "web/openapi.hpp"
#include "web/problem.hpp"
#include "web/schema_words.hpp"

namespace web {

using namespace schema;
using engine::Value;

namespace {

Value problem_schema() {
    std::vector<std::string> names;
    for (const ProblemKind& kind : problem_kinds()) names.push_back("/problems/" + std::string(kind.name));
    return exactly({{"type", one_of(names)}, {"title", text()}, {"status", whole()}, {"detail", text()}},
                   {{"instance", text()},
                    {"request_id", text()},
                    {"errors", list_of(exactly({{"detail", text()}, {"code", text()}},
                                               {{"pointer", text()}, {"parameter", text()}}))},
                    {"requirements", list_of(reference("Requirement"))},
                    {"allowed_events", list_of(text())},
                    {"current_version", whole()},
                    {"items", list_of(reference("ConsentResult"))},
                    {"changes", list_of(exactly({{"seq", whole()},
                                                 {"at", text()},
                                                 {"actor", text()},
                                                 {"role", text()},
                                                 {"act", text()},
                                                 {"event", text()}}))}});
}

Value requirement_schema() {
    const Value cure = exactly({{"role", text()}, {"role_name", text()}},
                               {{"act", text()}, {"act_name", text()}, {"centre", text()}, {"fields", type("object")}});
    return exactly({{"requirement", text()},
                    {"name", text()},
                    {"status", one_of({"met", "unmet", "not_applicable", "overridden", "unknown"})},
                    {"reason", text()},
                    {"cures", list_of(cure)}});
}

void add_act_answers(Value& schemas) {
    const Value event =
        exactly({{"stream", text()}, {"seq", whole()}, {"event", text()}, {"at", text()}, {"hash", text()}});
    schemas.set("Done", exactly({{"id", text()},
                                 {"stream", text()},
                                 {"version", whole()},
                                 {"repeated", flag()},
                                 {"events", list_of(event)}},
                                {{"transition", text()}, {"from", nullable_text()}, {"to", text()}}));
    const Value missing = exactly({{"pointer", text()}, {"detail", text()}, {"code", text()}});
    schemas.set("Explanation", exactly({{"name", text()},
                                        {"allowed", flag()},
                                        {"may_act", flag()},
                                        {"here", flag()},
                                        {"offered", flag()},
                                        {"by_vote", flag()},
                                        {"requirements", list_of(reference("Requirement"))},
                                        {"missing_fields", list_of(missing)}},
                                       {{"event", text()},
                                        {"act", text()},
                                        {"transition", text()},
                                        {"to", text()},
                                        {"suggestions", list_of(type("object"))}}));
    schemas.set("DoneOrExplanation",
                Value::object({{"oneOf", Value::array({reference("Done"), reference("Explanation")})}}));
    const auto explained = [](const char* member) {
        return exactly({{"case", text()},
                        {"version", whole()},
                        {"phase", text()},
                        {"status", text()},
                        {member, list_of(reference("Explanation"))}});
    };
    schemas.set("Transitions", explained("transitions"));
    schemas.set("Acts", explained("acts"));
}

}  // namespace

Value openapi_schemas(const engine::Workflow& workflow, const std::vector<Route>& routes) {
    Value schemas = Value::object({{"Problem", problem_schema()}, {"Requirement", requirement_schema()}});
    add_act_answers(schemas);
    add_case_answers(schemas);
    add_other_answers(schemas);
    add_screening_answers(schemas);
    add_voice_answers(schemas);
    add_policy_answers(schemas);
    add_release_answers(schemas);
    add_act_schemas(schemas, workflow, routes);
    return schemas;
}

}  // namespace web
