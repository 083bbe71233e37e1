// The leader group's meeting: planned, called with frozen papers, opened, held item by item, closed, minutes signed.
#include "workflows/phase_model/acts/meeting.hpp"

#include "workflows/phase_model/acts/fields.hpp"

namespace workflows {

using engine::in_meeting;
using engine::in_no_case;
using engine::Kind;

std::vector<Act> meeting_acts() {
    const auto agenda_field = [] { return needed(of(Kind::entry, "item")); };
    return {
        {.spec = {.name = "plan_meeting",
                  .who = {role("case_officer"), role("administrative_leader"), role("member")},
                  .phases = in_no_case,
                  .fields = {needed(of(Kind::date, "date")), needed(line("place")),
                             needed(one_of("meeting_form", {"in_person", "video", "both"})), of(Kind::date, "papers_by"),
                             of(Kind::person, "secretary")},
                  .events = {"meeting_planned"}},
         .check = check_plan_meeting,
         .write = write_plan_meeting},
        {.spec = {.name = "set_agenda",
                  .who = {role("case_officer"), role("member")},
                  .phases = in_meeting,
                  .fields = {of(Kind::entry, "item"), of(Kind::case_id, "case"), line("title"),
                             one_of("kind", {"decision", "consent", "information"}), of(Kind::number, "position"),
                             of(Kind::flag, "out"), words("reason")},
                  .events = {"agenda_set"},
                  .requirements = {"meeting_not_over"}},
         .check = check_agenda},
        {.spec = {.name = "call_meeting",
                  .who = {role("administrative_leader"), role("member")},
                  .phases = in_meeting,
                  .fields = {words("notice")},
                  .events = {"meeting_called", "meeting_call_joined"},
                  .requirements = {"meeting_planned"}},
         .check = check_call_meeting,
         .write = write_call_meeting},
        {.spec = {.name = "open_meeting",
                  .who = {role("administrative_leader"), role("case_officer")},
                  .phases = in_meeting,
                  .fields = {needed(of(Kind::persons, "present")), of(Kind::person, "chair"), line("observers")},
                  .events = {"meeting_opened"},
                  .requirements = {"meeting_called"}},
         .check = check_open_meeting,
         .write = write_open_meeting},
        {.spec = {.name = "note_presence",
                  .who = {role("case_officer"), role("chair")},
                  .phases = in_meeting,
                  .fields = {of(Kind::persons, "arrived"), of(Kind::persons, "left")},
                  .events = {"presence_noted", "attendance_recorded"},
                  .requirements = {"meeting_open"}},
         .check = check_presence,
         .write = write_presence},
        {.spec = {.name = "take_up_item",
                  .who = {role("chair"), role("case_officer")},
                  .phases = in_meeting,
                  .fields = {agenda_field()},
                  .events = {"item_taken_up", "attendance_recorded"},
                  .requirements = {"meeting_open"}},
         .check = check_take_up,
         .write = write_take_up},
        {.spec = {.name = "approve_minutes",
                  .who = {role("chair"), role("case_officer")},
                  .phases = in_meeting,
                  .fields = {needed(of(Kind::code, "earlier")), words("correction")},
                  .events = {"earlier_minutes_approved", "minutes_approved", "minutes_corrected"},
                  .requirements = {"meeting_open"}},
         .check = check_approve_minutes,
         .write = write_approve_minutes},
        {.spec = {.name = "close_meeting",
                  .who = {role("chair"), role("case_officer")},
                  .phases = in_meeting,
                  .fields = {},
                  .events = {"meeting_closed"},
                  .requirements = {"meeting_open"}},
         .check = check_close_meeting,
         .write = write_close_meeting},
        {.spec = {.name = "sign_minutes",
                  .who = {role("chair"), role("seated")},
                  .phases = in_meeting,
                  .fields = {needed(of(Kind::code, "version")), words("objection")},
                  .events = {"minutes_signed", "minutes_objected"},
                  .requirements = {"meeting_closed"}},
         .check = check_sign_minutes,
         .write = write_sign_minutes},
    };
}

}  // namespace workflows
