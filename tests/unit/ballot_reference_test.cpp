// Hundreds of generated ballots, each counted twice: by the program, and by a small reference written here from section 9 of the
// specification alone. It knows seats, who sits in them, interests, votes and the change that makes some of them stale; it looks at
// nothing of the program's.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"

#include <random>
#include <set>

using namespace tests;

namespace {

/// One seat of the ten in one ballot.
struct SeatPlan {
    std::string holder;
    bool vacant = false;
    bool present = true;                ///< the holder
    std::string deputy;                 ///< present for the holder, or ""
    std::string interest = "none";      ///< of the holder: none, institutional, possible, tied
    std::string vote = "for";           ///< of whoever sits: for, against, abstain, none
    bool again = true;                  ///< votes again after the change
    bool late_recusal = false;          ///< whoever sits turns out to be tied while the ballot is open
};

struct Plan {
    std::vector<SeatPlan> seats;
    bool change = false;  ///< the evidence changes after the votes
    std::string story() const {
        std::string text = change ? "changed;" : "";
        for (const SeatPlan& seat : seats)
            text += " " + seat.holder + (seat.vacant ? " vacant" : std::string(seat.present ? "" : " absent") + (seat.deputy.empty() ? "" : " +" + seat.deputy) + " " +
                                                                       seat.interest + " " + seat.vote + (seat.again ? "" : " once") + (seat.late_recusal ? " late" : "")) + ";";
        return text;
    }
};

// ---- The reference ----

struct Sitter {
    std::string person;
    bool recused = false;
    const SeatPlan* seat = nullptr;
};

/// "deputy TRS" works under the leader of TRS and is tied where she is; the others answer for themselves.
bool tied(const SeatPlan& seat, const std::string& person) {
    if (seat.interest != "tied") return false;
    return person == seat.holder || person == "deputy TRS";
}

/// A deputy fills the seat of one absent or recused only.
Sitter sitter_of(const SeatPlan& seat) {
    if (seat.present && !tied(seat, seat.holder)) return {seat.holder, false, &seat};
    if (!seat.deputy.empty()) return {seat.deputy, tied(seat, seat.deputy), &seat};
    return {seat.present ? seat.holder : "", true, &seat};
}

struct Expected {
    bool closes = false;  ///< the chair can close the ballot
    bool carried = false;
    int in_favour = 0, against = 0, abstain = 0, present = 0;
};

Expected count_by_hand(const Plan& plan) {
    Expected expected;
    int seats = 0;
    bool stale = false, undecided = false, chair_sits = false;
    std::string chair_votes;
    for (const SeatPlan& seat : plan.seats) {
        if (seat.vacant) continue;
        ++seats;
        const Sitter sitter = sitter_of(seat);
        if (sitter.person.empty() || sitter.recused || seat.late_recusal) continue;
        ++expected.present;
        const bool chair = seat.holder == "leader";
        chair_sits = chair_sits || chair;
        if (sitter.person == seat.holder && seat.interest == "possible") undecided = true;
        if (seat.vote == "none") continue;
        if (plan.change && !seat.again) {
            stale = true;
            continue;
        }
        expected.in_favour += seat.vote == "for";
        expected.against += seat.vote == "against";
        expected.abstain += seat.vote == "abstain";
        if (chair) chair_votes = seat.vote;
    }
    const bool quorate = 2 * expected.present > seats && chair_sits;
    expected.closes = quorate && !stale && !undecided;
    const bool tie = expected.in_favour == expected.against && expected.in_favour > 0;
    expected.carried = expected.in_favour > expected.against || (tie && chair_votes == "for");
    return expected;
}

// ---- Plans ----

class Planner {
public:
    explicit Planner(unsigned seed) : random_(seed) {}

    Plan plan() {
        Plan plan{.change = one_in(3)};
        // Some ballots with nearly everyone, some on the edge of the quorum; some near a tie.
        const unsigned absent = 1 + below(5), contrary = 1 + below(3);
        for (const std::string& holder : the_ten()) plan.seats.push_back(seat(holder, absent, contrary));
        return plan;
    }

private:
    unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
    bool one_in(unsigned n) { return below(n) == 0; }

    SeatPlan seat(const std::string& holder, unsigned absent, unsigned contrary) {
        SeatPlan seat{.holder = holder};
        const bool leader = holder == "leader";
        if (!leader && one_in(12)) {
            seat.vacant = true;
            seat.present = false;
            return seat;
        }
        seat.present = !one_in(1 + absent);
        if (leader) {
            if (!seat.present) seat.deputy = "deputy";  // else nobody presides, which is another matter
        } else {
            if ((holder == "TRS" || holder == "SSD") && one_in(2)) seat.deputy = "deputy " + holder;
            if (one_in(8)) seat.interest = one_in(3) ? "institutional" : one_in(4) ? "possible" : "tied";
        }
        seat.vote = one_in(1 + contrary) ? "against" : one_in(8) ? "abstain" : one_in(14) ? "none" : "for";
        seat.again = !one_in(14);
        seat.late_recusal = one_in(25);
        return seat;
    }

    std::minstd_rand random_;
};

// ---- The program ----

void empty_seats(World& world, const Plan& plan) {
    auto& people = world.people.change().people;
    for (const SeatPlan& seat : plan.seats)
        for (auto& person : people)
            if (seat.vacant && person.id == seat.holder) person.disabled = true;
}

void sit_down(World& world, const Plan& plan) {
    std::vector<std::string> entries;
    std::vector<std::pair<std::string, std::string>> interests;
    for (const SeatPlan& seat : plan.seats) {
        if (seat.present) {
            entries.push_back(seat.holder);
            interests.emplace_back(seat.holder, seat.interest);
        } else if (seat.interest == "tied" && !seat.vacant) {
            interests.emplace_back(seat.holder, seat.interest);
        }
        if (!seat.deputy.empty()) {
            entries.push_back(seat.deputy + ":" + seat.holder);
            interests.emplace_back(seat.deputy, "none");
        }
    }
    world.attend(entries);
    for (const auto& [person, interest] : interests) world.declare(person, interest);
}

void vote_once(World& world, const Plan& plan, bool again) {
    for (const SeatPlan& seat : plan.seats) {
        const Sitter sitter = sitter_of(seat);
        const bool undecided = sitter.person == seat.holder && seat.interest == "possible";  // has no say before the others have decided
        if (undecided || seat.vacant || sitter.person.empty() || sitter.recused || seat.vote == "none" || (again && (!seat.again || seat.late_recusal))) continue;
        world.as(sitter.person).must("cast_vote", F({{"vote", seat.vote}}));
    }
}

/// Holds the ballot as planned; what closing it comes to.
engine::Result hold(World& world, const Plan& plan) {
    empty_seats(world, plan);
    sit_down(world, plan);
    const std::string chair = sitter_of(plan.seats.front()).person;
    const auto motion = world.move("return_to_hearing", F(), "officer");
    world.as(chair).must("open_ballot", F({{"motion", motion}, {"form", "meeting"}}));
    vote_once(world, plan, false);
    for (const SeatPlan& seat : plan.seats)
        if (const Sitter sitter = sitter_of(seat); seat.late_recusal && !seat.vacant && !sitter.person.empty() && !sitter.recused) world.declare(sitter.person, "tied");
    if (plan.change) {
        world.assess("K3", "not_met");
        vote_once(world, plan, true);
    }
    return world.as(chair).does("close_ballot", F({{"last_call", true}, {"reason", "Etter drøfting"}}));
}

const engine::Event* closed_in(const engine::Result& result) {
    for (const engine::Sealed& sealed : std::get<engine::Done>(result).events)
        if (sealed.event.name == "ballot_closed") return &sealed.event;
    return nullptr;
}

}  // namespace

TEST_CASE("generated ballots come out as a small independent count says", "[ballots]") {
    World world;
    world.walk_to(4);
    const auto before = world.mark();
    const auto office = the_office();
    Planner planner(20261126);
    int closed = 0, carried = 0, refused = 0;
    for (int i = 0; i < 300; ++i) {
        world.back_to(before);
        world.people.change() = office;
        const Plan plan = planner.plan();
        const Expected expected = count_by_hand(plan);
        INFO("ballot " << i << ":" << plan.story());

        const engine::Result result = hold(world, plan);

        INFO(told(result));
        REQUIRE(done(result) == expected.closes);
        (expected.closes ? closed : refused) += 1;
        if (!expected.closes) {
            REQUIRE(world.file().phase == 4);
            continue;
        }
        const engine::Event* event = closed_in(result);
        REQUIRE(event != nullptr);
        carried += expected.carried ? 1 : 0;
        REQUIRE((event->body.text("result") == "carried") == expected.carried);
        REQUIRE(event->body.integer("for") == expected.in_favour);
        REQUIRE(event->body.integer("against") == expected.against);
        REQUIRE(event->body.integer("abstain") == expected.abstain);
        REQUIRE(event->body.integer("present") == expected.present);
        REQUIRE(world.file().phase == (expected.carried ? 3 : 4));
    }
    // The generator reaches all three ends, or the test says little.
    CHECK(closed > 80);
    CHECK(refused > 40);
    CHECK(carried > 25);
    CHECK(closed - carried > 20);
}
