// Moderation and access: a comment hidden with a tombstone, who may read a document or comment (specification sections 8, 13).
#include "workflows/phase_model/acts/fields.hpp"
#include "workflows/phase_model/acts/moderation.hpp"

namespace workflows {

using engine::in_closed;
using engine::in_meeting;
using engine::in_no_case;
using engine::Kind;
using engine::phases_from;

std::vector<Act> moderation_acts() {
    return {
        {.spec = {.name = "hide_comment",
                  .who = {role("case_officer")},
                  .phases = phases_from(0, 7) | in_closed,
                  .while_parked = true,
                  .fields = {needed(of(Kind::entry, "comment")), one_of("change", {"hide", "show"}), needed(words("reason"))},
                  .events = {"comment_hidden", "comment_shown"}},
         .check = check_hiding,
         .write = write_hiding},
        {.spec = {.name = "redact",
                  .who = {role("case_officer")},
                  .phases = phases_from(0, 7) | in_closed,
                  .while_parked = true,
                  .fields = {needed(of(Kind::entry, "entry")), needed(of(Kind::code, "place")), needed(one_of("ground", redaction_grounds))},
                  .events = {"text_redacted"},
                  .requirements = {"countersigned"}},
         .check = check_redaction,
         .write = write_redaction},
        {.spec = {.name = "countersign_removal",
                  .who = {role("case_officer"), role("administrative_leader")},
                  .phases = in_no_case | in_meeting,
                  .fields = {needed(of(Kind::entry, "entry")), needed(of(Kind::code, "place")), needed(one_of("ground", redaction_grounds)),
                             needed(one_of("verdict", {"yes", "no"})), needed(words("reason"))},
                  .events = {"removal_countersigned", "removal_refused"}},
         .check = check_removal,
         .write = write_countersigned_removal},
        {.spec = {.name = "remove_words",
                  .who = {role("case_officer")},
                  .phases = in_no_case | in_meeting,
                  .fields = {needed(of(Kind::entry, "entry")), needed(of(Kind::code, "place")), needed(one_of("ground", redaction_grounds))},
                  .events = {"text_redacted"},
                  .requirements = {"countersigned"}},
         .check = check_removal,
         .write = write_removal},
        {.spec = {.name = "set_access",
                  .who = {role("case_officer")},
                  .phases = phases_from(0, 7) | in_closed,
                  .while_parked = true,
                  .fields = {needed(of(Kind::entry, "entry")), needed(one_of("level", {"public", "deferred", "internal", "withheld"})),
                             one_of("ground", {"offl_5", "offl_13", "offl_14", "offl_15", "offl_23", "offl_26"}),
                             of(Kind::date, "assessed_on"), words("reason")},
                  .events = {"access_set"}},
         .check = check_access,
         .write = write_access},
    };
}

}  // namespace workflows
