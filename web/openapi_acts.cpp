// The schemas of what acts are asked with, made from the act table.
#include "engine/act.hpp"
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

#include <cstdint>

namespace web {

using namespace schema;

namespace {

using engine::Field;
using engine::Kind;
using engine::Value;

Value field_schema(const Field& field) {
    const auto limit = [&](std::size_t own) {
        return static_cast<std::int64_t>(field.max_length > 0 ? field.max_length : own);
    };
    switch (field.kind) {
        case Kind::words: return Value::object({{"type", "string"}, {"maxLength", limit(20'000)}});
        case Kind::file: return Value::object({{"type", "string"}, {"maxLength", limit(200'000)}});
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
    return Value::object(
        {{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}});
}

}  // namespace

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
    for (const engine::ActSpec& act : workflow.acts())
        if (act.name == "answer_comment") schemas.set("AnswersRequest", exactly({{"answers", list_of(act_schema(act, "", ""))}}));
    schemas.set("ActRequest", Value::object({{"oneOf", any_act}}));
    schemas.set("TransitionRequest", Value::object({{"oneOf", any_event}}));
}

}  // namespace web
