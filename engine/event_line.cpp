#include "engine/event_line.hpp"

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
std::string_view EventLine::date() const { return value_after(line_.rfind(",\"date\":\""), ",\"date\":\""); }
std::string_view EventLine::name() const { return value_after(line_.rfind(",\"event\":\""), ",\"event\":\""); }
std::string_view EventLine::stream() const { return value_after(line_.rfind(",\"stream\":\""), ",\"stream\":\""); }

std::string_view EventLine::next_commitment(std::size_t& from) const {
    while ((from = line_.find(begins_commitment, from)) != std::string_view::npos) {
        from += begins_commitment.size();
        const std::string_view digest = line_.substr(from, digest_size);
        if (line_.substr(from + digest.size()).starts_with("\"}")) {
            from += digest_size;
            return digest;
        }
    }
    return {};
}

}  // namespace engine
