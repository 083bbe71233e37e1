// How names are compared and sorted in lists, the same on both databases.
#pragma once

#include <string>
#include <string_view>

namespace storage {

/// UTF-8 text with Latin and Greek capital letters made small; everything else as it was.
std::string lower_case(std::string_view text);
/// A key whose bytes sort as Norwegian does: small letters, æ (ä), ø (ö) and å after z.
std::string norwegian_order(std::string_view text);
/// The pattern for `like … escape '!'` that finds `text` anywhere.
std::string anywhere(std::string_view text);

}  // namespace storage
