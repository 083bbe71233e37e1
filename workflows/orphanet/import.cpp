#include "workflows/orphanet/import.hpp"

#include "workflows/orphanet/pack_list.hpp"
#include "workflows/orphanet/product.hpp"
#include "workflows/orphanet/product1.hpp"
#include "workflows/orphanet/source.hpp"

#include <cstdlib>
#include <filesystem>
#include <utility>

namespace workflows::orphanet {
namespace {

Problem refused(const Source& source, ProblemKind kind, std::string detail) {
    return Problem{.kind = kind, .file = source.path(), .detail = std::move(detail)};
}

std::variant<Reading, Problem> read(Product product, Source& source, const TakeEntity& take, const Progress& progress) {
    switch (product) {
        case Product::nomenclature: return read_product1(source, take, progress);
        case Product::pack_active:
        case Product::pack_inactive: return read_pack_list(source, take, progress);
        case Product::classification:
        case Product::phenotypes:
        case Product::genes:
        case Product::linearisation:
        case Product::prevalence:
        case Product::ages:
        case Product::functional_consequences:
        case Product::pack_nomenclature:
            return refused(source, ProblemKind::other_product, std::string(name_of(product)));
    }
    std::abort();
}

Release release_of(Product product, const Reading& reading, Source& source, const std::string& imported_at) {
    return Release{.id = 0,
                   .product = std::string(name_of(product)),
                   .language = reading.language,
                   .version = reading.version,
                   .date = reading.date,
                   .file = std::filesystem::path(source.path()).filename().string(),
                   .sha256 = source.sha256(),
                   .imported_at = imported_at,
                   .disorders = reading.disorders,
                   .rows = reading.rows,
                   .distinct_codes = reading.distinct_codes,
                   .synonyms = reading.synonyms,
                   .warnings = reading.warnings.count()};
}

engine::Value as_array(const std::vector<std::int64_t>& codes) {
    engine::Value::Array items(codes.begin(), codes.end());
    return engine::Value(std::move(items));
}

engine::Value number(std::size_t count) { return engine::Value(static_cast<std::int64_t>(count)); }

}  // namespace

std::variant<ImportReport, Problem> import_file(const std::string& path, ReleaseStore& store,
                                                const std::string& imported_at, Keep keep, const Progress& progress) {
    auto opened = Source::open(path);
    if (const auto* problem = std::get_if<Problem>(&opened)) return *problem;
    Source& source = std::get<Source>(opened);
    const auto product = detect_product(source.head());
    if (!product) return refused(source, ProblemKind::not_orphanet, excerpt(source.head()));

    const auto import = store.begin_import();
    auto reading = read(
        *product, source, [&import](const Entity& entity) { import->add(entity); }, progress);
    if (const auto* problem = std::get_if<Problem>(&reading)) return *problem;
    ImportReport report{.file = path,
                        .release = release_of(*product, std::get<Reading>(reading), source, imported_at),
                        .changes = {},
                        .warnings = std::get<Reading>(reading).warnings.texts(),
                        .keep = keep};
    report.changes = import->finish(report.release, keep);
    if (!report.changes.in_force)
        report.warnings.push_back(
            "a newer release of this product is already imported; this one is kept but decides nothing");
    return report;
}

engine::Value as_value(const ImportReport& report) {
    const Release& release = report.release;
    const Changes& changes = report.changes;
    engine::Value::Array warnings(report.warnings.begin(), report.warnings.end());
    return engine::Value::object({
        {"file", report.file},
        {"product", release.product},
        {"classification", engine::Value()},
        {"language", release.language},
        {"version", release.version},
        {"date", release.date},
        {"sha256", release.sha256},
        {"disorders", release.disorders},
        {"rows", release.rows},
        {"synonyms", release.synonyms},
        {"distinct_codes", release.distinct_codes},
        {"distinct_edges", engine::Value()},
        {"warnings", release.warnings + (changes.in_force ? 0 : 1)},
        {"warning_texts", engine::Value(std::move(warnings))},
        {"added", number(changes.added.size())},
        {"removed", number(changes.removed.size())},
        {"changed", number(changes.changed.size())},
        {"added_codes", as_array(changes.added)},
        {"removed_codes", as_array(changes.removed)},
        {"changed_codes", as_array(changes.changed)},
        {"previous_date", changes.previous ? engine::Value(changes.previous->date) : engine::Value()},
        {"already_imported", changes.already_imported},
        {"in_force", changes.in_force},
        {"dry_run", report.keep == Keep::no},
    });
}

}  // namespace workflows::orphanet
