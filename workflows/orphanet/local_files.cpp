#include "workflows/orphanet/local_files.hpp"

#include "engine/time.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/text/csv_reader.hpp"
#include "workflows/text/format.hpp"
#include "workflows/text/identity_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <sstream>

namespace workflows::orphanet {

namespace {

constexpr std::size_t longest_name = 300;
constexpr std::size_t most_problems = 50;
constexpr int first_year = 1990;
constexpr std::int64_t largest_count = 100'000;

using Values = std::vector<std::pair<std::string, std::string>>;

/// The table under its headline, line by line; problems are gathered.
class Sheet {
public:
    Sheet(std::string_view csv, const std::vector<std::string>& needed, const std::vector<std::string>& optional) : in_(std::string(csv)), reader_(in_) {
        const auto headline = reader_.next();
        if (!headline) {
            wrong("local.empty");
            return;
        }
        for (std::size_t i = 0; i < headline->size(); ++i) {
            const std::string& name = (*headline)[i];
            const auto among = [&](const std::vector<std::string>& all) { return std::find(all.begin(), all.end(), name) != all.end(); };
            if (!among(needed) && !among(optional)) wrong("local.column_unknown", {{"column", name}});
            if (!places_.emplace(name, i).second) wrong("local.column_twice", {{"column", name}});
        }
        for (const std::string& name : needed)
            if (!places_.contains(name)) wrong("local.column_missing", {{"column", name}});
        width_ = headline->size();
    }

    /// To the next line; false at the end, or when there is no sense in going on.
    bool next() {
        if (width_ == 0 || problems_.size() >= most_problems) return false;
        auto record = reader_.next();
        if (!record) return false;
        cells_ = std::move(*record);
        if (cells_.size() != width_) {
            wrong("local.cells", {{"n", std::to_string(cells_.size())}, {"m", std::to_string(width_)}});
            cells_.resize(width_);
        }
        for (const std::string& cell : cells_)
            if (!identity_numbers(cell).empty()) wrong("local.personal_number");
        return true;
    }
    std::string text(const std::string& column) const {
        const auto place = places_.find(column);
        if (place == places_.end() || place->second >= cells_.size()) return {};
        const std::string& cell = cells_[place->second];
        const auto first = cell.find_first_not_of(" \t");
        return first == std::string::npos ? std::string() : cell.substr(first, cell.find_last_not_of(" \t") - first + 1);
    }
    void wrong(std::string key, Values values = {}) {
        if (problems_.size() < most_problems) add(std::max<std::size_t>(reader_.line(), 1), std::move(key), std::move(values));
    }

    void add(std::size_t line, std::string key, Values values) {
        values.emplace_back("line", std::to_string(line));
        problems_.push_back({line, {std::move(key), std::move(values)}});
    }

    std::string needed(const std::string& column) {
        std::string cell = text(column);
        if (cell.empty()) wrong("local.cell_empty", {{"column", column}});
        if (cell.size() > longest_name * 4) wrong("local.too_long", {{"column", column}, {"n", std::to_string(longest_name)}});
        return cell;
    }
    std::int64_t number(const std::string& column, std::int64_t least, std::int64_t most) {
        const std::string cell = needed(column);
        std::int64_t value = 0;
        const auto read = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        const bool whole = read.ec == std::errc() && read.ptr == cell.data() + cell.size();
        if (!cell.empty() && (!whole || value < least || value > most))
            wrong("local.number", {{"column", column}, {"least", std::to_string(least)}, {"most", std::to_string(most)}});
        return value;
    }
    std::int64_t code(const KnowsCode& knows) {
        const std::string cell = needed("orpha");
        if (cell.empty()) return 0;
        const auto parsed = parse_code(cell);
        if (!parsed) {
            wrong("local.no_code");
            return 0;
        }
        if (knows && !knows(*parsed)) wrong("local.code_unknown", {{"code", std::to_string(*parsed)}});
        return *parsed;
    }
    std::string date(const std::string& column) {
        const std::string cell = needed(column);
        auto parsed = engine::parse_date(cell);
        if (!parsed) parsed = typed_date(cell);
        if (!parsed && !cell.empty()) wrong("local.date", {{"column", column}});
        return parsed ? engine::to_text(*parsed) : std::string();
    }
    std::size_t line() const { return reader_.line(); }
    LineProblems& problems() { return problems_; }

private:
    std::istringstream in_;
    CsvReader reader_;
    std::map<std::string, std::size_t> places_;
    std::size_t width_ = 0;
    std::vector<std::string> cells_;
    LineProblems problems_;
};

/// The rows, or all that is wrong. Two lines for one key are refused: nobody could tell which holds.
template <class Row, class Key>
std::variant<std::vector<Row>, LineProblems> outcome(Sheet& sheet, std::vector<Row> rows, const std::vector<std::size_t>& lines, Key key) {
    std::map<decltype(key(rows.front())), std::size_t> seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto [first, fresh] = seen.emplace(key(rows[i]), lines[i]);
        if (!fresh && sheet.problems().size() < most_problems) sheet.add(lines[i], "local.twice", {{"earlier", std::to_string(first->second)}});
    }
    if (!sheet.problems().empty()) return std::move(sheet.problems());
    return rows;
}

}  // namespace

const LocalName* local_name(const LocalNames& names, std::int64_t code, std::string_view language) {
    const auto found = names.find(code);
    if (found == names.end() || (language != "nb" && language != "nn")) return nullptr;
    for (const LocalName& one : found->second)
        if (one.language == language) return &one;
    return found->second.empty() ? nullptr : &found->second.front();
}

std::variant<std::vector<LocalName>, LineProblems> read_names(std::string_view csv, const KnowsCode& knows) {
    Sheet sheet(csv, {"orpha", "name", "who", "date", "source"}, {"language"});
    std::vector<LocalName> rows;
    std::vector<std::size_t> lines;
    while (sheet.next()) {
        LocalName row{.code = sheet.code(knows), .language = sheet.text("language"), .name = sheet.needed("name"), .who = sheet.needed("who"), .date = sheet.date("date"), .source = sheet.needed("source")};
        if (row.language.empty()) row.language = "nb";
        if (row.language != "nb" && row.language != "nn") sheet.wrong("local.language");
        rows.push_back(std::move(row));
        lines.push_back(sheet.line());
    }
    return outcome(sheet, std::move(rows), lines, [](const LocalName& row) { return std::pair(row.code, row.language); });
}

std::variant<std::vector<EnquiryCount>, LineProblems> read_enquiries(std::string_view csv, const KnowsCode& knows, int this_year) {
    Sheet sheet(csv, {"year", "orpha", "count", "channel"}, {});
    std::vector<EnquiryCount> rows;
    std::vector<std::size_t> lines;
    while (sheet.next()) {
        EnquiryCount row{.code = sheet.code(knows), .year = sheet.number("year", first_year, this_year), .count = sheet.number("count", 0, largest_count), .channel = sheet.needed("channel")};
        const bool plain = row.channel.size() <= 40 && row.channel.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_-") == std::string::npos;
        if (!plain) sheet.wrong("local.channel");
        rows.push_back(std::move(row));
        lines.push_back(sheet.line());
    }
    return outcome(sheet, std::move(rows), lines, [](const EnquiryCount& row) { return std::pair(row.code, std::pair(row.year, row.channel)); });
}

}  // namespace workflows::orphanet
