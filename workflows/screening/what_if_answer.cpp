// A what-if report as JSON, and its fingerprint.
#include "engine/crypto.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/screening/answer.hpp"
#include "workflows/screening/what_if.hpp"

namespace workflows::screening {

namespace {

using engine::Value;

Value number(std::size_t count) { return static_cast<std::int64_t>(count); }

Value named(const Index& index, std::uint32_t entry) {
    const orphanet::Entity& entity = index.books->known[entry].entity;
    return Value::object({{"orpha", std::to_string(entity.code)}, {"name", entity.name}});
}

Value flip_value(const Index& index, const Flip& flip) {
    Value value = named(index, flip.entry);
    value.set("criterion", criteria[flip.criterion]);
    value.set("from", name_of(flip.before.value));
    value.set("to", name_of(flip.after.value));
    value.set("certainty", name_of(flip.after.certainty));
    value.set("reason", flip.after.reason);
    return value;
}

/// {"K1": {"met": {"before": 1, "after": 2}, …, "changed": 3, "unknown_in_both": 4}, …}
Value counts_value(const WhatIf& report) {
    constexpr std::array all{Judged::undetermined, Judged::not_met, Judged::met};
    Value counts = Value::object();
    for (std::size_t i = 0; i < report.counts.size(); ++i) {
        Value of = Value::object();
        std::size_t changed = 0;
        for (const Judged value : all) {
            const auto v = static_cast<std::size_t>(value);
            std::size_t before = 0, after = 0;
            for (const Judged other : all) {
                const auto o = static_cast<std::size_t>(other);
                before += report.counts[i][v][o];
                after += report.counts[i][o][v];
                if (value != other) changed += report.counts[i][v][o];
            }
            of.set(std::string(name_of(value)), Value::object({{"before", number(before)}, {"after", number(after)}}));
        }
        of.set("changed", number(changed));
        of.set("unknown_in_both", number(report.counts[i][0][0]));
        counts.set(std::string(criteria[i]), of);
    }
    return counts;
}

Value case_value(const Index& index, const CaseFlip& one) {
    Value value = flip_value(index, one.flip);
    value.set("case", one.row.id);
    value.set("phase", one.row.phase);
    value.set("status", one.row.status);
    value.set("outcome", one.row.outcome.empty() ? Value() : Value(one.row.outcome));
    value.set("centre", one.row.primary_centre.empty() ? Value() : Value(one.row.primary_centre));
    value.set("meaning", name_of(meaning_of(one.row)));
    return value;
}

void set_shares(const WhatIf& report, Value& value) {
    Value classifications = Value::array(), centres = Value::array(), reasons = Value::array();
    for (const auto& [id, share] : report.by_classification)
        classifications.push(
            Value::object({{"classification", id}, {"changed", number(share.flips)}, {"of", number(share.of)}}));
    for (const auto& [centre, share] : report.by_centre)
        centres.push(Value::object({{"centre", centre.empty() ? Value() : Value(centre)},
                                    {"changed", number(share.flips)},
                                    {"of", number(share.of)}}));
    for (const auto& [reason, count] : report.by_reason)
        reasons.push(Value::object(
            {{"criterion", criteria[reason.first]}, {"reason", reason.second}, {"changed", number(count)}}));
    value.set("by_classification", classifications);
    value.set("by_centre", centres);
    value.set("by_reason", reasons);
}

}  // namespace

Value as_value(const WhatIf& report, const Index& index, const Policy& before, const Policy& after) {
    Value flips = Value::array(), cases = Value::array(), near = Value::array(), centres = Value::array(),
          releases = Value::array();
    for (const Flip& flip : report.flips) flips.push(flip_value(index, flip));
    for (const CaseFlip& one : report.cases) cases.push(case_value(index, one));
    for (const Near& one : report.near) {
        Value value = named(index, one.entry);
        value.set("value", one.nearness.value);
        value.set("place", one.nearness.place);
        value.set("percent", one.nearness.percent);
        near.push(std::move(value));
    }
    for (const CentreChange& change : report.centres) {
        Value value = named(index, change.entry);
        value.set("from", change.before.empty() ? Value() : Value(change.before));
        value.set("to", change.after.empty() ? Value() : Value(change.after));
        centres.push(std::move(value));
    }
    for (const auto& [id, release] : index.books->releases) releases.push(as_value(release));
    Value value = Value::object({{"before", as_value(before)},
                                 {"after", as_value(after)},
                                 {"releases", releases},
                                 {"diagnoses", number(report.diagnoses)},
                                 {"counts", counts_value(report)},
                                 {"changes", flips},
                                 {"cases", cases},
                                 {"near_threshold", near},
                                 {"centre_changes", centres}});
    set_shares(report, value);
    value.set("sha256", engine::sha256_hex(value.canonical()));
    return value;
}

}  // namespace workflows::screening
