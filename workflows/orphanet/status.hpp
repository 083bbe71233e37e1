// Is an entity active, and if not, how did it go? Read from its flags, associations and name.
#pragma once

#include "workflows/orphanet/nomenclature.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace workflows::orphanet {

struct Judged {
    Status status = Status::active;
    std::string doubt;  ///< what did not fit, for a warning; empty if all did
};

/// Product 1 gives each entity a list of flags. An active one has value 1 without a label, and perhaps "Historical
/// entity" or "Head of classification". An inactive one has "Inactive" (or only the reason) beside it; the numbers
/// differ between releases, so deprecated and obsolete are told by label, else by the name's prefix, else by where the
/// entity went, never by number.
[[nodiscard]] Judged judge_status(const std::vector<Flag>& flags, const std::vector<Target>& targets,
                                  std::string_view name);

/// What a word for a status in one of Orphanet's languages means; nothing for a word that says nothing about status.
[[nodiscard]] std::optional<Status> status_in_words(std::string_view label);

/// "Group of disorders", "Disorder", "Subtype of disorder" in one of Orphanet's languages.
[[nodiscard]] Level level_in_words(std::string_view label);

/// By DisorderGroup id: 36540 group, 36547 disorder, 36554 subtype.
[[nodiscard]] Level level_of_id(std::string_view id);

}  // namespace workflows::orphanet
