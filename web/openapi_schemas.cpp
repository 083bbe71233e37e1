// The schemas of what goes in and out. Act schemas come from the act table; the rest stands here beside nothing else.
#include "web/openapi.hpp"

#include "engine/act.hpp"
#include "web/problem.hpp"

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace web {

namespace {

using engine::Field;
using engine::Kind;
using engine::Value;

Value type(const char* name) { return Value::object({{"type", name}}); }
Value text() { return type("string"); }
Value nullable_text() { return Value::object({{"type", Value::array({"string", "null"})}}); }
Value whole() { return type("integer"); }
Value flag() { return type("boolean"); }
Value reference(std::string_view schema) { return Value::object({{"$ref", "#/components/schemas/" + std::string(schema)}}); }
Value list_of(Value items) { return Value::object({{"type", "array"}, {"items", std::move(items)}}); }
Value pattern(const char* expression) { return Value::object({{"type", "string"}, {"pattern", expression}}); }

Value one_of(const std::vector<std::string>& choices) {
    Value list = Value::array();
    for (const std::string& choice : choices) list.push(choice);
    return Value::object({{"type", "string"}, {"enum", list}});
}

using Members = std::initializer_list<std::pair<const std::string, Value>>;

/// An object of exactly these members, all of them required, beside those named optional.
Value exactly(Members members, Members optional = {}) {
    Value properties = Value::object(members);
    Value required = Value::array();
    for (const auto& member : members) required.push(member.first);
    for (const auto& [name, schema] : optional) properties.set(name, schema);
    return Value::object({{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}});
}

Value field_schema(const Field& field) {
    const auto limit = [&](std::size_t own) { return static_cast<std::int64_t>(field.max_length > 0 ? field.max_length : own); };
    switch (field.kind) {
        case Kind::words: return Value::object({{"type", "string"}, {"maxLength", limit(20'000)}});
        case Kind::line: return Value::object({{"type", "string"}, {"maxLength", limit(300)}});
        case Kind::code:
        case Kind::requirement:
        case Kind::centre:
        case Kind::body:
        case Kind::person: return text();
        case Kind::link: return Value::object({{"type", "string"}, {"format", "uri"}});
        case Kind::orpha: return Value::object({{"anyOf", Value::array({pattern("^(ORPHA:)?[0-9]{1,9}$"), whole()})}});
        case Kind::choice: return one_of(field.choices);
        case Kind::choices: return list_of(one_of(field.choices));
        case Kind::flag: return flag();
        case Kind::number:
        case Kind::entry: return whole();
        case Kind::date: return Value::object({{"type", "string"}, {"format", "date"}});
        case Kind::case_id: return pattern("^[0-9]{4}-[0-9]{4,}$");
        case Kind::persons:
        case Kind::centres:
        case Kind::case_ids:
        case Kind::orphas: return list_of(text());
    }
    return text();
}

/// What an act is asked with. `named` is the member that carries its name in the general routes, "" in the named ones.
Value act_schema(const engine::ActSpec& act, const std::string& named, const std::string& without) {
    Value properties = Value::object();
    Value required = Value::array();
    if (!named.empty()) {
        properties.set(named, Value::object({{"const", act.name}}));
        required.push(named);
    }
    for (const Field& field : act.fields) {
        if (field.name == without) continue;
        properties.set(field.name, field_schema(field));
        if (field.required) required.push(field.name);
    }
    return Value::object({{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}});
}

/// "Act_comment", "Act_answer_comment_without_comment": the request schemas that routes name.
void add_act_schemas(Value& schemas, const engine::Workflow& workflow, const std::vector<Route>& routes) {
    Value any_act = Value::array();
    Value any_event = Value::array();
    for (const engine::ActSpec& act : workflow.acts()) {
        any_act.push(act_schema(act, "act", ""));
        if (act.transition) any_event.push(act_schema(act, "event", ""));
        for (const Route& route : routes) {
            const std::string base = "Act_" + act.name;
            if (route.request_schema == base) schemas.set(base, act_schema(act, "", ""));
            if (route.request_schema.starts_with(base + "_without_"))
                schemas.set(route.request_schema, act_schema(act, "", route.request_schema.substr(base.size() + 9)));
        }
    }
    schemas.set("ActRequest", Value::object({{"oneOf", any_act}}));
    schemas.set("TransitionRequest", Value::object({{"oneOf", any_event}}));
}

Value problem_schema() {
    std::vector<std::string> names;
    for (const ProblemKind& kind : problem_kinds()) names.push_back("/problems/" + std::string(kind.name));
    return exactly({{"type", one_of(names)}, {"title", text()}, {"status", whole()}, {"detail", text()}},
                   {{"instance", text()},
                    {"request_id", text()},
                    {"errors", list_of(exactly({{"detail", text()}, {"code", text()}}, {{"pointer", text()}, {"parameter", text()}}))},
                    {"requirements", list_of(reference("Requirement"))},
                    {"allowed_events", list_of(text())},
                    {"current_version", whole()},
                    {"changes", list_of(exactly({{"seq", whole()}, {"at", text()}, {"actor", text()}, {"role", text()}, {"act", text()}, {"event", text()}}))}});
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
    const Value event = exactly({{"stream", text()}, {"seq", whole()}, {"event", text()}, {"at", text()}, {"hash", text()}});
    schemas.set("Done", exactly({{"id", text()}, {"stream", text()}, {"version", whole()}, {"repeated", flag()}, {"events", list_of(event)}},
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
                                       {{"event", text()}, {"act", text()}, {"transition", text()}, {"to", text()}}));
    schemas.set("DoneOrExplanation", Value::object({{"oneOf", Value::array({reference("Done"), reference("Explanation")})}}));
    const auto explained = [](const char* member) {
        return exactly({{"case", text()}, {"version", whole()}, {"phase", text()}, {"status", text()}, {member, list_of(reference("Explanation"))}});
    };
    schemas.set("Transitions", explained("transitions"));
    schemas.set("Acts", explained("acts"));
}

/// The columns, and everything that the events say. Papers are absent for those who may not see them ("withheld").
Value case_schema(Value row) {
    const auto add = [&row](const char* name, Value schema, bool always) {
        row.members().find("properties")->second.set(name, std::move(schema));
        if (always) row.members().find("required")->second.push(name);
    };
    const Value maybe_object = Value::object({{"type", Value::array({"object", "null"})}});
    for (const char* name : {"registered", "policy", "content_hash"}) add(name, text(), true);
    for (const char* name : {"case_officer", "proposer", "proposal"}) add(name, nullable_text(), true);
    for (const char* name : {"called_in", "following"}) add(name, flag(), true);
    for (const char* name : {"parking", "closing", "identity", "scope", "summary", "oral", "attendance"}) add(name, maybe_object, true);
    for (const char* name : {"criteria", "start_up"}) add(name, type("object"), true);
    for (const char* name : {"visits", "transitions", "names", "duplicates", "assessments", "enquiries", "rounds", "invitations", "comments",
                             "interests", "overrides", "precedents", "ballots", "placement_answers", "placements", "status_reports"})
        add(name, list_of(type("object")), true);
    for (const char* name : {"candidates", "evidence", "motions"}) add(name, list_of(type("object")), false);
    add("recommendation", maybe_object, false);
    add("withheld", list_of(text()), true);
    return row;
}

void add_case_answers(Value& schemas) {
    const Value row = exactly({{"id", text()}, {"version", whole()}, {"cycle", whole()}, {"phase", text()}, {"phase_number", whole()},
                               {"status", text()}, {"outcome", nullable_text()}, {"orpha", nullable_text()}, {"name", text()},
                               {"primary_centre", nullable_text()}, {"phase_since", nullable_text()}, {"next_date", nullable_text()},
                               {"ball", nullable_text()}, {"open_until", nullable_text()}, {"origin", nullable_text()}, {"last_at", text()}});
    schemas.set("CaseRow", row);
    schemas.set("CasePage", exactly({{"cases", list_of(reference("CaseRow"))}, {"total", whole()}, {"next", nullable_text()}}));
    schemas.set("Case", case_schema(row));
    schemas.set("Event", exactly({{"stream", text()}, {"seq", whole()}, {"at", text()}, {"date", text()}, {"actor", text()},
                                  {"for", nullable_text()}, {"role", text()}, {"act", text()}, {"event", text()}, {"cycle", whole()},
                                  {"model", text()}, {"policy", text()}, {"via", text()}, {"body", type("object")}, {"prev", text()},
                                  {"hash", pattern("^[0-9a-f]{64}$")}}));
    schemas.set("History", exactly({{"case", text()}, {"version", whole()}, {"events", list_of(reference("Event"))}, {"next", nullable_text()}}));
}

void add_other_answers(Value& schemas) {
    const Value proposal_row = exactly({{"id", text()}, {"status", text()}, {"name", text()}, {"orpha", nullable_text()},
                                        {"proposer", text()}, {"case", nullable_text()}, {"at", text()}});
    schemas.set("Proposals", exactly({{"proposals", list_of(proposal_row)}}));
    schemas.set("Proposal", exactly({{"id", text()}, {"version", whole()}, {"status", text()}, {"name", text()}, {"orpha", nullable_text()},
                                     {"origin", text()}, {"reason", text()}, {"organisation", nullable_text()}, {"proposer", text()},
                                     {"case", nullable_text()}, {"verdict_reason", nullable_text()}, {"received_at", text()}}));
    const Value hit = exactly({{"orpha", text()}, {"code", text()}, {"name", text()}, {"matched", text()}, {"by_synonym", flag()},
                               {"level", text()}, {"status", text()}, {"target", nullable_text()}});
    schemas.set("Diagnoses", exactly({{"diagnoses", list_of(hit)}}));
    const Value target = exactly({{"orpha", text()}, {"relation", text()}, {"name", text()}});
    const Value release = exactly({{"product", text()}, {"language", text()}, {"version", text()}, {"date", text()}, {"sha256", text()}});
    schemas.set("Diagnosis", exactly({{"orpha", text()}, {"code", text()}, {"name", text()}, {"language", text()}, {"synonyms", list_of(text())},
                                      {"level", text()}, {"type", text()}, {"active", flag()}, {"status", text()}, {"targets", list_of(target)},
                                      {"in_force", flag()}, {"release", release}, {"cases", list_of(text())}}));
    const Value standing = exactly({{"role", text()}, {"centre", nullable_text()}, {"organisation", nullable_text()},
                                    {"capacity", nullable_text()}, {"on_behalf", nullable_text()}});
    schemas.set("Me", exactly({{"person", text()}, {"name", text()}, {"email", text()}, {"language", text()}, {"roles", list_of(standing)},
                               {"today", text()}, {"read_only", flag()}, {"demonstration", flag()}}));
    schemas.set("People", exactly({{"people", list_of(exactly({{"person", text()}, {"name", text()}, {"roles", list_of(standing)}}))}}));
    const Value step = exactly({{"id", text()}, {"event", text()}, {"from", nullable_text()}, {"to", text()}, {"decided_by", list_of(text())},
                                {"requirements", list_of(text())}});
    schemas.set("Model", exactly({{"version", text()},
                                  {"phases", list_of(exactly({{"id", text()}, {"number", whole()}, {"name", text()}}))},
                                  {"transitions", list_of(step)},
                                  {"acts", list_of(type("object"))}}));
    schemas.set("Readiness", exactly({{"ready", flag()}}));
    schemas.set("Version", exactly({{"program", text()}, {"version", text()}, {"model", text()}, {"demonstration", flag()}, {"orphanet", nullable_text()}}));
    schemas.set("OpenApi", type("object"));
}

}  // namespace

Value openapi_schemas(const engine::Workflow& workflow, const std::vector<Route>& routes) {
    Value schemas = Value::object({{"Problem", problem_schema()}, {"Requirement", requirement_schema()}});
    add_act_answers(schemas);
    add_case_answers(schemas);
    add_other_answers(schemas);
    add_act_schemas(schemas, workflow, routes);
    return schemas;
}

}  // namespace web
