// Comments on the command line: several answered at once, what they changed, the list of those that wait; warnings; the scan.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <string>

using namespace tests;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("several comments are answered from a file, all or none, and tried first", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    office.json("user", {"case", "act", id, "comment", "--text", "Ta med de voksne"});
    office.json("trs", {"case", "act", id, "comment", "--text", "Vi har plass"});
    const std::string head = "comment,disposition,opening,reason,changed\n2,followed,thanks,De voksne er med,Nytt avsnitt\n3,outside_scope,,";
    const std::string bad = office.write("bad.csv", head + "De voksne er med,\n"), good = office.write("good.csv", head + "Det avgjøres senere,\n");

    const Said refused = office.run("officer", {"case", "answer", id, bad});
    CHECK(refused.code == 2);
    CHECK(contains(refused.err, "bad.csv:3: refused; no comment has been answered"));
    CHECK(office.run("officer", {"case", "answer", id, good, "--dry-run"}).code == 0);
    CHECK(contains(office.run("officer", {"comment", "list"}).err, "2 waiting"));
    CHECK(office.run("officer", {"case", "answer", id, good}).code == 0);

    CHECK(contains(office.run("officer", {"comment", "list"}).err, "0 waiting, 0 of them overdue, 2 answered"));
    CHECK(office.json("user", {"case", "changes", id}).list("changes").front().text("changed") == "Nytt avsnitt");
    CHECK(office.json("user", {"comment", "list", "--mine"}).list("comments").size() == 1);
    CHECK(office.json("officer", {"report", "comments"}).list("organisations").size() == 2);
}

TEST_CASE("what may point at a person is sent only knowingly", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    const std::vector<std::string> words{"case", "act", id, "comment", "--text", "Ring 912 34 567"};

    const Said asked = office.run("user", words);
    CHECK(asked.code == 1);
    CHECK(contains(asked.err, "--text"));
    CHECK_FALSE(contains(asked.err, "912"));
    CHECK(office.run("user", {"case", "act", id, "comment", "--text", "Ring 912 34 567", "--acknowledge"}).code == 0);
}

TEST_CASE("the scan tells places in what is stored and no digits", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    office.run("user", {"case", "act", id, "comment", "--text", "Ring 912 34 567", "--acknowledge"});

    CHECK(office.run("", {"scan"}).code == 0);
    const Said hints = office.run("", {"scan", "--hints", "--format", "csv"});
    CHECK(contains(hints.out, "case/" + id + ",2 comment_given/text,telephone,6,15"));
    CHECK_FALSE(contains(hints.out, "912"));
}

TEST_CASE("an argument with an identity number is refused without its digits", "[cli]") {
    const OfficeDatabase office;

    const Said refused = office.run("officer", {"case", "list", "--q", "02013299997"});  // made from check digits
    CHECK(refused.code == 1);
    CHECK(contains(refused.err, "characters 1 to 11"));
    CHECK_FALSE(contains(refused.err, "02013299997"));
}
