#include "web/pages/grant_form.hpp"

#include "workflows/phase_model/policy.hpp"

#include <array>

namespace web {

using workflows::Grant;

namespace {

constexpr std::array roles{"case_officer",        "administrative_leader", "centre_leader", "deputy",
                           "user_representative", "professional",          "auditor",       "administrator"};

}  // namespace

std::string grant_text(const Catalogue& words, const Grant& grant) {
    std::string text = role_name(words, grant.role, grant.centre, grant.organisation);
    if (!grant.capacity.empty()) text += " (" + capacity_name(words, grant.capacity) + ")";
    return text;
}

GrantFields grant_fields(const Call& call, const Pairs& values) {
    const auto& words = call.words;
    GrantFields fields;
    for (const char* role : roles)
        fields.roles.push_back(
            {role, capital(words.text("role." + std::string(role))), value_of(values, "role") == role});
    fields.centres.push_back({"", words.text("user.no_centre"), false});
    for (const auto& centre : call.viewer.policy().centres)
        fields.centres.push_back({centre.id, centre.id, value_of(values, "centre") == centre.id});
    fields.capacities.push_back({"", words.text("user.no_capacity"), false});
    for (const char* capacity : {"reference_group", "user_organisation", "professional"})
        fields.capacities.push_back(
            {capacity, capacity_name(words, capacity), value_of(values, "capacity") == capacity});
    for (const auto& centre : call.viewer.policy().centres) {
        const std::string capacity = "centre_council:" + centre.id;
        fields.capacities.push_back(
            {capacity, capacity_name(words, capacity), value_of(values, "capacity") == capacity});
    }
    fields.organisation = value_of(values, "organisation");
    fields.from = value_of(values, "from");
    if (fields.from.empty()) fields.from = typed_date(engine::to_text(call.viewer.today));
    fields.until = value_of(values, "to");
    return fields;
}

std::optional<Grant> read_grant(const Call& call, const Pairs& form, std::string& error) {
    Grant grant{.role = std::string(value_of(form, "role")),
                .centre = std::string(value_of(form, "centre")),
                .organisation = std::string(value_of(form, "organisation")),
                .capacity = std::string(value_of(form, "capacity"))};
    const auto from =
        value_of(form, "from").empty() ? std::optional(call.viewer.today) : read_date(value_of(form, "from"));
    const auto until = value_of(form, "to").empty() ? std::optional<engine::Date>() : read_date(value_of(form, "to"));
    if (!from || (!until && !value_of(form, "to").empty())) {
        error = call.words.text("err.date");
        return std::nullopt;
    }
    grant.from = *from;
    grant.to = until;
    return grant;
}

}  // namespace web
