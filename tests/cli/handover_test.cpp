// Exports for archives and for provenance: valid against the schemas, and read back by programs that are not ours.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

using namespace tests;

namespace {

std::string root() {
    const char* given = std::getenv("PHASEMODEL_ROOT");
    return given == nullptr ? "." : given;
}

/// The schema of that name; "" where the data are not there, after saying so.
std::string schema(const std::string& name) {
    const char* data = std::getenv("PHASEMODEL_TEST_DATA");
    const std::string path = std::string(data == nullptr ? "" : data) + "/schemas/" + name;
    if (data != nullptr && std::filesystem::exists(path)) return path;
    WARN("skipped in part: no " << name << " in $PHASEMODEL_TEST_DATA");
    return {};
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Said python(const std::string& script, const std::string& argument) {
    return run("python3", Start{.words = {"-B", root() + "/tests/support/" + script, argument}});
}

/// A case with an internal comment and its answer, and one that is new. Gives the first one's number.
std::string fill(const OfficeDatabase& office) {
    const std::string id = office.a_case("Prøve <sykdom> & \"sønner\"");
    office.json("trs", {"case", "act", id, "comment", "--text", "Bare for oss", "--visibility", "internal"});
    office.json("officer", {"case", "act", id, "answer_comment", "--comment", "2", "--disposition", "outside_scope", "--reason", "Svar til oss"});
    office.json("officer", {"case", "act", id, "accept", "--reason", "Tas opp"});
    office.a_case("Annen sykdom");
    return id;
}

void check_provenance(const std::string& file) {
    if (const std::string json_schema = schema("prov/prov-json-schema-v4.json"); !json_schema.empty()) {
        const Said checked = run("node", Start{.words = {root() + "/tests/support/json_schema.mjs", json_schema, file}});
        INFO(checked.out + checked.err);
        CHECK(checked.code == 0);
    }
    const Said read = python("read_prov.py", file);
    INFO(read.out + read.err);
    CHECK(read.code == 0);
    CHECK(contains(read.out, "bundles: 2\n"));
    CHECK(contains(read.out, "activities: 5\n"));
    CHECK(contains(read.out, "dangling: 0\n"));
}

void check_handover(const std::string& folder) {
    for (const auto& [file, xsd] : {std::pair<std::string, std::string>{"arkivstruktur.xml", "noark5/v5.0/arkivstruktur.xsd"},
                                    {"endringslogg.xml", "noark5/v5.0/endringslogg.xsd"},
                                    {"loependeJournal.xml", "noark5/v5.0/loependeJournal.xsd"},
                                    {"offentligJournal.xml", "noark5/v5.0/offentligJournal.xsd"},
                                    {"arkivuttrekk.xml", "noark5/addml_v8.3.xsd"}}) {
        const std::string path = schema(xsd);
        if (path.empty()) continue;
        const Said checked = run("xmllint", Start{.words = {"--noout", "--nonet", "--schema", path, folder + "/" + file}});
        INFO(checked.err.substr(0, 2000));
        CHECK(checked.code == 0);
    }
    const Said read = python("read_noark.py", folder);
    INFO(read.out + read.err);
    CHECK(read.code == 0);
    CHECK(contains(read.out, "entries: 5\n"));
    CHECK(contains(read.out, "Prøve <sykdom> & \"sønner\" Under behandling\n"));
}

}  // namespace

TEST_CASE("provenance is valid, and another program finds everything that it names", "[cli]") {
    const OfficeDatabase office;
    fill(office);

    const std::string all = office.run("auditor", {"export", "--format", "prov"}).out;
    const std::string open = office.run("user", {"export", "--format", "prov", "--public"}).out;

    check_provenance(office.write("all.json", all));
    check_provenance(office.write("open.json", open));
    CHECK((contains(all, "Bare for oss") && contains(all, "Svar til oss") && contains(all, "Tas opp")));
    CHECK((!contains(open, "Bare for oss") && !contains(open, "Svar til oss") && contains(open, "Tas opp")));
}

TEST_CASE("a handover to an archive is valid, and another program finds every digest and number right", "[cli]") {
    const OfficeDatabase office;
    fill(office);
    const auto handed_over = [&](const std::string& as, std::vector<std::string> more) {
        const std::string folder = office.path("noark-" + as);
        more.insert(more.begin(), {"export", "--format", "noark", "--output", folder});
        const Said said = office.run(as, more);
        INFO(said.err);
        REQUIRE(said.code == 0);
        return folder;
    };

    const std::string all = handed_over("auditor", {}), open = handed_over("user", {"--public"});

    check_handover(all);
    check_handover(open);
    CHECK(contains(python("read_noark.py", all).out, "documents: 5\n"));
    CHECK(contains(python("read_noark.py", open).out, "documents: 3\n"));
    CHECK(office.run("auditor", {"export", "--format", "noark", "--to", "2001-01-01", "--output", office.path("none")}).code == 2);
    CHECK(office.run("auditor", {"export", "--format", "noark"}).code == 2);
}
