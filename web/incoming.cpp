#include "web/incoming.hpp"

#include "engine/crypto.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <random>

namespace web {

namespace {

constexpr std::size_t longest_address = 45;  // an IPv6 address with an IPv4 tail

bool is_plain_id(std::string_view id) {
    const auto plain = [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; };
    return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, plain);
}

/// Told apart from every other, not secret: asking the system for each would cost a call of it.
std::string new_id() {
    thread_local std::mt19937_64 numbers = [] {
        const std::string seed = engine::random_bytes(16);
        std::seed_seq mixed(seed.begin(), seed.end());
        return std::mt19937_64(mixed);
    }();
    std::string id(16, '0');
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), numbers(), 16).ptr;
    std::copy(digits.data(), end, id.end() - (end - digits.data()));
    return id;
}

/// Path and query of "/path?query", or of the absolute form "http://host/path" (RFC 9112 section 3.2.2).
void read_target(Request& request) {
    std::string_view target = request.target;
    if (const std::size_t scheme = target.find("://"); !target.starts_with('/') && scheme != std::string_view::npos) {
        const std::size_t slash = target.find('/', scheme + 3);
        target = slash == std::string_view::npos ? "/" : target.substr(slash);
    }
    if (!target.starts_with('/')) return;
    const std::size_t question = target.find('?');
    const auto path = percent_decoded(target.substr(0, question), false);
    auto query = question == std::string_view::npos ? Pairs() : parse_form(target.substr(question + 1));
    if (!path || !query) return;
    request.path = *path;
    request.query = *std::move(query);
}

void believe_proxy(Request& request) {
    request.secure = request.header("X-Forwarded-Proto") == "https";
    const std::string_view chain = request.header("X-Forwarded-For");
    const std::size_t last = chain.find_last_of(", ");
    const std::string_view nearest = last == std::string_view::npos ? chain : chain.substr(last + 1);
    if (!nearest.empty() && nearest.size() <= longest_address) request.address = nearest;
    if (is_plain_id(request.header("X-Request-Id"))) request.id = request.header("X-Request-Id");
}

}  // namespace

void complete(Request& request, bool through_proxy) {
    if (through_proxy) believe_proxy(request);
    if (request.id.empty()) request.id = new_id();
    read_target(request);
}

bool is_loopback(std::string_view address) {
    return address == "::1" || address.starts_with("127.") || address.starts_with("::ffff:127.");
}

std::string in_lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

}  // namespace web
