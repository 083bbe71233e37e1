#include "engine/event_line.hpp"

#include <cstring>

namespace engine {

namespace {

constexpr std::string_view begins_commitment = "{\"sha256\":\"";
constexpr std::size_t digest_size = 64;

}  // namespace

std::string_view EventLine::value_after(std::size_t place, std::string_view key) const {
    if (place == std::string_view::npos) return {};
    const std::string_view rest = line_.substr(place + key.size());
    return rest.substr(0, rest.find('"'));
}

// Before `at` stand only act and actor, codes both; what follows the body are codes too, so its last mention is the
// event's own.
std::string_view EventLine::at() const { return value_after(line_.find(",\"at\":\""), ",\"at\":\""); }
std::string_view EventLine::date() const { return last_value(",\"date\":\""); }
std::string_view EventLine::name() const { return last_value(",\"event\":\""); }
std::string_view EventLine::stream() const { return last_value(",\"stream\":\""); }

std::string_view EventLine::last_value(std::string_view key) const {
    // From comma to comma: a search for the whole key would compare it at every byte of the line's end.
    for (std::size_t comma = line_.size(); comma > 0;) {
        const void* found = ::memrchr(line_.data(), ',', comma);
        if (found == nullptr) break;
        comma = static_cast<std::size_t>(static_cast<const char*>(found) - line_.data());
        if (line_.substr(comma).starts_with(key)) return value_after(comma, key);
    }
    return {};
}

std::string_view EventLine::next_commitment(std::size_t& from) const {
    while (from <= line_.size()) {
        // The library's own search for a text looks at every brace; this one goes in steps of the text's length.
        const void* found = ::memmem(line_.data() + from, line_.size() - from, begins_commitment.data(), begins_commitment.size());
        if (found == nullptr) break;
        from = static_cast<std::size_t>(static_cast<const char*>(found) - line_.data()) + begins_commitment.size();
        const std::string_view digest = line_.substr(from, digest_size);
        if (line_.substr(from + digest.size()).starts_with("\"}")) {
            from += digest_size;
            return digest;
        }
    }
    return {};
}

}  // namespace engine
