#include "cli/import_orphanet.hpp"

#include "cli/progress_bar.hpp"
#include "workflows/orphanet/import.hpp"
#include "workflows/orphanet/product.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <utility>
#include <variant>

namespace cli {
namespace {

namespace orphanet = workflows::orphanet;
using Format = ImportOrphanet::Format;

constexpr std::array<std::string_view, 13> columns = {"file",      "product",  "language",       "version", "date",
                                                      "disorders", "rows",     "distinct_codes", "added",   "removed",
                                                      "changed",   "warnings", "sha256"};
constexpr std::size_t shown_in_table = 12;  // all but the hash
constexpr int refused = 2;

std::string cell(const engine::Value& report, std::string_view column) {
    const engine::Value* const value = report.find(column);
    if (value == nullptr || value->is_null()) return "";
    return value->is_number() ? std::to_string(value->number()) : value->string();
}

std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

void write_csv(const std::vector<engine::Value>& reports, std::ostream& out) {
    for (std::size_t i = 0; i < columns.size(); ++i) out << (i == 0 ? "" : ",") << columns[i];
    out << '\n';
    for (const engine::Value& report : reports) {
        for (std::size_t i = 0; i < columns.size(); ++i) out << (i == 0 ? "" : ",") << quoted(cell(report, columns[i]));
        out << '\n';
    }
}

void write_table(const std::vector<engine::Value>& reports, std::ostream& out) {
    std::vector<std::vector<std::string>> rows(1);
    for (std::size_t i = 0; i < shown_in_table; ++i) rows.front().emplace_back(columns[i]);
    for (const engine::Value& report : reports) {
        rows.emplace_back();
        for (std::size_t i = 0; i < shown_in_table; ++i) rows.back().push_back(cell(report, columns[i]));
    }
    std::array<std::size_t, shown_in_table> widths{};
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) line += row[i] + std::string(widths[i] - row[i].size() + 2, ' ');
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    }
}

void write(Format format, const std::vector<engine::Value>& reports, std::ostream& out) {
    switch (format) {
        case Format::table: return write_table(reports, out);
        case Format::csv: return write_csv(reports, out);
        case Format::json:
            for (const engine::Value& report : reports) out << report.canonical() << '\n';
            return;
    }
    std::abort();
}

void say(const orphanet::ImportReport& report, std::ostream& talk) {
    for (const std::string& warning : report.warnings) talk << report.file << ": " << warning << '\n';
    const auto unsaid = report.release.warnings - static_cast<std::int64_t>(report.warnings.size());
    if (unsaid > 0) talk << report.file << ": and " << unsaid << " more warnings\n";
    if (report.changes.already_imported) talk << report.file << ": imported before, nothing changed\n";
    if (report.keep == orphanet::Keep::no) talk << report.file << ": dry run, nothing was written\n";
    if (report.release.product == orphanet::name_of(orphanet::Product::ontology)) {
        talk << "Human Phenotype Ontology, hpo.jax.org, " << report.release.version << ".\n";
        return;
    }
    talk << "Orphadata: Free access data from Orphanet. (c) INSERM 1999. Available on https://www.orphadata.com. Data "
            "version: "
         << report.release.date << ' ' << report.release.version
         << ". Licence: Creative Commons Attribution 4.0 International (CC BY 4.0).\n";
}

}  // namespace

int import_orphanet(const ImportOrphanet& request, orphanet::ReleaseStore& store, const engine::Clock& clock,
                    std::ostream& out, std::ostream& talk, const Imported& imported) {
    const orphanet::Keep keep = request.dry_run ? orphanet::Keep::no : orphanet::Keep::yes;
    std::vector<engine::Value> reports;
    for (const std::string& file : request.files) {
        const auto result = [&] {
            ProgressBar bar(request.progress_bar, std::filesystem::path(file).filename().string(), talk, clock);
            return orphanet::import_file(file, store, engine::to_text(clock()), keep,
                                         [&bar](std::int64_t done, std::int64_t all) { bar.draw(done, all); });
        }();
        if (const auto* const problem = std::get_if<orphanet::Problem>(&result)) {
            talk << orphanet::describe(*problem) << '\n';
            continue;
        }
        const auto& report = std::get<orphanet::ImportReport>(result);
        say(report, talk);
        if (imported && report.keep == orphanet::Keep::yes) imported(report);
        reports.push_back(orphanet::as_value(report));
    }
    if (!reports.empty()) write(request.format, reports, out);
    return reports.size() == request.files.size() ? 0 : refused;
}

}  // namespace cli
