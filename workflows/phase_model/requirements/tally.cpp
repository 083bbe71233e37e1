#include "workflows/phase_model/requirements/tally.hpp"

#include "engine/crypto.hpp"

#include <algorithm>
#include <map>

namespace workflows {

namespace {

/// One criterion's result: more for "met" than against, more against, or neither.
std::string value_from(int in_favour, int against) { return in_favour > against ? "met" : against > in_favour ? "not_met" : "undetermined"; }

void count_criteria(const std::vector<const Vote*>& counted, const Ballot& ballot, Tally& tally) {
    for (const std::string& criterion : ballot.criteria) {
        int in_favour = 0;
        int against = 0;
        for (const Vote* vote : counted) {
            const auto found = vote->criteria.find(criterion);
            if (found == vote->criteria.end()) continue;
            in_favour += found->second == "for" ? 1 : 0;
            against += found->second == "against" ? 1 : 0;
        }
        tally.criteria[criterion] = value_from(in_favour, against);
    }
}

/// Carried by more for than against; on a tie with at least one vote for, the chair's vote counts double.
void decide_motion(const Vote* chairs_vote, Tally& tally) {
    tally.carried = tally.in_favour > tally.against;
    if (tally.in_favour != tally.against || tally.in_favour == 0 || chairs_vote == nullptr || chairs_vote->motion == "abstain") return;
    tally.tie_broken = true;
    tally.carried = chairs_vote->motion == "for";
}

}  // namespace

namespace {

/// Of the motion on a content of the case.
std::string hash_of(const Case& file, std::int64_t motion, const std::string& case_content) {
    engine::Value content = engine::Value::object({{"case", case_content}, {"motion", motion}});
    if (const Motion* put = file.motion(motion)) content.set("words", put->words.sha256).set("body", put->body);
    return engine::sha256_hex(content.canonical());
}

}  // namespace

std::string content_of_motion(const Case& file, std::int64_t motion) {
    return file.motion_content.get(motion, [&] { return hash_of(file, motion, file.content_hash()); });
}

bool differ_by_editing_alone(const Case& file, const Ballot& ballot, const std::string& one, const std::string& other) {
    if (one == other) return true;
    std::map<std::string, std::string> tied;  // by the hash voted on
    const std::int64_t until = ballot.state == "open" ? file.version() : ballot.closed_by.seq;
    for (const EditorialMark& mark : file.editorial_marks) {
        if (!mark.counts_at(until)) continue;
        for (const std::string& content : {mark.from, mark.to}) tied.emplace(hash_of(file, ballot.motion, content), file.but_for_words(content, until));
    }
    const auto first = tied.find(one), second = tied.find(other);
    return first != tied.end() && second != tied.end() && first->second == second->second;
}

std::vector<const EditorialMark*> edited_under(const Case& file, const Ballot& ballot) {
    const std::int64_t until = ballot.state == "open" ? file.version() : ballot.closed_by.seq;
    std::vector<const EditorialMark*> all;
    for (const EditorialMark& mark : file.editorial_marks)
        if (mark.entry >= ballot.by.seq && mark.counts_at(until)) all.push_back(&mark);
    return all;
}

std::string content_of(const Case& file, const Ballot& ballot) { return content_of_motion(file, ballot.motion); }

bool still_sits(const Case& file, const Office& office, const Ballot& ballot, const Ballot::Elector& elector) {
    if (elector.person == elector.holder || file.substitutes_for(elector.person) == elector.holder) return true;
    return std::any_of(office.deputies.begin(), office.deputies.end(), [&](const Deputy& one) {
        return one.leader == elector.holder && one.deputy == elector.person && one.accepted && one.from <= ballot.by.date && ballot.by.date <= one.to;
    });
}

int quorum_of(int seats, const Policy& policy) { return std::max(seats / 2 + 1, policy.quorum_at_least); }

Tally count(const Scene& scene, const Ballot& ballot) {
    const Case& file = *scene.file;
    const std::string content = content_of(file, ballot);
    Tally tally;
    tally.seats = static_cast<int>(ballot.electorate.size());
    tally.needed = quorum_of(tally.seats, scene.policy);
    std::vector<const Vote*> counted;
    const Vote* chairs_vote = nullptr;
    for (const Ballot::Elector& elector : ballot.electorate) {
        if (elector.person.empty() || !still_sits(file, scene.office, ballot, elector)) continue;
        // Asked of today: who was recused when the ballot was opened may have been found free, and the other way about.
        if (is_recused(scene, elector.person, elector.person == elector.holder ? "" : elector.holder)) {
            tally.recused.push_back(elector.person);
            continue;
        }
        const Declaration* declared = file.declaration(elector.person);
        const Vote* vote = ballot.live_vote(elector.holder);
        const bool circulation_silent = ballot.form == "circulation" && vote == nullptr;
        if (!circulation_silent) {
            if (declared == nullptr || !scene.here(declared->by)) tally.undeclared.push_back(elector.person);
            if (declared != nullptr && declared->effective() == "possible") tally.undecided.push_back(elector.person);
            tally.present += 1;
            if (elector.person == ballot.chair) tally.chair_present = true;
        }
        if (vote == nullptr) {
            tally.waiting.push_back(elector.holder);
        } else if (!differ_by_editing_alone(file, ballot, vote->content, content)) {
            tally.stale.push_back(elector.holder);
        } else {
            counted.push_back(vote);
            if (elector.person == ballot.chair) chairs_vote = vote;
            tally.in_favour += vote->motion == "for" ? 1 : 0;
            tally.against += vote->motion == "against" ? 1 : 0;
            tally.abstain += vote->motion == "abstain" ? 1 : 0;
        }
    }
    decide_motion(chairs_vote, tally);
    count_criteria(counted, ballot, tally);
    return tally;
}

Turnout turnout_of(const Ballot& ballot) {
    Turnout turnout;
    for (const Ballot::Elector& elector : ballot.electorate) {
        if (elector.recused || elector.person.empty()) continue;
        ++turnout.seats;
        if (ballot.live_vote(elector.holder) != nullptr) ++turnout.voted;
    }
    return turnout;
}

}  // namespace workflows
