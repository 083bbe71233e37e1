// Finds in free text what may point at one person though it is no identity number: telephone numbers, e-mail addresses, dates
// of birth, and so few people at a small place that they could be known. These are hints: the writer may know that they are
// harmless, and says so (specification section 11).
#pragma once

#include "workflows/text/identity_numbers.hpp"

#include <string_view>
#include <vector>

namespace workflows {

enum class Hint { telephone, email, birth_date, few_people };

/// "telephone", "email", "birth_date", "few_people".
[[nodiscard]] std::string_view name_of(Hint hint);

struct PersonalHint {
    Hint hint = Hint::telephone;
    Passage place;  ///< characters, counted from 1
    bool operator==(const PersonalHint&) const = default;
};

/// Every hint in the text, in order of place. Not taken for telephone numbers: what follows ORPHA, PMID, ISBN, ISSN, DOI, OMIM
/// or HP, stands in an address of the web, or begins with 8 (services) or 0 and 1 (no subscribers).
[[nodiscard]] std::vector<PersonalHint> personal_hints(std::string_view text);

}  // namespace workflows
