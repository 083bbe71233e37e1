// Addresses of the web within a text, so that a document can make links of them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace workflows {

/// Bytes from `from` up to, but not with, `to`.
struct Span {
    std::size_t from = 0, to = 0;
};

/// Addresses in the text (http and https, ASCII), without the full stop or comma that ends their sentence.
std::vector<Span> addresses_in(const std::string& text);

}  // namespace workflows
