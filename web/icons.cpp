#include "web/icons.hpp"

#include <map>
#include <stdexcept>
#include <string>

namespace web {

namespace {

struct Drawing {
    std::string_view name;
    std::string_view lines;
};

constexpr Drawing drawings[] = {
    // Answers of a requirement, and of a criterion.
    {"met", R"(<circle cx="12" cy="12" r="9"/><path d="m8 12.2 2.8 2.8L16 9.4"/>)"},
    {"unmet", R"(<path d="M12 3 21 12l-9 9-9-9z"/><path d="M12 8.5v4M12 15.6v.1"/>)"},
    {"not_applicable", R"(<circle cx="12" cy="12" r="9" stroke-dasharray="3.2 2.5"/><path d="M8.5 12h7"/>)"},
    {"overridden",
     R"(<rect x="3.5" y="3.5" width="17" height="17" rx="2.5"/><path d="M8 15.5v-2.2c0-2 1.3-3.3 3.3-3.3H16M13.4 7.2 16.2 10l-2.8 2.8"/>)"},
    {"unknown",
     R"(<circle cx="12" cy="12" r="9"/><path d="M9.6 9.6a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2 1-1.2 1.8M12 16.3v.1"/>)"},
    {"not_met",
     R"(<path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3z"/><path d="m9.2 9.2 5.6 5.6M14.8 9.2l-5.6 5.6"/>)"},
    // What became of a comment.
    {"followed", R"(<path d="m5 12.6 4.4 4.4L19 7.4"/>)"},
    {"partly", R"(<circle cx="12" cy="12" r="9"/><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor"/>)"},
    {"not_followed", R"(<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>)"},
    {"outside_scope", R"(<path d="M4 12h3.5M10.2 12h3.6M16.5 12H20"/>)"},
    // Tags and places.
    {"person", R"(<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c.8-3.7 3.7-5.8 7.5-5.8s6.7 2.1 7.5 5.8"/>)"},
    {"comment", R"(<path d="M4 5h16v11h-8.6L7 20v-4H4z"/>)"},
    {"clock", R"(<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.4 2.2"/>)"},
    {"pause", R"(<circle cx="12" cy="12" r="9"/><path d="M9.8 8.8v6.4M14.2 8.8v6.4"/>)"},
    {"paper", R"(<path d="M6 3.2h8l4.2 4.2v13.4H6z"/><path d="M9.2 12h5.8M9.2 16h5.8"/>)"},
    {"lock",
     R"(<rect x="4.8" y="10.6" width="14.4" height="9.8" rx="1.4"/><path d="M8.2 10.6V7.8a3.8 3.8 0 0 1 7.6 0v2.8"/>)"},
    {"eye",
     R"(<path d="M2.8 12c2-3.8 5.3-6 9.2-6s7.2 2.2 9.2 6c-2 3.8-5.3 6-9.2 6s-7.2-2.2-9.2-6z"/><circle cx="12" cy="12" r="2.6"/>)"},
    {"tick", R"(<path d="m5.4 12.6 4.2 4.2 9-9.4"/>)"},
    {"search", R"(<circle cx="10.6" cy="10.6" r="6.4"/><path d="m15.4 15.4 5 5"/>)"},
    {"menu", R"(<path d="M4 7h16M4 12h16M4 17h16"/>)"},
    {"download", R"(<path d="M12 4v11M7 10.6l5 4.8 5-4.8M4.4 20h15.2"/>)"},
    {"up", R"(<path d="M12 19V5.4M6.4 11 12 5.4l5.6 5.6"/>)"},
    {"down", R"(<path d="M12 5v13.6M6.4 13l5.6 5.6 5.6-5.6"/>)"},
};

std::map<std::string_view, Html> draw_all() {
    std::map<std::string_view, Html> icons;
    for (const auto& [name, lines] : drawings)
        icons[name].text = R"(<svg class="pm-i" aria-hidden="true" focusable="false" viewBox="0 0 24 24">)" +
                           std::string(lines) + "</svg>";
    return icons;
}

const std::map<std::string_view, Html>& all_icons() {
    static const auto icons = draw_all();
    return icons;
}

}  // namespace

const Html& icon(std::string_view name) {
    const auto found = all_icons().find(name);
    if (found == all_icons().end()) throw std::logic_error("there is no icon " + std::string(name));
    return found->second;
}

std::vector<std::string_view> icon_names() {
    std::vector<std::string_view> names;
    for (const auto& [name, drawing] : all_icons()) names.push_back(name);
    return names;
}

}  // namespace web
