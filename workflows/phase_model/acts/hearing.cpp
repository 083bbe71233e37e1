// Hearing and participation: invitations, comments that get an answer, silence recorded after the window.
#include "workflows/phase_model/acts/fields.hpp"
#include "workflows/phase_model/acts/hearing.hpp"

namespace workflows {

using engine::in_closed;
using engine::Kind;
using engine::phase_bit;
using engine::phases_from;

std::vector<Act> hearing_acts() {
    return {
        {.spec = {.name = "invite",
                  .who = {role("case_officer")},
                  .phases = phases_from(2, 3) | phases_from(5, 7),  // 6: hearing_held of T22 asks about the end of an offer there too
                  .fields = {needed(of(Kind::body, "body")), needed(one_of("purpose", {"hearing", "placement", "ending", "evaluation"})),
                             of(Kind::code, "contact"), needed(words("asked")), needed(of(Kind::date, "until"))},
                  .events = {"body_invited"}},
         .check = check_invite},
        {.spec = {.name = "extend_hearing",
                  .who = {role("administrative_leader")},
                  .phases = phase_bit(3),
                  .while_parked = true,
                  .fields = {needed(of(Kind::date, "until")), needed(words("reason"))},
                  .events = {"hearing_extended"}},
         .check = check_extend,
         .write = write_extend},
        {.spec = {.name = "comment",
                  .who = {role("user_representative"), role("professional"), role("centre_leader")},
                  .phases = phases_from(0, 7) | in_closed,
                  .while_parked = true,
                  .fields = {one_of("part", {"case", "K1", "K2", "K3", "K4", "K5", "K6", "K7", "scope", "centre", "summary", "evidence", "recommendation", "other"}),
                             needed(words("text")), one_of("visibility", {"public", "internal"}), of(Kind::body, "body"),
                             of(Kind::date, "approved_on"), of(Kind::entry, "reply_to")},
                  .events = {"comment_given"}},
         .check = check_comment,
         .write = write_comment},
        {.spec = {.name = "edit_comment",
                  .who = {role("author")},
                  .phases = phases_from(0, 7) | in_closed,
                  .while_parked = true,
                  .fields = {needed(of(Kind::entry, "comment")), needed(words("text"))},
                  .events = {"comment_edited"}},
         .check = check_comment_change},
        {.spec = {.name = "withdraw_comment",
                  .who = {role("author")},
                  .phases = phases_from(0, 7) | in_closed,
                  .while_parked = true,
                  .fields = {needed(of(Kind::entry, "comment")), words("reason")},
                  .events = {"comment_withdrawn"}},
         .check = check_comment_change},
        {.spec = {.name = "record_no_statement",
                  .who = {role("case_officer")},
                  .phases = phase_bit(3) | phases_from(5, 7),
                  .fields = {needed(of(Kind::body, "body")), needed(one_of("purpose", {"hearing", "placement", "ending", "evaluation"})),
                             needed(words("reminders"))},
                  .events = {"no_statement_recorded"}},
         .check = check_no_statement},
        {.spec = {.name = "answer_comment",
                  .who = {role("case_officer")},
                  .phases = phases_from(0, 7) | in_closed,
                  .while_parked = true,
                  .fields = {needed(of(Kind::entry, "comment")),
                             needed(one_of("disposition", {"followed", "partly", "not_followed", "outside_scope"})),
                             one_of("opening", {"thanks", "taken_in", "passed_on", "known", "elsewhere"}), needed(words("reason")),
                             words("changed"), of(Kind::entry, "change")},
                  .events = {"comment_answered"}},
         .check = check_answer},
    };
}

}  // namespace workflows
