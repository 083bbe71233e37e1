#include "web/openapi.hpp"

#include "engine/version.hpp"
#include "web/problem.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

namespace web {

namespace {

using engine::Value;

Value reference(const std::string& schema) { return Value::object({{"$ref", "#/components/schemas/" + schema}}); }

Value content(const std::string& type, Value schema) {
    return Value::object({{type, Value::object({{"schema", std::move(schema)}})}});
}

bool changes(const Route& route) { return route.method != "GET"; }

Value parameter(const std::string& name, const char* place, const std::string& description, Value schema,
                bool required) {
    return Value::object({{"name", name},
                          {"in", place},
                          {"description", description},
                          {"schema", std::move(schema)},
                          {"required", required}});
}

Value text_type() { return Value::object({{"type", "string"}}); }

/// The {names} of a path.
std::vector<std::string> names_in(const std::string& path) {
    std::vector<std::string> names;
    for (std::size_t open = path.find('{'); open != std::string::npos; open = path.find('{', open + 1))
        names.push_back(path.substr(open + 1, path.find('}', open) - open - 1));
    return names;
}

bool knows(const Route& route, std::string_view problem) {
    return std::ranges::find(route.problems, problem) != route.problems.end();
}

Value parameters_of(const Route& route) {
    Value list = Value::array();
    for (const std::string& name : names_in(route.path)) list.push(parameter(name, "path", name, text_type(), true));
    for (const Parameter& one : route.query)
        list.push(parameter(one.name, "query", one.description, one.schema, false));
    if (route.face != Face::plain) {
        Value languages = Value::object({{"type", "string"}, {"enum", Value::array({"nb", "nn", "en"})}});
        list.push(parameter("lang", "query", "Language of texts; else Accept-Language", languages, false));
    }
    if (knows(route, "version-required"))
        list.push(parameter("If-Match", "header", "The version this change is made on, in quotes; not with dry_run",
                            text_type(), false));
    if (knows(route, "key-reused"))
        list.push(parameter("Idempotency-Key", "header", "A repeated request with the same key is done once",
                            text_type(), false));
    return list;
}

Value problem_answer(const std::string& types) {
    return Value::object(
        {{"description", types}, {"content", content("application/problem+json", reference("Problem"))}});
}

/// Every problem type the row can end in: what it names, and what follows from the rest of the row.
std::set<std::string> problems_of(const Route& route) {
    std::set<std::string> types(route.problems.begin(), route.problems.end());
    types.insert({"invalid", "unavailable", "internal"});
    if (route.access != Access::everyone) types.insert("sign-in-required");
    if (route.access == Access::content || route.access == Access::administrator ||
        (changes(route) && route.access != Access::everyone))
        types.insert("not-allowed");
    if (route.body != Body::none) types.insert({"too-large", "unsupported-media-type"});
    return types;
}

Value responses_of(const Route& route) {
    Value responses = Value::object();
    const std::string success = std::to_string(route.success);
    if (route.success == 303) {
        responses.set(success, Value::object({{"description", "Taken; go on at Location"}}));
    } else if (!route.response_schema.empty()) {
        responses.set(success,
                      Value::object({{"description", route.summary},
                                     {"content", content("application/json", reference(route.response_schema))}}));
    } else {
        const std::string type = route.path.ends_with(".pdf") ? "application/pdf" : route.face == Face::page ? "text/html" : "*/*";
        responses.set(success,
                      Value::object({{"description", route.summary}, {"content", content(type, Value::object())}}));
    }
    if (route.method == "GET" && route.face != Face::page)
        responses.set("304", Value::object({{"description", "Not changed"}}));
    if (route.face == Face::page) {
        responses.set("default", Value::object({{"description", "A page that says what is wrong"}}));
        return responses;
    }
    if (route.face == Face::plain) {
        responses.set("default", problem_answer("What is wrong"));
        return responses;
    }
    std::map<int, std::string> by_status;
    for (const std::string& type : problems_of(route)) {
        std::string& types = by_status[status_of(type)];
        types += (types.empty() ? "" : ", ") + type;
    }
    for (const auto& [status, types] : by_status) responses.set(std::to_string(status), problem_answer(types));
    return responses;
}

Value operation_of(const Route& route) {
    Value operation = Value::object({{"summary", route.summary.empty() ? route.path : route.summary},
                                     {"tags", Value::array({route.face == Face::api    ? "api"
                                                            : route.face == Face::page ? "pages"
                                                                                       : "service"})},
                                     {"parameters", parameters_of(route)},
                                     {"responses", responses_of(route)}});
    if (route.access == Access::everyone) operation.set("security", Value::array());
    if (route.body == Body::json)
        operation.set("requestBody",
                      Value::object({{"required", true},
                                     {"content", content("application/json", reference(route.request_schema))}}));
    if (route.body == Body::form)
        operation.set("requestBody", Value::object({{"content", content("application/x-www-form-urlencoded",
                                                                        Value::object({{"type", "object"}}))}}));
    if (route.body == Body::upload)
        operation.set("requestBody",
                      Value::object({{"content", content("multipart/form-data", Value::object({{"type", "object"}}))}}));
    return operation;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

Value security_schemes() {
    return Value::object({{"bearer", Value::object({{"type", "http"},
                                                    {"scheme", "bearer"},
                                                    {"description", "phasemodel token create --as EMAIL"}})},
                          {"cookie", Value::object({{"type", "apiKey"},
                                                    {"in", "cookie"},
                                                    {"name", "phasemodel"},
                                                    {"description", "A session; changes also carry X-CSRF-Token"}})}});
}

}  // namespace

std::string openapi_document(const App& app, const std::vector<Route>& routes) {
    Value paths = Value::object();
    for (const Route& route : routes) {
        if (!paths.has(route.path)) paths.set(route.path, Value::object());
        paths.members().find(route.path)->second.set(lower(route.method), operation_of(route));
    }
    const std::string server = app.options.public_origin.empty() ? "/" : app.options.public_origin;
    return Value::object(
               {{"openapi", "3.1.0"},
                {"info",
                 Value::object({{"title", "phasemodel"},
                                {"version", engine::program_version()},
                                {"description",
                                 "Cases of candidate diagnoses through phases 0 to 7. Every change names the version "
                                 "it is made on (If-Match); every refusal is a problem document (RFC 9457)."}})},
                {"servers", Value::array({Value::object({{"url", server}})})},
                {"security", Value::array({Value::object({{"bearer", Value::array()}}),
                                           Value::object({{"cookie", Value::array()}})})},
                {"paths", paths},
                {"components", Value::object({{"schemas", openapi_schemas(app.engine.workflow(), routes)},
                                              {"securitySchemes", security_schemes()}})}})
        .canonical();
}

}  // namespace web
