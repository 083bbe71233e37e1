#include "tests/http/house.hpp"
#include "tests/support/catch.hpp"
#include "web/routes.hpp"

#include <set>

using tests::House;

namespace {

engine::Value document(const House& house) {
    return std::get<engine::Value>(engine::parse_value(tests::ask(house.port(), "GET", "/api/openapi.json").body));
}

std::string upper(std::string text) {
    for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

/// "GET /api/v1/cases/{id}" of everything that is described.
std::set<std::string> described(const engine::Value& openapi) {
    std::set<std::string> all;
    for (const auto& [path, operations] : openapi.find("paths")->members())
        for (const auto& [method, operation] : operations.members()) all.insert(upper(method) + " " + path);
    return all;
}

/// Every name that a $ref anywhere in the document points to.
void collect_references(const engine::Value& value, std::set<std::string>& names) {
    if (value.is_array())
        for (const engine::Value& item : value.items()) collect_references(item, names);
    if (!value.is_object()) return;
    for (const auto& [name, member] : value.members()) {
        if (name == "$ref") names.insert(member.string());
        collect_references(member, names);
    }
}

}  // namespace

TEST_CASE("every route is described and everything described is a route", "[openapi]") {
    const House house;
    std::set<std::string> routes;
    for (const web::Route& route : web::all_routes()) routes.insert(route.method + " " + route.path);

    CHECK(described(document(house)) == routes);
}

TEST_CASE("everything described is answered by its handler", "[openapi]") {
    const House house;
    for (const std::string& one : described(document(house))) {
        const std::string method = one.substr(0, one.find(' '));
        std::string target = one.substr(one.find(' ') + 1);
        while (target.find('{') != std::string::npos)
            target.replace(target.find('{'), target.find('}') - target.find('{') + 1, "1");
        const auto answer = house.ask("case_officer", method, target);
        INFO(one << " gave " << answer.status << " " << answer.body.substr(0, 300));
        CHECK(answer.status != 405);
        CHECK(answer.status != 500);
        CHECK(answer.body.find("no such address") == std::string::npos);
    }
}

TEST_CASE("the description names no schema that it does not have", "[openapi]") {
    const House house;
    const engine::Value openapi = document(house);
    std::set<std::string> names;
    collect_references(openapi, names);

    for (const std::string& name : names) {
        INFO(name);
        CHECK(openapi.find("components")->find("schemas")->has(name.substr(name.rfind('/') + 1)));
    }
}

TEST_CASE("every act of the table can be asked for by the description", "[openapi]") {
    House house;
    const engine::Value openapi = document(house);
    std::set<std::string> acts;
    for (const engine::Value& schema : openapi.find("components")->find("schemas")->find("ActRequest")->list("oneOf"))
        acts.insert(schema.find("properties")->find("act")->text("const"));

    for (const engine::ActSpec& act : house.program().engine().workflow().acts()) CHECK(acts.contains(act.name));
}
