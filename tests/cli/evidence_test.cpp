// Policies from a file to publication, and Norwegian names and counts of enquiries, on the command line.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/office.hpp"
#include "tests/support/orphanet.hpp"

using namespace tests;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("policies are listed, and a file is proposed, adopted and published", "[cli][policy]") {
    const OfficeDatabase office(Kindly::demonstration);
    const std::string file = office.write("policy-2.0.toml", policy_file("2.0", "2027-06-01"));
    const auto act = [&](const std::string& who, std::vector<std::string> words) {
        words.insert(words.begin(), {"meeting", "act"});
        words.insert(words.end(), {"--at", "2027-03-01T09:00:00Z"});
        const Said said = office.run(who, words);
        INFO(said.err);
        CHECK(said.code == 0);
    };
    act("officer", {"new", "plan_meeting", "--date", "2027-03-01", "--place", "Oslo", "--meeting_form", "video"});
    const std::string meeting = "2027-0001";
    CHECK(office.run("admin", {"policy", "publish", file, "--at", "2027-03-01T08:00:00Z"}).code == 1);

    const Said proposed = office.run("officer", {"policy", "propose", file, "--meeting", meeting, "--report", std::string(64, 'c'), "--at", "2027-03-01T09:00:00Z"});
    INFO(proposed.err);
    REQUIRE(proposed.code == 0);
    act("leader", {meeting, "call_meeting"});
    const auto id = [&](const std::string& email) {
        const auto people = office.json("", {"user", "list"});
        for (const auto& person : people.items())
            if (person.text("email") == email + "@example.no") return person.text("id");
        return std::string();
    };
    act("officer", {meeting, "open_meeting", "--present", id("leader") + "," + id("trs") + "," + id("tako")});
    act("leader", {meeting, "take_up_item", "--item", "2"});
    for (const char* person : {"leader", "trs", "tako"}) act(person, {meeting, "vote_on_policy", "--vote", "for"});
    act("leader", {meeting, "adopt_policy"});
    CHECK(office.run("officer", {"policy", "publish", file, "--at", "2027-03-02T09:00:00Z"}).code == 3);
    const Said published = office.run("admin", {"policy", "publish", file, "--at", "2027-03-02T09:00:00Z"});

    INFO(published.err);
    CHECK(published.code == 0);
    CHECK(contains(published.out, "policy 2.0 is published, valid from 2027-06-01, adopted by meeting 2027-0001"));
    const auto list = office.json("", {"policy", "list"});
    CHECK(list.items().at(0).text("version") == "2.0");
    CHECK(list.items().at(0).text("state") == "published");
    CHECK(list.items().at(0).text("report") == std::string(64, 'c'));
    CHECK(office.json("", {"policy", "show", "2.0"}).text("valid_from") == "2027-06-01");
    CHECK(contains(office.run("", {"policy", "diff", "1.0", "2.0"}).out, "valid_from"));
    CHECK(office.run("auditor", {"verify", office.url()}).code == 0);
    CHECK(contains(office.run("auditor", {"export", "--format", "jsonl"}).out, "policy_adopted"));
}

TEST_CASE("Norwegian names and counts of enquiries are imported whole or not at all", "[cli][local]") {
    const OfficeDatabase office;
    const std::string names = office.write("names.csv", "orpha,name,who,date,source\n558,Marfans syndrom,Kari Li,2026-01-01,Sjelden.no\n");
    const std::string counts = office.write("counts.csv", "year,orpha,count,channel\n2025,558,12,phone\n");
    const std::string wrong = office.write("wrong.csv", "year,orpha,count,channel\n2025,558,12,phone\n2025,558,x,web\n");

    CHECK(contains(office.run("admin", {"import", "names", names}).err, "1 new, 0 changed, 0 as before"));
    CHECK(contains(office.run("admin", {"import", "names", names}).err, "0 new, 0 changed, 1 as before"));
    CHECK(office.run("trs", {"import", "names", names}).code == 3);
    CHECK(office.run("", {"import", "enquiries", counts}).code == 3);
    CHECK(contains(office.run("officer", {"import", "enquiries", counts}).err, "1 new"));
    const Said refused = office.run("officer", {"import", "enquiries", wrong});
    CHECK(refused.code == 1);
    CHECK(contains(refused.err, "3"));
    CHECK(contains(refused.err, "nothing was kept"));
    CHECK(office.run("officer", {"import", "enquiries", "absent.csv"}).code == 2);
    REQUIRE(office.run("", {"import", "orphanet", office.write("p1.xml", product1_with(disorder("558", "Marfan syndrome")))}).code == 0);
    const auto known = office.json("", {"diagnosis", "show", "558"});
    CHECK(known.list("norwegian_names").at(0).text("name") == "Marfans syndrom");
    CHECK(known.list("enquiries").at(0).text("band") == "10+");
    CHECK(contains(office.run("", {"diagnosis", "show", "558"}).out, "Marfans syndrom"));
    CHECK(office.run("", {"diagnosis", "show", "558", "--as-of", "2020-01-01"}).code == 2);
}
