#include "workflows/screening/pasted_list.hpp"

#include "workflows/orphanet/names.hpp"

#include <algorithm>

namespace workflows::screening {

namespace {

using orphanet::parse_code;
using orphanet::trimmed;

constexpr std::string_view between = "\t;,";

std::vector<std::string_view> parts_of(std::string_view text, std::string_view ends) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(ends), text.size());
        if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// Without bullets before it and quotes around it.
std::string_view bare(std::string_view entry) {
    entry = trimmed(entry);
    for (const std::string_view bullet : {"- ", "* ", "\u2022 ", "\u2022"})
        if (entry.starts_with(bullet)) entry = trimmed(entry.substr(bullet.size()));
    if (entry.size() > 1 && entry.front() == '"' && entry.back() == '"')
        entry = trimmed(entry.substr(1, entry.size() - 2));
    return entry;
}

bool all_codes(const std::vector<std::string_view>& parts) {
    return std::ranges::all_of(parts, [](std::string_view part) { return parse_code(bare(part)).has_value(); });
}

void add_line(std::string_view line, std::vector<std::string>& entries) {
    for (const std::string_view ends : {between, std::string_view("\t;, ")}) {
        const auto parts = parts_of(line, ends);
        // "ORPHA 558" is one code, "558 586" are two.
        if (parts.size() > 1 && !parse_code(bare(line)) && all_codes(parts)) {
            for (const std::string_view part : parts) entries.emplace_back(bare(part));
            return;
        }
    }
    if (const std::string_view entry = bare(line); !entry.empty()) entries.emplace_back(entry);
}

}  // namespace

std::vector<std::string> entries_of(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    std::vector<std::string> entries;
    for (const std::string_view line : parts_of(text, "\r\n")) add_line(line, entries);
    return entries;
}

std::optional<std::int64_t> code_in(std::string_view entry) {
    entry = bare(entry);
    if (const auto code = parse_code(entry)) return code;
    if (const std::size_t end = entry.find_first_of(between); end != std::string_view::npos)
        if (const auto code = parse_code(bare(entry.substr(0, end)))) return code;
    const std::size_t blank = entry.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const std::string_view first = entry.substr(0, blank);
    const bool prefixed = !first.empty() && (first.front() < '0' || first.front() > '9');
    return prefixed ? parse_code(first) : std::nullopt;
}

}  // namespace workflows::screening
