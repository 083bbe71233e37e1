// What pages load beside themselves: one style sheet, one script, one icon. Served from memory under addresses that
// carry a fingerprint of the content, so that a browser may keep them for ever and a new version is a new address.
#pragma once

#include "web/routes.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace web {

struct Asset {
    std::string name;  ///< "style.css"
    std::string type;
    std::string body;
    std::string path;  ///< "/assets/style.0123456789abcdef.css"
    std::string etag;  ///< quoted
};

/// All assets: "style.css", "script.js", "icon.svg", "licence.txt". Made at the first use, never changed.
const std::vector<Asset>& assets();
/// The address of an asset; throws std::logic_error for a name that does not exist.
const std::string& asset_path(std::string_view name);
/// GET /assets/{file} and /favicon.ico.
std::vector<Route> asset_routes();

}  // namespace web
