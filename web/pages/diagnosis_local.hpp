// What Norway adds to a diagnosis, as its page shows it: names with who gave them, and how many have asked.
#pragma once

#include "web/call.hpp"
#include "web/pages/case_rows.hpp"

#include <cstdint>
#include <vector>

namespace web {

/// Each Norwegian name with who gave it, when, and on what authority.
std::vector<Fact> local_name_facts(const Call& call, std::int64_t code);
/// Enquiries by year and channel, in bands for those who need no more; nothing for those who see no cases.
std::vector<Fact> enquiry_facts(const Call& call, std::int64_t code);

}  // namespace web
