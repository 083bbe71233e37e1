#include "workflows/phase_model/acts/proposal.hpp"

#include "workflows/phase_model/acts/transitions.hpp"
#include "workflows/phase_model/proposal_file.hpp"
#include "workflows/phase_model/requirements/requirement.hpp"
#include "workflows/phase_model/table.hpp"

namespace workflows {

using engine::Value;

void check_judge_proposal(const Scene& scene, Effects& effects) {
    if (scene.proposal == nullptr) return;
    if (scene.proposal->status != "received") effects.invalid("verdict", "form.proposal_judged");
    if (scene.field("verdict") != "belongs_to_case") return;
    const std::string& id = scene.field("case");
    if (id.empty()) {
        effects.invalid("case", "form.required");
    } else if ((*scene.others)("case/" + id) == nullptr) {
        effects.invalid("case", "form.case_unknown", {{"case", id}});
    }
}

void write_judge_proposal(const Scene& scene, Effects& effects) {
    effects.add("proposal_judged", effects.body_of_fields());
    if (scene.field("verdict") != "new_case") return;

    // The new case is registered in the same transaction, as T01 by the officer who judged: what the proposer said.
    const ProposalFile& proposal = *scene.proposal;
    Value form = Value::object({{"name", proposal.name}, {"origin", proposal.origin}, {"reason", proposal.reason}});
    if (proposal.proposer != "system") form.set("proposer", proposal.proposer);  // a release of Orphanet is nobody to hear from
    if (!proposal.orpha.empty()) form.set("orpha", proposal.orpha);
    Scene registering = scene;
    registering.fields = &form;
    registering.act = &find_act("register")->spec;
    registering.row = find_row("", "register");
    Effects registered(registering);
    for (const std::string& requirement : registering.row->requirements) registered.answers.push_back(evaluate(requirement, registering));
    write_transition(registering, registered);
    registered.events.back().body.set("proposal", proposal.id);
    effects.beside.push_back({"", "case", std::move(registered.events), std::move(registered.texts)});
}

}  // namespace workflows
