// The ballot: criteria first, then the motion, nothing chosen beforehand.
#include "web/pages/act_view.hpp"
#include "workflows/phase_model/requirements/tally.hpp"
#include "workflows/phase_model/warnings.hpp"

#include <algorithm>

namespace web {

namespace {

struct CriterionVote {
    std::string name, assessed, error;
    std::vector<Option> options;

    void describe(auto& to) const {
        to("name", name);
        to("assessed", assessed);
        to("error", error);
        to("options", options);
    }
};

struct BallotPage {
    Crumbs crumbs;
    std::string title, id, name, turnout, stale, action, motion_title, motion_error, reason, reason_error, voted, seats;
    Html motion, conditions;
    std::vector<Fact> motion_facts;
    std::vector<ErrorSummary> summary;
    std::vector<Hidden> hidden;
    std::vector<CriterionVote> criteria;
    std::vector<Option> options;
    std::vector<NeedView> needs;
    std::vector<MemberRow> members;
    std::string verdict;

    bool warned = false, acknowledged = false;  ///< the reason may point at a person; the voter goes on knowingly

    void describe(auto& to) const {
        to("warned", warned);
        to("acknowledged", acknowledged);
        to("crumbs", crumbs);
        to("title", title);
        to("id", id);
        to("name", name);
        to("turnout", turnout);
        to("stale", stale);
        to("action", action);
        to("motion_title", motion_title);
        to("motion_error", motion_error);
        to("reason", reason);
        to("reason_error", reason_error);
        to("voted", voted);
        to("seats", seats);
        to("motion", motion);
        to("conditions", conditions);
        to("motion_facts", motion_facts);
        to("summary", summary);
        to("hidden", hidden);
        to("criteria", criteria);
        to("options", options);
        to("needs", needs);
        to("members", members);
        to("verdict", verdict);
    }
};

constexpr Template<BallotPage> ballot_template{"ballot"};

std::vector<Option> vote_options(const Call& call, std::string_view name, std::string_view kind, const Pairs& values) {
    std::vector<Option> options;
    for (const char* vote : {"for", "against", "abstain"}) {
        Option option{.id = "f-" + std::string(name) + (options.empty() ? "" : "-" + std::string(vote)),
                      .name = std::string(name),
                      .value = vote,
                      .label = call.words.text("choice." + std::string(kind) + "." + vote)};
        option.chosen = value_of(values, name) == vote;
        options.push_back(std::move(option));
    }
    return options;
}

std::string error_at(const Call& call, const std::vector<engine::FieldError>& errors, std::string_view field) {
    for (const auto& error : errors)
        if (error.pointer == "/" + std::string(field)) return call.words.text(error.message);
    return {};
}

/// The motion's own fields in words: centre, date, outcome.
std::vector<Fact> motion_facts(const Call& call, const workflows::Motion& motion) {
    const auto& words = call.words;
    std::vector<Fact> facts;
    const auto add = [&](const char* field, std::string text) {
        if (!text.empty()) facts.push_back({field_label(words, "put_motion", field), std::move(text), {}});
    };
    if (!motion.outcome.empty()) add("outcome", motion.outcome + " " + term(words, "outcome", motion.outcome));
    add("primary", motion.body.text("primary"));
    std::string secondary;
    for (const auto& centre : motion.body.list("secondary"))
        secondary += (secondary.empty() ? "" : ", ") + (centre.is_string() ? centre.string() : "");
    add("secondary", secondary);
    if (!motion.body.text("principle").empty())
        add("principle", term(words, "principle", motion.body.text("principle")));
    if (!motion.body.text("oral").empty()) add("oral", term(words, "choice.oral", motion.body.text("oral")));
    for (const char* date : {"start_date", "review_date", "next_review_date", "until"})
        add(date, long_date(words, motion.body.text(date)));
    return facts;
}

void add_turnout(const Call& call, const workflows::Ballot& ballot, BallotPage& page) {
    const auto [seats, voted] = workflows::turnout_of(ballot);
    page.voted = std::to_string(voted);
    page.seats = std::to_string(std::max<std::int64_t>(1, seats));
    page.turnout = call.words.text("vote.turnout", {{"a", page.voted}, {"b", std::to_string(seats)}});
}

/// True when this person's vote stands but was cast on another content than the ballot's present one.
bool has_stale_vote(const Call& call, const workflows::Case& file, const workflows::Ballot& ballot) {
    const std::string now = workflows::content_of(file, ballot);
    return std::ranges::any_of(ballot.votes, [&](const workflows::Vote& vote) {
        return vote.person == call.viewer.person && !vote.replaced && !workflows::differ_by_editing_alone(file, ballot, vote.content, now);
    });
}

}  // namespace

Response show_ballot(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& values,
                     const std::vector<engine::FieldError>& errors, int status) {
    const auto& words = call.words;
    const auto& ballot = *sight->open_ballot();
    const auto* motion = sight->motion(ballot.motion);
    BallotPage page{.title = words.text("vote.title"), .id = sight->id, .name = case_name(call, *sight)};
    page.crumbs = crumbs_of(call, sight, page.title);
    page.action = action_of(sight, spec);
    page.motion_title =
        motion == nullptr ? words.text("vote.motion") : term(words, "choice.transition", motion->transition);
    if (motion != nullptr && sight.papers()) {
        page.motion = paragraphs(motion->words.text);
        page.conditions = paragraphs(motion->conditions.text);
        page.motion_facts = motion_facts(call, *motion);
    }
    add_turnout(call, ballot, page);
    if (has_stale_vote(call, *sight, ballot)) page.stale = words.text("vote.stale");
    if (!errors.empty()) page.summary.push_back(summary_of(words, spec.name, errors));
    const Explained explained(call, sight);
    const CaseScene scene{call, sight, &explained, call.viewer.today};
    page.members = members_of(scene, ballot);
    if (const auto* explanation = explained.of("cast_vote"); explanation != nullptr) {
        StepView step = explained.step(*explanation);
        page.needs = std::move(step.left);
        std::erase_if(page.needs, [](const NeedView& need) { return need.mark.status == "met"; });
        if (!explanation->offered)
            page.verdict = words.text(explanation->may_act ? "act.not_yet" : "act.not_you", {{"act", page.title}});
    }
    if (explained.offered("cast_vote")) {
        const FormFor what{call, sight.file.get(), spec, values, errors};
        page.hidden = form_for(what, page.action, std::string(value_of(values, "key"))).hidden;
        for (const auto& id : ballot.criteria) {
            const auto* assessment = sight->assessment(id);
            const std::string assessed =
                assessment == nullptr
                    ? words.text("vote.unassessed")
                    : words.text("vote.assessed",
                                 {{"value", lower(words.text("choice.value." + assessment->value))},
                                  {"certainty", lower(words.text("choice.certainty." + assessment->certainty))}});
            page.criteria.push_back(
                {criterion_name(words, id), assessed, error_at(call, errors, id), vote_options(call, id, id, values)});
        }
        page.options = vote_options(call, "vote", "vote", values);
        page.motion_error = error_at(call, errors, "vote");
        page.reason = value_of(values, "reason");
        page.reason_error = error_at(call, errors, "reason");
        page.acknowledged = acknowledges(values);
        page.warned = page.acknowledged || std::ranges::any_of(errors, workflows::is_warning);
    }
    return show(call,
                {.title = page.title + ": " + page.name, .menu = "cases", .error = !errors.empty(), .status = status},
                ballot_template, page);
}

std::vector<TemplateUse> ballot_templates() { return {use_of(ballot_template)}; }

}  // namespace web
