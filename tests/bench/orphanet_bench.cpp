// How fast Orphanet's files come in, against a bare parse of the same file by the same parser; how much memory that
// takes; how fast two releases are compared and a name is found. Reads the shared public data.
//
//     orphanet_bench [--quick] [import] [difference] [search]
#include "storage/storage.hpp"
#include "tests/bench/report.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/orphanet/difference.hpp"
#include "workflows/orphanet/import.hpp"
#include "workflows/orphanet/source.hpp"
#include "workflows/phase_model/phase_model.hpp"

#include <expat.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace bench {

namespace {

namespace orphanet = workflows::orphanet;

std::string shared_file(const std::string& name) {
    const char* const folder = std::getenv("PHASEMODEL_TEST_DATA");
    return (folder != nullptr ? folder : "../shared/data") + ("/orphadata/" + name);
}

/// The file unpacked, in UTF-8 as it is.
std::string unpacked(const std::string& path) {
    auto opened = orphanet::Source::open(path);
    auto& source = std::get<orphanet::Source>(opened);
    std::string text;
    for (auto part = std::get<std::string_view>(source.next()); !part.empty();
         part = std::get<std::string_view>(source.next()))
        text += part;
    return text;
}

/// Opens the file and lets expat call back for every element and text, and does nothing with them.
void parse_bare(const std::string& path) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate("UTF-8"),
                                                                              XML_ParserFree);
    XML_SetElementHandler(
        parser.get(), [](void*, const char*, const char**) {}, [](void*, const char*) {});
    XML_SetCharacterDataHandler(parser.get(), [](void*, const char*, int) {});
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
    std::array<char, 64 * 1024> block{};
    for (std::size_t size = 1; size > 0;) {
        size = std::fread(block.data(), 1, block.size(), file.get());
        if (XML_Parse(parser.get(), block.data(), static_cast<int>(size), size == 0 ? 1 : 0) != XML_STATUS_OK)
            throw std::runtime_error("the file does not parse");
    }
}

/// A new database on disk.
class Fresh {
public:
    Fresh() : url_("sqlite:" + (folder_.path() / "db").string()) {
        storage::init(url_, false);
        storage = storage::Storage::open(url_, {}, workflows::blank_file);
    }
    orphanet::ImportReport import(const std::string& path) {
        auto result =
            orphanet::import_file(path, storage->releases(), "2026-11-22T09:00:00.000Z", orphanet::Keep::yes, {});
        if (const auto* problem = std::get_if<orphanet::Problem>(&result))
            throw std::runtime_error(orphanet::describe(*problem));
        return std::get<orphanet::ImportReport>(std::move(result));
    }

private:
    tests::TemporaryFolder folder_;
    std::string url_;

public:
    std::unique_ptr<storage::Storage> storage;
};

/// Megabytes that a process of its own takes at most to import the file.
double megabytes_to_import(const std::string& path) {
    const pid_t child = fork();
    if (child == 0) {
        Fresh().import(path);
        _exit(0);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) != child || status != 0)
        throw std::runtime_error("the import failed");
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void imports(Report& report, const tests::TemporaryFolder& folder, int rounds, const std::string& name,
             const std::string& shared) {
    const std::string path = folder.write(name, unpacked(shared_file(shared)));
    report.below("memory to import " + name, megabytes_to_import(path), 100, "MB");
    std::vector<double> ours, bare;
    for (int round = 0; round < rounds; ++round) {
        bare.push_back(seconds_of([&] { parse_bare(path); }));
        Fresh fresh;
        ours.push_back(seconds_of([&] { fresh.import(path); }));
    }
    report.time("bare parse of " + name, median(bare), 0);
    report.time("import of " + name, median(ours), 0);
    report.below("import by bare parse, " + name, median(ours) / median(bare), 2, "times");
}

void difference(Report& report, const tests::TemporaryFolder& folder, int rounds) {
    std::string later = unpacked(shared_file("release-2026-06-23/en_product9_prev.xml.gz"));
    const std::string first = folder.write("first.xml", later);
    later.replace(later.find("2026-06-23"), 10, "2026-12-01");
    for (std::size_t at = later.find("<ValMoy>1."); at != std::string::npos; at = later.find("<ValMoy>1.", at + 1))
        later[at + 8] = '2';
    const std::string second = folder.write("second.xml", later);
    std::vector<double> times, worked_out;
    std::size_t changed = 0, told = 0;
    for (int round = 0; round < rounds; ++round) {
        Fresh fresh;
        fresh.import(first);
        times.push_back(seconds_of([&] { changed = fresh.import(second).changes.changed.size(); }));
        const auto releases = fresh.storage->nomenclature().releases();
        worked_out.push_back(seconds_of([&] {
            const auto pair = fresh.storage->comparer().compare(releases.back().id, releases.front().id);
            told = orphanet::difference(*pair).changes.size();
        }));
    }
    report.check("two releases differ where they were made to", changed > 500,
                 std::to_string(changed) + " codes changed");
    report.time("import with the difference of two releases", median(times), 1);
    report.check("the difference tells each", told >= changed, std::to_string(told) + " changes");
    report.time("difference of two releases, as its page tells it", median(worked_out), 1);
}

void search(Report& report, int rounds) {
    Fresh fresh;
    fresh.import(shared_file("assembled/en_product1_assembled_2025-12.xml.gz"));
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round)
        for (const char* words : {"marfan", "williams", "congenital heart", "syndrome", "ORPHA:558", "deletion 7q11",
                                  "osteogenesis imperfecta", "no such name"})
            times.push_back(seconds_of([&] { fresh.storage->nomenclature().search(words, 20); }));
    report.time("name search over 11,271 entities, median", median(times), 0.005);
    report.time("first name search after an import", times.front(), 0);
}

int run(const Wish& wish) {
    Report report(wish.heading);
    if (!std::filesystem::exists(shared_file("expected_counts.json"))) {
        report.missing("Orphanet's files", "the shared public data are not here");
        return report.exit_code();
    }
    const tests::TemporaryFolder folder;
    const int rounds = wish.quick ? 3 : 9;
    if (wish.has("import")) {
        imports(report, folder, rounds, "en_product9_prev.xml", "release-2026-06-23/en_product9_prev.xml.gz");
        imports(report, folder, rounds, "en_product3_156.xml", "assembled/en_product3_156_assembled_2025-12.xml.gz");
    }
    if (wish.has("difference")) difference(report, folder, rounds);
    if (wish.has("search")) search(report, rounds);
    return report.exit_code();
}

}  // namespace

}  // namespace bench

int main(int argc, char** argv) { return bench::run(bench::wish_of(argc, argv)); }
