#include "workflows/orphanet/pack_rows.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/pack_list.hpp"

#include <algorithm>
#include <array>

namespace workflows::orphanet {
namespace {

struct Column {
    std::string_view heading;  // folded, without blanks
    std::string PackRow::*field;
};

constexpr std::array columns = {
    Column{"orphacode", &PackRow::code},
    Column{"inactiveorphacode", &PackRow::code},
    Column{"label", &PackRow::label},
    Column{"inactivelabel", &PackRow::label},
    Column{"labeltype", &PackRow::label_type},
    Column{"typeoflabel", &PackRow::label_type},
    Column{"classificationlevel", &PackRow::level},
    Column{"status", &PackRow::status},
    Column{"targetorphacode", &PackRow::target},
    Column{"targetactiveorphacode", &PackRow::target},
    Column{"targetlabel", &PackRow::target_label},
    Column{"targetactivelabel", &PackRow::target_label},
};

std::string PackRow::*field_of(std::string_view heading) {
    std::string words = folded(heading);
    words.erase(std::remove(words.begin(), words.end(), ' '), words.end());
    for (const Column& column : columns)
        if (column.heading == words) return column.field;
    return nullptr;
}

// A field as the spreadsheet meant it: "a ""b"" c" with its outer quotes is a "b" c.
std::string unquoted(std::string_view field) {
    field = trimmed(field);
    if (field.size() < 2 || field.front() != '"' || field.back() != '"') return std::string(field);
    std::string out;
    for (std::size_t i = 1; i + 1 < field.size(); ++i) {
        out.push_back(field[i]);
        if (field[i] == '"' && field[i + 1] == '"' && i + 2 < field.size()) ++i;
    }
    return out;
}

std::vector<std::string_view> cut(std::string_view line) {
    std::vector<std::string_view> fields;
    while (true) {
        const std::size_t tab = line.find('\t');
        fields.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) return fields;
        line.remove_prefix(tab + 1);
    }
}

}  // namespace

std::optional<PackColumns> read_heading(std::string_view line) {
    PackColumns found;
    for (const std::string_view heading : cut(line)) found.fields_.push_back(field_of(heading));
    const auto has = [&found](std::string PackRow::*field) {
        return std::count(found.fields_.begin(), found.fields_.end(), field) == 1;
    };
    if (!has(&PackRow::code) || !has(&PackRow::label) || !has(&PackRow::label_type) || !has(&PackRow::level))
        return std::nullopt;
    if (has(&PackRow::status)) found.product = Product::pack_inactive;
    return found;
}

std::optional<PackRow> PackColumns::split(std::string_view line) const {
    const std::vector<std::string_view> values = cut(line);
    if (values.size() > fields_.size()) return std::nullopt;
    PackRow row;
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        const bool optional =
            fields_[i] == nullptr || fields_[i] == &PackRow::target || fields_[i] == &PackRow::target_label;
        if (i >= values.size() && !optional) return std::nullopt;
        if (i < values.size() && fields_[i] != nullptr) row.*fields_[i] = unquoted(values[i]);
    }
    return row;
}

bool is_synonym(std::string_view label_type) { return folded(label_type) == "synonym"; }
bool is_main_name(std::string_view label_type) { return folded(label_type) == "main name"; }

std::optional<Product> detect_pack_list(std::string_view heading) {
    const auto found = read_heading(heading);
    if (!found) return std::nullopt;
    return found->product;
}

}  // namespace workflows::orphanet
