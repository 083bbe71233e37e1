#include "workflows/screening/answer.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/phase_model/phases.hpp"

namespace workflows::screening {

namespace {

using engine::Value;

Value verdicts_value(const Verdicts& verdicts) {
    Value all = Value::object();
    for (std::size_t i = 0; i < verdicts.size(); ++i)
        all.set(std::string(criteria[i]), Value::object({{"value", name_of(verdicts[i].value)},
                                                         {"certainty", name_of(verdicts[i].certainty)},
                                                         {"reason", verdicts[i].reason}}));
    return all;
}

Value cases_value(const std::vector<engine::CaseRow>& cases) {
    Value all = Value::array();
    for (const engine::CaseRow& row : cases)
        all.push(Value::object({{"id", row.id},
                                {"phase", row.phase},
                                {"status", row.status},
                                {"outcome", row.outcome.empty() ? Value() : Value(row.outcome)},
                                {"centre", row.primary_centre.empty() ? Value() : Value(row.primary_centre)},
                                {"last_at", row.last_at}}));
    return all;
}

Value centres_value(const Rules& rules, const Screened& row, std::string_view language) {
    Value all = Value::array();
    for (const CentreSuggestion& centre : suggested_centres(rules, row.rules)) {
        Value because = Value::array();
        for (const CentreRule* rule : centre.because)
            because.push(
                Value::object({{"classification", rule->classification == 0 ? Value() : Value(rule->classification)},
                               {"ancestor", rule->ancestor == 0 ? Value() : Value(rule->ancestor)},
                               {"weight", rule->weight},
                               {"reason", rule->reason(language)}}));
        all.push(Value::object({{"centre", centre.centre}, {"weight", centre.weight}, {"because", because}}));
    }
    return all;
}

Value row_value(const Screening& screening, const Screened& row, const Rules& rules, std::string_view language) {
    const orphanet::Entity& entity = screening.known(row).entity;
    Value value = Value::object(
        {{"orpha", std::to_string(entity.code)},
         {"code", orphanet::written_code(entity.code)},
         {"name", entity.name},
         {"level", orphanet::name_of(entity.level)},
         {"status", orphanet::name_of(entity.status)},
         {"target", entity.targets.empty() ? Value() : Value(std::to_string(entity.targets.front().code))},
         {"verdicts", verdicts_value(row.verdicts)},
         {"centres", centres_value(rules, row, language)},
         {"cases", cases_value(row.cases)}});
    if (row.typed.empty()) return value;
    value.set("typed", row.typed);
    value.set("match", name_of(row.fit));
    value.set("matched", row.matched.empty() ? Value() : Value(row.matched));
    value.set("duplicate_of", row.duplicate_of == 0 ? Value() : Value(static_cast<std::int64_t>(row.duplicate_of)));
    return value;
}

}  // namespace

Value as_value(const orphanet::Release& release) {
    return Value::object({{"product", release.product},
                          {"language", release.language},
                          {"version", release.version},
                          {"date", release.date},
                          {"sha256", release.sha256}});
}

Value as_value(const Policy& policy) {
    return Value::object({{"version", policy.version}, {"sha256", policy.sha256}, {"threshold", policy.threshold}});
}

Value as_value(const Suggestion& suggestion, std::string_view reason) {
    Value records = Value::array();
    for (const Record& record : suggestion.records)
        records.push(Value::object({{"product", record.product},
                                    {"release", record.release == 0 ? Value() : Value(record.release)},
                                    {"record", record.record},
                                    {"said", record.said},
                                    {"chosen", record.chosen}}));
    return Value::object({{"criterion", suggestion.criterion},
                          {"value", name_of(suggestion.verdict.value)},
                          {"certainty", name_of(suggestion.verdict.certainty)},
                          {"reason", reason},
                          {"records", records}});
}

Value as_value(const Screening& screening, const Policy& policy, std::string_view language) {
    Value diagnoses = Value::array(), not_found = Value::array(), counts = Value::object(), releases = Value::array();
    for (const Screened& row : screening.rows) diagnoses.push(row_value(screening, row, policy.rules, language));
    for (const std::string& typed : screening.not_found) not_found.push(typed);
    const ValueCounts counted = count_values(screening);
    for (std::size_t i = 0; i < counted.size(); ++i) {
        Value of = Value::object();
        for (const Judged value : {Judged::undetermined, Judged::not_met, Judged::met})
            of.set(std::string(name_of(value)), static_cast<std::int64_t>(counted[i][static_cast<std::size_t>(value)]));
        counts.set(std::string(criteria[i]), of);
    }
    for (const auto& [id, release] : screening.index->books->releases) releases.push(as_value(release));
    return Value::object({{"diagnoses", diagnoses},
                          {"not_found", not_found},
                          {"counts", counts},
                          {"policy", as_value(policy)},
                          {"releases", releases}});
}

const std::vector<std::string>& columns() {
    static const std::vector<std::string> all{"code",    "name",   "level",        "status", "target",
                                              "typed",   "match",  "duplicate_of", "case",   "phase",
                                              "outcome", "centre", "K1",           "K2",     "K3",
                                              "K4",      "K5",     "K6",           "K7",     "suggested_centres"};
    return all;
}

std::vector<std::string> cells(const Screening& screening, const Screened& row, const Rules& rules) {
    const orphanet::Entity& entity = screening.known(row).entity;
    const engine::CaseRow newest = row.cases.empty() ? engine::CaseRow{} : row.cases.front();
    std::vector<std::string> all{orphanet::written_code(entity.code),
                                 entity.name,
                                 std::string(orphanet::name_of(entity.level)),
                                 std::string(orphanet::name_of(entity.status)),
                                 entity.targets.empty() ? "" : orphanet::written_code(entity.targets.front().code),
                                 row.typed,
                                 row.typed.empty() ? "" : std::string(name_of(row.fit)),
                                 row.duplicate_of == 0 ? "" : std::to_string(row.duplicate_of),
                                 newest.id,
                                 newest.status == "closed" ? std::string(closed_id) : newest.phase,
                                 newest.outcome,
                                 newest.primary_centre};
    for (const Verdict& verdict : row.verdicts) all.emplace_back(name_of(verdict.value));
    std::string centres;
    for (const CentreSuggestion& centre : suggested_centres(rules, row.rules))
        centres += (centres.empty() ? "" : ", ") + centre.centre;
    all.push_back(std::move(centres));
    return all;
}

}  // namespace workflows::screening
