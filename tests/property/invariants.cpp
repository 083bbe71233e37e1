#include "tests/property/invariants.hpp"

#include "tests/support/case_dump.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/requirements/tally.hpp"
#include "workflows/phase_model/table.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace tests {

using namespace workflows;

namespace {

void require(bool holds, const std::string& what) {
    if (!holds) throw std::runtime_error(what);
}

std::string place_of(const Case& file) { return file.is_closed() ? "closed" : std::string(phase_ids[static_cast<std::size_t>(file.phase)]); }

}  // namespace

void Watch::look() {
    const auto events = world_.store.events(world_.stream, static_cast<std::int64_t>(dumps_.size()));
    const auto texts = world_.store.texts(world_.stream);
    if (dumps_.empty()) before_.id = world_.id();
    for (const engine::Sealed& sealed : events) {
        follow(sealed.event);
        before_.apply(sealed, texts);
        dumps_.push_back(dump(before_));
    }
    require(dumps_.back() == dump(world_.file()), "3: the stored case is not its replay:\n" + dumps_.back() + "\nstored:\n" + dump(world_.file()));
    require(before_.row() == world_.file().row(), "3: the stored row is not the replay's");
    require(place_of(world_.file()) == state_, "1: the case stands in " + place_of(world_.file()) + ", the table in " + state_);
}

void Watch::look_back() {
    const auto events = world_.store.events(world_.stream);
    const auto texts = world_.store.texts(world_.stream);
    Case again(world_.id());
    for (std::size_t i = 0; i < events.size(); ++i) {
        again.apply(events[i], texts);
        require(dump(again) == dumps_[i], "3: as of version " + std::to_string(i + 1) + " the replay differs");
        // As of a time: everything that was recorded at it is in.
        if (i + 1 < events.size() && events[i + 1].event.at == events[i].event.at) continue;
        const auto moment = workflows::read_as_of(events[i].event.at);
        const auto then = workflows::fold_as_of(world_.store, workflows::blank_file, world_.stream, *moment);
        require(dump(dynamic_cast<const Case&>(*then)) == dumps_[i], "3: as of " + events[i].event.at + " the case is another");
    }
}

/// The phase after an event follows from the phase before and the table; an event that is no transition moves nothing.
void Watch::follow(const engine::Event& event) {
    if (event.name == "ballot_closed") counted_rightly(event);
    const auto& names = phase_model_events();
    if (std::find(names.begin(), names.end(), event.name) == names.end()) return;
    const engine::Row* row = find_row(state_, event.name);
    require(row != nullptr, "1: no row for " + event.name + " from " + state_);
    require(event.body.text("transition") == row->id && event.body.text("to") == row->to && event.body.text("from") == row->from,
            "1: " + event.name + " is not as its row says");
    const int from = phase_number(row->from);
    const int to = phase_number(row->to);
    require(from > 7 || to > 7 || to <= from + 1, "2: " + event.name + " skips a phase");
    for (const std::string& requirement : row->requirements) {
        const std::string& answer = event.body.find("answers")->text(requirement);
        require(answer == "met" || answer == "not_applicable" || answer == "overridden", "2: " + event.name + " went through with " + requirement + " " + answer);
    }
    if (row->to == "closed") closes_rightly(event);
    decided_by_right(event, *row);
    state_ = row->to;
}

/// Whoever decides holds the role that the row names; a group's step follows from the ballot closed just before it, on the motion that
/// names it, by the chair, who voted or sat unrecused among its electors.
void Watch::decided_by_right(const engine::Event& event, const engine::Row& row) const {
    const auto decides = [&](std::string_view who) { return std::find(row.decided_by.begin(), row.decided_by.end(), who) != row.decided_by.end(); };
    if (event.body.text("manner") != "group") {
        require(!before_.tied(event.actor), "5: one who is recused did " + event.name);
        const bool member = event.name == "call_in";
        require(member || decides(event.role), "5: " + event.name + " was done as " + event.role);
        return;
    }
    require(decides("leader_group"), "5: the group decided " + event.name + ", which is not the group's");
    require(!before_.ballots.empty(), "2: a decision of the group without a ballot");
    const Ballot& ballot = before_.ballots.back();
    const Motion* motion = before_.motion(ballot.motion);
    require(ballot.state == "carried" && ballot.closed_by.seq + 1 == event.seq && motion != nullptr && motion->transition == event.name,
            "2: " + event.name + " does not follow from a carried motion");
    require(ballot.closed_by.actor == event.actor && !before_.tied(event.actor), "5: the ballot was not closed by an unrecused chair");
    require(std::any_of(ballot.electorate.begin(), ballot.electorate.end(),
                        [&](const Ballot::Elector& elector) { return elector.person == event.actor && !elector.recused; }),
            "5: the ballot was closed by one who has no seat in it");
}

void Watch::closes_rightly(const engine::Event& event) const {
    require(event.body.has("reason") && event.body.has("where_served"), "2: an outcome without reason or where people are served");
    const bool needs_vote = before_.phase >= 4 || (before_.phase == 1 && before_.called_in);
    if (!needs_vote) return;
    const std::int64_t seq = event.body.integer("ballot");
    const auto ballot = std::find_if(before_.ballots.begin(), before_.ballots.end(), [&](const Ballot& one) { return one.by.seq == seq; });
    require(ballot != before_.ballots.end() && ballot->state == "carried", "2: an outcome without a carried vote");
    const std::string& outcome = event.body.text("outcome");
    if (outcome.starts_with("INGEN"))
        require(std::any_of(before_.rounds.begin(), before_.rounds.end(), [&](const Round& round) { return round.closed && before_.this_cycle(round.by); }),
                "2: a no on need without a hearing in this cycle");
}

/// Counts the ballot again, from its votes alone.
void Watch::counted_rightly(const engine::Event& event) const {
    const Ballot* ballot = before_.open_ballot();
    require(ballot != nullptr && ballot->by.seq == event.body.integer("ballot"), "5: a ballot was closed that was not open");
    std::int64_t in_favour = 0, against = 0, abstain = 0, present = 0;
    std::set<std::string> voters;
    for (const Ballot::Elector& elector : ballot->electorate) {
        if (elector.person.empty() || elector.recused || before_.tied(elector.person)) continue;
        if (elector.person == "deputy TRS" && elector.holder == "TRS" && before_.tied("TRS")) continue;  // works under her
        const Vote* last = nullptr;
        for (const Vote& vote : ballot->votes)
            if (vote.seat == elector.holder) last = &vote;
        require(last == nullptr || last->person == elector.person, "5: somebody else voted from the seat of " + elector.holder);
        if (ballot->form == "meeting" || last != nullptr) ++present;
        if (last == nullptr || last->content != content_of(before_, *ballot)) continue;
        require(voters.insert(last->person).second, "5: " + last->person + " was counted twice");
        in_favour += last->motion == "for" ? 1 : 0;
        against += last->motion == "against" ? 1 : 0;
        abstain += last->motion == "abstain" ? 1 : 0;
    }
    require(event.body.integer("for") == in_favour && event.body.integer("against") == against && event.body.integer("abstain") == abstain,
            "5: the count is " + event.body.canonical() + ", should be " + std::to_string(in_favour) + ":" + std::to_string(against) + ":" + std::to_string(abstain));
    require(2 * present > static_cast<std::int64_t>(ballot->electorate.size()), "2: a ballot was closed without a quorum");
    const bool carried = event.body.text("result") == "carried";
    require(in_favour != against ? carried == (in_favour > against) : !carried || event.body.flag("casting_vote"), "5: the result does not follow from the count");
}

engine::Result perform_as_explained(World& world, const engine::Command& command) {
    const engine::Explanation explained = world.engine.explain(command);
    const auto before = world.stream.empty() ? 0 : world.file().version();
    engine::Result result = world.engine.perform(command);
    require(explained.allowed == done(result), "4: " + command.person + " " + command.act + " " + command.fields.canonical() +
                                                   (explained.allowed ? " was offered but refused: " : " was not offered but done: ") + told(result));
    if (!done(result) && !world.stream.empty()) require(world.file().version() == before, "4: a refusal changed the case");
    if (explained.allowed) require(explained.offered, "4: " + command.act + " is allowed but not offered");
    return result;
}

void conflicts_lose_nothing(World& world) {
    const std::int64_t version = world.file().version();
    if (version < 2) return;
    const std::string before = dump(world.file());
    engine::Command late = world.command("auditor", "follow", F());
    late.expected_version = version - 1;

    const engine::Result result = world.engine.perform(late);

    require(refusal(result) == "stale-version", "6: a command on an older version was not a conflict");
    const auto& problem = std::get<engine::Problem>(result);
    require(problem.version == version && problem.since.size() == 1, "6: the conflict does not say what happened since");
    require(dump(world.file()) == before, "6: a conflict changed the case");
}

}  // namespace tests
