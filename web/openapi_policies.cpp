// The schemas of answers about policies.
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
    schemas.set("PolicyPublication", exactly({}, {{"sha256", pattern("^[0-9a-f]{64}$")}, {"file", text()}}));
}

}  // namespace web
