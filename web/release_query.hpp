// Which two releases an address asks about, for the page and the API alike.
#pragma once

#include "web/call.hpp"
#include "web/difference_cache.hpp"
#include "web/http.hpp"
#include "workflows/orphanet/difference.hpp"

#include <string>
#include <variant>
#include <vector>

namespace web {

/// The releases that {id} of the path and `against` of the query name, of those there were at the moment of ?as_of: without
/// `against` the one before {id} in its series. Else the problem: none of that number, nothing to compare with, or not of one
/// series.
std::variant<DifferenceCache::Made, Response> asked_difference(Call& call);

}  // namespace web
