// How it was decided and what came of it: ballots, placement, start-up, reports.
#include "web/api/meeting_json.hpp"
#include "web/icons.hpp"
#include "web/pages/case_view.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace web {

namespace {

using workflows::Ballot;

std::optional<std::string> seat_name(const CaseScene& scene, const workflows::Office& office, const std::string& holder) {
    for (const auto& seat : office.seats(scene.day)) {
        if (seat.holder != holder) continue;
        if (seat.administrative) return role_name(scene.call.words, "administrative_leader");
        std::string centres;
        for (const auto& centre : seat.centres) centres += (centres.empty() ? "" : ", ") + centre;
        return role_name(scene.call.words, "centre_leader", centres);
    }
    return std::nullopt;
}

/// By the seats as they were known then, else as they are known today of that day: where times were chosen, as in a demonstration, seats
/// may have been recorded later than their holders voted.
std::string member_name(const CaseScene& scene, const std::string& holder) {
    auto name = seat_name(scene, scene.call.office(), holder);
    if (!name) name = seat_name(scene, *scene.call.viewer.office, holder);
    return name ? *std::move(name) : scene.call.words.text("role.former_member");
}

std::string vote_word(const CaseScene& scene, const Ballot& ballot, const Ballot::Elector& elector) {
    const auto& words = scene.call.words;
    if (elector.recused) return words.text("vote.none");
    const auto* vote = ballot.live_vote(elector.holder);
    if (vote == nullptr) return words.text("vote.not_yet");
    std::string word = ballot.state == "open" ? words.text("vote.given") : words.text("choice.vote." + vote->motion);
    if (ballot.state == "open" && elector.person == scene.call.viewer.person && !vote->motion.empty())
        word = words.text("vote.yours", {{"vote", words.text("choice.vote." + vote->motion)}});
    if (elector.person != elector.holder) word += ", " + words.text("vote.by_deputy");
    return word;
}

std::string counts_of(const Catalogue& words, const Ballot& ballot) {
    std::map<std::string, int> counts;
    for (const auto& vote : ballot.votes)
        if (!vote.replaced && !vote.motion.empty()) ++counts[vote.motion];
    return words.text("vote.counts", {{"for", std::to_string(counts["for"])},
                                      {"against", std::to_string(counts["against"])},
                                      {"abstain", std::to_string(counts["abstain"])}});
}

std::vector<Link> editorial_of(const CaseScene& scene, const Ballot& ballot) {
    std::vector<Link> all;
    for (const auto& mark : scene.sight->editorial_marks) {
        const bool over = ballot.state != "open" && !mark.counts_at(ballot.closed_by.seq);
        if (mark.refused || mark.entry < ballot.by.seq || over) continue;
        const bool waits = mark.countersigned_by.empty();
        const bool mine = mark.by.actor == scene.call.viewer.person || mark.maker == scene.call.viewer.person;
        const bool reads_why = scene.sight.internal || scene.sight.audits;
        Link link{.href = {}, .text = reads_why ? mark.reason.text : scene.call.words.text("minutes.editorial"), .detail = scene.call.words.text(waits ? "editorial.waits" : "editorial.counts")};
        if (waits && !mine && scene.offers("countersign")) link.href = scene.act_href("countersign", {{"for_act", "mark_editorial"}, {"entry", std::to_string(mark.entry)}});
        all.push_back(std::move(link));
    }
    return all;
}

BallotView ballot_view(const CaseScene& scene, const Ballot& ballot) {
    const auto& words = scene.call.words;
    BallotView view;
    const auto* motion = scene.sight->motion(ballot.motion);
    view.title = words.text(
        "ballot.title", {{"motion", motion == nullptr ? "" : term(words, "choice.transition", motion->transition)}});
    view.open = ballot.state == "open";
    view.state = words.text("ballot.state." + (ballot.demanded ? "demanded" : ballot.state),
                            {{"date", long_date(words, view.open ? ballot.by.date : ballot.closed_by.date)}});
    if (motion != nullptr) view.motion = paragraphs(motion->words.text);
    std::int64_t seats = 0, voted = 0;
    for (const auto& elector : ballot.electorate) {
        if (elector.recused || elector.person.empty()) continue;
        ++seats;
        if (ballot.live_vote(elector.holder) != nullptr) ++voted;
    }
    view.turnout = words.text("vote.turnout", {{"a", std::to_string(voted)}, {"b", std::to_string(seats)}});
    view.voted = std::to_string(voted);
    view.seats = std::to_string(std::max<std::int64_t>(1, seats));
    if (!view.open && ballot.state != "voided") {
        view.counts = counts_of(words, ballot);
        if (ballot.casting_vote) view.casting = words.text("meet.tie");
        for (const auto& [criterion, value] : ballot.results)
            view.results +=
                (view.results.empty() ? "" : ", ") + criterion + " " + lower(words.text("choice.value." + value));
    }
    if (view.open && scene.offers("cast_vote")) {
        view.href = scene.act_href("cast_vote");
        view.link = act_title(words, "cast_vote");
    }
    view.editorial = editorial_of(scene, ballot);
    view.members = members_of(scene, ballot);
    return view;
}

void add_placement(const CaseScene& scene, CaseView& page) {
    const auto& words = scene.call.words;
    for (const auto& answer : scene.sight->placement_answers) {
        const std::string reason = answer.accepted ? answer.needs.text : answer.reason.text;
        page.placement.push_back({answer.centre,
                                  words.text(answer.accepted ? "placement.accepted" : "placement.refused",
                                             {{"date", long_date(words, answer.from)}}),
                                  reason});
    }
    for (const auto& placed : scene.sight->placements) {
        std::string secondary;
        for (const auto& centre : placed.secondary) secondary += (secondary.empty() ? "" : ", ") + centre;
        const std::string detail = sentences(
            {placed.principle.empty() ? ""
                                      : words.text("placement.principle",
                                                   {{"principle", lower(term(words, "principle", placed.principle))}}),
             secondary.empty() ? "" : words.text("placement.secondary", {{"centres", secondary}}),
             placed.oral.empty() ? "" : term(words, "choice.oral", placed.oral)});
        page.placement.push_back(
            {words.text(placed.in_force ? "placement.now" : "placement.before"),
             placed.primary + ", " + words.text("case.from", {{"date", long_date(words, placed.start)}}), detail});
    }
}

void add_start_up(const CaseScene& scene, CaseView& page) {
    if (scene.sight->phase < 6 && scene.sight->start_up.empty()) return;
    if (scene.sight->origin == "historical" && scene.sight->start_up.empty()) return;
    const auto& words = scene.call.words;
    for (const auto& item : scene.call.viewer.policy(scene.sight->phase_since()).checklist) {
        const auto found = scene.sight->start_up.find(item);
        if (found == scene.sight->start_up.end()) {
            page.start_up.push_back({term(words, "start_up_item", item), words.text("start_up.open"), {}});
            continue;
        }
        const std::string detail =
            sentences({found->second.reason.text,
                       found->second.planned_by.empty()
                           ? ""
                           : words.text("start_up.by", {{"date", long_date(words, found->second.planned_by)}})});
        page.start_up.push_back(
            {term(words, "start_up_item", item), words.text("choice.state." + found->second.state), detail});
    }
}

void add_reports(const CaseScene& scene, CaseView& page) {
    const auto& words = scene.call.words;
    for (auto report = scene.sight->reports.rbegin(); report != scene.sight->reports.rend(); ++report) {
        page.reports.push_back(
            {words.text("choice.kind." + report->kind) + ", " + long_date(words, report->by.date),
             sentences(
                 {report->contact_point.text,
                  report->activity.empty()
                      ? ""
                      : words.text("report.activity", {{"band", term(words, "choice.activity", report->activity)}})}),
             sentences({report->changes.text, report->users_view.text.empty()
                                                  ? ""
                                                  : words.text("report.users", {{"text", report->users_view.text}})})});
    }
}

}  // namespace

std::vector<MemberRow> members_of(const CaseScene& scene, const Ballot& ballot) {
    std::vector<MemberRow> rows;
    if (!scene.sight.internal && !scene.call.viewer.holds("auditor")) return rows;
    const auto& words = scene.call.words;
    for (const auto& elector : ballot.electorate) {
        MemberRow row{.member = member_name(scene, elector.holder)};
        const bool you = elector.person == scene.call.viewer.person;
        if (you) row.member += " " + words.text("com.you");
        row.present = words.text(elector.recused                    ? "member.out"
                                 : elector.person.empty()           ? "member.absent"
                                 : elector.person == elector.holder ? "member.present"
                                                                    : "member.deputy");
        const auto* declared = scene.sight->declaration(elector.person.empty() ? elector.holder : elector.person);
        row.interest =
            words.text(declared == nullptr ? "interest.unanswered" : "choice.value." + declared->effective());
        row.vote = vote_word(scene, ballot, elector);
        rows.push_back(std::move(row));
    }
    return rows;
}

void add_decision(const CaseScene& scene, CaseView& page) {
    if (!scene.sight.papers()) return;
    if (workflows::sees_meetings(scene.call.viewer.standings))
        for (const std::string& meeting : scene.sight->meetings)
            page.meetings.push_back({"/meetings/" + meeting + "/minutes", scene.call.words.text("case.minutes_of", {{"meeting", meeting}}), {}});
    for (auto ballot = scene.sight->ballots.rbegin(); ballot != scene.sight->ballots.rend(); ++ballot)
        if (scene.sight->this_cycle(ballot->by)) page.ballots.push_back(ballot_view(scene, *ballot));
    add_placement(scene, page);
    add_start_up(scene, page);
    add_reports(scene, page);
}

}  // namespace web
