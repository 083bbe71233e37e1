#include "workflows/phase_model/proposal_file.hpp"

#include <stdexcept>

namespace workflows {

void ProposalFile::apply(const engine::Sealed& sealed, const engine::Texts& texts) {
    const engine::Event& event = sealed.event;
    if (event.seq != version_ + 1) throw std::logic_error("events of a proposal must be applied in order");
    end_with(sealed);
    removals.apply(event);
    if (event.name == "proposal_received") {
        status = "received";
        name = engine::opened(event.body, "name", texts);
        reason = engine::opened(event.body, "reason", texts);
        organisation = engine::opened(event.body, "organisation", texts);
        orpha = event.body.text("orpha");
        origin = event.body.text("origin");
        proposer = event.actor;
        received_at = event.at;
    } else if (event.name == "proposal_judged") {
        status = event.body.text("verdict");
        case_id = event.body.text("case");
        verdict_reason = engine::opened(event.body, "reason", texts);
    }
}

engine::CaseRow ProposalFile::row() const {
    return engine::CaseRow{.id = id,
                           .version = version_,
                           .status = status,
                           .orpha = orpha,
                           .name = name,
                           .origin = origin,
                           .last_hash = last_hash_,
                           .last_at = last_at_,
                           .proposer = proposer,
                           .case_id = case_id};
}

}  // namespace workflows
