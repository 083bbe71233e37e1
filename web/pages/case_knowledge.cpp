// What is known in a case: summary, recommendation, criteria, scope, evidence, candidate centres.
#include "web/icons.hpp"
#include "web/pages/case_view.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/text/readability.hpp"

#include <algorithm>

namespace web {

namespace {

using workflows::Case;

void add_summary(const CaseScene& scene, CaseView& page) {
    const Case& file = *scene.sight;
    if (const auto* summary = file.summary()) page.summary = paragraphs(summary_text(scene.call, *summary));
    const auto* written = file.summary();
    const auto lix = written == nullptr ? std::nullopt : workflows::lix(summary_text(scene.call, *written));
    if (lix && scene.call.viewer.holds("case_officer"))
        page.summary_lix = scene.call.words.text("lix." + std::string(workflows::lix_grade(*lix)), {{"n", std::to_string(*lix)}});
    if (page.summary.text.empty()) page.no_summary = scene.call.words.text("case.no_summary");
    const auto* recommendation = file.recommendation();
    if (recommendation == nullptr || !scene.sight.papers()) return;
    page.recommendation_answer = scene.call.words.text("recommendation." + recommendation->answer);
    page.recommendation_note =
        scene.call.words.text(recommendation->final ? "recommendation.final" : "recommendation.draft",
                              {{"date", long_date(scene.call.words, recommendation->by.date)}});
    page.recommendation = paragraphs(recommendation->words.text);
}

CriterionRow criterion_row(const CaseScene& scene, std::string_view id) {
    const auto& words = scene.call.words;
    const Case& file = *scene.sight;
    CriterionRow row{.name = criterion_name(words, id)};
    const auto* assessment = file.assessment(id);
    row.mark = value_mark(words, assessment == nullptr ? "" : assessment->value);
    row.certainty = "\u2013";
    if (assessment != nullptr) {
        row.certainty = words.text("choice.certainty." + assessment->certainty);
        row.suggestion = assessment->suggestion.empty() ? words.text("crit.no_suggestion")
                                                        : words.text("choice.value." + assessment->suggestion);
        row.source = assessment->source.text;
        row.reason = scene.sight.papers() ? paragraphs(assessment->reason.text) : Html{};
    }
    const auto voted = file.group_values.find(std::string(id));
    if (voted != file.group_values.end())
        row.group = words.text("crit.group", {{"value", lower(words.text("choice.value." + voted->second))}});
    const std::string link =
        assessment == nullptr ? words.text("crit.assess_short", {{"K", std::string(id)}}) : words.text("crit.again");
    if (scene.offers("assess_criterion")) {
        row.href = scene.act_href("assess_criterion", {{"criterion", std::string(id)}});
        row.link = link;
    }
    return row;
}

void add_criteria(const CaseScene& scene, CaseView& page) {
    const auto& main = scene.call.viewer.policy(scene.sight->phase_since()).main_criteria;
    for (const auto id : workflows::criteria) {
        const bool always = std::ranges::find(main, id) != main.end();
        if (always || scene.sight->phase >= 2 || scene.sight->assessment(id) != nullptr)
            page.criteria.push_back(criterion_row(scene, id));
    }
}

void add_scope(const CaseScene& scene, CaseView& page) {
    const Case& file = *scene.sight;
    if (!file.scope) return;
    page.scope_kind = scene.call.words.text("choice.kind." + file.scope->kind);
    page.scope = paragraphs(file.scope->words.text);
    std::string codes;
    for (const auto& code : file.scope->in) codes += (codes.empty() ? "" : ", ") + orpha(code);
    if (!codes.empty()) page.scope_codes = scene.call.words.text("scope.in", {{"codes", codes}});
}

EvidenceRow evidence_row(const CaseScene& scene, const workflows::Evidence& evidence) {
    const auto& words = scene.call.words;
    EvidenceRow row{.claim = term(words, "claim", evidence.claim)};
    row.mark = evidence.missing ? StatusMark{"not_applicable", words.text("evidence.missing"), icon("not_applicable")}
                                : StatusMark{"met", words.text("evidence.present"), icon("met")};
    row.value = paragraphs(evidence.missing ? evidence.reason.text : evidence.value.text);
    if (!evidence.certainty.empty())
        row.certainty = words.text("evidence.certainty",
                                   {{"certainty", lower(words.text("choice.certainty." + evidence.certainty))}});
    row.source = evidence.source.text;
    if (!evidence.date.empty()) row.source += (row.source.empty() ? "" : ", ") + short_date(words, evidence.date);
    if (evidence.place.given()) row.source += ", " + evidence.place.text;
    row.note = role_name(words, evidence.by) + ", " + short_date(words, evidence.by.date);
    row.note = sentences({row.note, evidence.addition ? words.text("evidence.addition") : "",
                          evidence.carried ? words.text("evidence.carried") : ""});
    if (!workflows::may_read(*scene.sight, evidence, reader_of(scene.call, scene.sight), scene.call.viewer.today)) {
        row.value = paragraphs(words.text("evidence.withheld"));
        row.source.clear();
        return row;
    }
    if (!evidence.missing && scene.offers("add_evidence")) {
        row.href =
            scene.act_href("add_evidence", {{"claim", evidence.claim}, {"replaces", std::to_string(evidence.by.seq)}});
        row.link = words.text("evidence.replace");
    }
    return row;
}

void add_evidence(const CaseScene& scene, CaseView& page) {
    const Case& file = *scene.sight;
    for (const auto& evidence : file.evidence)
        if (!evidence.replaced_by && (file.this_cycle(evidence.by) || evidence.carried))
            page.evidence.push_back(evidence_row(scene, evidence));
    if (page.evidence.empty() && file.phase != 2) return;
    for (const auto& claim : scene.call.viewer.policy(scene.sight->phase_since()).claims) {
        if (file.claim(claim) != nullptr || file.phase < 2) continue;
        EvidenceRow row{.claim = term(scene.call.words, "claim", claim),
                        .mark = {"unmet", scene.call.words.text("status_answer.unmet"), icon("unmet")}};
        if (scene.offers("add_evidence")) {
            row.href = scene.act_href("add_evidence", {{"claim", claim}});
            row.link = scene.call.words.text("act.add_evidence");
        }
        page.evidence.push_back(std::move(row));
    }
}

void add_enquiries(const CaseScene& scene, CaseView& page) {
    for (const auto& enquiries : scene.sight->enquiries)
        page.enquiries.push_back(
            {std::to_string(enquiries.year),
             scene.sight.counts ? number(scene.call.words, enquiries.count) : band(scene.call.words, enquiries.count),
             term(scene.call.words, "channel", enquiries.channel)});
}

void add_candidates(const CaseScene& scene, CaseView& page) {
    const auto& words = scene.call.words;
    for (const auto& candidate : scene.sight->candidates) {
        if (candidate.withdrawn) continue;
        CandidateRow row{.centre = candidate.centre == "none" ? words.text("centre.none") : candidate.centre};
        row.fit = candidate.fit.empty() ? words.text("candidate.waiting") : words.text("choice.fit." + candidate.fit);
        row.capacity = candidate.capacity.empty() ? "\u2013" : words.text("choice.capacity." + candidate.capacity);
        row.effect = paragraphs(candidate.effect.given() ? candidate.effect.text : candidate.reason.text);
        row.source = candidate.source;
        page.candidates.push_back(std::move(row));
    }
}

}  // namespace

void add_knowledge(const CaseScene& scene, CaseView& page) {
    add_summary(scene, page);
    if (!scene.sight.papers()) {
        page.papers_withheld = scene.call.words.text("case.papers_withheld");
        return;
    }
    add_criteria(scene, page);
    add_scope(scene, page);
    add_evidence(scene, page);
    add_enquiries(scene, page);
    add_candidates(scene, page);
}

}  // namespace web
