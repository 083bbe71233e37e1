// `import orphanet` as a person or a program sees it.
#include "cli/import_orphanet.hpp"

#include "engine/value.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/orphanet.hpp"
#include "tests/support/temporary_folder.hpp"

#include <sstream>

using cli::ImportOrphanet;
using tests::MemoryReleases;
using tests::orphanet_sample;
using tests::TemporaryFolder;

namespace {

struct Ran {
    int result = -1;
    std::string out, talk;
};

Ran run(const ImportOrphanet& request, MemoryReleases& store) {
    std::ostringstream out, talk;
    const int result = cli::import_orphanet(
        request, store, [] { return engine::Instant{1795338000000}; }, out, talk);
    return {result, out.str(), talk.str()};
}

}  // namespace

TEST_CASE("json is one object a line for each file", "[orphanet]") {
    MemoryReleases store;

    const Ran ran =
        run({.files = {orphanet_sample("en_product1_sample.xml"), orphanet_sample("list_active_2025_en.tsv")},
             .format = ImportOrphanet::Format::json},
            store);

    CHECK(ran.result == 0);
    std::istringstream lines(ran.out);
    std::string first, second;
    std::getline(lines, first);
    std::getline(lines, second);
    CHECK(std::get<engine::Value>(engine::parse_value(first)).integer("disorders") == 15);
    CHECK(std::get<engine::Value>(engine::parse_value(second)).text("product") == "pack_active");
    CHECK(store.kept.size() == 2);
}

TEST_CASE("table and csv carry the counts, and the talk names the source", "[orphanet]") {
    MemoryReleases store;
    const std::string file = orphanet_sample("en_product1_sample.xml");

    const Ran table = run({.files = {file}}, store);
    const Ran csv = run({.files = {file}, .format = ImportOrphanet::Format::csv}, store);

    CHECK(table.out.find("product1") != std::string::npos);
    CHECK(table.talk.find("INSERM 1999") != std::string::npos);
    CHECK(table.talk.find("2025-12-09 10:41:42") != std::string::npos);
    CHECK(csv.out.starts_with("file,product,language,"));
    CHECK(csv.talk.find("imported before") != std::string::npos);
}

TEST_CASE("a dry run keeps nothing and says so", "[orphanet]") {
    MemoryReleases store;

    const Ran ran = run({.files = {orphanet_sample("en_product1_sample.xml")}, .dry_run = true}, store);

    CHECK(ran.result == 0);
    CHECK(ran.talk.find("dry run") != std::string::npos);
    CHECK(store.kept.empty());
}

TEST_CASE("a refused file gives result 2 and its reason, and the others are imported", "[orphanet]") {
    const TemporaryFolder folder;
    MemoryReleases store;
    const std::string page = folder.write("page.xml", "<html>no</html>");

    const Ran ran = run({.files = {page, orphanet_sample("en_product1_sample.xml")}}, store);
    const Ran alone = run({.files = {page}}, store);

    CHECK(ran.result == 2);
    CHECK(ran.talk.find("page.xml: this is a web page") != std::string::npos);
    CHECK(store.kept.size() == 1);
    CHECK(alone.result == 2);
    CHECK(alone.out.empty());
}

TEST_CASE("the progress bar is drawn only when asked for and wiped at the end", "[orphanet]") {
    MemoryReleases store;

    const Ran quiet = run({.files = {orphanet_sample("en_product1_sample.xml")}, .dry_run = true}, store);
    const Ran drawn =
        run({.files = {orphanet_sample("en_product1_sample.xml")}, .dry_run = true, .progress_bar = true}, store);

    CHECK(quiet.talk.find('\r') == std::string::npos);
    CHECK(drawn.talk.find("100 %") != std::string::npos);
    CHECK(drawn.talk.find("\r\x1B[K") != std::string::npos);
}
