// Files of facts that are broken, hostile or strange: a clear problem with its place, or read with a warning.
#include "engine/value.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/orphanet.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/orphanet/import.hpp"

#include <sys/resource.h>

using namespace workflows::orphanet;
using tests::MemoryReleases;
using tests::TemporaryFolder;

namespace {

constexpr const char* utf8 = R"(<?xml version="1.0" encoding="UTF-8"?>)";

// How a product wraps its records: `head`, then disorders with `list` around the rows, then `tail`.
struct Wrapping {
    const char* product;
    const char* head;
    const char* tail;
    const char* list;
    const char* row;
};
constexpr Wrapping plain(const char* product, const char* list, const char* row) {
    return {product, "<JDBOR date=\"2026-01-02 03:04:05\"><DisorderList>", "</DisorderList></JDBOR>", list, row};
}
const std::vector<Wrapping> wrappings = {
    plain("product9_prev", "PrevalenceList", "Prevalence"),
    plain("product9_ages", "AverageAgeOfOnsetList", "AverageAgeOfOnset"),
    plain("product6", "DisorderGeneAssociationList", "DisorderGeneAssociation"),
    plain("product7", "DisorderDisorderAssociationList", "DisorderDisorderAssociation"),
    {"product4", "<JDBOR ExtractionDate=\"2026-01-02\"><HPODisorderSetStatusList><HPODisorderSetStatus>",
     "</HPODisorderSetStatus></HPODisorderSetStatusList></JDBOR>", "HPODisorderAssociationList",
     "HPODisorderAssociation"},
    {"funct_consequences", "<JDBOR date=\"2026-01-02\"><DisorderDisabilityRelevanceList><DisorderDisabilityRelevance>",
     "</DisorderDisabilityRelevance></DisorderDisabilityRelevanceList></JDBOR>", "DisabilityDisorderAssociationList",
     "DisabilityDisorderAssociation"},
};

std::string repeated(std::string_view text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

std::string in_tags(const std::string& tag, std::string_view inside) {
    return "<" + tag + ">" + std::string(inside) + "</" + tag + ">";
}

std::string disorder_of(const Wrapping& w, std::string_view code, std::string_view rows) {
    return "<Disorder><OrphaCode>" + std::string(code) + "</OrphaCode><Name lang=\"en\">x</Name>" +
           in_tags(w.list, rows) + "</Disorder>\n";
}

std::string file_of(const Wrapping& w, std::string_view disorders) { return w.head + std::string(disorders) + w.tail; }

struct Outcome {
    std::string problem;  // "" when the file was read
    std::string said;
    std::int64_t line = 0;
    std::vector<std::string> warnings;
    bool kept = false;
};

Outcome outcome_of(std::string_view content) {
    const TemporaryFolder folder;
    MemoryReleases store;
    const auto result = import_file(folder.write("file.xml", content), store, "", Keep::yes, {});
    const bool kept = !store.kept.empty();
    if (const auto* problem = std::get_if<Problem>(&result))
        return {std::string(name_of(problem->kind)), describe(*problem), problem->line, {}, kept};
    return {"", "", 0, std::get<ImportReport>(result).warnings, kept};
}

std::string tree_of(std::string_view nodes) {
    return "<JDBOR date=\"2026-01-02\"><ClassificationList><Classification id=\"146\"><Name "
           "lang=\"en\">x</Name><ClassificationNodeRootList>" +
           std::string(nodes) + "</ClassificationNodeRootList></Classification></ClassificationList></JDBOR>";
}

std::string open_node(int code) {
    return "<ClassificationNode><Disorder><OrphaCode>" + std::to_string(code) +
           "</OrphaCode></Disorder><ClassificationNodeChildList>";
}
constexpr const char* shut = "</ClassificationNodeChildList></ClassificationNode>";

std::string chain(int levels) {
    std::string text;
    for (int i = 1; i <= levels; ++i) text += open_node(i);
    return text + repeated(shut, levels);
}

}  // namespace

TEST_CASE("a bad file of any product of facts is refused with what is wrong and where", "[orphanet]") {
    for (const Wrapping& w : wrappings) {
        const std::string good = disorder_of(w, "1", "");
        const std::string row = "<" + std::string(w.row) + " id=\"7\">";
        const std::vector<std::pair<std::string, std::string>> bad = {
            {"truncated", std::string(w.head) + good + "<Disorder><OrphaCode>2</Orpha"},
            {"malformed_xml", file_of(w, good + "<Disorder></Other>")},
            {"malformed_xml", file_of(w, good + "<Disorder><OrphaCode>2\x01</OrphaCode></Disorder>")},
            {"malformed_xml", file_of(w, good + "<Disorder><OrphaCode>2&bomb;</OrphaCode></Disorder>")},
            {"doctype", "<!DOCTYPE JDBOR [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + file_of(w, good)},
            {"doctype", "<!DOCTYPE JDBOR SYSTEM \"file:///etc/passwd\">" + file_of(w, good)},
            {"duplicate_code", file_of(w, good + disorder_of(w, "2", "") + good)},
            {"malformed_code", file_of(w, good + disorder_of(w, "12a", ""))},
            {"malformed_code", file_of(w, good + disorder_of(w, "-5", ""))},
            {"malformed_code", file_of(w, good + "<Disorder>" + in_tags(w.list, "") + "</Disorder>")},
            {"no_entities", file_of(w, in_tags("Disorderly", in_tags(w.list, "")))},
            {"too_deep", file_of(w, good + repeated("<Disorder>", 3000))},
            {"too_long", file_of(w, "<Disorder><OrphaCode>" + std::string(1'000'000, '1') + "</OrphaCode>" +
                                        in_tags(w.list, "") + "</Disorder>")},
            {"too_long", file_of(w, good + "<" + std::string(1'000'000, 'n') + "/>")},
            {"too_long", file_of(w, disorder_of(w, "1", repeated(row + "</" + w.row + ">", 20'000)))},
            {"invalid_text", utf8 + file_of(w, good + disorder_of(w, "2", "<Source>\xE9t\xE9</Source>"))},
            {"unknown_encoding", "<?xml version=\"1.0\" encoding=\"EBCDIC\"?>" + file_of(w, good)},
            {"utf16", std::string("\xFF\xFE<\0J\0", 6)},
        };
        for (const auto& [problem, content] : bad) {
            CAPTURE(w.product, problem, content.substr(0, 400));

            const Outcome outcome = outcome_of(content);

            // A row of product 7 is nothing until it names its target.
            if (problem == "too_long" && content.find(row) != std::string::npos &&
                std::string_view(w.product) == "product7")
                continue;
            CHECK(outcome.problem == problem);
            CHECK(outcome.said.find("file.xml") != std::string::npos);
            CHECK_FALSE(outcome.kept);
        }
    }
}

TEST_CASE("a problem names the line and the record", "[orphanet]") {
    const Wrapping& w = wrappings.front();

    const Outcome outcome =
        outcome_of(file_of(w, disorder_of(w, "58", "") + disorder_of(w, "61", "") + disorder_of(w, "58", "")));

    CHECK(outcome.line == 3);
    CHECK(outcome.said.find("ORPHA:58") != std::string::npos);
    CHECK(outcome.said.find("described twice") != std::string::npos);
    CHECK(outcome.said.find("Download the file again") != std::string::npos);
}

TEST_CASE("packed files of facts that are cut or damaged are refused", "[orphanet]") {
    const Wrapping& w = wrappings.front();
    std::string text;
    for (int code = 1; code < 3000; ++code) text += disorder_of(w, std::to_string(code), "");
    const std::string content = file_of(w, text);
    for (const tests::Packing packing : {tests::Packing::gzip, tests::Packing::xz}) {
        const std::string packed = tests::packed(content, packing);
        std::string flipped = packed;
        flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 0x55);

        CHECK(outcome_of(packed).problem.empty());
        CHECK(outcome_of(packed.substr(0, packed.size() / 2)).problem == "truncated");
        CHECK_FALSE(outcome_of(flipped).problem.empty());
    }
}

TEST_CASE("odd values are read with a warning, and mean that there is no value", "[orphanet]") {
    const Wrapping& w = wrappings.front();
    const auto with = [&w](const std::string& inside) {
        return outcome_of(file_of(w, disorder_of(w, "1", "<Prevalence id=\"7\">" + inside + "</Prevalence>")));
    };

    for (const char* fine : {"<ValMoy>0.0</ValMoy>", "<ValMoy/>", "", "<ValMoy> 6.0E-4 </ValMoy>", "<PrevalenceClass/>",
                             "<Unknown><ValMoy>x</ValMoy></Unknown>"}) {
        CAPTURE(fine);
        CHECK(with(fine).problem.empty());
        CHECK(with(fine).warnings.empty());
    }
    for (const char* odd : {"<ValMoy>many</ValMoy>", "<ValMoy>-3</ValMoy>", "<ValMoy>nan</ValMoy>",
                            "<ValMoy>1,5</ValMoy>", "<PrevalenceClass id=\"x\"/>"}) {
        CAPTURE(odd);
        CHECK(with(odd).problem.empty());
        CHECK(with(odd).warnings.size() == 1);
    }
}

TEST_CASE("very deep and very wide classifications are read, and deeper ones are refused", "[orphanet]") {
    std::string wide = open_node(1);
    for (int code = 2; code <= 20'001; ++code) wide += open_node(code) + shut;

    const Outcome deep = outcome_of(tree_of(chain(3000)));
    const Outcome broad = outcome_of(tree_of(wide + shut));
    const Outcome deeper = outcome_of(tree_of(chain(10'001)));

    CHECK(deep.problem.empty());
    REQUIRE(deep.warnings.size() == 1);
    CHECK(deep.warnings[0] == "the classification is 3000 levels deep");
    CHECK(broad.problem.empty());
    CHECK(broad.warnings.empty());
    CHECK(deeper.problem == "too_deep");
}

TEST_CASE("a classification that is no tree of entities is refused", "[orphanet]") {
    const std::string shut_two = repeated(shut, 2);

    CHECK(outcome_of(tree_of(open_node(1) + open_node(1) + shut_two)).problem == "cycle");
    CHECK(outcome_of(tree_of(open_node(1) + open_node(2) + open_node(1) + repeated(shut, 3))).problem == "cycle");
    CHECK(
        outcome_of(tree_of(open_node(1) + open_node(2) + shut_two + open_node(2) + open_node(1) + shut_two)).problem ==
        "cycle");
    CHECK(outcome_of(tree_of(open_node(1) + open_node(2) + shut_two)).problem.empty());
    CHECK(outcome_of(tree_of("")).problem == "no_entities");
    CHECK(outcome_of(tree_of("<ClassificationNode><Disorder><OrphaCode>x</OrphaCode></Disorder></ClassificationNode>"))
              .problem == "malformed_code");
    CHECK(outcome_of("<JDBOR><ClassificationList><Classification id=\"\"/></ClassificationList></JDBOR>").problem ==
          "malformed_code");
    CHECK(outcome_of("<JDBOR><ClassificationList><Classification id=\"1\"/><Classification "
                     "id=\"2\"/></ClassificationList></JDBOR>")
              .problem == "malformed_code");
}

TEST_CASE("no bad file takes more than 300 MB", "[orphanet]") {
    const Wrapping& w = wrappings.front();
    const std::string long_row = "<Prevalence id=\"7\"><Source>" + std::string(4000, 's') + "</Source></Prevalence>";

    CHECK(outcome_of(file_of(w, disorder_of(w, "1", repeated(long_row, 5000)))).problem == "too_long");

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // which keep several times as much
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    CHECK(usage.ru_maxrss < 300 * 1024);
#endif
}
