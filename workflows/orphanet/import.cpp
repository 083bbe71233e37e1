#include "workflows/orphanet/import.hpp"

#include "workflows/orphanet/classification.hpp"
#include "workflows/orphanet/facts_reader.hpp"
#include "workflows/orphanet/icd_list.hpp"
#include "workflows/orphanet/ontology.hpp"
#include "workflows/orphanet/pack_list.hpp"
#include "workflows/orphanet/product.hpp"
#include "workflows/orphanet/product1.hpp"
#include "workflows/orphanet/source.hpp"
#include "workflows/orphanet/workbook.hpp"
#include "workflows/orphanet/workbook_lists.hpp"

#include <cstdlib>
#include <filesystem>
#include <utility>

namespace workflows::orphanet {
namespace {

Problem refused(const Source& source, ProblemKind kind, std::string detail) {
    return Problem{.kind = kind, .file = source.path(), .detail = std::move(detail)};
}

// What a file gave, of whatever kind it is.
struct Read {
    Product product = Product::nomenclature;
    Reading reading;
    std::string sha256;
};

std::variant<Reading, Problem> read(Product product, Source& source, const TakeEntity& take,
                                    const TakeFacts& take_facts, const Progress& progress) {
    switch (product) {
        case Product::pack_nomenclature: return read_product1(source, take, progress, {});
        case Product::nomenclature: return read_product1(source, take, progress, take_facts);
        case Product::pack_active:
        case Product::pack_inactive: return read_pack_list(source, take, progress);
        case Product::classification: return read_classification(source, take_facts, progress);
        case Product::phenotypes:
        case Product::genes:
        case Product::linearisation:
        case Product::prevalence:
        case Product::ages:
        case Product::functional_consequences: return read_facts(product, source, take_facts, progress);
        case Product::pack_icd10:
        case Product::pack_icd11: return read_icd_list(source, take_facts, progress);
        case Product::ontology: return read_ontology(source, take_facts, progress);
        case Product::pack_list:
        case Product::pack_icd:
            return refused(source, ProblemKind::other_product, std::string(name_of(product)));
    }
    std::abort();
}

std::variant<Read, Problem> read_text(const std::string& path, const TakeEntity& take, const TakeFacts& take_facts,
                                      const Progress& progress) {
    auto opened = Source::open(path);
    if (const auto* problem = std::get_if<Problem>(&opened)) return *problem;
    Source& source = std::get<Source>(opened);
    const auto product = detect_product(source.head());
    if (!product) return refused(source, ProblemKind::not_orphanet, excerpt(source.head()));
    auto reading = read(*product, source, take, take_facts, progress);
    if (auto* problem = std::get_if<Problem>(&reading)) return *std::move(problem);
    return Read{.product = *product, .reading = std::move(std::get<Reading>(reading)), .sha256 = source.sha256()};
}

std::variant<Read, Problem> read_any(const std::string& path, ReleaseImport& import, const Progress& progress) {
    const TakeEntity take = [&import](const Entity& entity) { import.add(entity); };
    const TakeFacts take_facts{.row = [&import](const FactRow& row) { import.add(row); },
                               .label = [&import](const FactLabel& label) { import.add(label); }};
    if (!is_zip(path)) return read_text(path, take, take_facts, progress);
    auto book = read_workbook(path, take, take_facts, progress);
    if (auto* problem = std::get_if<Problem>(&book)) {
        problem->file = path;
        return *std::move(problem);
    }
    auto& made = std::get<WorkbookReading>(book);
    return Read{.product = made.product, .reading = std::move(made.reading), .sha256 = std::move(made.sha256)};
}

Release release_of(const Read& read, const std::string& path, const std::string& imported_at) {
    const Reading& reading = read.reading;
    return Release{.id = 0,
                   .product = std::string(name_of(read.product)),
                   .language = reading.language,
                   .version = reading.version,
                   .date = reading.date,
                   .file = std::filesystem::path(path).filename().string(),
                   .sha256 = read.sha256,
                   .imported_at = imported_at,
                   .disorders = reading.disorders,
                   .rows = reading.rows,
                   .distinct_codes = reading.distinct_codes,
                   .synonyms = reading.synonyms,
                   .warnings = reading.warnings.count(),
                   .classification = reading.classification,
                   .distinct_edges = reading.distinct_edges,
                   .depth = reading.depth,
                   .title = reading.title};
}

engine::Value as_array(const std::vector<std::int64_t>& codes) {
    engine::Value::Array items(codes.begin(), codes.end());
    return engine::Value(std::move(items));
}

engine::Value number(std::size_t count) { return engine::Value(static_cast<std::int64_t>(count)); }

}  // namespace

std::variant<ImportReport, Problem> import_file(const std::string& path, ReleaseStore& store,
                                                const std::string& imported_at, Keep keep, const Progress& progress) {
    const auto import = store.begin_import();
    auto result = read_any(path, *import, progress);
    if (auto* problem = std::get_if<Problem>(&result)) return *std::move(problem);
    const Read& read = std::get<Read>(result);
    ImportReport report{.file = path,
                        .release = release_of(read, path, imported_at),
                        .changes = {},
                        .warnings = read.reading.warnings.texts(),
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
    const bool is_tree = release.classification != 0;
    return engine::Value::object({
        {"file", report.file},
        {"product", release.product},
        {"classification", is_tree ? engine::Value(release.classification) : engine::Value()},
        {"language", release.language},
        {"version", release.version},
        {"date", release.date},
        {"sha256", release.sha256},
        {"disorders", release.disorders},
        {"rows", release.rows},
        {"synonyms", release.synonyms},
        {"distinct_codes", release.distinct_codes},
        {"distinct_edges", is_tree ? engine::Value(release.distinct_edges) : engine::Value()},
        {"depth", is_tree ? engine::Value(release.depth) : engine::Value()},
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
