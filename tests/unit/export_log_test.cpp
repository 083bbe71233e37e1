#include "engine/log/verify.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/memory_store.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/export_log.hpp"
#include "workflows/phase_model/export_rows.hpp"
#include "workflows/phase_model/phase_model.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace {

using engine::Value;

class NothingImported final : public workflows::orphanet::Nomenclature {
public:
    std::optional<workflows::orphanet::Found> find(std::int64_t) override { return std::nullopt; }
    std::vector<workflows::orphanet::Hit> search(std::string_view, std::size_t) override { return {}; }
    std::optional<workflows::orphanet::Release> latest_release() override { return std::nullopt; }
    std::vector<workflows::orphanet::Release> releases() override { return {}; }
};

/// A case in a store, told event by event.
class Told {
public:
    Told() { say("register", Value::object({{"transition", "T01"}, {"to", "registration"}, {"manner", "officer"}, {"name", text("En sykdom")}})); }

    Value text(std::string_view words) {
        texts_.push_back(engine::commit_to(words));
        return engine::commitment(texts_.back());
    }
    std::int64_t say(std::string name, Value body) {
        store.write([&](engine::Transaction& transaction) {
            const auto before = transaction.open("case/2026-0001");
            std::shared_ptr<engine::CaseFile> after = before ? std::shared_ptr<engine::CaseFile>(before->clone()) : workflows::blank_file("case/2026-0001");
            const engine::Sealed sealed = engine::seal({.stream = "case/2026-0001",
                                                        .seq = after->version() + 1,
                                                        .at = "2026-03-0" + std::to_string(day) + "T09:00:00.000Z",
                                                        .date = "2026-03-0" + std::to_string(day),
                                                        .actor = actor,
                                                        .role = "case_officer",
                                                        .act = name,
                                                        .name = name,
                                                        .model = "1.0",
                                                        .body = body,
                                                        .prev = after->last_hash()});
            engine::Texts opened;
            for (const engine::Text& one : texts_) opened.emplace(one.sha256, one);
            after->apply(sealed, opened);
            transaction.append({sealed}, texts_, after);
        });
        texts_.clear();
        return store.read("case/2026-0001")->version();
    }
    /// A motion to decide the need, its ballot, and one vote in it. Gives the ballot's number.
    std::int64_t voted() {
        const auto motion = say("motion_put", Value::object({{"transition", "decide_need"}, {"words", text("Ja til tilbud")}}));
        const auto ballot = say("ballot_opened", Value::object({{"motion", motion}, {"content", "c"}, {"chair", "p-2"}}));
        say("vote_cast", Value::object({{"ballot", ballot}, {"seat", "p-3"}, {"vote", "against"}, {"content", "c"}}));
        return ballot;
    }
    std::string exported(workflows::ExportPart part, std::string_view person = "p-9", std::string_view format = "jsonl") {
        std::string out;
        engine::Outlet outlet([&](std::string_view piece) {
            out += piece;
            return true;
        });
        workflows::write_export(format, {.store = store, .stored_events = store, .nomenclature = nothing_, .policies = policies_, .part = std::move(part), .person = std::string(person), .shut_out = workflows::shut_out(std::make_shared<workflows::Office>(), std::string(person), {}), .now = engine::Instant{}}, outlet);
        return out;
    }

    tests::MemoryStore store{workflows::blank_file};
    int day = 1;
    std::string actor = "p-1";

private:
    NothingImported nothing_;
    workflows::PolicyBook policies_;
    std::vector<engine::Text> texts_;
};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

engine::Verification verified(const std::string& text) {
    std::istringstream in(text);
    return engine::verify_jsonl(in);
}

}  // namespace

TEST_CASE("votes of an open ballot are held back and the export still verifies", "[export]") {
    Told story;
    story.voted();

    const std::string text = story.exported({});

    CHECK_FALSE(contains(text, "vote_cast"));
    CHECK(contains(text, "ballot_opened"));
    CHECK(verified(text).ok());
    CHECK(verified(text).held_back == 1);
}

TEST_CASE("an auditor sees votes of an open ballot, and everybody those of a closed one", "[export]") {
    Told story;
    const auto ballot = story.voted();

    const std::string for_auditor = story.exported(workflows::narrowed({}, {{.role = "auditor"}}));
    story.say("ballot_closed", Value::object({{"ballot", ballot}, {"result", "fell"}, {"for", 0}, {"against", 1}, {"abstain", 0}}));
    const std::string afterwards = story.exported(workflows::narrowed({}, {{.role = "case_officer"}}));

    CHECK(contains(for_auditor, "vote_cast"));
    CHECK(contains(afterwards, "vote_cast"));
}

TEST_CASE("who is tied in a case takes out its public part only", "[export]") {
    Told story;
    story.say("capacity_stated", Value::object({{"centre", "TRS"}, {"effect", story.text("Bare for oss")}}));
    story.actor = "p-7";
    story.say("interest_declared", Value::object({{"value", "tied"}, {"words", story.text("Egen slekt")}}));

    CHECK(contains(story.exported({}, "p-9"), "Bare for oss"));
    CHECK_FALSE(contains(story.exported({}, "p-7"), "Bare for oss"));
    CHECK_FALSE(contains(story.exported({}, "p-7"), "Egen slekt"));
}

TEST_CASE("what a person may take out follows from the roles of the day", "[export]") {
    const auto with = [](std::string role) { return std::vector<workflows::Standing>{{.role = std::move(role)}}; };

    CHECK(workflows::may_export(with("auditor"), {}));
    CHECK_FALSE(workflows::may_export(with("centre_leader"), {}));
    CHECK(workflows::may_export(with("centre_leader"), {.public_only = true}));
    CHECK_FALSE(workflows::may_export(with("administrator"), {.public_only = true}));
    CHECK(workflows::narrowed({}, with("user_representative")).public_only);
    CHECK_FALSE(workflows::narrowed({}, with("case_officer")).public_only);
}

TEST_CASE("a motion that fell is a decision with its votes, a motion alone is none", "[export]") {
    Told story;
    const auto ballot = story.voted();
    story.day = 2;
    story.say("ballot_closed",
              Value::object({{"ballot", ballot}, {"result", "fell"}, {"for", 3}, {"against", 5}, {"abstain", 2}, {"reason", story.text("Ikke nå")}}));

    const auto rows = workflows::decision_rows(story.store.events("case/2026-0001"), story.store.texts("case/2026-0001"), {});

    REQUIRE(rows.size() == 2);
    CHECK(rows[0].cells[10] == "sha256:" + story.store.events("case/2026-0001").front().event.policy);
    CHECK(rows[0].cells[4] == "register");
    CHECK(rows[0].cells[2] == "En sykdom");
    CHECK(rows[1].cells[4] == "decide_need");
    CHECK(rows[1].cells[5].empty());
    CHECK(rows[1].cells[6] == "leader_group");
    CHECK(rows[1].cells[7] == "fell: for=3 against=5 abstain=2 casting=no");
    CHECK(rows[1].cells[8] == "Ikke nå");
    CHECK(rows[1].date == "2026-03-02");
}

TEST_CASE("a part by dates keeps what lies between them whole", "[export]") {
    Told story;
    story.day = 2;
    story.say("note", Value::object());
    story.say("note", Value::object());
    story.day = 3;
    story.say("note", Value::object());

    const auto found = verified(story.exported({.from = engine::make_date(2026, 3, 2), .to = engine::make_date(2026, 3, 2)}));

    CHECK(found.ok());
    CHECK(found.events == 2);
    CHECK_FALSE(found.whole_log);
}

TEST_CASE("an export as of a moment holds what was recorded by then, and tells the case as it stood", "[export]") {
    Told story;
    story.day = 2;
    story.say("name_set", Value::object({{"language", "nb"}, {"name", story.text("Navn to")}}));
    story.day = 3;
    story.say("name_set", Value::object({{"language", "nb"}, {"name", story.text("Navn tre")}}));

    const auto text = story.exported({.as_of = workflows::read_as_of("2026-03-02")});
    const auto found = verified(text);

    CHECK(found.ok());
    CHECK(found.events == 2);
    CHECK(contains(text, "\"as_of\":\"2026-03-02\""));
    CHECK(contains(text, "Navn to"));
    CHECK_FALSE(contains(text, "Navn tre"));
}
