#include "workflows/phase_model/publicity.hpp"

#include "workflows/phase_model/table.hpp"

#include <algorithm>
#include <array>

namespace workflows {

namespace {

/// Events whose words are public, beside the transitions. Left out on purpose: interests, impartiality, countersigning,
/// attendance, capacity, votes' reasons, corrections, wishes for reassessment, proposals.
constexpr std::array<std::string_view, 35> public_events{"name_set",
                                                         "identity_set",
                                                         "duplicate_judged",
                                                         "scope_set",
                                                         "criterion_assessed",
                                                         "candidate_named",
                                                         "candidate_withdrawn",
                                                         "oral_question_answered",
                                                         "evidence_added",
                                                         "evidence_replaced",
                                                         "evidence_missing_recorded",
                                                         "summary_written",
                                                         "recommendation_written",
                                                         "item_carried_over",
                                                         "body_invited",
                                                         "hearing_extended",
                                                         "no_statement_recorded",
                                                         "comment_given",
                                                         "comment_edited",
                                                         "comment_withdrawn",
                                                         "comment_answered",
                                                         "comment_hidden",
                                                         "comment_shown",
                                                         "access_set",
                                                         "motion_put",
                                                         "motion_withdrawn",
                                                         "ballot_closed",
                                                         "ballot_voided",
                                                         "dissent_recorded",
                                                         "precedent_weighed",
                                                         "requirement_overridden",
                                                         "placement_answered",
                                                         "start_up_updated",
                                                         "status_entered",
                                                         "reassessment_answered"};

bool is_about_a_comment(std::string_view event) {
    return event == "comment_edited" || event == "comment_withdrawn" || event == "comment_answered";
}

}  // namespace

void Publicity::follow(const engine::Event& event) {
    if (event.stream != stream_) {
        stream_ = event.stream;
        internal_comments_.clear();
    }
    if (event.name == "comment_given" && event.body.text("visibility") == "internal") internal_comments_.insert(event.seq);
}

bool Publicity::is_public(const engine::Event& event, std::string_view) const {
    if (!event.stream.starts_with("case/")) return false;
    if (event.name == "comment_given") return !internal_comments_.contains(event.seq);
    if (is_about_a_comment(event.name)) return !internal_comments_.contains(event.body.integer("comment"));
    if (event.name == "recommendation_written") return event.body.flag("final");
    const auto& transitions = phase_model_events();
    return std::find(public_events.begin(), public_events.end(), event.name) != public_events.end() ||
           std::find(transitions.begin(), transitions.end(), event.name) != transitions.end();
}

bool is_personal(const engine::Event& event) { return event.stream == "office"; }

}  // namespace workflows
