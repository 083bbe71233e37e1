// What commands that read cases share: a case as of a day, its history as a reader may see it.
#pragma once

#include "cli/opening.hpp"
#include "engine/event.hpp"
#include "workflows/phase_model/case.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cli {

/// A case replayed up to a moment; without one, as it stands.
struct CaseThen {
    std::shared_ptr<const workflows::Case> file;
    std::shared_ptr<const workflows::Case> now;  ///< as it stands, for the reader's rights
    std::vector<engine::Sealed> events;
    engine::Texts texts;
};

/// Throws Stop (usage) when there is no such case, or was none yet.
CaseThen case_then(Composition& composition, const std::string& id, const std::optional<workflows::AsOf>& moment);

/// Leaves out of `then.texts` what this reader may not see: internal comments of others for those who take no part in the
/// preparation, and of cases in which the reader is tied.
void withhold(CaseThen& then, const Reader& reader);
/// True for a vote of another person in a ballot that is still open.
bool is_hidden_vote(const CaseThen& then, const engine::Event& event, const Reader& reader);

}  // namespace cli
