// The law: every transition of the Phase Model (specification section 4) as one Boost.MSM table, one row a line.
//
// A row reads: from this phase, on this event, to that phase, if these requirements let it through. Guards ask every
// requirement of the row, so the refusal and the "why not" list are the same evaluation. Actions are empty: what a move
// means is recorded by the engine. Everything else (diagrams, API, forms, tests) reads phase_model_rows().
#include "workflows/phase_model/table.hpp"

// clang-format off
#include <boost/mp11/mpl.hpp>  // before MSM: makes mp_list a sequence MSM can walk, so that no row limit applies
// clang-format on
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>

#include <algorithm>
#include <array>
#include <cstddef>

namespace workflows {

namespace {

namespace msm = boost::msm;
namespace mp11 = boost::mp11;

/// A string as a template argument: names of states, events and requirements are their types.
template <std::size_t N>
struct Literal {
    char text[N]{};
    constexpr Literal(const char (&literal)[N]) { std::copy_n(literal, N, text); }
    constexpr std::string_view view() const { return {text, N - 1}; }
};

using Ask = std::function<bool(std::string_view)>;

template <Literal Name>
struct State : msm::front::state<> {
    static constexpr std::string_view name = Name.view();
};
template <Literal Name>
struct On {
    static constexpr std::string_view name = Name.view();
    const Ask* ask = nullptr;
};
template <Literal Name>
struct Need {
    static constexpr std::string_view name = Name.view();
};
template <Literal... Names>
struct By {
    static std::vector<std::string> names() { return {std::string(Names.view())...}; }
};

/// Lets an event through when every requirement does; each is asked, none is skipped.
template <class... Needs>
struct All {
    static std::vector<std::string> names() { return {std::string(Needs::name)...}; }
    template <class Event, class Machine, class Source, class Target>
    bool operator()(const Event& event, Machine&, Source&, Target&) const {
        bool all = true;
        ((all = (*event.ask)(Needs::name) && all), ...);
        return all;
    }
};

template <Literal Id, class From, class Event, class To, class Decider, class Guard>
struct T : msm::front::Row<From, Event, To, msm::front::none, Guard> {
    static constexpr std::string_view id = Id.view();
    using decided_by = Decider;
    using guard = Guard;
};

// --- vocabulary -------------------------------------------------------------------------------------------------------

using Dot = State<"">;
using P0 = State<"registration">;
using P1 = State<"preliminary_assessment">;
using P2 = State<"evidence_gathering">;
using P3 = State<"hearing">;
using P4 = State<"need_decision">;
using P5 = State<"placement">;
using P6 = State<"start_up">;
using P7 = State<"follow_up">;
using Closed = State<"closed">;

using Officer = By<"case_officer">;
using Leader = By<"administrative_leader">;
using Group = By<"leader_group">;
using Member = By<"administrative_leader", "centre_leader">;
using Centre = By<"centre_leader">;
using LeaderOrGroup = By<"administrative_leader", "leader_group">;
using Admin = By<"administrator">;

// What every row asks first; what every decision of the leader group asks next.
template <class... More>
using Asks = All<Need<"allowed_to_act">, Need<"not_parked">, More...>;
template <class... More>
using AsksAnyStatus = All<Need<"allowed_to_act">, More...>;
template <class... More>
using Vote = Asks<Need<"quorum">, Need<"majority">, Need<"votes_current">, Need<"recusals_settled">, More...>;
template <class... More>
using VoteAnyStatus = AsksAnyStatus<Need<"quorum">, Need<"majority">, Need<"votes_current">, Need<"recusals_settled">, More...>;

using Reasons = Need<"reasons_given">;
using Served = Need<"where_served">;
using Interests = Need<"interests_declared">;
using FourEyes = Need<"four_eyes">;

using SendBack = Asks<Reasons, Interests>;                          // T10
using GroupSendBack = Vote<Reasons>;                                // T11, T12, T23
using Parks = AsksAnyStatus<Reasons, Need<"park_condition">, Served>;       // T17, parked again: a new date to look again
using GroupParks = VoteAnyStatus<Reasons, Need<"park_condition">, Served>;  // T17 in 4 and 5
using Resumes = AsksAnyStatus<Need<"is_parked">, Reasons>;          // T18
using ClosesFormally = Asks<Need<"outcome_allowed">, Need<"outcome_documented">, Need<"no_placement_in_force">, Need<"not_called_in">,
                            Reasons, Served, Need<"review_date">, Interests, FourEyes>;  // T14
using Closes = Vote<Need<"hearing_held">, Need<"outcome_allowed">, Need<"outcome_documented">, Reasons, Served, Need<"review_date">>;  // T15
using ClosesCalledIn = Vote<Need<"called_in">, Need<"hearing_held">, Need<"outcome_allowed">, Need<"outcome_documented">, Reasons, Served,
                            Need<"review_date">>;  // T15 from 1
using Supersedes = AsksAnyStatus<Need<"target_cases">, Need<"no_placement_in_force">, Reasons, Served, Interests, FourEyes>;  // T20
using GroupSupersedes = VoteAnyStatus<Need<"target_cases">, Need<"hearing_held">, Reasons, Served>;                          // T22

using Table = mp11::mp_list<
    // id     from    event                           to      decided by     requires
    T<"T01", Dot, On<"register">, P0, Officer, Asks<Need<"name_given">, Need<"origin_given">>>,
    T<"T02", P0, On<"accept">, P1, Officer, Asks<Need<"duplicates_considered">>>,
    T<"T03", P1, On<"complete_assessment">, P2, Leader,
      Asks<Need<"duplicates_considered">, Need<"identity_settled">, Need<"scope_stated">, Need<"main_criteria_assessed">,
           Need<"not_outside_mandate">, Need<"call_in_settled">, Interests, FourEyes>>,
    T<"T04", P2, On<"complete_evidence">, P3, Leader,
      Asks<Need<"pack_complete">, Need<"recommendation_drafted">, Need<"plain_summary">, Need<"candidate_centres">,
           Need<"oral_screening">, Interests, FourEyes>>,
    T<"T05", P3, On<"close_hearing">, P4, Officer,
      Asks<Need<"window_elapsed">, Need<"bodies_invited">, Need<"users_heard">, Need<"comments_answered">, Need<"recommendation_final">>>,
    T<"T06", P4, On<"decide_need">, P5, Group,
      Vote<Need<"hearing_held">, Need<"criteria_voted">, Need<"precedents_considered">, Reasons>>,
    T<"T07", P5, On<"place">, P6, Group,
      Vote<Need<"identity_settled">, Need<"primary_centre">, Need<"centre_accepts">, Need<"placement_heard">, Need<"oral_link_decided">,
           Need<"scope_frozen">, Need<"start_date">, Need<"precedents_considered">, Reasons>>,
    T<"T08", P6, On<"complete_start_up">, P7, Centre, Asks<Need<"start_up_checklist">, Need<"start_up_confirmed">>>,
    T<"T09", P7, On<"continue_offer">, P7, Group, Vote<Need<"status_recorded">, Need<"users_heard">, Need<"next_review_date">>>,
    T<"T10", P1, On<"return_to_registration">, P0, Leader, SendBack>,
    T<"T10", P2, On<"return_to_assessment">, P1, Leader, SendBack>,
    T<"T10", P3, On<"return_to_evidence">, P2, Leader, SendBack>,
    T<"T11", P7, On<"rebuild">, P6, Group, GroupSendBack>,
    T<"T12", P7, On<"re_place">, P5, Group, GroupSendBack>,
    T<"T13", P7, On<"reassess_need">, P2, Group, Vote<Need<"what_is_new">, Reasons>>,
    T<"T14", P0, On<"close_formal">, Closed, Leader, ClosesFormally>,
    T<"T14", P1, On<"close_formal">, Closed, Leader, ClosesFormally>,
    T<"T15", P1, On<"close">, Closed, Group, ClosesCalledIn>,
    T<"T15", P4, On<"close">, Closed, Group, Closes>,
    T<"T15", P5, On<"close">, Closed, Group, Closes>,
    T<"T15", P7, On<"close">, Closed, Group, Closes>,
    T<"T16", Closed, On<"call_in">, P1, Member, Asks<Need<"closed_by_delegation">, Need<"within_call_in">, Reasons>>,
    T<"T17", P0, On<"park">, P0, Officer, Parks>,
    T<"T17", P1, On<"park">, P1, Leader, Parks>,
    T<"T17", P2, On<"park">, P2, Leader, Parks>,
    T<"T17", P3, On<"park">, P3, Leader, Parks>,
    T<"T17", P4, On<"park">, P4, Group, GroupParks>,
    T<"T17", P5, On<"park">, P5, Group, GroupParks>,
    T<"T17", P6, On<"park">, P6, Leader, Parks>,
    T<"T18", P0, On<"resume">, P0, Officer, Resumes>,
    T<"T18", P1, On<"resume">, P1, Officer, Resumes>,
    T<"T18", P2, On<"resume">, P2, Officer, Resumes>,
    T<"T18", P3, On<"resume">, P3, Officer, Resumes>,
    T<"T18", P4, On<"resume">, P4, Officer, Resumes>,
    T<"T18", P5, On<"resume">, P5, Officer, Resumes>,
    T<"T18", P6, On<"resume">, P6, Officer, Resumes>,
    T<"T19", Closed, On<"reopen">, P1, LeaderOrGroup, Vote<Need<"what_is_new">, Interests>>,
    T<"T20", P0, On<"supersede">, Closed, Leader, Supersedes>,
    T<"T20", P1, On<"supersede">, Closed, Leader, Supersedes>,
    T<"T20", P2, On<"supersede">, Closed, Leader, Supersedes>,
    T<"T20", P3, On<"supersede">, Closed, Leader, Supersedes>,
    T<"T21", Dot, On<"import_historical">, P7, Admin,
      Asks<Need<"name_given">, Need<"assignment_source">, Need<"primary_centre">, Need<"not_imported_before">, Need<"next_review_date">>>,
    T<"T22", P4, On<"supersede">, Closed, Group, GroupSupersedes>,
    T<"T22", P5, On<"supersede">, Closed, Group, GroupSupersedes>,
    T<"T22", P6, On<"supersede">, Closed, Group, GroupSupersedes>,
    T<"T22", P7, On<"supersede">, Closed, Group, GroupSupersedes>,
    T<"T23", P4, On<"return_to_evidence">, P2, Group, GroupSendBack>,
    T<"T23", P4, On<"return_to_hearing">, P3, Group, GroupSendBack>,
    T<"T23", P5, On<"return_to_need_decision">, P4, Group, GroupSendBack>,
    T<"T23", P6, On<"return_to_placement">, P5, Group, GroupSendBack>>;

// --- the machine ------------------------------------------------------------------------------------------------------

struct Definition : msm::front::state_machine_def<Definition> {
    using initial_state = Dot;
    using transition_table = Table;
    using no_exception_thrown = int;
    using no_message_queue = int;
    template <class Machine, class Event>
    void no_transition(const Event&, Machine&, int) {}
};
using Machine = msm::back::state_machine<Definition>;

/// Looks like an archive to MSM's serialize() and only sets the active state.
struct PutActiveState {
    int id;
    template <std::size_t Regions>
    PutActiveState& operator&(int (&active)[Regions]) {
        active[0] = id;
        return *this;
    }
    template <class Other>
    PutActiveState& operator&(Other&) {
        return *this;
    }
};

template <class Row>
using event_of = typename Row::Evt;
template <class Row>
using pair_of = mp11::mp_list<typename Row::Source, typename Row::Evt>;
using Events = mp11::mp_unique<mp11::mp_transform<event_of, Table>>;
using States = mp11::mp_list<Dot, P0, P1, P2, P3, P4, P5, P6, P7, Closed>;

static_assert(mp11::mp_is_set<mp11::mp_transform<pair_of, Table>>::value,
              "one row per state and event: MSM tries several from the last, silently");

int state_id(std::string_view name) {
    int id = -1;
    mp11::mp_for_each<mp11::mp_transform<mp11::mp_identity, States>>([&](auto state) {
        using S = typename decltype(state)::type;
        if (S::name == name) id = msm::back::get_state_id<typename Machine::stt, S>::value;
    });
    return id;
}

std::string_view state_name(int id) {
    std::string_view name;
    mp11::mp_for_each<mp11::mp_transform<mp11::mp_identity, States>>([&](auto state) {
        using S = typename decltype(state)::type;
        if (msm::back::get_state_id<typename Machine::stt, S>::value == id) name = S::name;
    });
    return name;
}

}  // namespace

const std::vector<engine::Row>& phase_model_rows() {
    static const std::vector<engine::Row> rows = [] {
        std::vector<engine::Row> all;
        mp11::mp_for_each<mp11::mp_transform<mp11::mp_identity, Table>>([&](auto row) {
            using R = typename decltype(row)::type;
            all.push_back({std::string(R::id), std::string(R::Evt::name), std::string(R::Source::name), std::string(R::Target::name),
                           R::decided_by::names(), R::guard::names()});
        });
        return all;
    }();
    return rows;
}

const engine::Row* find_row(std::string_view from, std::string_view event) {
    const auto& rows = phase_model_rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const engine::Row& row) { return row.from == from && row.event == event; });
    return found == rows.end() ? nullptr : &*found;
}

const std::vector<std::string>& phase_model_events() {
    static const std::vector<std::string> events = [] {
        std::vector<std::string> names;
        mp11::mp_for_each<Events>([&](auto event) { names.emplace_back(decltype(event)::name); });
        return names;
    }();
    return events;
}

Move decide_move(std::string_view from, std::string_view event, const std::function<bool(std::string_view)>& lets_through) {
    const int id = state_id(from);
    if (id < 0) return {};
    Machine machine;
    PutActiveState put{id};
    machine.serialize(put, 0);

    Move move;
    mp11::mp_for_each<Events>([&](auto named) {
        using E = decltype(named);
        if (E::name != event) return;
        const auto result = machine.process_event(E{&lets_through});
        if (result == msm::back::HANDLED_TRUE) {
            move = {Move::Kind::moved, state_name(machine.current_state()[0])};
        } else if (result == msm::back::HANDLED_GUARD_REJECT) {
            move = {Move::Kind::refused, from};
        }
    });
    return move;
}

}  // namespace workflows
