// What a page or the API asks of comments across cases: the same parameters on both.
#pragma once

#include "web/call.hpp"
#include "web/http.hpp"
#include "workflows/phase_model/inbox.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

/// Their names in an address: state, case, phase, organisation, role, part, from, to, as_of.
const std::vector<std::string>& inbox_parameters();
/// From the address, with its moment taken into the call; `otherwise` is the state where it names none, and "all" is every state.
/// Nothing, and a problem, where a value is none of those that are known.
std::optional<workflows::InboxFilter> inbox_filter(Call& call, std::string_view otherwise, std::optional<Response>& problem);
/// As this viewer reads.
workflows::Inbox look_into(const Call& call, const workflows::InboxFilter& filter);

}  // namespace web
