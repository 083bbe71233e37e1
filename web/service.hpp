// The addresses for those who run the program: is it up, can it work, which version, how is it doing.
#pragma once

#include "web/routes.hpp"

#include <vector>

namespace web {

std::vector<Route> service_routes();

}  // namespace web
