// From placement to follow-up: answers from centres, the start-up plan and its confirmation, yearly status.
#include "workflows/phase_model/acts/fields.hpp"
#include "workflows/phase_model/acts/placement.hpp"

namespace workflows {

using engine::Kind;
using engine::phase_bit;
using engine::phases_from;

std::vector<Act> placement_acts() {
    return {
        {.spec = {.name = "answer_placement",
                  .who = {role("centre_leader", "own")},
                  .phases = phase_bit(5) | phase_bit(7),
                  .fields = {needed(of(Kind::centre, "centre")), needed(one_of("answer", {"accept", "refuse"})), of(Kind::date, "from"),
                             words("needs"), words("reason")},
                  .events = {"placement_answered"}},
         .check = check_placement_answer},
        {.spec = {.name = "plan_start_up",
                  .who = {role("centre_leader", "primary")},
                  .phases = phase_bit(6),
                  .fields = {needed(one_of("item", {"knowledge_summary", "clinical_network", "user_contact", "published_information",
                                                    "contact_point"})),
                             needed(one_of("state", {"done", "planned", "not_applicable"})), of(Kind::date, "planned_by"), words("reason"),
                             of(Kind::link, "link")},
                  .events = {"start_up_updated"}},
         .check = check_start_up},
        {.spec = {.name = "confirm_start_up",
                  .who = {role("administrative_leader")},
                  .phases = phase_bit(6),
                  .fields = {needed(of(Kind::flag, "confirmed")), words("missing")},
                  .events = {"start_up_accepted", "start_up_queried"}},
         .check = check_confirm_start_up,
         .write = write_confirm_start_up},
        {.spec = {.name = "record_status",
                  .who = {role("centre_leader", "primary"), role("case_officer")},
                  .phases = phases_from(6, 7),
                  .fields = {needed(one_of("kind", {"half_year", "yearly", "evaluation"})), needed(words("contact_point")),
                             one_of("activity", {"0", "1-4", "5-9", "10+"}), words("changes"), words("users_view")},
                  .events = {"status_entered"}},
         .check = check_status,
         .write = write_status},
    };
}

}  // namespace workflows
