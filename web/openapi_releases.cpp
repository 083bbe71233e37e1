// The schemas of releases, their difference, and the cases to look at again.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

namespace web {

using namespace schema;
using engine::Value;

namespace {

Value nullable_whole() { return Value::object({{"type", Value::array({"integer", "null"})}}); }

Value release() {
    return exactly({{"id", whole()},
                    {"product", text()},
                    {"classification", nullable_whole()},
                    {"language", text()},
                    {"version", text()},
                    {"date", text()},
                    {"file", text()},
                    {"sha256", text()},
                    {"imported_at", text()},
                    {"rows", whole()},
                    {"distinct_codes", whole()},
                    {"warnings", whole()}});
}

Value case_row() {
    return exactly({{"case", text()},
                    {"name", text()},
                    {"orpha", text()},
                    {"phase", text()},
                    {"status", text()},
                    {"outcome", nullable_text()}});
}

/// A case with the flag that stands on it.
Value flag_row() {
    const Value told = exactly(
        {{"product", text()}, {"language", text()}, {"date", text()}, {"version", text()}, {"sha256", text()}});
    Value row = case_row();
    auto& properties = row.members().find("properties")->second;
    properties.set("flag", whole());
    properties.set("at", text());
    properties.set("grade", one_of({"informational", "requirement_input_changed", "level_changed",
                                    "outcome_would_flip", "code_inactive"}));
    properties.set("release", told);
    properties.set("against", told);
    properties.set("changes", list_of(exactly({{"what", text()}, {"before", text()}, {"after", text()}})));
    properties.set("count", whole());
    properties.set("suggested", list_of(exactly({{"criterion", text()}, {"before", text()}, {"after", text()}})));
    properties.set("rule", text());
    properties.set("target", nullable_text());
    properties.set("relation", nullable_text());
    return row;
}

}  // namespace

void add_release_answers(Value& schemas) {
    const Value change = exactly({{"orpha", text()},
                                  {"name", text()},
                                  {"change", text()},
                                  {"before", text()},
                                  {"after", text()},
                                  {"target", nullable_text()},
                                  {"relation", nullable_text()}});
    Value counts = type("object");
    counts.set("additionalProperties", whole());
    Value since = release();
    since.set("type", Value::array({"object", "null"}));
    schemas.set("Releases", exactly({{"releases", list_of(release())}}));
    schemas.set("ReleaseDifference", exactly({{"before", release()},
                                              {"after", release()},
                                              {"counts", counts},
                                              {"changes", list_of(change)}}));
    schemas.set("LookAgain", exactly({{"flags", list_of(flag_row())}, {"watched", list_of(case_row())}, {"since", since}}));
}

}  // namespace web
