// Exports and their verification, by the program and by the verifier that knows nothing of it.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/databases.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

using namespace tests;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Said python_verify(const std::string& file) {
    const char* root = std::getenv("PHASEMODEL_ROOT");
    return run("python3", Start{.words = {std::string(root == nullptr ? "." : root) + "/examples/verify/verify.py", file}});
}

/// Two cases with an internal comment and its answer, and an interest in words.
void fill(const OfficeDatabase& office) {
    const std::string id = office.a_case("=Prøvesykdom");
    office.json("trs", {"case", "act", id, "comment", "--text", "Bare for oss", "--visibility", "internal"});
    office.json("officer", {"case", "act", id, "answer_comment", "--comment", "2", "--disposition", "outside_scope", "--reason", "Svar til oss"});
    office.json("user", {"case", "act", id, "comment", "--text", "For alle"});
    office.json("trs", {"case", "act", id, "declare_interest", "--value", "institutional", "--words", "Eget senter"});
    office.json("officer", {"case", "act", id, "accept", "--reason", "Tas opp"});
    office.a_case("Annen sykdom");
}

std::string exported(const OfficeDatabase& office, const std::string& as, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"export", "--format", "jsonl"};
    words.insert(words.end(), more.begin(), more.end());
    const Said said = office.run(as, words);
    INFO(said.err);
    REQUIRE(said.code == 0);
    return said.out;
}

}  // namespace

TEST_CASE("an export and the command line obey access levels and hidden comments", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    for (const char* words : {"ugleskjult", "ugleunntatt", "ugleinternt"}) office.json("user", {"case", "act", id, "comment", "--text", words});
    office.json("officer", {"case", "act", id, "hide_comment", "--comment", "2", "--reason", "Nevner en familie"});
    office.json("officer", {"case", "act", id, "set_access", "--entry", "3", "--level", "withheld", "--ground", "offl_13"});
    office.json("officer", {"case", "act", id, "set_access", "--entry", "4", "--level", "internal", "--ground", "offl_14"});
    const auto all = exported(office, "officer"), audited = exported(office, "auditor"), open = exported(office, "user", {"--public"});
    const auto shown = office.json("auditor", {"case", "show", id}).canonical() + office.json("auditor", {"case", "history", id}).canonical();
    const auto outside = office.json("trs", {"case", "history", id}).canonical();

    CHECK((contains(all, "ugleskjult") && contains(all, "ugleunntatt") && contains(all, "ugleinternt")));
    CHECK((contains(audited, "ugleskjult") && !contains(audited, "ugleunntatt") && contains(audited, "ugleinternt")));
    CHECK((!contains(open, "ugleskjult") && !contains(open, "ugleunntatt") && !contains(open, "ugleinternt")));
    CHECK((contains(open, "Nevner en familie") && contains(shown, "ugleinternt") && !contains(shown, "ugleunntatt")));
    CHECK(contains(outside, "ugleunntatt"));  // the leader group decides, and reads what it decides on
    CHECK(office.run("", {"verify", office.write("open.jsonl", open)}).code == 0);
    CHECK(python_verify(office.path("open.jsonl")).code == 0);
}

TEST_CASE("an export verifies with the program and with the verifier in Python", "[cli]") {
    for (const Kind kind : kinds()) {
        const TestDatabase place(kind);
        const OfficeDatabase office(Kindly::ordinary, place.url());
        fill(office);
        const std::string file = office.write("all.jsonl", exported(office, "auditor"));

        const Said ours = office.run("", {"verify", file});
        const Said theirs = python_verify(file);
        const Said live = office.run("", {"verify", place.url()});

        INFO(ours.out + theirs.out + live.out + live.err);
        CHECK(ours.code == 0);
        CHECK(contains(ours.out, "not proved: Internally consistent only"));
        CHECK(theirs.code == 0);
        CHECK(live.code == 0);
        CHECK(contains(live.out, "CONSISTENT"));
    }
}

TEST_CASE("both verifiers find the same damage and name where it is", "[cli]") {
    const OfficeDatabase office;
    fill(office);
    const std::string whole = exported(office, "auditor");
    std::vector<std::string> lines;
    std::istringstream in(whole);
    for (std::string line; std::getline(in, line);) lines.push_back(line + "\n");
    const auto joined = [](const std::vector<std::string>& parts) {
        std::string text;
        for (const std::string& part : parts) text += part;
        return text;
    };
    const auto changed = [&](const std::function<void(std::vector<std::string>&)>& change) {
        auto copy = lines;
        change(copy);
        return joined(copy);
    };
    const std::vector<std::string> damaged{
        "",
        whole.substr(0, whole.size() / 2),
        whole.substr(0, whole.size() - 2),
        changed([](auto& parts) { parts.erase(parts.begin() + 2); }),
        changed([](auto& parts) { std::swap(parts[1], parts[2]); }),
        changed([](auto& parts) { parts.insert(parts.begin() + 2, parts[1]); }),
        changed([](auto& parts) { parts[1][40] = parts[1][40] == 'a' ? 'b' : 'a'; }),
        changed([](auto& parts) { parts.pop_back(); }),
        changed([](auto& parts) { parts.erase(parts.begin()); }),
        whole + whole,
        "<html></html>\n",
    };

    for (const std::string& text : damaged) {
        const std::string file = office.write("damaged.jsonl", text);
        INFO(text.substr(0, 80));
        CHECK(office.run("", {"verify", file}).code == 1);
        CHECK(python_verify(file).code == 1);
    }
    const std::string file = office.write("damaged.jsonl", changed([](auto& parts) { parts[3][parts[3].find("\"at\":\"20") + 7] = '1'; }));
    const engine::Value found = office.run("", {"verify", file, "--format", "json"}).json();
    CHECK(found.list("findings").front().integer("line") == 4);
    CHECK(found.list("findings").front().text("stream").find('/') != std::string::npos);
}

TEST_CASE("what is not public stays out of a public export, and the trailer says what kind", "[cli]") {
    const OfficeDatabase office;
    fill(office);

    const std::string all = exported(office, "auditor");
    const std::string open = exported(office, "user", {"--public"});

    for (const std::string inner : {"Bare for oss", "Svar til oss", "Eget senter"}) {
        CHECK(contains(all, inner));
        CHECK_FALSE(contains(open, inner));
    }
    for (const std::string outer : {"For alle", "Tas opp", "Prøvesykdom"}) CHECK(contains(open, outer));
    CHECK(contains(open, "\"withheld\":{"));
    CHECK(contains(open, "\"interest_declared\":1"));
    CHECK(office.run("", {"verify", office.write("open.jsonl", open)}).code == 0);
}

TEST_CASE("an answer to an internal comment stays inside also when the comment is outside the part", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string script = office.write("a.jsonl", R"({"at":"2020-01-07T09:00:00Z","as":"officer@example.no","act":"register","name":"En","origin":"enquiry","label":"en"}
{"at":"2020-01-08T09:00:00Z","as":"trs@example.no","act":"comment","case":"en","text":"Bare for oss","visibility":"internal","label":"en-1"}
{"at":"2020-02-08T09:00:00Z","as":"officer@example.no","act":"answer_comment","case":"en","comment":"@en-1","disposition":"outside_scope","reason":"Svar til oss"}
)");
    office.json("", {"case", "run", script});

    const std::string part = exported(office, "auditor", {"--public", "--from", "2020-02-01"});

    CHECK(contains(part, "comment_answered"));
    CHECK_FALSE(contains(part, "Svar til oss"));
    CHECK(office.run("", {"verify", office.write("part.jsonl", part)}).code == 0);
    CHECK(contains(office.run("", {"verify", office.path("part.jsonl")}).out, "a part of the log"));
}

TEST_CASE("names and addresses of people leave in no export", "[cli]") {
    const OfficeDatabase office;
    fill(office);

    CHECK_FALSE(contains(exported(office, "auditor"), "@example.no"));
    CHECK_FALSE(contains(exported(office, "officer"), "@example.no"));
}

TEST_CASE("who may export what", "[cli]") {
    const OfficeDatabase office;
    fill(office);

    CHECK(office.run("officer", {"export", "--format", "jsonl"}).code == 0);
    CHECK(office.run("user", {"export", "--format", "jsonl"}).code == 3);
    CHECK(office.run("trs", {"export", "--format", "csv", "--public"}).code == 0);
    CHECK(office.run("admin", {"export", "--format", "jsonl", "--public"}).code == 3);
}

TEST_CASE("one case can be exported alone", "[cli]") {
    const OfficeDatabase office;
    fill(office);
    const std::string year = office.json("officer", {"case", "list"}).items().front().text("id").substr(0, 4);

    const std::string part = exported(office, "auditor", {"--case", year + "-0002"});

    CHECK(std::count(part.begin(), part.end(), '\n') == 3);
    CHECK(office.run("", {"verify", office.write("one.jsonl", part)}).code == 0);
    CHECK(office.run("auditor", {"export", "--format", "jsonl", "--case", "1999-0001"}).code == 2);
}

TEST_CASE("decisions as CSV are safe to open in a spreadsheet", "[cli]") {
    const OfficeDatabase office;
    fill(office);

    const std::string plain = office.run("auditor", {"export", "--format", "csv"}).out;
    const std::string excel = office.run("auditor", {"export", "--format", "csv", "--excel"}).out;

    CHECK(plain.starts_with("case,ORPHAcode,name,from,event,to,decided by,votes,reason,outcome,policy,releases,time\r\n"));
    CHECK(contains(plain, ",'=Prøvesykdom,registration,accept,preliminary_assessment,case_officer,,Tas opp,"));
    CHECK(std::count(plain.begin(), plain.end(), '\n') == 4);
    CHECK(excel.starts_with("\xEF\xBB\xBF" "case;ORPHAcode;"));
}

TEST_CASE("a database that was changed behind the program's back does not verify", "[cli]") {
    const OfficeDatabase office;
    fill(office);
    const std::string file = office.url().substr(7);
    run("sqlite3", Start{.words = {file, "update cases set phase = 'follow_up' where id like '%-0002'"}});

    const Said said = office.run("", {"verify", file});

    CHECK(said.code == 1);
    CHECK(contains(said.out, "-0002"));
}

TEST_CASE("a file that is not there is a usage error", "[cli]") {
    const OfficeDatabase office;

    CHECK(office.run("", {"verify", office.path("absent.jsonl")}).code == 2);
    CHECK(office.run("", {"verify", office.folder()}).code == 2);
    CHECK(run(Start{.words = {"export", "--format", "jsonl", "--as", "auditor@example.no", "--database", office.url()}, .out_file = "/dev/full"}).code == 5);
}
