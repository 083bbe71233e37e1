// Short words for writing JSON schemas (2020-12) as values.
#pragma once

#include "engine/value.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web::schema {

inline engine::Value type(const char* name) { return engine::Value::object({{"type", name}}); }
inline engine::Value text() { return type("string"); }
inline engine::Value nullable_text() {
    return engine::Value::object({{"type", engine::Value::array({"string", "null"})}});
}
inline engine::Value whole() { return type("integer"); }
inline engine::Value flag() { return type("boolean"); }
inline engine::Value reference(std::string_view schema) {
    return engine::Value::object({{"$ref", "#/components/schemas/" + std::string(schema)}});
}
inline engine::Value list_of(engine::Value items) {
    return engine::Value::object({{"type", "array"}, {"items", std::move(items)}});
}
inline engine::Value pattern(const char* expression) {
    return engine::Value::object({{"type", "string"}, {"pattern", expression}});
}

inline engine::Value one_of(const std::vector<std::string>& choices) {
    engine::Value list = engine::Value::array();
    for (const std::string& choice : choices) list.push(choice);
    return engine::Value::object({{"type", "string"}, {"enum", list}});
}

using Members = std::initializer_list<std::pair<const std::string, engine::Value>>;

/// An object of exactly these members, all of them required, beside those named optional.
inline engine::Value exactly(Members members, Members optional = {}) {
    engine::Value properties = engine::Value::object(members);
    engine::Value required = engine::Value::array();
    for (const auto& member : members) required.push(member.first);
    for (const auto& [name, schema] : optional) properties.set(name, schema);
    return engine::Value::object(
        {{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}});
}

}  // namespace web::schema
