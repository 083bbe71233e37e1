#include "web/mail/message.hpp"

#include "engine/crypto.hpp"

#include <algorithm>
#include <array>

namespace web {

namespace {

constexpr std::size_t longest_piece = 39;  // bytes of an encoded word, so that its line stays below 76
constexpr std::size_t line_bytes = 57;     // of a body line: 76 characters of base64

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](unsigned char c) { return c >= 0x20 && c < 0x7f; });
}

/// So many bytes that no letter is cut in two.
std::size_t whole_letters(std::string_view text, std::size_t most) {
    std::size_t size = std::min(most, text.size());
    while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
    return size;
}

std::string part_of(std::string_view type, std::string_view text) {
    std::string part = "Content-Type: " + std::string(type) + "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    for (std::size_t at = 0; at < text.size(); at += line_bytes) part += engine::to_base64(text.substr(at, line_bytes)) + "\r\n";
    return part;
}

}  // namespace

std::string header_text(std::string_view text) {
    if (is_plain(text)) return std::string(text);
    std::string encoded;
    while (!text.empty()) {
        const std::size_t size = whole_letters(text, longest_piece);
        encoded += (encoded.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + engine::to_base64(text.substr(0, size)) + "?=";
        text.remove_prefix(size);
    }
    return encoded;
}

std::string mail_date(engine::Instant instant) {
    static constexpr std::array<std::string_view, 7> days{"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};  // 1970-01-01 was a Thursday
    static constexpr std::array<std::string_view, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::string text = engine::to_text(instant);
    const engine::Date date = *engine::parse_date(std::string_view(text).substr(0, 10));
    const auto parts = engine::parts(date);
    return std::string(days[static_cast<std::size_t>(date.days % 7)]) + ", " + std::to_string(parts.day) + " " +
           std::string(months[static_cast<std::size_t>(parts.month - 1)]) + " " + std::to_string(parts.year) + " " + text.substr(11, 8) + " +0000";
}

std::string message_of(const std::vector<std::pair<std::string, std::string>>& headers, std::string_view plain, std::string_view html,
                       std::string_view boundary) {
    std::string message;
    for (const auto& [name, value] : headers) message += name + ": " + value + "\r\n";
    const std::string edge = "--" + std::string(boundary);
    message += "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"" + std::string(boundary) + "\"\r\n\r\n";
    message += edge + "\r\n" + part_of("text/plain", plain) + edge + "\r\n" + part_of("text/html", html) + edge + "--\r\n";
    return message;
}

}  // namespace web
