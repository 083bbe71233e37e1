// How a case ends or waits: outcome, what it needs, where people are served, targets, dates and words.
#include "workflows/phase_model/requirements/requirement.hpp"

#include <algorithm>
#include <set>

namespace workflows {

namespace {

using engine::Answer;

/// A date in the form, after today and within `months`.
Answer date_within(const Scene& scene, const std::string& field, int months, const std::string& key) {
    const auto date = engine::parse_date(scene.field(field));
    const engine::Date last = engine::add_months(scene.today, months);
    const Places limit{{"date", engine::to_text(last)}, {"months", std::to_string(months)}};
    if (!date) return ask(scene, key + ".unmet", limit);
    if (*date <= scene.today || *date > last) return ask(scene, key + ".range", limit);
    return met(key + ".met", {{"date", engine::to_text(*date)}});
}

Answer reasons_given(const Scene& scene) {
    if (scene.says("reason") || (scene.by_vote && scene.says("words"))) return met("reason.reasons_given.met");
    return ask(scene, "reason.reasons_given.unmet");
}

Answer where_served(const Scene& scene) {
    return scene.says("where_served") ? met("reason.where_served.met") : ask(scene, "reason.where_served.unmet");
}

Answer review_date(const Scene& scene) { return date_within(scene, "review_date", scene.policy.review_months, "reason.review_date"); }
Answer next_review_date(const Scene& scene) { return date_within(scene, "next_review_date", scene.policy.review_months, "reason.next_review_date"); }
Answer park_condition(const Scene& scene) { return date_within(scene, "until", scene.policy.park_months, "reason.park_condition"); }

Answer what_is_new(const Scene& scene) {
    return scene.says("what_is_new") ? met("reason.what_is_new.met") : ask(scene, "reason.what_is_new.unmet");
}

Answer outcome_allowed(const Scene& scene) {
    const std::string& code = scene.field("outcome");
    if (code.empty()) return ask(scene, "reason.outcome_allowed.choose");
    const Places places{{"outcome", "@outcome." + code}, {"phase", "@phase." + std::to_string(scene.from)}};
    const Outcome* outcome = scene.policy.outcome(code);
    if (outcome != nullptr && std::find(outcome->from.begin(), outcome->from.end(), scene.from) != outcome->from.end())
        return met("reason.outcome_allowed.met", places);
    return ask(scene, "reason.outcome_allowed.unmet", places);
}

bool criteria_have_results(const Scene& scene) {
    for (const std::string& criterion : scene.policy.voted_criteria) {
        const bool in_ballot = scene.ballot != nullptr && std::find(scene.ballot->criteria.begin(), scene.ballot->criteria.end(), criterion) != scene.ballot->criteria.end();
        if (!in_ballot && !scene.file->group_values.contains(criterion)) return false;
    }
    return true;
}

bool heard_or_not_needed(const Scene& scene) {
    if (scene.from != 4) return true;
    return std::any_of(scene.file->rounds.begin(), scene.file->rounds.end(), [&](const Round& round) { return round.closed && scene.file->this_cycle(round.by); });
}

Answer target_cases(const Scene& scene) {
    const auto& targets = scene.fields->list("targets");
    const std::string& outcome = scene.field("outcome");
    if (targets.empty() || (outcome != "SLATT" && outcome != "DELT")) return ask(scene, "reason.target_cases.unmet");
    std::set<std::string> different;
    for (const engine::Value& target : targets) different.insert(target.string());
    if (outcome == "DELT" && different.size() < 2) return ask(scene, "reason.target_cases.split");
    for (const std::string& target : different) {
        const Places places{{"case", target}};
        if (target == scene.file->id) return ask(scene, "reason.target_cases.itself", places);
        const auto other = (*scene.others)("case/" + target);
        const Case* found = dynamic_cast<const Case*>(other.get());
        if (found == nullptr) return ask(scene, "reason.target_cases.unknown", places);
        if (found->is_closed() && (found->outcome == "SLATT" || found->outcome == "DELT")) return ask(scene, "reason.target_cases.merged", places);
    }
    return met("reason.target_cases.met", {{"n", std::to_string(different.size())}});
}

bool covered_by_a_case(const Scene& scene) {
    const std::string& covering = scene.field("covering_case");
    return !covering.empty() && covering != scene.file->id && (*scene.others)("case/" + covering) != nullptr;
}

bool has_proof_of_status(const Scene& scene) {
    const auto& identity = scene.file->identity;
    return scene.says("documented") || (identity && !identity->status.empty() && identity->status != "active" && identity->status != "unknown");
}

/// Of "not rare" the prevalence; of "acquired" any evidence of this cycle. What is recorded as missing is no evidence.
bool has_evidence(const Scene& scene) {
    if (scene.field("outcome") != "UTENFOR-1") return std::any_of(scene.file->evidence.begin(), scene.file->evidence.end(), [&](const Evidence& item) {
        return !item.missing && !item.replaced_by && scene.file->this_cycle(item.by);
    });
    const Evidence* prevalence = scene.file->claim("prevalence");
    return prevalence != nullptr && !prevalence->missing;
}

/// Whether one thing that the outcome always needs is there (specification section 3).
bool documented(const Scene& scene, std::string_view need) {
    if (need == "named_service" || need == "ordinary_service") return scene.says("where_served");
    if (need == "review_date") return scene.has("review_date");
    if (need == "hearing") return heard_or_not_needed(scene);
    if (need == "criteria") return criteria_have_results(scene);
    if (need == "evidence") return scene.says("documented") || has_evidence(scene);
    if (need == "threshold") return !scene.policy.threshold.empty();
    if (need == "orpha_status") return has_proof_of_status(scene);
    if (need == "covering_case") return covered_by_a_case(scene);
    if (need == "withdrawal") return scene.file->proposer_withdrew;
    if (need == "receipt") return scene.says("documented");
    return need == "targets" && target_cases(scene).lets_through();
}

Answer outcome_documented(const Scene& scene) {
    const Outcome* outcome = scene.policy.outcome(scene.field("outcome"));
    if (outcome == nullptr) return ask(scene, "reason.outcome_allowed.choose");
    std::vector<std::string> missing;
    for (const std::string& need : outcome->needs)
        if (!documented(scene, need)) missing.push_back(need);
    if (missing.empty()) return met("reason.outcome_documented.met", {{"outcome", "@outcome." + outcome->code}});
    const Places places{{"needs", list_of("need.", missing)}, {"outcome", "@outcome." + outcome->code}};
    if (missing.front() == "withdrawal") return unmet("reason.outcome_documented.unmet", places, {by("proposer", "withdraw_proposal")});
    if (missing.front() == "criteria") return unmet("reason.outcome_documented.unmet", places, {by("chair", "open_ballot")});
    return ask(scene, "reason.outcome_documented.unmet", places);
}

Answer no_placement_in_force(const Scene& scene) {
    const Placement* placed = scene.file->placement_in_force();
    if (placed == nullptr) return met("reason.no_placement_in_force.met");
    return unmet("reason.no_placement_in_force.unmet", {{"centre", placed->primary}}, {by("leader_group", "put_motion")});
}

}  // namespace

Requirements closing_requirements() {
    return {{"reasons_given", reasons_given},
            {"where_served", where_served},
            {"review_date", review_date},
            {"next_review_date", next_review_date},
            {"park_condition", park_condition},
            {"what_is_new", what_is_new},
            {"outcome_allowed", outcome_allowed},
            {"outcome_documented", outcome_documented},
            {"no_placement_in_force", no_placement_in_force},
            {"target_cases", target_cases}};
}

}  // namespace workflows
