#include "workflows/orphanet/workbook.hpp"

#include "workflows/orphanet/xml_reader.hpp"
#include "workflows/orphanet/zip_entry.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <string_view>
#include <utility>

namespace workflows::orphanet {
namespace {

constexpr std::string_view shared_entry = "xl/sharedStrings.xml";
constexpr std::string_view sheet_prefix = "xl/worksheets/sheet";
constexpr std::size_t longest_bytes = 4 * longest_cell;

Problem problem_of(ProblemKind kind, std::string detail) { return Problem{.kind = kind, .detail = std::move(detail)}; }

std::optional<Problem> append(std::string& text, std::string_view part) {
    if (text.size() + part.size() > longest_bytes)
        return problem_of(ProblemKind::too_long, "more than " + std::to_string(longest_bytes) + " bytes in a cell");
    text.append(part);
    return std::nullopt;
}

// <si><t>text</t></si>, or in pieces of one look each: <si><r><t>te</t></r><r><t>xt</t></r></si>.
class SharedTexts : public XmlHandler {
public:
    explicit SharedTexts(std::vector<std::string>& texts) : texts_(texts) {}

    std::optional<Problem> start(std::string_view element, const XmlAttributes&) override {
        if (element == "si") {
            if (texts_.size() == most_shared_texts) return problem_of(ProblemKind::too_large, "too many texts");
            texts_.emplace_back();
        }
        reading_ = element == "t" && !in_reading_aid_ && !texts_.empty();
        if (element == "rPh") in_reading_aid_ = true;
        return std::nullopt;
    }
    std::optional<Problem> end(std::string_view element) override {
        reading_ = false;
        if (element == "rPh") in_reading_aid_ = false;
        return std::nullopt;
    }
    std::optional<Problem> text(std::string_view part) override {
        if (!reading_) return std::nullopt;
        bytes_ += part.size();
        if (bytes_ > most_shared_bytes) return problem_of(ProblemKind::too_large, "too many texts");
        return append(texts_.back(), part);
    }

private:
    std::vector<std::string>& texts_;
    std::size_t bytes_ = 0;
    bool reading_ = false;
    bool in_reading_aid_ = false;
};

// "AB12" stands in column 27, counted from 0; nothing for what is no reference or too far out.
std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t column = 0;
    std::size_t letters = 0;
    for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z' && letters < 4;
         ++letters)
        column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A') + 1;
    if (letters == 0 || column > most_columns) return std::nullopt;
    return column - 1;
}

// <row r="2"><c r="A2" t="s"><v>34</v></c>…</row>: `s` is the number of a shared text, `inlineStr` has its own in
// <is><t>.
class Sheet : public XmlHandler {
public:
    Sheet(const std::vector<std::string>& shared, const Workbook::TakeRow& take) : shared_(shared), take_(take) {}

    std::optional<Problem> start(std::string_view element, const XmlAttributes& attributes) override {
        reading_ = false;
        if (element == "row") {
            cells_.clear();
            ++row_;
        } else if (element == "c") {
            const std::string_view reference = attributes["r"];
            const auto column = column_of(reference);
            column_ = reference.empty() ? cells_.size() : column.value_or(most_columns);
            is_shared_ = attributes["t"] == "s";
            value_.clear();
        } else {
            reading_ = element == "v" || element == "t";
        }
        return std::nullopt;
    }
    std::optional<Problem> text(std::string_view part) override {
        return reading_ ? append(value_, part) : std::nullopt;
    }
    std::optional<Problem> end(std::string_view element) override {
        reading_ = false;
        if (element == "c") return put();
        if (element == "row") return take_(row_, cells_);
        return std::nullopt;
    }

private:
    std::optional<Problem> put() {
        if (column_ >= most_columns || value_.empty()) return std::nullopt;
        if (cells_.size() <= column_) cells_.resize(column_ + 1);
        if (!is_shared_) {
            cells_[column_] = value_;
            return std::nullopt;
        }
        std::size_t index = 0;
        const auto [end, error] = std::from_chars(value_.data(), value_.data() + value_.size(), index);
        if (error != std::errc() || end != value_.data() + value_.size() || index >= shared_.size())
            return problem_of(ProblemKind::malformed_row,
                              "a cell names text " + excerpt(value_) + ", which is not there");
        cells_[column_] = shared_[index];
        return std::nullopt;
    }

    const std::vector<std::string>& shared_;
    const Workbook::TakeRow& take_;
    std::vector<std::string> cells_;
    std::int64_t row_ = 0;
    std::size_t column_ = 0;
    bool is_shared_ = false;
    bool reading_ = false;
    std::string value_;
};

std::optional<Problem> parse(const std::string& path, const std::string& entry, std::int64_t most_bytes,
                             XmlHandler& handler) {
    XmlReader reader(handler, path);
    if (auto problem =
            read_zip_entry(path, entry, most_bytes, [&reader](std::string_view part) { return reader.feed(part); }))
        return problem;
    return reader.finish();
}

}  // namespace

bool is_zip(const std::string& path) {
    std::array<char, 4> start{};
    std::ifstream file(path, std::ios::binary);
    return file.read(start.data(), start.size()) && std::string_view(start.data(), start.size()) == "PK\x03\x04";
}

std::variant<Workbook, Problem> Workbook::open(const std::string& path) {
    auto entries = zip_entries(path);
    if (const auto* problem = std::get_if<Problem>(&entries)) return *problem;
    Workbook book;
    book.path_ = path;
    bool has_shared = false;
    for (const std::string& entry : std::get<std::vector<std::string>>(entries)) {
        has_shared = has_shared || entry == shared_entry;
        if (entry.starts_with(sheet_prefix) && entry.ends_with(".xml")) book.sheets_.push_back(entry);
    }
    if (book.sheets_.empty()) return Problem{.kind = ProblemKind::spreadsheet, .file = path};
    std::sort(book.sheets_.begin(), book.sheets_.end(), [](const std::string& a, const std::string& b) {
        return std::pair(a.size(), std::string_view(a)) < std::pair(b.size(), std::string_view(b));
    });
    if (!has_shared) return book;
    SharedTexts texts(book.shared_);
    if (auto problem = parse(path, std::string(shared_entry), most_sheet_bytes, texts)) return *std::move(problem);
    return book;
}

std::optional<Problem> Workbook::read(const std::string& sheet, const TakeRow& take) const {
    Sheet rows(shared_, take);
    return parse(path_, sheet, most_sheet_bytes, rows);
}

}  // namespace workflows::orphanet
