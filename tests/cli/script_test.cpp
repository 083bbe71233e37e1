// case run: many acts from files.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace tests;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

constexpr const char* a_script =
    R"({"at":"2020-01-07T09:00:00Z","as":"officer@example.no","act":"register","name":"En","origin":"enquiry","label":"en"}
{"at":"2020-01-07T09:01:00Z","as":"user@example.no","act":"comment","case":"en","text":"Vi venter på dette.","label":"en-1"}

{"at":"2020-01-08T09:00:00Z","as":"officer@example.no","act":"answer_comment","case":"en","comment":"@en-1","disposition":"outside_scope","reason":"Ja, det stemmer."}
{"at":"2020-01-09T09:00:00Z","as":"officer@example.no","act":"accept","case":"en"}
)";

}  // namespace

TEST_CASE("a script performs its acts, by labels and by whom it says", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string file = office.write("a.jsonl", a_script);

    const engine::Value counts = office.json("", {"case", "run", file});

    CHECK(counts.integer("acts") == 4);
    CHECK(counts.integer("events") == 4);
    CHECK(counts.find("transitions")->integer("T02") == 1);
    CHECK(counts.find("answers")->find("name_given")->integer("met") == 1);
    const std::string id = counts.find("labels")->text("en");
    CHECK(id == "2020-0001");
    const auto history = office.json("auditor", {"case", "history", id}).items();
    REQUIRE(history.size() == 4);
    CHECK(history[2].find("body")->integer("comment") == 2);
}

TEST_CASE("files of a script are merged by time and share their labels", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string second = office.write(
        "2.jsonl", R"({"at":"2020-02-01T09:00:00Z","as":"officer@example.no","act":"register","name":"En","origin":"enquiry","label":"to"}
{"at":"2020-02-02T09:00:00Z","as":"officer@example.no","act":"judge_duplicate","case":"to","hit":"en","verdict":"different","reason":"Annen sykdom."}
)");
    const std::string first = office.write("1.jsonl", a_script);

    const engine::Value counts = office.json("", {"case", "run", second, first});

    CHECK(counts.integer("acts") == 6);
    CHECK(counts.find("labels")->text("to") == "2020-0002");
}

TEST_CASE("a script comes from standard input, with --as for lines that name nobody", "[cli]") {
    const OfficeDatabase office;

    const Said said = office.run("officer", {"case", "run", "-", "--format", "json"}, "{\"act\":\"register\",\"name\":\"x\",\"origin\":\"enquiry\"}\n");

    CHECK(said.code == 0);
    CHECK(said.json().integer("cases") == 1);
}

TEST_CASE("a script stops at the first refusal, names the line and keeps what came before", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string file = office.write("a.jsonl", std::string(a_script) +
                                                         R"({"at":"2020-01-10T09:00:00Z","as":"leader@example.no","act":"complete_assessment","case":"en"}
{"at":"2020-01-11T09:00:00Z","as":"user@example.no","act":"comment","case":"en","text":"kommer ikke"}
)");

    const Said said = office.run("", {"case", "run", file});

    CHECK(said.code == 1);
    CHECK(contains(said.err, "a.jsonl:6: complete_assessment"));
    CHECK(contains(said.err, "identity_settled"));
    CHECK(contains(said.err, "scope_stated"));
    CHECK(office.json("officer", {"case", "show", "2020-0001"}).integer("version") == 4);
}

TEST_CASE("a line that cannot be understood is named before or where it stands", "[cli]") {
    const OfficeDatabase office(Kindly::demonstration);
    const auto refused = [&](const std::string& line) {
        const Said said = office.run("", {"case", "run", office.write("b.jsonl", line + "\n")});
        CHECK(said.code != 0);
        CHECK(contains(said.err, "b.jsonl:1"));
        return said.err;
    };

    CHECK(contains(refused("{"), "no JSON"));
    CHECK(contains(refused(R"({"act":"register","act":"x"})"), "repeated-key"));
    CHECK(contains(refused("[]"), "object"));
    CHECK(contains(refused(R"({"as":"officer@example.no","act":"registr"})"), "\"register\""));
    CHECK(contains(refused(R"({"as":"officr@example.no","act":"register"})"), "officer@example.no"));
    CHECK(contains(refused(R"({"as":"officer@example.no","act":"register","nme":"x"})"), "\"--name\""));
    CHECK(contains(refused(R"({"as":"officer@example.no","act":"accept","case":"nowhere"})"), "label"));
    CHECK(contains(refused(R"({"act":"register","name":"x","origin":"enquiry"})"), "--as"));
    CHECK(contains(refused(R"({"at":"2020-13-01T00:00:00Z","as":"officer@example.no","act":"register","name":"x","origin":"enquiry"})"), "no time"));
}

TEST_CASE("an ordinary database refuses a script that chooses its time", "[cli]") {
    const OfficeDatabase office;

    const Said said = office.run("", {"case", "run", office.write("a.jsonl", a_script)});

    CHECK(said.code == 2);
    CHECK(contains(said.err, "demonstration"));
    CHECK(office.json("officer", {"case", "list"}).items().empty());
}

TEST_CASE("historical assignments come in from an approved list, once", "[cli]") {
    const OfficeDatabase office;
    const std::string file = office.write("list.csv",
                                          "name;primary;list;list_date;line;start_date;next_review_date\r\n"
                                          "Gammel sak;TRS;liste-2016;2016-06-01;linje-1;2014-01-01;2028-01-01\r\n"
                                          "\"En; til\";TAKO;liste-2016;2016-06-01;linje-2;2014-01-01;2028-01-01\r\n");
    const std::vector<std::string> words{"import", "assignments", file, "--approved-by", "leader@example.no", "--approval", "Godkjent 1. mars"};

    const Said first = office.run("admin", words);
    const Said again = office.run("admin", words);

    INFO(first.err);
    CHECK(first.code == 0);
    CHECK(contains(first.err, "2 imported"));
    CHECK(again.code == 0);
    CHECK(contains(again.err, "2 were here before"));
    CHECK(office.json("officer", {"case", "list", "--phase", "7"}).items().size() == 2);
    CHECK(office.run("officer", words).code == 3);
    CHECK(office.run("admin", {"import", "assignments", office.write("b.csv", "nmae\nx\n"), "--approved-by", "leader@example.no", "--approval", "x"}).code == 2);
}
