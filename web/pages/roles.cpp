// People by their role, as every page says them.
#include "web/pages/words.hpp"

namespace web {

std::string role_name(const Catalogue& words, std::string_view role, std::string_view centre,
                      std::string_view organisation, bool deputy) {
    std::string text = term(words, "role", role);
    if (!centre.empty()) text += ", " + std::string(centre);
    if (!organisation.empty()) text += ", " + std::string(organisation);
    return deputy ? words.text("role.deputy_for", {{"role", text}}) : capital(text);
}

std::string role_name(const Catalogue& words, const workflows::Standing& standing) {
    return role_name(words, standing.role, standing.centre, standing.organisation, !standing.on_behalf.empty());
}

std::string role_name(const Catalogue& words, const workflows::Stamp& stamp) {
    if (stamp.actor == "system") return words.text("role.system");
    return role_name(words, stamp.role, stamp.centre, stamp.organisation, !stamp.on_behalf.empty());
}

std::string cure_role(const Catalogue& words, const engine::Cure& cure) {
    std::string text = term(words, "role", cure.role);
    if (!cure.centre.empty()) text += ", " + cure.centre;
    return text;
}

std::string body_name(const Catalogue& words, std::string_view body) {
    const auto colon = body.find(':');
    if (colon == std::string_view::npos) return capital(term(words, "body", body));
    const std::string key = "body." + std::string(body.substr(0, colon));
    return words.has(key) ? capital(words.text(key, {{"name", std::string(body.substr(colon + 1))}}))
                          : std::string(body);
}

std::string capacity_name(const Catalogue& words, std::string_view capacity) {
    constexpr std::string_view council = "centre_council:";
    if (capacity.starts_with(council))
        return words.text("body.council", {{"name", std::string(capacity.substr(council.size()))}});
    return term(words, "speaks_for", capacity);
}

}  // namespace web
