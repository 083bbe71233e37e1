// Style sheets, scripts and pictures, from inside the program.
#pragma once

#include "web/routes.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace web {

std::vector<Route> asset_routes();

/// "/assets/NAME?v=…", an address that changes with the content, so that it may be kept for a year.
std::string asset_url(std::string_view name);

}  // namespace web
