// A policy: put before the leader group, voted on, adopted, published, and from when it is in force (specification sections
// 6 and 13).
#include "tests/support/meeting.hpp"
#include "workflows/phase_model/publishing.hpp"

using namespace tests;
using engine::Value;

namespace {

const std::string file = policy_file("2.0", "2026-06-01");

/// A meeting open with the policy as the item being treated.
struct Before {
    World world;
    Meeting meeting{world};
    std::int64_t item = 0;

    explicit Before(const std::vector<std::string>& present = the_ten()) {
        item = meeting.must("officer", "set_agenda", F({{"policy_file", file}, {"report", std::string(64, 'a')}}));
        meeting.begin(present);
        meeting.must("leader", "take_up_item", F({{"item", item}}));
    }
    void vote(const std::string& person, const std::string& vote = "for") { meeting.must(person, "vote_on_policy", F({{"vote", vote}})); }
    const workflows::PolicyItem& policy() const { return *meeting.file().item(item)->policy; }
    std::variant<workflows::KeptPolicy, workflows::PublishRefusal> publish(const std::string& person = "administrator") {
        const engine::Date today = world.today();
        return workflows::publish_policy(world.store, world.people, workflows::read_policy(file).sha256,
                                         {.actor = person, .via = "test", .at = {}, .date = engine::to_text(today)});
    }
};

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a policy is adopted when more vote for than against, and the minutes say so", "[meeting][policy]") {
    Before before;
    for (const std::string& person : the_ten()) before.vote(person, person == "SSD" ? "against" : person == "TRS" ? "abstain" : "for");

    before.meeting.must("leader", "adopt_policy");

    CHECK(before.policy().adopted());
    CHECK(before.policy().in_favour == 8);
    CHECK(before.policy().sha256 == workflows::read_policy(file).sha256);
    const std::string minutes = before.meeting.minutes("en");
    CHECK(says(minutes, "Policy 2.0"));
    CHECK(says(minutes, "Carried: 8 for, 1 against, 1 abstained."));
    CHECK(says(before.meeting.minutes("nn"), "Regelverk 2.0"));
    CHECK(refusal(before.meeting.does("leader", "adopt_policy")) == "requirement-unmet");
}

TEST_CASE("nobody adopts a policy without quorum, votes and majority",
          "[meeting][policy][asks policy_before_group][asks policy_quorum][asks policy_voted][asks policy_majority]") {
    Before before({"leader", "TRS", "SSD"});
    const auto why = [&](const std::string& requirement) {
        engine::Command command = before.world.command("leader", "adopt_policy", F());
        command.stream = before.meeting.stream;
        for (const engine::Answer& answer : before.world.engine.explain(command).answers)
            if (answer.requirement == requirement) return brief(answer);
        return std::string("not asked");
    };

    CHECK(says(why("policy_before_group"), "met"));
    CHECK(says(why("policy_quorum"), "unmet policy_quorum.unmet"));
    CHECK(says(why("policy_voted"), "unmet policy_voted.unmet"));
    CHECK(says(why("policy_majority"), "unmet policy_majority.unmet"));
    before.meeting.must("officer", "note_presence", F({{"arrived", Value::array({"TAKO", "Frambu", "NMK"})}}));
    for (const char* person : {"leader", "TRS", "SSD"}) before.vote(person);
    CHECK(refusal(before.meeting.does("leader", "adopt_policy")) == "requirement-unmet");
    CHECK(done(before.meeting.does("leader", "adopt_policy", F({{"last_call", true}}))));
    CHECK(says(why("policy_before_group"), "unmet policy_before_group.adopted"));
}

TEST_CASE("on a tie the chair's vote on a policy counts double, and a later vote replaces an earlier", "[meeting][policy]") {
    Before before({"leader", "TRS", "SSD", "TAKO", "Frambu", "NMK"});
    for (const char* person : {"TRS", "SSD", "TAKO"}) before.vote(person, "against");
    for (const char* person : {"leader", "Frambu", "NMK"}) before.vote(person);
    before.vote("NMK", "against");
    CHECK(refusal(before.meeting.does("leader", "adopt_policy")) == "requirement-unmet");
    before.vote("NMK");

    before.meeting.must("leader", "adopt_policy");

    CHECK(before.policy().casting_vote);
    CHECK(before.policy().votes.size() == 8);
    CHECK(says(before.meeting.minutes("en"), "The casting vote of the chair decided."));
}

TEST_CASE("only those in the room vote on a policy, and only the chair ends it", "[meeting][policy]") {
    Before before;
    before.meeting.must("officer", "note_presence", F({{"left", Value::array({"SSD"})}}));

    CHECK(refused_for(before.meeting.does("SSD", "vote_on_policy", F({{"vote", "for"}})), "/vote", "form.not_present"));
    for (const char* person : {"officer", "users", "auditor", "administrator", "stranger"}) {
        INFO(person);
        CHECK(refusal(before.meeting.does(person, "vote_on_policy", F({{"vote", "for"}}))) == "not-allowed");
        CHECK(refusal(before.meeting.does(person, "adopt_policy")) == "not-allowed");
    }
    CHECK(refusal(before.meeting.does("TRS", "adopt_policy")) == "not-allowed");
}

TEST_CASE("a policy that is left without a decision is told with its votes, and a later meeting may take it up", "[meeting][policy]") {
    Before before;
    for (const std::string& person : the_ten()) before.vote(person, "against");
    CHECK_FALSE(says(before.meeting.minutes("en"), "against,"));  // hidden until it is decided or left

    before.meeting.must("leader", "close_meeting");

    CHECK(says(before.meeting.minutes("en"), "Fell: 0 for, 10 against, 0 abstained."));
    Meeting next(before.world);
    CHECK(done(next.does("officer", "set_agenda", F({{"policy_file", file}}))));
}

TEST_CASE("what is no sound policy is not put on an agenda, and the reason names the line", "[meeting][policy]") {
    World world;
    Meeting meeting(world);
    const auto put = [&](const std::string& text) { return meeting.does("officer", "set_agenda", F({{"policy_file", text}})); };
    std::string short_window = file;
    short_window.replace(short_window.find("window_minimum_days = 28"), 24, "window_minimum_days = 14");

    CHECK(refused_for(put("version = 1"), "/policy_file", "form.policy_unreadable"));
    CHECK(refused_for(put(short_window), "/policy_file", "form.policy_unreadable"));
    CHECK(refused_for(put(policy_file("1.0", "2027-01-01")), "/policy_file", "form.policy_version_taken"));
    CHECK(refused_for(put(std::string(*workflows::shipped_policy_file("1.0"))), "/policy_file", "form.policy_published"));
    CHECK(refused_for(meeting.does("officer", "set_agenda", F({{"kind", "policy"}})), "/policy_file", "form.required"));
    CHECK(refused_for(meeting.does("officer", "set_agenda", F({{"policy_file", file}, {"report", "x"}})), "/report", "form.report_hash"));
    CHECK(done(put(file)));
    CHECK(refused_for(put(file), "/policy_file", "form.policy_on_agenda"));
}

TEST_CASE("only an administrator publishes, only what was adopted, and not for a day that has come", "[policy]") {
    Before before;
    CHECK(std::get<workflows::PublishRefusal>(before.publish()) == workflows::PublishRefusal::not_adopted);
    for (const std::string& person : the_ten()) before.vote(person);
    before.meeting.must("leader", "adopt_policy");
    for (const char* person : {"officer", "leader", "auditor", "stranger"})
        CHECK(std::get<workflows::PublishRefusal>(before.publish(person)) == workflows::PublishRefusal::not_allowed);

    SECTION("in time") {
        const auto kept = std::get<workflows::KeptPolicy>(before.publish());
        CHECK(kept.meeting == before.meeting.file().id);
        CHECK(kept.item == before.item);
        CHECK(kept.report == std::string(64, 'a'));
        CHECK(std::get<workflows::PublishRefusal>(before.publish()) == workflows::PublishRefusal::published);
        CHECK(workflows::proposed_policies(before.world.store, before.world.people.office()->policies).empty());
    }
    SECTION("too late") {
        before.world.on("2026-06-01");
        CHECK(std::get<workflows::PublishRefusal>(before.publish()) == workflows::PublishRefusal::too_early);
    }
}

TEST_CASE("a case keeps the policy of the day it entered its phase, and the next transition brings the new one", "[policy]") {
    World world;
    world.begin("Gammel sak");
    auto policy = std::make_shared<workflows::Policy>(workflows::read_policy(policy_file("2.0", "2026-06-01")));
    policy->main_criteria = {"K1"};
    world.people.change().policies.add({.policy = policy, .published = "2026-02-02"});
    world.on("2026-06-01");
    const auto policy_of_last = [&] { return world.store.events(world.stream).back().event.policy; };

    world.as("officer").must("set_identity", F({{"orpha", "558"}}));
    CHECK(policy_of_last() == workflows::shipped_policy().sha256);
    world.judge_hits();
    world.as("officer").must("accept");
    CHECK(policy_of_last() == workflows::shipped_policy().sha256);  // judged under the one it entered phase 0 with
    world.assess("K1");
    CHECK(policy_of_last() == policy->sha256);

    CHECK(world.says("leader", "complete_assessment", "main_criteria_assessed") == "met main_criteria_assessed.met");
}

TEST_CASE("the newest published policy that has begun is in force", "[policy]") {
    workflows::PolicyBook book;
    const auto kept = [](const std::string& version, const std::string& from) {
        return workflows::KeptPolicy{.policy = std::make_shared<const workflows::Policy>(workflows::read_policy(policy_file(version, from))), .published = "2026-01-01"};
    };
    book.add(kept("2.0", "2026-06-01"));
    book.add(kept("3.0", "2027-01-01"));
    book.add(kept("2.1", "2026-06-01"));

    CHECK(book.on(engine::make_date(2026, 5, 31)).version == "1.0");
    CHECK(book.on(engine::make_date(2026, 6, 1)).version == "2.1");  // published later for the same day
    CHECK(book.on(engine::make_date(2027, 1, 1)).version == "3.0");
    CHECK(book.version("2014") == &workflows::earlier_policy());
    CHECK(book.all().front().policy->version == "3.0");
    CHECK(book.all().size() == 5);
    CHECK(book.name_of("00") == "00");
}
