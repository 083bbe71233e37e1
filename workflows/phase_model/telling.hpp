// Who is told of what (specification section 8: who proposed or commented always sees who has the ball). Rules of telling,
// and nothing of how: notices are kept by workflows/people/notices.hpp.
#pragma once

#include "workflows/people/notices.hpp"
#include "workflows/people/office.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/policy.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// The persons who have the ball in the case on that day; never one who is recused in it. Where a case officer is assigned,
/// that one alone of the case officers.
std::vector<std::string> who_has_the_ball(const Case& file, const Office& office, engine::Date today);

/// Notices of events of one case: to who has the ball now and had not before, to who may vote in a ballot that opens, to the
/// author of a comment that is answered, to the followers of what moved. One each event and person; none to the actor, to one
/// who is recused or who sees no cases, and none of an internal comment. Empty for other streams.
std::vector<Notice> notices_of(const std::vector<engine::Sealed>& events, const engine::CaseRow* before, const Case& after,
                               const engine::CaseFile* chosen, const Office& office);

}  // namespace workflows
