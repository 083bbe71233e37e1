// Impartiality and four eyes: interests, who decides about a "possible", countersigning, overriding.
#include "workflows/phase_model/acts/fields.hpp"
#include "workflows/phase_model/acts/impartiality.hpp"

namespace workflows {

using engine::in_closed;
using engine::Kind;
using engine::phases_from;

std::vector<Act> impartiality_acts() {
    return {
        {.spec = {.name = "declare_interest",
                  .who = {role("case_officer"), role("administrative_leader"), role("centre_leader"), role("professional")},
                  .phases = phases_from(0, 7) | in_closed,
                  .while_parked = true,
                  .fields = {needed(one_of("value", {"none", "institutional", "possible", "tied"})), words("words")},
                  .events = {"interest_declared"}},
         .check = check_interest},
        {.spec = {.name = "decide_impartiality",
                  .who = {role("administrative_leader", "", phases_from(0, 3)), role("seated", "", phases_from(4, 7) | in_closed)},
                  .phases = phases_from(0, 7) | in_closed,
                  .fields = {needed(of(Kind::person, "whom")), needed(one_of("decision", {"tied", "not_tied"})), needed(words("reason"))},
                  .events = {"impartiality_decided", "impartiality_vote_cast"}},
         .check = check_impartiality,
         .write = write_impartiality},
        {.spec = {.name = "appoint_substitute",
                  .who = {role("seated"), role("case_officer")},
                  .phases = phases_from(0, 7),
                  .fields = {needed(of(Kind::person, "leader")), needed(of(Kind::person, "substitute")), words("document")},
                  .events = {"substitute_appointed", "substitute_vote_cast"}},
         .check = check_substitute,
         .write = write_substitute},
        {.spec = {.name = "assign_case_officer",
                  .who = {role("administrative_leader")},
                  .phases = phases_from(0, 7) | in_closed,
                  .while_parked = true,
                  .fields = {needed(of(Kind::person, "who")), of(Kind::date, "from")},
                  .events = {"case_officer_assigned"}},
         .check = check_case_officer},
        {.spec = {.name = "countersign",
                  .who = {role("member"), role("case_officer", "of_moderation")},
                  .phases = phases_from(0, 7) | in_closed,
                  .while_parked = true,
                  .fields = {needed(one_of("for_act", {"complete_assessment", "complete_evidence", "close_formal", "supersede", "override", "hide_comment", "mark_editorial", "redact"})),
                             of(Kind::requirement, "requirement"), of(Kind::entry, "comment"), of(Kind::entry, "entry"), of(Kind::code, "place"),
                             one_of("ground", redaction_grounds), needed(of(Kind::code, "draft")),
                             needed(one_of("verdict", {"yes", "no"})), needed(words("reason"))},
                  .events = {"countersigned", "countersign_refused", "comment_shown"}},
         .check = check_countersign,
         .write = write_countersign},
        {.spec = {.name = "mark_editorial",
                  .who = {role("case_officer")},
                  .phases = phases_from(2, 5),
                  .fields = {needed(of(Kind::entry, "entry")), needed(words("reason"))},
                  .events = {"change_marked_editorial"}},
         .check = check_marking,
         .write = write_marking},
        {.spec = {.name = "override",
                  .who = {role("administrative_leader")},
                  .phases = phases_from(2, 3) | in_closed,
                  .while_parked = true,
                  .fields = {needed(one_of("requirement", {"window_elapsed", "within_call_in", "plain_summary"})), needed(words("reason"))},
                  .events = {"requirement_overridden"},
                  .requirements = {"countersigned"}},
         .check = check_override,
         .write = write_override},
    };
}

}  // namespace workflows
