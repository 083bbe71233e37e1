// Care of the record: corrections, looking again, Orphanet changes, wishes for reassessment, following.
#include "workflows/phase_model/acts/care.hpp"
#include "workflows/phase_model/acts/fields.hpp"

namespace workflows {

using engine::in_closed;
using engine::in_parked;
using engine::Kind;
using engine::phase_bit;
using engine::phases_from;

std::vector<Act> care_acts() {
    const auto any = phases_from(0, 7) | in_closed;
    return {
        {.spec = {.name = "judge_change",
                  .who = {role("case_officer")},
                  .phases = any,
                  .while_parked = true,
                  .fields = {needed(of(Kind::entry, "flag")), needed(one_of("effect", {"no_effect", "new_code", "reopen", "motion"})),
                             of(Kind::orpha, "orpha"), needed(words("reason"))},
                  .events = {"change_judged"}},
         .check = check_change_judgement},
        {.spec = {.name = "ask_reassessment",
                  .who = {role("user_representative"), role("professional"), role("centre_leader")},
                  .phases = any,
                  .while_parked = true,
                  .fields = {needed(words("what_is_new"))},
                  .events = {"reassessment_asked"}}},
        {.spec = {.name = "answer_reassessment",
                  .who = {role("administrative_leader")},
                  .phases = any,
                  .while_parked = true,
                  .fields = {needed(of(Kind::entry, "request")), needed(one_of("answer", {"yes", "no"})), needed(words("reason"))},
                  .events = {"reassessment_answered"}},
         .check = check_reassessment_answer},
        {.spec = {.name = "look_again",
                  .who = {role("case_officer")},
                  .phases = phase_bit(0) | phase_bit(7) | in_parked | in_closed,
                  .while_parked = true,
                  .fields = {needed(words("checked")), needed(of(Kind::date, "next_date"))},
                  .events = {"case_looked_at"}},
         .check = check_look_again},
        {.spec = {.name = "correct",
                  .who = {role("author"), role("case_officer")},
                  .phases = any,
                  .while_parked = true,
                  .fields = {needed(of(Kind::entry, "entry")), needed(words("right")), needed(words("reason"))},
                  .events = {"entry_corrected"}},
         .check = check_correction},
        {.spec = {.name = "follow", .who = {role("anyone")}, .phases = any, .while_parked = true, .events = {"case_followed"}},
         .write = write_following},
        {.spec = {.name = "unfollow", .who = {role("anyone")}, .phases = any, .while_parked = true, .events = {"case_unfollowed"}},
         .write = write_following},
    };
}

}  // namespace workflows
