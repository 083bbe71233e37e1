// The schemas of screening and what-if.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

namespace web {

using namespace schema;
using engine::Value;

namespace {

Value value_word() { return one_of({"met", "not_met", "undetermined"}); }

/// An object with a member for each criterion.
Value by_criterion(const Value& member) {
    return exactly({{"K1", member},
                    {"K2", member},
                    {"K3", member},
                    {"K4", member},
                    {"K5", member},
                    {"K6", member},
                    {"K7", member}});
}

Value release() {
    return exactly(
        {{"product", text()}, {"language", text()}, {"version", text()}, {"date", text()}, {"sha256", text()}});
}

Value policy() { return exactly({{"version", text()}, {"sha256", text()}, {"threshold", text()}}); }

Value nullable_whole() { return Value::object({{"type", Value::array({"integer", "null"})}}); }

Value diagnosis() {
    const Value verdict =
        exactly({{"value", value_word()}, {"certainty", one_of({"low", "medium", "high"})}, {"reason", text()}});
    const Value rule = exactly({{"classification", nullable_whole()},
                                {"ancestor", nullable_whole()},
                                {"weight", whole()},
                                {"reason", text()}});
    const Value centre = exactly({{"centre", text()}, {"weight", whole()}, {"because", list_of(rule)}});
    const Value a_case = exactly({{"id", text()},
                                  {"phase", text()},
                                  {"status", text()},
                                  {"outcome", nullable_text()},
                                  {"centre", nullable_text()},
                                  {"last_at", text()}});
    return exactly({{"orpha", text()},
                    {"code", text()},
                    {"name", text()},
                    {"level", text()},
                    {"status", text()},
                    {"target", nullable_text()},
                    {"verdicts", by_criterion(verdict)},
                    {"centres", list_of(centre)},
                    {"cases", list_of(a_case)}},
                   {{"typed", text()},
                    {"match", one_of({"code", "name", "synonym", "similar"})},
                    {"matched", nullable_text()},
                    {"duplicate_of", nullable_whole()}});
}

}  // namespace

void add_screening_answers(Value& schemas) {
    const Value count = exactly({{"met", whole()}, {"not_met", whole()}, {"undetermined", whole()}});
    schemas.set("Screening", exactly({{"diagnoses", list_of(diagnosis())},
                                      {"not_found", list_of(text())},
                                      {"counts", by_criterion(count)},
                                      {"policy", policy()},
                                      {"releases", list_of(release())}}));
    Value request = exactly({}, {{"list", text()}, {"codes", list_of(text())}, {"all", flag()}, {"policy", text()}});
    for (const char* name : {"status", "level", "centre", "case", "format"})
        request.members().find("properties")->second.set(name, text());
    for (const char* name : {"K1", "K2", "K3", "K4", "K5", "K6", "K7"})
        request.members().find("properties")->second.set(name, value_word());
    schemas.set("ScreeningRequest", request);

    const Value both = exactly({{"before", whole()}, {"after", whole()}});
    const Value counts = exactly(
        {{"met", both}, {"not_met", both}, {"undetermined", both}, {"changed", whole()}, {"unknown_in_both", whole()}});
    schemas.set("WhatIf", exactly({{"before", policy()},
                                   {"after", policy()},
                                   {"releases", list_of(release())},
                                   {"diagnoses", whole()},
                                   {"counts", by_criterion(counts)},
                                   {"changes", list_of(type("object"))},
                                   {"cases", list_of(type("object"))},
                                   {"near_threshold", list_of(type("object"))},
                                   {"centre_changes", list_of(type("object"))},
                                   {"by_classification", list_of(type("object"))},
                                   {"by_centre", list_of(type("object"))},
                                   {"by_reason", list_of(type("object"))},
                                   {"sha256", pattern("^[0-9a-f]{64}$")}}));
}

}  // namespace web
