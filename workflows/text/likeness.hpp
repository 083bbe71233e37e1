// How alike two words are: for "did you mean", and for names that people mistype.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// Letters (bytes) to add, drop, change or swap with a neighbour to get from one text to the other; `limit` + 1 when it
/// takes more than `limit`.
[[nodiscard]] std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t limit);

/// The known word that is most like this one, if it is a third of its letters away at most, and never more than three;
/// "" if none is. The first of equals.
[[nodiscard]] std::string most_like(std::string_view word, const std::vector<std::string>& known);

}  // namespace workflows
