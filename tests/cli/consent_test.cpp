// The consent block of a meeting on the command line: shown, voted on together, refusals told item by item.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

using namespace tests;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

constexpr const char* at = "2027-03-01T09:00:00Z";

/// An open meeting with two cases taken up together.
struct Block {
    OfficeDatabase office{Kindly::demonstration};
    std::string meeting = "2027-0001";
    std::vector<std::string> cases;

    Block() {
        for (const char* name : {"Første", "Andre"}) cases.push_back(office.json("officer", {"case", "act", "new", "register", "--name", name, "--origin", "enquiry", "--at", at}).text("case"));
        act("officer", {"new", "plan_meeting", "--date", "2027-03-01", "--place", "Oslo", "--meeting_form", "video"});
        for (const std::string& id : cases) act("officer", {meeting, "set_agenda", "--case", id, "--kind", "consent"});
        act("leader", {meeting, "call_meeting"});
        act("officer", {meeting, "open_meeting", "--present", id("leader") + "," + id("trs") + "," + id("tako")});
        act("leader", {meeting, "take_up_consent"});
    }
    void act(const std::string& who, std::vector<std::string> words) const { must(who, "act", std::move(words)); }
    void must(const std::string& who, const std::string& command, std::vector<std::string> words) const {
        const Said said = does(who, command, std::move(words));
        INFO(said.err);
        CHECK(said.code == 0);
    }
    Said does(const std::string& who, const std::string& command, std::vector<std::string> words) const {
        words.insert(words.begin(), {"meeting", command});
        words.insert(words.end(), {"--at", at});
        return office.run(who, words);
    }
    /// One act on all items of the block, or as the words say.
    Said all(const std::string& who, const std::string& act, std::vector<std::string> words = {}) const {
        words.insert(words.begin(), {meeting, act});
        return does(who, "consent", std::move(words));
    }
    std::string id(const std::string& email) const {
        const auto people = office.json("", {"user", "list"});
        for (const auto& person : people.items())
            if (person.text("email") == email + "@example.no") return person.text("id");
        return {};
    }
};

}  // namespace

TEST_CASE("a consent block is voted on from the command line, each case in its own record", "[cli][meeting][consent]") {
    const Block block;
    for (const std::string& id : block.cases) CHECK(block.office.run("officer", {"case", "act", id, "put_motion", "--transition", "procedure", "--words", "Utsettes", "--at", at}).code == 0);
    const Said again = block.all("officer", "put_motion");
    CHECK(again.code == 1);  // nothing was to be done anywhere
    CHECK(contains(again.err, "0 of 2 done"));
    for (const char* who : {"leader", "trs", "tako"}) CHECK(block.all(who, "declare_interest", {"--value", "none"}).code == 0);
    CHECK(block.all("leader", "open_ballot").code == 0);

    const Said dry = block.all("trs", "cast_vote", {"--dry-run", "--vote", "for"});
    CHECK(contains(dry.err, "2 of 2 can be done"));
    for (const char* who : {"leader", "trs"}) CHECK(block.all(who, "cast_vote", {"--vote", "for"}).code == 0);
    CHECK(block.all("tako", "cast_vote", {"--own", "3:vote=against", "--vote", "for"}).code == 0);
    const Said closed = block.all("leader", "close_ballot", {"--reason", "Som innstilt"});

    INFO(closed.err << closed.out);
    CHECK(closed.code == 0);
    CHECK(contains(closed.err, "2 of 2 done"));
    const Said minutes = block.office.run("auditor", {"meeting", "minutes", block.meeting, "--lang", "en"});
    CHECK(contains(minutes.out, "3 for, 0 against"));
    CHECK(contains(minutes.out, "2 for, 1 against"));
    CHECK(contains(minutes.out, "Taken up: together with item 2"));
    CHECK(block.office.run("auditor", {"verify", block.office.url()}).code == 0);
}

TEST_CASE("what is refused in the block is told item by item, and an item that is named alone is done alone", "[cli][meeting][consent]") {
    const Block block;
    const auto shown = block.office.json("trs", {"meeting", "consent", block.meeting});
    REQUIRE(shown.list("items").size() == 2);
    CHECK(shown.list("items")[0].find("acts")->find("declare_interest")->flag("ready"));

    const Said motions = block.all("officer", "put_motion");
    CHECK(motions.code == 2);  // no recommendation to put
    CHECK(contains(motions.out, "transition"));
    CHECK(block.all("trs", "cast_vote", {"--vote", "for"}).code == 1);
    CHECK(block.all("officer", "cast_vote", {"--vote", "for"}).code == 3);
    CHECK(block.all("trs", "declare_interest", {"--only", "2", "--value", "none"}).code == 0);
    CHECK(block.all("trs", "declare_interest", {"--only", "9", "--value", "none"}).code == 2);
    CHECK(block.all("trs", "declare_interest", {"--own", "2", "--value", "none"}).code == 2);
    CHECK(block.office.run("user", {"meeting", "consent", block.meeting}).code == 3);
    CHECK(block.office.run("trs", {"meeting", "consent", block.meeting, "--only", "2"}).code == 2);
    CHECK(block.office.run("trs", {"meeting", "consent", block.meeting, "--vote", "for"}).code == 2);
    block.act("trs", {block.meeting, "ask_discussion", "--item", "2", "--reason", "Bør drøftes"});
    CHECK(block.office.json("trs", {"meeting", "consent", block.meeting}).list("asked").size() == 1);
}
