// The schema of the answer about one diagnosis.
#include "web/openapi.hpp"
#include "web/schema_words.hpp"

namespace web {

using engine::Value;
using namespace schema;

namespace {

/// An id with its label, or null where Orphanet has an empty element.
Value term() {
    Value schema = exactly({{"id", whole()}, {"label", text()}});
    schema.set("type", Value::array({"object", "null"}));
    return schema;
}

Value prevalence() {
    return exactly({{"record", whole()},
                    {"product", text()},
                    {"type", term()},
                    {"qualification", term()},
                    {"class", term()},
                    {"geography", term()},
                    {"validation", term()},
                    {"value", nullable_text()},
                    {"source", text()}});
}

Value consequence() {
    return exactly({{"record", whole()},
                    {"product", text()},
                    {"disability", term()},
                    {"frequency", term()},
                    {"temporality", term()},
                    {"severity", term()},
                    {"loss_of_ability", flag()}});
}

Value nullable_whole() { return Value::object({{"type", Value::array({"integer", "null"})}}); }

}  // namespace

void add_diagnosis_answer(Value& schemas) {
    const Value release =
        exactly({{"product", text()}, {"language", text()}, {"version", text()}, {"date", text()}, {"sha256", text()}});
    const Value of_ages = exactly({{"id", whole()}, {"label", text()}, {"product", text()}});
    const Value gene = exactly({{"record", whole()},
                                {"product", text()},
                                {"symbol", text()},
                                {"name", text()},
                                {"association", term()},
                                {"status", term()},
                                {"source", text()}});
    const Value phenotype = exactly({{"record", whole()},
                                     {"product", text()},
                                     {"hpo", pattern("^HP:[0-9]{7,}$")},
                                     {"label", text()},
                                     {"frequency", term()},
                                     {"criterion", term()}});
    const Value reference = exactly({{"record", nullable_whole()},
                                     {"product", text()},
                                     {"source", text()},
                                     {"reference", text()},
                                     {"relation", term()}});
    Value releases = type("object");
    releases.set("additionalProperties", release);
    schemas.set(
        "Diagnosis",
        exactly({{"orpha", text()},
                 {"code", text()},
                 {"name", text()},
                 {"language", text()},
                 {"synonyms", list_of(text())},
                 {"level", text()},
                 {"type", text()},
                 {"active", flag()},
                 {"status", text()},
                 {"targets", list_of(exactly({{"orpha", text()}, {"relation", text()}, {"name", text()}}))},
                 {"in_force", flag()},
                 {"release", release},
                 {"cases", list_of(text())},
                 {"prevalences", list_of(prevalence())},
                 {"onsets", list_of(of_ages)},
                 {"inheritances", list_of(of_ages)},
                 {"genes", list_of(gene)},
                 {"phenotypes", list_of(phenotype)},
                 {"consequences", list_of(consequence())},
                 {"references", list_of(reference)},
                 {"parents",
                  list_of(exactly({{"classification", nullable_whole()}, {"product", text()}, {"orpha", text()}}))},
                 {"children", list_of(text())},
                 {"classifications", list_of(exactly({{"classification", whole()}, {"title", text()}}))},
                 {"norwegian_names", list_of(exactly({{"language", one_of({"nb", "nn"})}, {"name", text()}, {"who", text()}, {"date", text()}, {"source", text()}}))},
                 {"enquiries", list_of(exactly({{"year", whole()}, {"channel", text()}, {"band", text()}}))},
                 {"releases", releases},
                 {"attribution", text()}}));
}

}  // namespace web
