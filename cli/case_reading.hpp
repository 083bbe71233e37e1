// What commands that read cases share: a case as of a day, its history as a reader may see it.
#pragma once

#include "cli/opening.hpp"
#include "engine/event.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/case.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cli {

/// A case replayed up to a moment; without one, as it stands.
struct CaseThen {
    std::shared_ptr<const workflows::Case> file;
    std::shared_ptr<const workflows::Case> now;  ///< as it stands: what decides who may read what
    std::vector<engine::Sealed> events;
    engine::Texts texts;
};

/// Throws Stop (usage) when there is no such case, or was none yet.
CaseThen case_then(Composition& composition, const std::string& id, const std::optional<workflows::AsOf>& moment);

/// Leaves out of the case and of `then.texts` what this reader may not see today (workflows/phase_model/access.hpp).
void withhold(CaseThen& then, const Reader& reader);
/// What this reader may read of the case today, by role and recusal.
workflows::Reader reads_as(const Reader& reader, const workflows::Case& file);
/// Of the past no more than they may read today, nor than they could in the case as it stood.
workflows::Reader reads_as(const Reader& reader, const CaseThen& then);
/// Of the case as it stands, or as it stood.
bool is_shut_out(const CaseThen& then, const Reader& reader);
/// True for a vote of another person in a ballot that is still open.
bool is_hidden_vote(const CaseThen& then, const engine::Event& event, const Reader& reader);

}  // namespace cli
