// What the page of a case shows, part by part.
#pragma once

#include "web/pages/case_rows.hpp"
#include "web/pages/form.hpp"
#include "web/pages/frame.hpp"
#include "web/pages/glossary.hpp"
#include "web/pages/input_changes.hpp"
#include "web/pages/precedents.hpp"
#include "web/pages/steps.hpp"
#include "web/pages/story.hpp"

#include <optional>
#include <string>
#include <vector>

namespace web {

struct CaseView {
    Crumbs crumbs;
    std::string receipt, receipt_text, id, name, name_language, phase_now, hearing_title;
    std::vector<std::string> meta;
    std::vector<TagMark> tags;
    std::vector<PhaseDot> phases;
    std::vector<Notice> notices;
    std::vector<Fact> facts;
    Html summary;
    std::string no_summary, recommendation_answer, recommendation_note;
    Html recommendation;
    std::vector<Steps> steps;
    std::vector<FormView> comment_form;
    std::vector<CriterionRow> criteria;
    std::string scope_kind, scope_codes;
    Html scope;
    std::vector<EvidenceRow> evidence;
    std::vector<Fact> enquiries;
    std::vector<CandidateRow> candidates;
    std::string comments_line;
    std::vector<GlossaryWord> glossary;  ///< words that the page uses
    std::string summary_lix;  ///< how hard the summary is to read, for who writes it
    std::string answers_href;  ///< where several comments are answered at once
    std::vector<CommentView> comments;
    std::vector<ChangeCard> changes;
    std::string changes_href;
    std::vector<PrecedentRow> precedents;
    std::string precedents_line, precedents_href, robust_line;
    std::vector<std::string> turnings;
    std::vector<Fact> firmness;
    std::vector<BallotView> ballots;
    std::vector<Fact> placement, start_up, reports;
    std::vector<Link> meetings, invited;
    std::vector<StoryLine> story, later;  ///< the last events; of the past, what was recorded after it
    std::vector<Link> contents;
    std::string standing, past_action, later_line, history_href, follow_action, follow_button, csrf, version, papers_withheld;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("receipt", receipt);
        to("receipt_text", receipt_text);
        to("id", id);
        to("name", name);
        to("name_language", name_language);
        to("phase_now", phase_now);
        to("meta", meta);
        to("tags", tags);
        to("phases", phases);
        to("notices", notices);
        to("facts", facts);
        to("summary", summary);
        to("no_summary", no_summary);
        to("recommendation_answer", recommendation_answer);
        to("recommendation_note", recommendation_note);
        to("recommendation", recommendation);
        to("steps", steps);
        to("comment_form", comment_form);
        to("criteria", criteria);
        to("scope_kind", scope_kind);
        to("scope_codes", scope_codes);
        to("scope", scope);
        to("evidence", evidence);
        to("enquiries", enquiries);
        to("candidates", candidates);
        to("comments_line", comments_line);
        to("glossary", glossary);
        to("summary_lix", summary_lix);
        to("answers_href", answers_href);
        to("comments", comments);
        to("changes", changes);
        to("changes_href", changes_href);
        to("precedents", precedents);
        to("precedents_line", precedents_line);
        to("precedents_href", precedents_href);
        to("robust_line", robust_line);
        to("turnings", turnings);
        to("firmness", firmness);
        to("ballots", ballots);
        to("meetings", meetings);
        to("placement", placement);
        to("start_up", start_up);
        to("reports", reports);
        to("invited", invited);
        to("story", story);
        to("later", later);
        to("standing", standing);
        to("past_action", past_action);
        to("later_line", later_line);
        to("contents", contents);
        to("history_href", history_href);
        to("follow_action", follow_action);
        to("follow_button", follow_button);
        to("csrf", csrf);
        to("version", version);
        to("papers_withheld", papers_withheld);
    }
};

/// What the parts are made from.
struct CaseScene {
    Call& call;
    const Sight& sight;
    const Explained* explained;  ///< null when the case is shown as it stood, where nothing is offered
    engine::Date day;            ///< today, or the day it is shown as of

    bool offers(std::string_view act) const { return explained != nullptr && explained->offered(act); }
    std::string act_href(std::string_view act, const Pairs& fields = {}) const {
        return link_to("/cases/" + sight->id + "/acts/" + std::string(act), fields);
    }
};

void add_head(const CaseScene& scene, CaseView& page);  ///< name, codes, tags, phase bar, notices, facts
void add_knowledge(const CaseScene& scene,
                   CaseView& page);  ///< summary, recommendation, criteria, scope, evidence, candidates
void add_comments(const CaseScene& scene, CaseView& page);  ///< comments, who is invited
void add_precedents(const CaseScene& scene, CaseView& page);  ///< earlier decisions with like evidence, in phases 2 to 5
void add_robustness(const CaseScene& scene, CaseView& page);  ///< what the decision hangs on, in phases 4 and 5
void add_decision(const CaseScene& scene, CaseView& page);  ///< ballots, placement, start-up, reports

/// The members of an open or closed ballot, with interest and vote as far as they may be shown.
std::vector<MemberRow> members_of(const CaseScene& scene, const workflows::Ballot& ballot);
/// Who has the ball, in words.
std::string ball_name(const workflows::Catalogue& words, std::string_view ball, std::string_view centre);

}  // namespace web
