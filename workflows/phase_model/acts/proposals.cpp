// Proposals: anyone with a role may propose a diagnosis; a case officer makes it a case, links it or refuses with a reason.
#include "workflows/phase_model/acts/fields.hpp"
#include "workflows/phase_model/acts/proposal.hpp"

namespace workflows {

using engine::in_no_case;
using engine::Kind;
using engine::phases_from;

std::vector<Act> proposal_acts() {
    return {
        {.spec = {.name = "propose",
                  .who = {role("user_representative"), role("professional"), role("centre_leader"), role("case_officer")},
                  .phases = in_no_case,
                  .fields = {needed(line("name")), of(Kind::orpha, "orpha"),
                             needed(one_of("origin", {"enquiry", "user_organisation", "clinician", "centre", "expert_network",
                                                      "newborn_screening", "orphanet_release"})),
                             needed(words("reason")), line("organisation")},
                  .events = {"proposal_received"}}},
        {.spec = {.name = "judge_proposal",
                  .who = {role("case_officer")},
                  .phases = in_no_case,
                  .fields = {needed(one_of("verdict", {"new_case", "belongs_to_case", "refused"})), of(Kind::case_id, "case"),
                             needed(words("reason"))},
                  .events = {"proposal_judged", "register"}},
         .check = check_judge_proposal,
         .write = write_judge_proposal},
        {.spec = {.name = "withdraw_proposal",
                  .who = {role("proposer")},
                  .phases = phases_from(0, 1),
                  .while_parked = true,
                  .fields = {needed(words("reason"))},
                  .events = {"proposal_withdrawn"}}},
    };
}

}  // namespace workflows
