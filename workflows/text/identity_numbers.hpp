// Finds Norwegian national identity numbers in free text by their check digits, so that the text can be refused
// (specification section 11). Gives places, never digits.
//
// Found are birth numbers, D-numbers (day + 40), H-numbers (month + 40), test numbers (month + 40, + 65, + 80, also with
// D), FH-numbers (first digit 8 or 9, no date), and the form issued from 2032, whose first check digit may leave a
// remainder of 0 to 3 (Skatteetaten, nyttfnr2032). Blanks, dots, hyphens and slashes between the digits, digits of other
// scripts and invisible characters hide nothing. Not looked into: DOIs.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace workflows {

/// A place in a text, in characters (code points) counted from 1, both ends included.
struct Passage {
    std::size_t first = 0;
    std::size_t last = 0;
    bool operator==(const Passage&) const = default;
};

/// Every identity number in the text, in order. REQUIRES: well-formed UTF-8 (engine::is_utf8); bytes that are none are
/// taken as characters that are no digits.
std::vector<Passage> identity_numbers(std::string_view text);

}  // namespace workflows
