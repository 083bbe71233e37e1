// The schemas of answers about policies, and about what Norway adds to Orphanet.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

namespace web {

using namespace schema;

namespace {

engine::Value policy_row(Members more = {}) {
    const engine::Value hash = pattern("^[0-9a-f]{64}$");
    engine::Value row = exactly({{"version", text()},
                                 {"sha256", hash},
                                 {"threshold", text()},
                                 {"valid_from", text()},
                                 {"state", one_of({"shipped", "published", "adopted", "proposed", "fell"})},
                                 {"in_force", flag()},
                                 {"meeting", nullable_text()},
                                 {"item", whole()},
                                 {"report", nullable_text()},
                                 {"published", nullable_text()}});
    for (const auto& [name, value] : more) {
        row.members().find("properties")->second.set(name, value);
        row.members().find("required")->second.push(name);
    }
    return row;
}

}  // namespace

void add_policy_answers(engine::Value& schemas) {
    schemas.set("Policy", policy_row());
    schemas.set("PolicyWithFile", policy_row({{"file", text()}}));
    schemas.set("Policies", exactly({{"policies", list_of(reference("Policy"))}}));
    schemas.set("PolicyDifference", exactly({{"before", reference("Policy")},
                                             {"after", reference("Policy")},
                                             {"changes", list_of(exactly({{"key", text()}, {"before", text()}, {"after", text()}}))}}));
    schemas.set("NorwegianNames", exactly({{"names", list_of(exactly({{"orpha", text()},
                                                                      {"language", one_of({"nb", "nn"})},
                                                                      {"name", text()},
                                                                      {"who", text()},
                                                                      {"date", text()},
                                                                      {"source", text()}}))}}));
    schemas.set("EnquiryCounts",
                exactly({{"orpha", text()},
                         {"enquiries", list_of(exactly({{"year", whole()},
                                                        {"channel", text()},
                                                        {"band", text()},
                                                        {"count", engine::Value::object({{"type", engine::Value::array({"integer", "null"})}})}}))}}));
    schemas.set("CsvFile", exactly({{"csv", text()}}, {{"file", text()}}));
    schemas.set("LocalReport", exactly({{"added", whole()}, {"changed", whole()}, {"unchanged", whole()}, {"recorded", whole()}, {"refused", whole()}}));
    schemas.set("PolicyPublication", exactly({}, {{"sha256", pattern("^[0-9a-f]{64}$")}, {"file", text()}}));
}

}  // namespace web
