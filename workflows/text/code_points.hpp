// What a code point means to one who looks for numbers in text: a digit of some script, a separator, nothing, or an end.
#pragma once

#include <cstddef>
#include <string_view>

namespace workflows {

/// Decodes the code point at `at` and moves `at` past it; a byte that begins none is taken alone, as U+FFFD.
char32_t next_code_point(std::string_view text, std::size_t& at);
/// 0–9 for a decimal digit of any script (Unicode general category Nd), else −1.
int decimal_digit(char32_t c);
/// 0–9 for a superscript, subscript or circled digit, else −1.
int ornamental_digit(char32_t c);
/// Blanks, dots, hyphens, dashes and slashes, also full-width: what people put between groups of digits. No line breaks.
bool is_number_separator(char32_t c);
/// Zero-width, formatting and variation characters that nobody sees.
bool is_invisible(char32_t c);

}  // namespace workflows
