#include "web/http.hpp"

#include <algorithm>
#include <cctype>

namespace web {

namespace {

bool same_letters(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
    });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// The part before `separator`, which is taken off `rest` with it.
std::string_view take_until(std::string_view& rest, char separator) {
    const std::size_t end = rest.find(separator);
    const std::string_view part = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return part;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Thousandths of a q-value ("0.8" is 800); 1000 when there is none, 0 when it is malformed.
int weight_of(std::string_view parameters) {
    const std::string_view q = trimmed(parameters);
    if (q.empty()) return 1000;
    if (!q.starts_with("q=") && !q.starts_with("Q=")) return 0;
    std::string_view digits = q.substr(2);
    if (digits.starts_with("1")) return 1000;
    if (!digits.starts_with("0.") && digits != "0") return 0;
    digits.remove_prefix(std::min<std::size_t>(2, digits.size()));
    int weight = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const bool digit = i < digits.size() && std::isdigit(static_cast<unsigned char>(digits[i])) != 0;
        weight = weight * 10 + (digit ? digits[i] - '0' : 0);
    }
    return weight;
}

}  // namespace

const std::string* find(const Pairs& pairs, std::string_view name) {
    const auto found = std::ranges::find(pairs, name, &std::pair<std::string, std::string>::first);
    return found == pairs.end() ? nullptr : &found->second;
}

std::string_view value_of(const Pairs& pairs, std::string_view name) {
    const std::string* found = find(pairs, name);
    return found == nullptr ? std::string_view() : *found;
}

std::string_view Request::header(std::string_view name) const {
    const auto found =
        std::ranges::find_if(headers, [&](const auto& header) { return same_letters(header.first, name); });
    return found == headers.end() ? std::string_view() : found->second;
}

std::string_view Request::cookie(std::string_view name) const {
    std::string_view rest = header("Cookie");
    while (!rest.empty()) {
        std::string_view value = trimmed(take_until(rest, ';'));
        if (take_until(value, '=') == name) return value;
    }
    return {};
}

Response html(std::string body, int status) { return Response{.status = status, .body = std::move(body)}; }

Response json(const engine::Value& value, int status) {
    return Response{.status = status, .type = "application/json", .body = value.canonical()};
}

Response text(std::string body, int status) {
    return Response{.status = status, .type = "text/plain; charset=utf-8", .body = std::move(body)};
}

Response see_other(std::string location) {
    Response response{.status = 303};
    response.headers.emplace_back("Location", std::move(location));
    return response;
}

std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_blank) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += text[i] == '+' && plus_is_blank ? ' ' : text[i];
        }
    }
    if (out.find('\0') != std::string::npos || !engine::is_utf8(out)) return std::nullopt;
    return out;
}

std::optional<Pairs> parse_form(std::string_view body) {
    Pairs pairs;
    while (!body.empty()) {
        std::string_view value = take_until(body, '&');
        if (value.empty()) continue;
        const auto name = percent_decoded(take_until(value, '='), true);
        const auto decoded = percent_decoded(value, true);
        if (!name || !decoded) return std::nullopt;
        pairs.emplace_back(*name, *decoded);
    }
    return pairs;
}

namespace {

constexpr std::size_t most_parts = 100;

/// The value of a parameter of a header: boundary=… or name="…".
std::string parameter(std::string_view header, std::string_view name) {
    const std::string wanted = std::string(name) + "=";
    for (std::size_t at = header.find(wanted); at != std::string_view::npos; at = header.find(wanted, at + 1)) {
        if (at == 0 || (header[at - 1] != ' ' && header[at - 1] != ';')) continue;  // "filename=" holds "name="
        std::string_view rest = header.substr(at + wanted.size());
        if (rest.starts_with('"')) {
            rest.remove_prefix(1);
            return std::string(rest.substr(0, rest.find('"')));
        }
        return std::string(trimmed(rest.substr(0, rest.find(';'))));
    }
    return {};
}

/// One part: headers, an empty line, the value.
bool read_part(std::string_view part, Pairs& pairs) {
    const std::size_t end = part.find("\r\n\r\n");
    if (end == std::string_view::npos) return false;
    const std::string_view value = part.substr(end + 4);
    std::string name;
    for (std::string_view lines = part.substr(0, end); !lines.empty();) {
        const std::string_view line = take_until(lines, '\n');
        if (line.size() > 20 && same_letters(line.substr(0, 20), "content-disposition:")) name = parameter(line, "name");
    }
    if (name.empty() || value.find('\0') != std::string_view::npos || !engine::is_utf8(value) || !engine::is_utf8(name)) return false;
    pairs.emplace_back(std::move(name), std::string(value));
    return true;
}

}  // namespace

std::optional<Pairs> parse_body(const Request& request) {
    const std::string_view type = request.header("Content-Type");
    if (!is_media_type(type, "multipart/form-data")) return parse_form(request.body);
    const std::string boundary = parameter(type, "boundary");
    if (boundary.empty() || boundary.size() > 70) return std::nullopt;
    const std::string between = "\r\n--" + boundary;
    std::string_view rest = request.body;
    if (!rest.starts_with(between.substr(2))) return std::nullopt;
    rest.remove_prefix(between.size() - 2);
    Pairs pairs;
    while (rest.starts_with("\r\n")) {
        rest.remove_prefix(2);
        const std::size_t end = rest.find(between);
        if (end == std::string_view::npos || pairs.size() == most_parts || !read_part(rest.substr(0, end), pairs)) return std::nullopt;
        rest.remove_prefix(end + between.size());
    }
    if (!rest.starts_with("--")) return std::nullopt;
    return pairs;
}

std::string percent_encoded(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '_' || c == '~')) {
            out += c;
        } else {
            out += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return out;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += c;
        }
    }
    return out;
}

bool is_media_type(std::string_view header, std::string_view wanted) {
    std::string type(header.substr(0, header.find(';')));
    while (type.ends_with(' ')) type.pop_back();
    std::ranges::transform(type, type.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (type != wanted) return false;
    const std::size_t charset = header.find("charset=");
    if (charset == std::string_view::npos) return true;
    std::string name(header.substr(charset + 8));
    std::erase(name, '"');
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return name == "utf-8" || name == "utf8";
}

std::string language_of(std::string_view tag) {
    const std::string_view primary = tag.substr(0, tag.find('-'));
    if (same_letters(primary, "nb") || same_letters(primary, "no")) return "nb";
    if (same_letters(primary, "nn")) return "nn";
    if (same_letters(primary, "en")) return "en";
    return {};
}

std::string accepted_language(std::string_view header) {
    std::string best;
    int best_weight = 0;
    while (!header.empty()) {
        std::string_view parameters = take_until(header, ',');
        const std::string language = language_of(trimmed(take_until(parameters, ';')));
        const int weight = weight_of(parameters);
        if (language.empty() || weight <= best_weight) continue;
        best = language;
        best_weight = weight;
    }
    return best;
}

}  // namespace web
