#include "workflows/phase_model/release_flags.hpp"

#include "workflows/calendar/oslo.hpp"
#include "workflows/orphanet/fact_fields.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/product.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/screening/screening.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <memory>

namespace workflows {

using engine::Value;
using orphanet::Change;
using orphanet::ChangeKind;

namespace {

/// What made the flag, so that a later rule can be told from this one.
constexpr std::string_view rule = "release_flags/1";
/// A flag is read by people: the first changes stand in it, the rest in the difference of the releases.
constexpr std::size_t most_changes = 20;

bool is_gate(const Policy& policy, std::size_t criterion) {
    return std::ranges::find(policy.gates, criteria[criterion]) != policy.gates.end();
}

std::int64_t record_of(const Policy& policy, const orphanet::Facts& facts) {
    const orphanet::Prevalence* const chosen = screening::chosen_prevalence(policy.rules.rare, facts);
    return chosen == nullptr ? 0 : chosen->record;
}

Value told(const orphanet::Release& release) {
    return Value::object({{"product", orphanet::series_of(release)},
                          {"language", release.language},
                          {"date", release.date},
                          {"version", release.version},
                          {"sha256", release.sha256}});
}

Value told(const std::vector<Change>& changes) {
    Value list = Value::array();
    for (const Change& change : changes) {
        if (list.items().size() == most_changes) break;
        list.push(Value::object({{"what", change.kind == ChangeKind::fact ? change.subject : name_of(change.kind)},
                                 {"before", change.before},
                                 {"after", change.after}}));
    }
    return list;
}

/// Criteria whose suggested value is another, with both.
Value told(const SuggestedBoth& suggested) {
    Value list = Value::array();
    for (std::size_t i = 0; i < criteria.size(); ++i)
        if (suggested.before[i].value != suggested.after[i].value)
            list.push(Value::object({{"criterion", criteria[i]},
                                     {"before", name_of(suggested.before[i].value)},
                                     {"after", name_of(suggested.after[i].value)}}));
    return list;
}

/// The two releases, with what is known before and after.
struct Turn {
    const orphanet::Difference& difference;
    orphanet::FactSource& before;
    orphanet::FactSource& after;
    const Policy& policy;

    SuggestedBoth suggested(std::int64_t code) const {
        const orphanet::Facts old = before.facts(code), fresh = after.facts(code);
        return {screening::judge(policy.rules, old), screening::judge(policy.rules, fresh), record_of(policy, old),
                record_of(policy, fresh)};
    }
};

Value body_of(const Turn& turn, std::int64_t code, const std::vector<Change>& changes, const SuggestedBoth& suggested,
              FlagGrade grade) {
    Value body = Value::object({{"orpha", std::to_string(code)},
                                {"grade", name_of(grade)},
                                {"release", told(turn.difference.after)},
                                {"against", told(turn.difference.before)},
                                {"changes", told(changes)},
                                {"count", static_cast<std::int64_t>(changes.size())},
                                {"suggested", told(suggested)},
                                {"rule", rule}});
    for (const Change& change : changes)
        if (change.kind == ChangeKind::inactive && change.target) {
            body.set("target", std::to_string(change.target->code));
            body.set("relation", name_of(change.target->relation));
        }
    return body;
}

}  // namespace

std::string_view name_of(FlagGrade grade) {
    switch (grade) {
        case FlagGrade::informational: return "informational";
        case FlagGrade::requirement_input_changed: return "requirement_input_changed";
        case FlagGrade::level_changed: return "level_changed";
        case FlagGrade::outcome_would_flip: return "outcome_would_flip";
        case FlagGrade::code_inactive: return "code_inactive";
    }
    std::abort();
}

bool record_flag(engine::Store& store, const std::string& stream, const Value& body, const Policy& policy,
                 engine::Instant now) {
    bool recorded = false;
    store.write([&](engine::Transaction& transaction) {
        recorded = false;
        const auto before = transaction.open(stream);
        const auto* const file = dynamic_cast<const Case*>(before.get());
        const std::string& sha256 = body.find("release")->text("sha256");
        if (file == nullptr || std::ranges::any_of(file->release_flags, [&](const ReleaseFlag& flag) { return flag.sha256 == sha256; }))
            return;
        const std::shared_ptr<engine::CaseFile> after(before->clone());
        engine::Event event{.stream = stream,
                            .seq = after->version() + 1,
                            .at = file->next_at(now),
                            .date = engine::to_text(legal_date(now)),
                            .actor = "system",
                            .role = "system",
                            .act = "flag_release",
                            .name = "release_flagged",
                            .cycle = file->cycle,
                            .model = "1.0",
                            .policy = policy.sha256,
                            .via = "import",
                            .body = body,
                            .prev = after->last_hash()};
        const engine::Sealed sealed = engine::seal(std::move(event));
        after->apply(sealed, {});
        transaction.append({sealed}, {}, after);
        recorded = true;
    });
    return recorded;
}

FlagGrade grade_of(const std::vector<Change>& changes, const SuggestedBoth& suggested, const Policy& policy) {
    const auto any = [&](ChangeKind kind) { return std::ranges::find(changes, kind, &Change::kind) != changes.end(); };
    if (any(ChangeKind::inactive) || any(ChangeKind::removed)) return FlagGrade::code_inactive;
    bool flips = false, differs = suggested.record_before != suggested.record_after;
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        const auto before = suggested.before[i].value, after = suggested.after[i].value;
        if (before == after) continue;
        differs = true;
        flips |= is_gate(policy, i) && (before == screening::Judged::not_met || after == screening::Judged::not_met);
    }
    if (flips) return FlagGrade::outcome_would_flip;
    if (any(ChangeKind::level)) return FlagGrade::level_changed;
    return differs ? FlagGrade::requirement_input_changed : FlagGrade::informational;
}

namespace {

/// A case that got its code when the release was there already never used what it changed.
bool used_before(engine::Store& store, const std::string& id, const orphanet::Release& release) {
    const auto file = std::dynamic_pointer_cast<const Case>(store.read("case/" + id));
    return file && (!file->identity || file->identity->by.at <= release.imported_at);
}

}  // namespace

std::vector<Flagged> flag_cases(const Flagging& flagging, const orphanet::Release& release, engine::Instant now) {
    std::vector<Flagged> flagged;
    const auto earlier = flagging.comparer.before(release);
    // What was imported as an afterthought is compared with what came before it in the series, never with what came later.
    if (!earlier || earlier->id > release.id || !flagging.comparer.decided(release)) return flagged;
    const auto pair = flagging.comparer.compare(earlier->id, release.id);
    const auto before = flagging.facts.after_import(release.id - 1), after = flagging.facts.after_import(release.id);
    if (!pair || before == nullptr || after == nullptr) return flagged;
    const orphanet::Difference difference = orphanet::difference(*pair);
    std::map<std::int64_t, std::vector<Change>> by_code;
    for (const Change& change : difference.changes) by_code[change.code].push_back(change);

    const bool ontology = release.product == orphanet::name_of(orphanet::Product::ontology);
    const Turn turn{difference, *before, *after, flagging.policy};
    for (const auto& [digits, rows] : screening::cases_by_code(flagging.cases)) {
        const auto code = orphanet::parse_code(digits);
        if (!code || (!ontology && !by_code.contains(*code))) continue;
        const SuggestedBoth suggested = turn.suggested(*code);
        if (ontology && suggested.before == suggested.after) continue;
        const std::vector<Change>& changes = by_code[*code];
        const FlagGrade grade = grade_of(changes, suggested, flagging.policy);
        const Value body = body_of(turn, *code, changes, suggested, grade);
        for (const engine::CaseRow& row : rows)
            if (used_before(flagging.store, row.id, release) && record_flag(flagging.store, "case/" + row.id, body, flagging.policy, now)) flagged.push_back({row.id, grade});
    }
    std::ranges::sort(flagged, {}, &Flagged::case_id);
    return flagged;
}

}  // namespace workflows
