// "Did you mean": the known word nearest to one that is not known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cli {

/// Insertions, deletions, substitutions and swaps of neighbours from one to the other (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b);

/// The nearest word, or "" when none is near enough to be meant.
std::string nearest(std::string_view word, const std::vector<std::string>& known);

/// ". Did you mean \"X\"?" or "."
std::string suggestion(std::string_view word, const std::vector<std::string>& known);

}  // namespace cli
