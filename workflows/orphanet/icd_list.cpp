#include "workflows/orphanet/icd_list.hpp"

#include "workflows/orphanet/fact_fields.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/xml_reader.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace workflows::orphanet {
namespace {

struct Heading {
    Product product = Product::pack_icd10;
    std::size_t code = 0, icd = 0;
};

std::vector<std::string_view> cut(std::string_view line) {
    std::vector<std::string_view> fields;
    while (true) {
        const std::size_t tab = line.find('\t');
        fields.push_back(trimmed(line.substr(0, tab)));
        if (tab == std::string_view::npos) return fields;
        line.remove_prefix(tab + 1);
    }
}

std::optional<Heading> heading_of(std::string_view line) {
    Heading heading;
    bool has_code = false;
    bool has_icd = false;
    const std::vector<std::string_view> fields = cut(line);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::string words = folded(fields[i]);
        words.erase(std::remove(words.begin(), words.end(), ' '), words.end());
        if (words == "orphacode") {
            heading.code = i;
            has_code = true;
        } else if (words == "icd10" || words == "icd10codes" || words == "icdcodes" || words == "icd11mms" ||
                   words == "icd11mmscodes") {
            heading.icd = i;
            has_icd = true;
            heading.product = words.starts_with("icd11") ? Product::pack_icd11 : Product::pack_icd10;
        }
    }
    return has_code && has_icd ? std::optional(heading) : std::nullopt;
}

}  // namespace

std::optional<Product> detect_icd_list(std::string_view heading) {
    const auto found = heading_of(heading);
    return found ? std::optional(found->product) : std::nullopt;
}

IcdList::IcdList(std::string file) : file_(std::move(file)) { read_file_name(file_, reading_); }

std::optional<Problem> IcdList::line(std::string_view text) {
    ++line_;
    if (trimmed(text).empty()) return std::nullopt;
    if (!product_) {
        const auto heading = heading_of(text);
        if (!heading) return problem(ProblemKind::not_orphanet, "", "no heading of the pack's master file");
        product_ = heading->product;
        code_column_ = heading->code;
        icd_column_ = heading->icd;
        return std::nullopt;
    }
    bytes_ += static_cast<std::int64_t>(text.size());
    if (++reading_.rows > most_list_rows || bytes_ > most_list_bytes)
        return problem(
            ProblemKind::too_large, "",
            "more than " + std::to_string(most_list_rows) + " rows or " + std::to_string(most_list_bytes) + " bytes");
    const std::vector<std::string_view> fields = cut(text);
    if (fields.size() <= code_column_) return problem(ProblemKind::malformed_row, "", "the number of columns");
    const auto code = parse_code(fields[code_column_]);
    if (!code) return problem(ProblemKind::malformed_code, "", "\"" + excerpt(fields[code_column_]) + "\"");
    std::string& records = references_[*code];
    if (fields.size() <= icd_column_ || fields[icd_column_].empty()) return std::nullopt;
    if (fields[icd_column_].size() > longest_name)
        return problem(ProblemKind::too_long, written_code(*code),
                       "more than " + std::to_string(longest_name) + " bytes");
    Cells cells;
    cells.value[1] = *product_ == Product::pack_icd10 ? "ICD-10" : "ICD-11";
    cells.value[2] = fields[icd_column_];
    if (!records.empty()) records.push_back(',');
    write_record(records, fields_of(*product_), cells);
    return std::nullopt;
}

Problem IcdList::too_long() const { return problem(ProblemKind::too_long, "", "line " + std::to_string(line_ + 1)); }

Problem IcdList::problem(ProblemKind kind, std::string record, std::string detail) const {
    return Problem{
        .kind = kind, .file = file_, .line = line_, .record = std::move(record), .detail = std::move(detail)};
}

std::variant<Reading, Problem> IcdList::finish(std::map<std::int64_t, std::string>& references) {
    if (references_.empty()) return problem(ProblemKind::no_entities, "", "");
    for (auto& [code, records] : references_) {
        std::string& all = references[code];
        if (!all.empty() && !records.empty()) all.push_back(',');
        all += records;
    }
    reading_.disorders = reading_.distinct_codes = static_cast<std::int64_t>(references_.size());
    return std::move(reading_);
}

void give(const std::map<std::int64_t, std::string>& references, const TakeFacts& take) {
    for (const auto& [code, records] : references)
        take.row({.code = code, .body = "[" + records + "]", .children = {}});
}

std::variant<Reading, Problem> read_icd_list(Source& source, const TakeFacts& take, const Progress& progress) {
    IcdList list(source.path());
    const auto ended = read_lines(source, list, progress);
    if (const auto* problem = std::get_if<Problem>(&ended)) return *problem;
    std::map<std::int64_t, std::string> references;
    auto reading = list.finish(references);
    if (std::holds_alternative<Reading>(reading)) give(references, take);
    return reading;
}

}  // namespace workflows::orphanet
