#include "workflows/phase_model/local_import.hpp"

#include "engine/crypto.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/screening/screening.hpp"

#include <algorithm>

namespace workflows {

namespace {

orphanet::KnowsCode known_to(orphanet::Nomenclature& nomenclature) {
    if (!nomenclature.latest_release()) return {};
    return [&nomenclature](std::int64_t code) { return nomenclature.find(code).has_value(); };
}

/// The count that stands on the case for that year and channel; nothing where none does.
std::optional<std::int64_t> count_on(const Case& file, const orphanet::EnquiryCount& row) {
    const auto last = std::find_if(file.enquiries.rbegin(), file.enquiries.rend(), [&](const Enquiries& one) { return one.year == row.year && one.channel == row.channel; });
    return last == file.enquiries.rend() ? std::nullopt : std::optional<std::int64_t>(last->count);
}

/// Also for a file imported before, so that an import broken off after its counts were kept is made whole by doing it again.
void record_on_cases(const LocalImport& import, const std::vector<orphanet::EnquiryCount>& rows, const By& by, LocalReport& report) {
    const auto cases = screening::cases_by_code(import.cases);
    for (const orphanet::EnquiryCount& row : rows) {
        const auto of_code = cases.find(std::to_string(row.code));
        if (of_code == cases.end()) continue;
        for (const engine::CaseRow& one : of_code->second) {
            const auto file = std::dynamic_pointer_cast<const Case>(import.engine.store().read("case/" + one.id));
            if (!file || count_on(*file, row) == row.count) continue;
            const auto result = import.engine.perform({.stream = "case/" + one.id,
                                                       .act = "record_enquiries",
                                                       .fields = engine::Value::object({{"orpha", std::to_string(row.code)}, {"year", row.year}, {"count", row.count}, {"channel", row.channel}}),
                                                       .person = by.actor,
                                                       .via = "import",
                                                       .at = by.at});
            ++(std::holds_alternative<engine::Done>(result) ? report.recorded : report.refused);
        }
    }
}

}  // namespace

bool may_import_local(const std::vector<Standing>& standings) {
    return std::any_of(standings.begin(), standings.end(), [](const Standing& standing) { return standing.role == "administrator" || standing.role == "case_officer"; });
}

std::variant<LocalReport, orphanet::LineProblems> import_names(const LocalImport& import, std::string_view csv, std::string_view file, const By& by) {
    auto read = orphanet::read_names(csv, known_to(import.nomenclature));
    if (auto* problems = std::get_if<orphanet::LineProblems>(&read)) return std::move(*problems);
    return LocalReport{.kept = import.local.keep(std::get<std::vector<orphanet::LocalName>>(read), {std::string(file), engine::sha256_hex(csv)}, by)};
}

std::variant<LocalReport, orphanet::LineProblems> import_enquiries(const LocalImport& import, std::string_view csv, std::string_view file, const By& by) {
    const auto today = engine::parse_date(by.date);
    auto read = orphanet::read_enquiries(csv, known_to(import.nomenclature), today ? engine::parts(*today).year : 0);
    if (auto* problems = std::get_if<orphanet::LineProblems>(&read)) return std::move(*problems);
    const auto& rows = std::get<std::vector<orphanet::EnquiryCount>>(read);
    LocalReport report{.kept = import.local.keep(rows, {std::string(file), engine::sha256_hex(csv)}, by)};
    record_on_cases(import, rows, by, report);
    return report;
}

}  // namespace workflows
