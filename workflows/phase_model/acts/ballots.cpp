// The leader group's item: who is present, what is moved, how each votes, what the result is.
#include "workflows/phase_model/acts/ballots.hpp"
#include "workflows/phase_model/acts/fields.hpp"

namespace workflows {

using engine::in_closed;
using engine::Kind;
using engine::phase_bit;
using engine::phases_from;

std::vector<Act> ballot_acts() {
    const auto group = phases_from(0, 7) | in_closed;
    const auto after_vote = phase_bit(1) | phases_from(4, 7) | in_closed;
    return {
        {.spec = {.name = "record_attendance",
                  .who = {role("case_officer")},
                  .phases = phases_from(0, 7) | in_closed,
                  .while_parked = true,
                  .fields = {needed(of(Kind::persons, "present")), line("observers"), line("spoke_for_users"), line("place")},
                  .events = {"attendance_recorded"}},
         .check = check_attendance,
         .write = write_attendance},
        {.spec = {.name = "put_motion",
                  .who = {role("seated"), role("case_officer")},
                  .phases = group,
                  .while_parked = true,
                  .fields = motion_fields(),
                  .events = {"motion_put"}},
         .check = check_motion},
        {.spec = {.name = "withdraw_motion",
                  .who = {role("author")},
                  .phases = group,
                  .while_parked = true,
                  .fields = {needed(of(Kind::entry, "motion")), needed(words("reason"))},
                  .events = {"motion_withdrawn"}},
         .check = check_withdraw_motion},
        {.spec = {.name = "open_ballot",
                  .who = {role("chair")},
                  .phases = group,
                  .while_parked = true,
                  .fields = {needed(of(Kind::entry, "motion")), some_of("criteria", criterion_choices),
                             one_of("form", {"meeting", "circulation"}), of(Kind::date, "deadline")},
                  .events = {"ballot_opened"}},
         .check = check_open_ballot,
         .write = write_open_ballot},
        {.spec = {.name = "cast_vote",
                  .who = {role("seated")},
                  .phases = group,
                  .while_parked = true,
                  .fields = {needed(one_of("vote", vote_choices)), one_of("K1", vote_choices), one_of("K2", vote_choices),
                             one_of("K3", vote_choices), one_of("K4", vote_choices), one_of("K5", vote_choices),
                             one_of("K6", vote_choices), one_of("K7", vote_choices), words("reason")},
                  .events = {"vote_cast"},
                  .requirements = {"ballot_open", "own_interest_declared"}},
         .check = check_vote,
         .write = write_vote},
        {.spec = {.name = "close_ballot",
                  .who = {role("chair")},
                  .phases = group,
                  .while_parked = true,
                  .fields = {words("reason"), of(Kind::flag, "last_call")},
                  .events = {"ballot_closed"},
                  .requirements = {"ballot_open", "quorum", "votes_current", "recusals_settled"}},
         .write = write_close_ballot},
        {.spec = {.name = "void_ballot",
                  .who = {role("chair")},
                  .phases = after_vote,
                  .while_parked = true,
                  .fields = {needed(words("reason"))},
                  .events = {"ballot_voided"},
                  .requirements = {"ballot_open"}},
         .write = write_void_ballot},
        {.spec = {.name = "record_dissent",
                  .who = {role("member")},
                  .phases = after_vote,
                  .while_parked = true,
                  .fields = {of(Kind::entry, "ballot"), needed(words("words"))},
                  .events = {"dissent_recorded"}},
         .check = check_dissent},
        {.spec = {.name = "weigh_precedent",
                  .who = {role("case_officer"), role("chair")},
                  .phases = phases_from(4, 5),
                  .fields = {of(Kind::case_id, "decision"), needed(one_of("verdict", {"followed", "departed", "none_relevant"})),
                             needed(words("reason"))},
                  .events = {"precedent_weighed"}},
         .check = check_precedent,
         .write = write_precedent},
    };
}

}  // namespace workflows
