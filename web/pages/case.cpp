// The page of one case: where it stands, what is needed, what is known (the design's section 3, "Sak").
#include "web/drafts.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/decision/decided.hpp"

#include <algorithm>

namespace web {

namespace {

constexpr Template<CaseView> case_template{"case"};
constexpr std::size_t last_events = 5;
constexpr std::size_t most_later = 50;  // of what was recorded after the moment shown; the history has them all

/// The links of "I denne saken", for the parts that are there.
void add_contents(const CaseScene& scene, CaseView& page) {
    const auto& words = scene.call.words;
    const auto part = [&](bool there, const char* anchor, const char* key, std::size_t count = 0) {
        if (there)
            page.contents.push_back(
                {anchor, words.text(key) + (count > 0 ? " (" + std::to_string(count) + ")" : ""), {}});
    };
    part(!page.steps.empty(), "#now", "why.title");
    part(!page.criteria.empty(), "#criteria", "case.criteria");
    part(!page.scope.text.empty(), "#scope", "case.scope");
    part(!page.evidence.empty(), "#evidence", "case.evidence", page.evidence.size());
    part(!page.candidates.empty(), "#candidates", "case.candidate_centres", page.candidates.size());
    part(!page.comments.empty(), "#comments", "case.comments", page.comments.size());
    part(!page.changes.empty(), "#changed", "changes.title", page.changes.size());
    part(!page.precedents.empty(), "#precedents", "precedents.title", page.precedents.size());
    part(!page.robust_line.empty(), "#robustness", "robust.title");
    part(!page.ballots.empty(), "#ballots", "case.ballots", page.ballots.size());
    part(!page.placement.empty(), "#placement", "case.placement");
    part(!page.start_up.empty(), "#start-up", "case.start_up");
    part(!page.later.empty(), "#later", "past.later");
    if (const auto decisions = workflows::decisions_of(*scene.sight); !decisions.empty())
        page.contents.push_back({link_to("/cases/" + page.id + "/decisions", {{"as_of", scene.call.as_of ? workflows::to_text(*scene.call.as_of) : std::string()}}),
                                 words.text("decision.list") + " (" + std::to_string(decisions.size()) + ")", {}});
    page.contents.push_back(
        {page.history_href, words.text("case.history") + " (" + std::to_string(scene.sight->version()) + ")", {}});
}

/// The comment form stands on the page while a hearing is open and the viewer is one who is asked.
void add_comment_form(const CaseScene& scene, CaseView& page) {
    if (page.hearing_title.empty() || !scene.offers("comment")) return;
    if (!scene.call.viewer.holds("user_representative") && !scene.call.viewer.holds("professional")) return;
    const auto* spec = find_spec(scene.call, "comment");
    if (spec == nullptr) return;
    const Pairs values = with_draft(scene.call, scene.sight->id, *spec, {{"part", "case"}, {"visibility", "public"}});
    const std::vector<engine::FieldError> errors;
    const FormFor what{scene.call, scene.sight.file.get(), *spec, values, errors};
    FormView form = form_for(what, scene.act_href("comment"), {});
    form.button = scene.call.words.text("com.review");
    form.hidden.push_back({"step", "review"});
    page.comment_form.push_back(std::move(form));
}

/// Words that somebody from outside meets here: those of every case, and those of its phase.
void add_glossary(const CaseScene& scene, CaseView& page) {
    const auto& words = scene.call.words;
    const int phase = scene.sight->phase;
    page.glossary = glossary(words, {"phase", "ball", "criterion"});
    const auto more = phase <= 3   ? glossary(words, {"hearing", "comment", "disposition", "recommendation"})
                      : phase <= 5 ? glossary(words, {"group", "quorum", "primary_centre", "tako"})
                                   : glossary(words, {"primary_centre", "tako", "cycle"});
    page.glossary.insert(page.glossary.end(), more.begin(), more.end());
}

void add_follow(const CaseScene& scene, CaseView& page) {
    const std::string act = follows(scene.call, *scene.sight) ? "unfollow" : "follow";
    if (!scene.offers(act)) return;
    page.follow_action = scene.act_href(act);
    page.follow_button = act_title(scene.call.words, act);
    page.csrf = scene.call.viewer.csrf;
    page.version = std::to_string(scene.sight->version());
}

/// The receipt of what was just done, first on the page and in focus.
void add_receipt(const CaseScene& scene, CaseView& page) {
    const std::string done(scene.call.in_query("done"));
    if (done.empty() || find_spec(scene.call, done) == nullptr) return;
    const auto& words = scene.call.words;
    const std::string own = "receipt." + done;
    page.receipt = words.has(own) ? words.text(own) : words.text("receipt.done", {{"act", act_title(words, done)}});
    if (done == "cast_vote") page.receipt_text = words.text("vote.done");
    if (done == "comment") page.receipt_text = words.text("receipt.comment.text");
}

/// The case as it stood, what was recorded since, and nothing that could be done.
Response show_as_of(Call& call, const Sight& now) {
    const Sight sight = past_sight(call, now);
    if (!sight.file) return problem_response(call, "not-found", "problem.not_yet");
    const CaseScene scene{call, sight, nullptr, call.viewer.today};
    CaseView page{.standing = call.words.text("past.standing")};
    page.later_line = call.words.text("hist.after", {{"n", std::to_string(now->version() - sight->version())}});
    page.later = story_lines(call, *now, {.limit = most_later, .since = call.as_of});
    add_head(scene, page);
    add_knowledge(scene, page);
    add_comments(scene, page);
    add_precedents(scene, page);
    add_decision(scene, page);
    page.changes = change_cards(call, sight);
    page.changes_href = link_then(call, "/cases/" + now->id + "/changes");
    page.history_href = link_then(call, "/cases/" + now->id + "/history");
    add_contents(scene, page);
    return show(call,
                {.title = call.words.text("past.case_title", {{"name", page.name},
                                                              {"case", page.id},
                                                              {"when", moment_in_words(call.words, *call.as_of)}}),
                 .menu = "cases"},
                case_template, page);
}

Response show_case(Call& call) {
    Response instead;
    const auto sight = look_at_case(call, instead);
    if (!sight) return instead;
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    if (call.as_of) return show_as_of(call, *sight);
    const Explained explained(call, *sight);
    const CaseScene scene{call, *sight, &explained, call.viewer.today};
    CaseView page{.standing = call.words.text("case.now"), .past_action = "/cases/" + (*sight)->id};
    add_receipt(scene, page);
    add_head(scene, page);
    add_knowledge(scene, page);
    if (!call.viewer.holds("auditor") && !sight->recused) page.steps.push_back(explained.steps());
    add_comment_form(scene, page);
    add_comments(scene, page);
    add_precedents(scene, page);
    add_robustness(scene, page);
    add_decision(scene, page);
    add_follow(scene, page);
    add_glossary(scene, page);
    page.changes = change_cards(call, *sight);
    page.changes_href = "/cases/" + page.id + "/changes";
    page.story = story_lines(call, **sight, {.limit = last_events, .main_only = true});
    page.history_href = "/cases/" + page.id + "/history";
    add_contents(scene, page);
    return show(call,
                {.title = call.words.text("case.title", {{"name", page.name}, {"case", page.id}}),
                 .menu = call.viewer.holds("user_representative") ? "hearings" : "cases"},
                case_template, page);
}

}  // namespace

PageSet case_pages() {
    return {.routes = {page_route("/cases/{id}", show_case, "One case", {"as_of", "done"})},
            .templates = {use_of(case_template)}};
}

}  // namespace web
