// What could be done in a case at a moment of the past, and why not: the answers that were given then, on the case, the office, the
// policy and the other cases as they stood, with what Orphanet had said by then.
#pragma once

#include "engine/answer.hpp"
#include "engine/command.hpp"
#include "engine/store.hpp"
#include "workflows/people/office.hpp"
#include "workflows/phase_model/as_of.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/orphanet/facts.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/phase_model/phase_model.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace workflows {

/// The present that the past is read out of. Whether the reader may read the case today is asked before.
struct Hindsight {
    engine::Store& store;
    std::shared_ptr<const Office> office;
    CaseList& cases;
    orphanet::Nomenclature& nomenclature;
    orphanet::FactSource& facts;
};

class WhyThen {
public:
    /// Borrows what stands in `present`.
    WhyThen(const Hindsight& present, const AsOf& moment);

    /// As Engine::explain() would have answered; `here` is false where the case did not exist yet.
    engine::Explanation explain(const engine::Command& command) const;
    /// As Engine::explain_all() would have answered.
    std::vector<engine::Explanation> explain_all(std::string_view stream, std::string_view person, bool transitions_only) const;

private:
    std::shared_ptr<const engine::CaseFile> open(std::string_view stream) const;

    engine::Store& store_;
    AsOf moment_;
    std::unique_ptr<CaseList> cases_;
    std::unique_ptr<orphanet::FactSource> facts_;  ///< null: nothing had been imported
    PhaseModel model_;
};

}  // namespace workflows
