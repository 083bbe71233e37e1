#include "cli/guard.hpp"

#include "workflows/text/identity_numbers.hpp"

namespace cli {

namespace {

/// A hash of ours, or a key: eleven digits in a row mean nothing there.
bool is_hash(std::string_view text) {
    return text.size() >= 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos && text.find_first_of("abcdef") != std::string_view::npos;
}

}  // namespace

void refuse_identity_numbers(const Arguments& arguments) {
    for (const auto& [name, values] : arguments.values)
        for (const std::string& value : values) {
            if (is_hash(value)) continue;
            const auto found = workflows::identity_numbers(value);
            if (found.empty()) continue;
            throw Stop{check_failed, name + ": characters " + std::to_string(found.front().first) + " to " + std::to_string(found.front().last) +
                                         " look like an identity number. Remove them; also from a file's name, which is kept."};
        }
}

}  // namespace cli
