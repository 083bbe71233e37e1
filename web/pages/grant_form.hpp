// The fields by which a role is given: role, centre, organisation, capacity, from, to.
#pragma once

#include "web/call.hpp"
#include "web/pages/lists.hpp"
#include "workflows/people/office.hpp"

#include <optional>
#include <string>
#include <vector>

namespace web {

/// The fields of a grant: role, centre, organisation, capacity, from, to.
struct GrantFields {
    std::vector<Choice> roles, centres, capacities;
    std::string organisation, from, until;

    void describe(auto& to) const {
        to("roles", roles);
        to("centres", centres);
        to("capacities", capacities);
        to("organisation", organisation);
        to("from", from);
        to("until", until);
    }
};

/// "Brukerrepresentant, Foreningen (Senterrådet ved TRS)".
std::string grant_text(const Catalogue& words, const workflows::Grant& grant);
GrantFields grant_fields(const Call& call, const Pairs& values);
/// The grant that a form describes; nothing, and the reason in `error`, where a date cannot be read.
std::optional<workflows::Grant> read_grant(const Call& call, const Pairs& form, std::string& error);

}  // namespace web
