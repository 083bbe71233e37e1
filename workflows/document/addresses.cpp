#include "workflows/document/addresses.hpp"

#include <string_view>

namespace workflows {

namespace {

/// ASCII that needs no escape where cairo or PDF would want one.
bool stands_in_address(char c) { return c > ' ' && c < 0x7f && std::string_view("<>\"'()[]{}\\").find(c) == std::string_view::npos; }

}  // namespace

std::vector<Span> addresses_in(const std::string& text) {
    std::vector<Span> found;
    for (std::size_t at = 0; (at = text.find("http", at)) != std::string::npos;) {
        const bool begins = text.compare(at, 8, "https://") == 0 || text.compare(at, 7, "http://") == 0;
        std::size_t end = at;
        while (end < text.size() && stands_in_address(text[end])) ++end;
        while (begins && end > at && std::string_view(".,;:!?").find(text[end - 1]) != std::string_view::npos) --end;
        if (begins) found.push_back({at, end});
        at = begins ? end : at + 4;
    }
    return found;
}

}  // namespace workflows
