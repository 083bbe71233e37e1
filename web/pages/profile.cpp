// What a person chooses for the pages: language and colours.
#include "web/pages/lists.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"

namespace web {

namespace {

struct ProfileView {
    std::string csrf, receipt, name, email;
    std::vector<std::string> roles;
    std::vector<Choice> languages, schemes;
    bool leads = false;

    void describe(auto& to) const {
        to("csrf", csrf);
        to("receipt", receipt);
        to("name", name);
        to("email", email);
        to("roles", roles);
        to("languages", languages);
        to("schemes", schemes);
        to("leads", leads);
    }
};

constexpr Template<ProfileView> profile_template{"profile"};

Response profile(Call& call, bool saved) {
    const auto& words = call.words;
    const auto* account = call.viewer.account();
    ProfileView page{.csrf = call.viewer.csrf};
    if (saved) page.receipt = words.text("profile.saved");
    if (account == nullptr) return problem_response(call, "not-found", "problem.no_such_person");
    page.name = account->name;
    page.email = account->email;
    for (const auto& standing : call.viewer.standings) page.roles.push_back(role_name(words, standing));
    for (const char* language : {"nb", "nn", "en"})
        page.languages.push_back(
            {language, words.text("language." + std::string(language)), account->language == language});
    for (const char* scheme : {"auto", "light", "dark"})
        page.schemes.push_back({scheme, words.text("scheme." + std::string(scheme)), account->scheme == scheme});
    page.leads = call.viewer.holds("administrative_leader") || call.viewer.holds("centre_leader");
    return show(call, {.title = words.text("nav.profile")}, profile_template, page);
}

Response show_profile(Call& call) { return profile(call, call.in_query("done") == "saved"); }

Response save_profile(Call& call) {
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    const std::string language = language_of(value_of(*form, "language")), scheme(value_of(*form, "scheme"));
    const bool known = scheme == "auto" || scheme == "light" || scheme == "dark";
    if (language.empty() || !known) return invalid(call, "/language", "problem.unknown_language");
    call.app.people.set_preferences(call.viewer.person, language, scheme);
    return see_other(link_to("/profile", {{"done", "saved"}, {"lang", language}}));
}

}  // namespace

PageSet profile_pages() {
    return {.routes = {page_route("/profile", show_profile, "Language and colours of the person who asks", {"done"},
                                  Access::signed_in),
                       form_route("/profile", save_profile, "Saves language and colours", Access::signed_in)},
            .templates = {use_of(profile_template)}};
}

}  // namespace web
