// What the case is and what is known: identity, scope, criteria, evidence, recommendation, summary, candidates, TAKO.
#include "workflows/phase_model/requirements/requirement.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Answer;

Answer name_given(const Scene& scene) {
    if (scene.says("name") || scene.says("name_en")) return met("reason.name_given.met");
    return ask(scene, "reason.name_given.unmet");
}

Answer origin_given(const Scene& scene) {
    const std::string& origin = scene.field("origin");
    const auto& channels = scene.policy.channels;
    if (std::find(channels.begin(), channels.end(), origin) != channels.end())
        return met("reason.origin_given.met", {{"channel", "@choice.origin." + origin}});
    return ask(scene, "reason.origin_given.unmet");
}

Answer duplicates_considered(const Scene& scene) {
    const auto& hits = scene.file->duplicates;
    if (hits.empty()) return met("reason.duplicates_considered.none");
    std::string open;
    std::vector<engine::Cure> cures;
    for (const DuplicateHit& hit : hits) {
        if (!hit.verdict.empty()) continue;
        open += (open.empty() ? "" : ", ") + hit.case_id;
        cures.push_back(by("case_officer", "judge_duplicate", "", {{"hit", hit.case_id}}));
    }
    if (open.empty()) return met("reason.duplicates_considered.met", {{"n", std::to_string(hits.size())}});
    return unmet("reason.duplicates_considered.unmet", {{"cases", open}}, std::move(cures));
}

Answer identity_settled(const Scene& scene) {
    const auto& identity = scene.file->identity;
    const std::vector<engine::Cure> cures{by("case_officer", "set_identity")};
    if (!identity || !scene.file->this_cycle(identity->by)) return unmet("reason.identity_settled.unmet", {}, cures);
    if (identity->orpha.empty())
        return identity->why_none.given() ? met("reason.identity_settled.why_none") : unmet("reason.identity_settled.unmet", {}, cures);
    const Places places{{"orpha", identity->orpha}, {"level", "@level." + identity->level}, {"target", identity->target}};
    if (identity->status == "unknown") return unknown("reason.identity_settled.unknown", places, {by("administrator", "import_orphanet"), cures[0]});
    if (identity->status != "active")
        return unmet(identity->target.empty() ? "reason.identity_settled.inactive" : "reason.identity_settled.moved", places, cures);
    if (identity->level.empty()) return unmet("reason.identity_settled.level", places, cures);
    return met("reason.identity_settled.met", places);
}

Answer scope_stated(const Scene& scene) {
    const auto& scope = scene.file->scope;
    if (scope && scene.file->this_cycle(scope->by)) return met("reason.scope_stated.met", {{"kind", "@choice.kind." + scope->kind}});
    return unmet("reason.scope_stated.unmet", {}, {by("case_officer", "state_scope")});
}

Answer main_criteria_assessed(const Scene& scene) {
    std::vector<std::string> missing;
    std::vector<engine::Cure> cures;
    for (const std::string& criterion : scene.policy.main_criteria) {
        if (!scene.file->value_of(criterion).empty()) continue;
        missing.push_back(criterion);
        cures.push_back(by("case_officer", "assess_criterion", "", {{"criterion", criterion}}));
    }
    if (missing.empty()) return met("reason.main_criteria_assessed.met");
    return unmet("reason.main_criteria_assessed.unmet", {{"criteria", list_of("criterion.", missing)}, {"n", std::to_string(missing.size())}}, std::move(cures));
}

Answer not_outside_mandate(const Scene& scene) {
    if (scene.file->placement_in_force() != nullptr) return not_applicable("reason.not_outside_mandate.na");
    std::vector<std::string> failed;
    std::vector<std::string> open;
    std::vector<engine::Cure> cures;
    for (const std::string& gate : scene.policy.gates) {
        const std::string value = scene.file->value_of(gate);
        if (value == "not_met") failed.push_back(gate);
        if (value.empty()) {
            open.push_back(gate);
            cures.push_back(by("case_officer", "assess_criterion", "", {{"criterion", gate}}));
        }
    }
    if (!failed.empty())
        return unmet("reason.not_outside_mandate.unmet", {{"criteria", list_of("criterion.", failed)}}, {by("administrative_leader", "close_formal")});
    if (!open.empty()) return unknown("reason.not_outside_mandate.unknown", {{"criteria", list_of("criterion.", open)}}, std::move(cures));
    return met("reason.not_outside_mandate.met");
}

Answer pack_complete(const Scene& scene) {
    std::vector<std::string> missing;
    std::vector<engine::Cure> cures;
    for (const std::string& claim : scene.policy.claims) {
        if (scene.file->claim(claim) != nullptr) continue;
        missing.push_back(claim);
        cures.push_back(by("case_officer", "add_evidence", "", {{"claim", claim}}));
    }
    const Places places{{"n", std::to_string(missing.size())}, {"of", std::to_string(scene.policy.claims.size())}, {"claims", list_of("claim.", missing)}};
    return missing.empty() ? met("reason.pack_complete.met", places) : unmet("reason.pack_complete.unmet", places, std::move(cures));
}

Answer recommendation_drafted(const Scene& scene) {
    if (const Recommendation* drafted = scene.file->recommendation())
        return met("reason.recommendation_drafted.met", {{"answer", "@choice.answer." + drafted->answer}});
    return unmet("reason.recommendation_drafted.unmet", {}, {by("case_officer", "write_recommendation")});
}

/// What came after the version that was sent out: claims of the evidence added since the hearing was opened.
std::string additions_to(const Scene& scene) {
    std::vector<std::string> claims;
    for (const Evidence& item : scene.file->evidence)
        if (scene.here(item.by) && !item.replaced_by && std::find(claims.begin(), claims.end(), item.claim) == claims.end()) claims.push_back(item.claim);
    return list_of("claim.", claims);
}

Answer recommendation_final(const Scene& scene) {
    const std::vector<engine::Cure> cures{by("case_officer", "write_recommendation", "", {{"final", "true"}})};
    const Recommendation* written = scene.file->recommendation();
    if (written == nullptr || !written->final || !scene.here(written->by)) return unmet("reason.recommendation_final.unmet", {}, cures);
    if (!written->changes.given()) return unmet("reason.recommendation_final.changes", {}, cures);
    const Round* round = scene.file->round();
    for (const Comment& comment : scene.file->comments) {
        if (comment.withdrawn || round == nullptr || comment.round != round->by.seq || comment.timing == "late") continue;
        const std::int64_t last = comment.edited ? comment.edited->seq : comment.by.seq;
        if (last > written->by.seq) return unmet("reason.recommendation_final.newer", {{"comment", std::to_string(comment.by.seq)}}, cures);
    }
    return met("reason.recommendation_final.met", {{"answer", "@choice.answer." + written->answer}, {"additions", additions_to(scene)}});
}

Answer plain_summary(const Scene& scene) {
    const Summary* summary = scene.file->summary();
    if (summary != nullptr && summary->nb.given()) return met("reason.plain_summary.met");
    if (override_of(scene, "plain_summary") != nullptr) return overridden("reason.overridden");
    return unmet("reason.plain_summary.unmet", {},
                 {by("case_officer", "write_summary"), by("administrative_leader", "override", "", {{"requirement", "plain_summary"}})});
}

/// TAKO is a candidate for primary only where the challenges are oral alone; elsewhere it is linked beside the primary centre.
bool oral_alone(const Case& file) { return file.oral && file.this_cycle(file.oral->by) && file.oral->value == "oral_only"; }

Answer candidate_centres(const Scene& scene) {
    std::vector<std::string> named;
    bool none_fits = false;
    for (const Candidate& candidate : scene.file->candidates) {
        if (candidate.withdrawn || !scene.file->this_cycle(candidate.by)) continue;
        if (candidate.centre == "none") {
            none_fits = true;
            continue;
        }
        if (candidate.fit.empty() || candidate.capacity.empty())
            return unmet("reason.candidate_centres.capacity", {{"centre", candidate.centre}},
                         {by("centre_leader", "state_capacity", candidate.centre, {{"centre", candidate.centre}})});
        if (candidate.centre != "TAKO" || oral_alone(*scene.file)) named.push_back(candidate.centre);
    }
    if (!named.empty()) {
        std::string list;
        for (const std::string& centre : named) list += (list.empty() ? "" : ", ") + centre;
        return met("reason.candidate_centres.met", {{"centres", list}});
    }
    const Recommendation* written = scene.file->recommendation();
    if (none_fits && written != nullptr && written->answer != "yes") return met("reason.candidate_centres.none_fits");
    return unmet(none_fits ? "reason.candidate_centres.none_needs_no" : "reason.candidate_centres.unmet", {},
                 {by("case_officer", "name_candidate"), by("centre_leader", "name_candidate")});
}

Answer oral_screening(const Scene& scene) {
    const auto& oral = scene.file->oral;
    if (oral && scene.file->this_cycle(oral->by)) return met("reason.oral_screening.met", {{"value", "@choice.value." + oral->value}});
    return unmet("reason.oral_screening.unmet", {}, {by("centre_leader", "answer_oral_question", "TAKO")});
}

}  // namespace

Requirements preparation_requirements() {
    return {{"name_given", name_given},
            {"origin_given", origin_given},
            {"duplicates_considered", duplicates_considered},
            {"identity_settled", identity_settled},
            {"scope_stated", scope_stated},
            {"main_criteria_assessed", main_criteria_assessed},
            {"not_outside_mandate", not_outside_mandate},
            {"pack_complete", pack_complete},
            {"recommendation_drafted", recommendation_drafted},
            {"recommendation_final", recommendation_final},
            {"plain_summary", plain_summary},
            {"candidate_centres", candidate_centres},
            {"oral_screening", oral_screening}};
}

}  // namespace workflows
