// Rights in the past: of what stood then, nobody reads more than they may read today.
#include "tests/support/catch.hpp"
#include "tests/support/meeting.hpp"
#include "workflows/phase_model/annual_report.hpp"
#include "workflows/phase_model/inbox.hpp"
#include "workflows/phase_model/meeting/papers.hpp"
#include "workflows/phase_model/past_store.hpp"

using namespace tests;

namespace {

workflows::PastStore store_at(World& world, const std::string& day) { return {world.store, workflows::blank_file, *workflows::read_as_of(day)}; }

std::int64_t comment(World& world, const std::string& text) { return world.as("users").must("comment", F({{"text", text}})); }

/// The texts of the inbox as it stood, for one with these rights.
std::vector<std::string> inbox_at(World& world, const std::string& day, const workflows::Reader& reader) {
    workflows::PastStore past = store_at(world, day);
    const workflows::MayReadIn reads = [&](const workflows::Case& file) {
        const auto now = std::dynamic_pointer_cast<const workflows::Case>(world.store.read("case/" + file.id));
        return workflows::still_readable(workflows::readable(file, reader, world.today()), now, reader, world.today());
    };
    std::vector<std::string> texts;
    for (const auto& entry : workflows::inbox(past, world.cases, {}, reads, *engine::parse_date(day), world.people.office()->policies).entries)
        texts.push_back(entry.comment.text.text);
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("comments of the past are those of then that may still be read", "[as-of][answers]") {
    World world;
    world.walk_to(3);
    const auto withdrawn = comment(world, "Tatt tilbake siden"), hidden = comment(world, "Skjult siden"), closed = comment(world, "Internt siden");
    comment(world, "Fortsatt åpent");
    const std::string then = world.day();
    world.later(1);
    world.as("users").must("withdraw_comment", F({{"comment", withdrawn}}));
    world.as("officer").must("hide_comment", F({{"comment", hidden}, {"reason", "Nevner en familie"}}));
    world.as("officer").must("set_access", F({{"entry", closed}, {"level", "internal"}, {"ground", "offl_13"}}));
    comment(world, "Kom senere");

    CHECK(inbox_at(world, then, {.person = "clinician"}) == Texts{"Fortsatt åpent"});
    CHECK(inbox_at(world, then, {.person = "officer", .prepares = true}) == Texts{"Skjult siden", "Internt siden", "Fortsatt åpent"});
}

TEST_CASE("who has become tied in a case is shut out of it as it stood, too", "[as-of]") {
    World world;
    world.walk_to(2);
    const std::string then = world.day();
    world.later(1);
    world.declare("TRS", "tied");
    workflows::PastStore past = store_at(world, then);
    const auto file = std::dynamic_pointer_cast<const workflows::Case>(past.read(world.stream));
    const auto today = workflows::shut_out(world.people.office(), "TRS", world.today());

    CHECK_FALSE(today(*file));
    CHECK(workflows::shut_out_then(today, world.store)(*file));
    CHECK_FALSE(workflows::shut_out_then(workflows::shut_out(world.people.office(), "SSD", world.today()), world.store)(*file));
}

TEST_CASE("figures of a year as they stood before a decision do not have it", "[as-of]") {
    World world;
    world.walk_to(1);
    const std::string then = world.day();
    world.later(1);
    world.close_formal();
    const int year = engine::parts(world.today()).year;
    REQUIRE(engine::parts(*engine::parse_date(then)).year == year);
    workflows::PastStore past = store_at(world, then);
    const auto decisions = [&](engine::Store& store) {
        std::int64_t sum = 0;
        for (const auto& figure : workflows::annual_report(store, year))
            if (figure.key == "decisions" && figure.centre.empty()) sum += figure.value;
        return sum;
    };

    CHECK(decisions(past) == 0);
    CHECK(decisions(world.store) == 1);
}

TEST_CASE("minutes as they stood lack a correction that came later", "[as-of][meeting]") {
    World world;
    Meeting first(world);
    first.begin();
    first.must("officer", "close_meeting");
    for (const char* who : {"leader", "TRS"}) first.must(who, "sign_minutes", F({{"version", first.hash()}}));
    const std::string then = world.day();
    world.later(1);
    Meeting second(world);
    second.begin();
    second.must("leader", "approve_minutes", F({{"earlier", first.file().id}, {"correction", "SSD var ikke til stede"}}));
    workflows::PastStore past = store_at(world, then);

    const auto meeting = std::dynamic_pointer_cast<const workflows::MeetingFile>(past.read(first.stream));

    REQUIRE(meeting);
    CHECK_FALSE(meeting->approval);
    CHECK(first.file().approval);
    CHECK(past.read(second.stream) == nullptr);
}

TEST_CASE("papers as they stood keep what is kept today", "[as-of][meeting]") {
    World world;
    world.walk_to(3);
    const auto internal = comment(world, "Internt siden");
    Meeting meeting(world);
    meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.must("leader", "call_meeting");
    const std::string then = world.day();
    world.later(1);
    world.as("officer").must("set_access", F({{"entry", internal}, {"level", "internal"}, {"ground", "offl_13"}}));
    const workflows::Reader nobody{.person = "reader"};
    const auto hidden = [&](std::string_view stream) {
        const auto now = std::dynamic_pointer_cast<const workflows::Case>(world.store.read(stream));
        return now ? workflows::hidden_words(*now, nobody, world.today()) : workflows::HiddenWords();
    };
    workflows::PastStore past(world.store, workflows::blank_file, *workflows::read_as_of(then), hidden);

    const auto papers = workflows::papers_of(past, meeting.file(), {.person = "reader", .shut_out = [](const workflows::Case&) { return false; }, .today = world.today()});

    REQUIRE(papers.size() == 1);
    REQUIRE(papers[0].file);
    CHECK(papers[0].file->comment(internal)->text.text.empty());
    CHECK(dynamic_cast<const workflows::Case&>(*store_at(world, then).read(world.stream)).comment(internal)->text.text == "Internt siden");
}
