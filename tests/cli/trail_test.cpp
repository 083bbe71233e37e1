// What the command line shows and refuses is recorded in the same trail as what the server does; and the past on the command line.
#include "engine/crypto.hpp"
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace tests;

namespace {

/// The events of that name in the record, as an auditor takes it out.
std::vector<engine::Value> events_named(const OfficeDatabase& office, const std::string& name) {
    std::vector<engine::Value> found;
    const std::string record = office.run("auditor", {"export", "--format", "jsonl"}).out;
    for (std::size_t begin = 0; begin < record.size();) {
        const auto end = std::min(record.find('\n', begin), record.size());
        const auto line = engine::parse_value(std::string_view(record).substr(begin, end - begin), 64);
        begin = end + 1;
        const auto* value = std::get_if<engine::Value>(&line);
        const auto* event = value == nullptr ? nullptr : value->find("event");
        if (event != nullptr && event->text("event") == name) found.push_back(*event);
    }
    return found;
}

}  // namespace

TEST_CASE("what a command shows is recorded with a digest and no copy, and so is a list", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case("Hemmelig navn");

    const Said shown = office.run("officer", {"case", "show", id});
    office.run("officer", {"case", "list"});
    office.run("", {"model", "show"});
    const auto read = events_named(office, "read");

    REQUIRE(read.size() == 2);
    const engine::Value one = read[0].find("body")->list("readings").front();
    CHECK(read[0].text("via") == "command line");
    CHECK(one.text("what") == "case show");
    CHECK(one.text("on") == "case/" + id);
    CHECK(one.text("sha256_of_answer") == engine::sha256_hex(shown.out));
    CHECK(read[1].find("body")->list("readings").front().text("what") == "case list");
    CHECK(read[0].canonical().find("Hemmelig") == std::string::npos);
    CHECK(office.run("", {"verify"}).code == 0);
}

TEST_CASE("one whom a command refuses is recorded, and what is exported is recorded once", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();

    CHECK(office.run("admin", {"case", "show", id}).code == 3);
    CHECK(office.run("user", {"export", "--format", "csv"}).code == 3);
    CHECK(office.run("officer", {"user", "list"}).code == 3);
    CHECK(office.run("user", {"meeting", "consent", "2027-0001"}).code == 3);
    const auto refused = events_named(office, "refused");

    REQUIRE(refused.size() == 4);
    CHECK(refused[3].text("act") == "meeting consent");
    CHECK(refused[0].text("act") == "case show");
    CHECK(refused[0].find("body")->text("on") == "case/" + id);
    CHECK(refused[0].find("body")->text("why") == "not-allowed");
    CHECK(refused[1].text("act") == "export");
    CHECK(refused[2].text("act") == "user list");
    CHECK(events_named(office, "exported").size() == 1);
    CHECK(events_named(office, "read").empty());
}

TEST_CASE("why, who was who and which policies there were are answered as of a time", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();
    const std::string began = office.json("officer", {"case", "history", id}).items().front().text("at");
    REQUIRE(office.run("officer", {"case", "act", id, "accept"}).code == 0);
    REQUIRE(office.run("admin", {"user", "add", "--email", "ny@example.no", "--name", "Ny", "--role", "auditor"}).code == 0);

    const engine::Value then = office.json("officer", {"case", "why", id, "accept", "--as-of", began});
    const engine::Value now = office.json("officer", {"case", "why", id, "accept"});
    const std::string users = office.run("admin", {"user", "list", "--as-of", began, "--format", "csv"}).out;

    CHECK(then.flag("allowed"));
    CHECK_FALSE(now.flag("allowed"));
    CHECK(users.find("officer@example.no") != std::string::npos);
    CHECK(users.find("ny@example.no") == std::string::npos);
    CHECK(office.run("admin", {"user", "list", "--format", "csv"}).out.find("ny@example.no") != std::string::npos);
    CHECK(office.json("officer", {"policy", "list", "--as-of", began}).items().size() == office.json("officer", {"policy", "list"}).items().size());
    CHECK(office.json("officer", {"meeting", "list", "--as-of", began}).items().empty());
    CHECK(office.run("officer", {"case", "why", id, "accept", "--as-of", "i fjor"}).code == 2);
}
