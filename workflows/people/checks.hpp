// What a change of the office must keep to (specification section 1): pure checks on the office as it stands.
#pragma once

#include "workflows/people/people.hpp"

#include <string_view>

namespace workflows {

/// Shortest password; longest is 1,024 bytes, so that nobody makes the server hash megabytes.
inline constexpr std::size_t shortest_password = 12;
inline constexpr std::size_t longest_password = 1024;

OfficeError check_grant(const Grant& grant);
OfficeError check_new_person(const Office& office, const NewPerson& person);
/// A leader on the first day; not for oneself; nobody in a chain: neither may the deputy be stood in for, nor the leader
/// stand in for another, at the same time.
OfficeError check_deputy(const Office& office, const Deputy& deputy);
/// Length in bytes, and not the account's own e-mail address.
OfficeError check_password(const Office& office, std::string_view person, std::string_view password);

}  // namespace workflows
