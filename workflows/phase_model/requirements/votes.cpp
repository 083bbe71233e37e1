// A decision of the leader group: quorum, majority, votes that still count, recusals settled (specification section 9).
#include "workflows/phase_model/acts/seats.hpp"
#include "workflows/phase_model/requirements/requirement.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Answer;

/// Who can open a ballot: the chair, or whoever can see to it that there is one.
std::vector<engine::Cure> opens_ballot(const Scene& scene) {
    if (!chair_of(scene).empty()) return {by("chair", "open_ballot")};
    return {by("case_officer", "record_attendance"), by("seated", "elect_chair")};
}

/// What every vote requirement says where no ballot is open on the motion.
std::optional<Answer> no_ballot(const Scene& scene) {
    if (scene.ballot != nullptr) return std::nullopt;
    if (!scene.by_vote && scene.row != nullptr) return not_applicable("reason.vote.alone");
    const std::string event = scene.row == nullptr ? std::string() : scene.row->event;
    std::vector<engine::Cure> cures = opens_ballot(scene);
    cures.insert(cures.begin(), by("seated", "put_motion", "", {{"transition", event}}));
    return unmet("reason.vote.no_ballot", {{"step", event.empty() ? "" : "@act." + event}}, std::move(cures));
}

std::string roles_of(const Scene& scene, const std::vector<std::string>& people) {
    std::string list;
    for (const std::string& person : people) {
        std::string who = "@role.administrative_leader";
        for (const Seat& seat : scene.office.seats(scene.today))
            if ((seat.holder == person || std::find(seat.deputies.begin(), seat.deputies.end(), person) != seat.deputies.end()) && !seat.centres.empty())
                who = "@role.centre_leader " + seat.centres.front();
        list += (list.empty() ? "" : ",") + who;
    }
    return list;
}

Answer quorum(const Scene& scene) {
    if (auto none = no_ballot(scene)) return *none;
    const Tally tally = count(scene, *scene.ballot);
    const Places places{{"present", std::to_string(tally.present)}, {"needed", std::to_string(tally.needed)}, {"seats", std::to_string(tally.seats)}};
    if (!tally.chair_present) return unmet("reason.quorum.chair", places, {by("chair", "cast_vote")});
    if (tally.present >= tally.needed) return met("reason.quorum.met", places);
    std::vector<engine::Cure> cures{by("deputy"), by("case_officer", "record_attendance"), by("chair", "void_ballot")};
    if (!tally.recused.empty() && tally.present + static_cast<int>(tally.recused.size()) >= tally.needed) {
        cures.push_back(by("seated", "decide_impartiality", "", {{"whom", tally.recused.front()}}));
        if (!can_be_quorate(scene)) cures.push_back(by("case_officer", "appoint_substitute", "", {{"leader", tally.recused.front()}}));
    }
    return unmet("reason.quorum.unmet", places, std::move(cures));
}

Answer majority(const Scene& scene) {
    if (auto none = no_ballot(scene)) return *none;
    const Tally tally = count(scene, *scene.ballot);
    const Places places{{"for", std::to_string(tally.in_favour)}, {"against", std::to_string(tally.against)}, {"abstain", std::to_string(tally.abstain)}};
    if (tally.carried) return met(tally.tie_broken ? "reason.majority.casting" : "reason.majority.met", places);
    return unmet("reason.majority.unmet", places, {by("chair", "close_ballot")});
}

Answer votes_current(const Scene& scene) {
    if (auto none = no_ballot(scene)) return *none;
    const Tally tally = count(scene, *scene.ballot);
    if (!tally.stale.empty())
        return unmet("reason.votes_current.stale", {{"n", std::to_string(tally.stale.size())}, {"who", roles_of(scene, tally.stale)}},
                     {by("seated", "cast_vote"), by("chair", "void_ballot")});
    const bool by_circulation = scene.ballot->form == "circulation";
    const bool over = by_circulation ? engine::to_text(scene.today) > scene.ballot->deadline : scene.last_call;
    if (tally.waiting.empty() || over) return met("reason.votes_current.met", {{"n", std::to_string(tally.in_favour + tally.against + tally.abstain)}});
    if (by_circulation) return unmet("reason.votes_current.circulation", {{"date", scene.ballot->deadline}}, {by("seated", "cast_vote"), by("time")});
    Answer waiting = unmet("reason.votes_current.waiting", {{"n", std::to_string(tally.waiting.size())}, {"who", roles_of(scene, tally.waiting)}},
                           {by("seated", "cast_vote"), by("chair", "close_ballot", "", {{"last_call", "true"}})});
    waiting.in_form = true;
    return waiting;
}

Answer recusals_settled(const Scene& scene) {
    if (auto none = no_ballot(scene)) return *none;
    const Tally tally = count(scene, *scene.ballot);
    if (!tally.undecided.empty())
        return unmet("reason.recusals_settled.possible", {{"who", roles_of(scene, tally.undecided)}},
                     {by("seated", "decide_impartiality", "", {{"whom", tally.undecided.front()}}), by("seated", "declare_interest")});
    if (!tally.undeclared.empty())
        return unmet("reason.recusals_settled.unmet", {{"n", std::to_string(tally.undeclared.size())}, {"who", roles_of(scene, tally.undeclared)}},
                     {by("seated", "declare_interest")});
    return met("reason.recusals_settled.met", {{"n", std::to_string(tally.recused.size())}});
}

Answer criteria_voted(const Scene& scene) {
    std::vector<std::string> missing;
    for (const std::string& criterion : scene.policy.voted_criteria) {
        const bool voted_here = scene.ballot != nullptr && std::find(scene.ballot->criteria.begin(), scene.ballot->criteria.end(), criterion) != scene.ballot->criteria.end();
        if (!voted_here && !scene.file->group_values.contains(criterion)) missing.push_back(criterion);
    }
    if (missing.empty()) return met("reason.criteria_voted.met");
    return unmet("reason.criteria_voted.unmet", {{"criteria", list_of("criterion.", missing)}}, {by("chair", "open_ballot")});
}

Answer precedents_considered(const Scene& scene) {
    bool proposed = false;
    for (const Precedent& precedent : scene.file->precedents) {
        if (!scene.here(precedent.by)) continue;
        if (precedent.confirmed) return met(precedent.verdict == "none_relevant" ? "reason.precedents_considered.none" : "reason.precedents_considered.met");
        proposed = true;
    }
    return unmet(proposed ? "reason.precedents_considered.confirm" : "reason.precedents_considered.unmet", {},
                 {by("chair", "weigh_precedent"), by("case_officer", "weigh_precedent")});
}

Answer ballot_open(const Scene& scene) {
    if (scene.file->open_ballot() != nullptr) return met("reason.ballot_open.met");
    return unmet("reason.ballot_open.unmet", {}, opens_ballot(scene));
}

Answer circulation_open(const Scene& scene) {
    const Ballot* ballot = scene.file->open_ballot();
    if (ballot == nullptr || ballot->form != "circulation") return unmet("reason.circulation_open.unmet");
    const Places until{{"date", ballot->deadline}};
    return engine::to_text(scene.today) > ballot->deadline ? unmet("reason.circulation_open.over", until) : met("reason.circulation_open.met", until);
}

/// Members elect a chair only where neither the administrative leader nor a deputy can preside.
Answer chair_needed(const Scene& scene) {
    if (!chair_of(scene).empty()) return unmet("reason.chair_needed.unmet");
    const auto& attendance = scene.file->attendance;
    if (!attendance || !scene.here(attendance->by))
        return unmet("reason.chair_needed.attendance", {}, {by("case_officer", "record_attendance")});
    return met("reason.chair_needed.met");
}

}  // namespace

Requirements vote_requirements() {
    return {{"quorum", quorum},
            {"majority", majority},
            {"votes_current", votes_current},
            {"recusals_settled", recusals_settled},
            {"criteria_voted", criteria_voted},
            {"precedents_considered", precedents_considered},
            {"ballot_open", ballot_open},
            {"circulation_open", circulation_open},
            {"chair_needed", chair_needed}};
}

}  // namespace workflows
