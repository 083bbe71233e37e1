// Signing in and out, and the one-time link that sets the first password.
#pragma once

#include "web/routes.hpp"

#include <vector>

namespace web {

std::vector<Route> account_routes();

/// True for a path on this server that a redirect may lead to.
bool is_local_path(std::string_view path);

}  // namespace web
