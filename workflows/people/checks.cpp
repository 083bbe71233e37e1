#include "workflows/people/checks.hpp"

#include <algorithm>
#include <array>

namespace workflows {

namespace {

/// Roles that a grant can give. `deputy` only says what somebody is there for: what a deputy may do comes by appointment.
/// `substitute` comes by an act of a case.
constexpr std::array<std::string_view, 8> grantable{"case_officer", "administrative_leader", "centre_leader", "deputy", "user_representative",
                                                    "professional", "auditor",               "administrator"};

bool overlap(const Deputy& a, const Deputy& b) { return a.from <= b.to && b.from <= a.to; }

}  // namespace

OfficeError check_grant(const Grant& grant) {
    if (std::find(grantable.begin(), grantable.end(), grant.role) == grantable.end()) return OfficeError::unknown_role;
    if (grant.role == "centre_leader" && grant.centre.empty()) return OfficeError::centre_missing;
    if (grant.to && *grant.to < grant.from) return OfficeError::dates_reversed;
    return OfficeError::none;
}

OfficeError check_new_person(const Office& office, const NewPerson& person) {
    if (office.find_email(person.email) != nullptr) return OfficeError::email_taken;
    return check_grant(person.grant);
}

OfficeError check_deputy(const Office& office, const Deputy& deputy) {
    if (deputy.leader == deputy.deputy) return OfficeError::same_person;
    if (office.find(deputy.leader) == nullptr || office.find(deputy.deputy) == nullptr) return OfficeError::unknown_person;
    if (deputy.to < deputy.from) return OfficeError::dates_reversed;
    const auto standings = office.standings(deputy.leader, deputy.from);
    const bool leads = std::any_of(standings.begin(), standings.end(), [](const Standing& standing) {
        return standing.on_behalf.empty() && (standing.role == "administrative_leader" || standing.role == "centre_leader");
    });
    if (!leads) return OfficeError::no_leader;
    const bool chain = std::any_of(office.deputies.begin(), office.deputies.end(), [&](const Deputy& other) {
        return overlap(other, deputy) && (other.leader == deputy.deputy || other.deputy == deputy.leader);
    });
    return chain ? OfficeError::chain : OfficeError::none;
}

OfficeError check_password(const Office& office, std::string_view person, std::string_view password) {
    const Person* self = office.find(person);
    if (self == nullptr) return OfficeError::unknown_person;
    const bool fits = password.size() >= shortest_password && password.size() <= longest_password;
    return fits && password != self->email ? OfficeError::none : OfficeError::too_weak;
}

}  // namespace workflows
