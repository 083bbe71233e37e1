// What Orphanet says about a code, as pages show it.
#pragma once

#include "web/pages/case_view.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

/// One diagnosis found by code, name or synonym.
struct HitView {
    std::string href, code, name, matched, level, status, target, choose_href;
    std::string language = {};  ///< of the name

    void describe(auto& to) const {
        to("href", href);
        to("code", code);
        to("name", name);
        to("matched", matched);
        to("level", level);
        to("status", status);
        to("target", target);
        to("choose_href", choose_href);
        to("language", language);
    }
};

/// The code in "436", "ORPHA:436" or "orpha 436"; nothing when it is none.
std::optional<std::int64_t> code_of(std::string_view text);
/// Best first. With `choose` each hit also has a link there, with its code in the parameter `orpha`.
std::vector<HitView> hits_for(Call& call, std::string_view text, std::size_t limit, std::string_view choose);
/// A warning where the code is inactive, with what Orphanet points to.
std::optional<Notice> inactive_notice(const Call& call, const workflows::orphanet::Entity& entity);
std::string level_name(const workflows::Catalogue& words, workflows::orphanet::Level level);
std::string status_name(const workflows::Catalogue& words, workflows::orphanet::Status status);
/// "Orphadata 23.06.2026, en".
std::string release_name(const workflows::Catalogue& words, const workflows::orphanet::Release& release);

}  // namespace web
