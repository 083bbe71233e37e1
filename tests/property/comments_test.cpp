// For random histories: no comment is ever lost, and none is seen by anybody without the right to see it. What should hold is
// worked out here from the events alone, beside the fold and the rules that are tested.
#include "tests/property/wander.hpp"
#include "tests/support/catch.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/inbox.hpp"
#include "workflows/phase_model/input_changes.hpp"

#include <map>
#include <set>

using namespace tests;

namespace {

/// A comment as its events tell it.
struct Told {
    std::set<std::string> words;  ///< every version of it, and of its answers
    std::string level = "public";
    bool hidden = false;          ///< at some time, and not shown since by an event
};

std::map<std::int64_t, Told> told_by_events(World& world) {
    std::map<std::int64_t, Told> all;
    const auto texts = world.store.texts(world.stream);
    for (const auto& sealed : world.store.events(world.stream)) {
        const auto& event = sealed.event;
        const auto keep = [&](Told& told, const char* member) {
            if (const std::string text = engine::opened(event.body, member, texts); !text.empty()) told.words.insert(text);
        };
        if (event.name == "comment_given") {
            Told& told = all[event.seq];
            keep(told, "text");
            if (event.body.text("visibility") == "internal") told.level = "internal";
        }
        const auto entry = all.find(event.body.integer(event.name == "access_set" ? "entry" : "comment"));
        if (entry == all.end()) continue;
        if (event.name == "comment_edited") keep(entry->second, "text");
        if (event.name == "comment_answered") {
            keep(entry->second, "reason");
            keep(entry->second, "changed");
        }
        if (event.name == "access_set") entry->second.level = event.body.text("level");
        if (event.name == "comment_hidden") entry->second.hidden = true;
        if (event.name == "comment_shown") entry->second.hidden = false;
    }
    return all;
}

/// Everything that a reader is shown of a case's comments.
std::set<std::string> shown_to(World& world, const workflows::Reader& reader) {
    std::set<std::string> words;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) words.insert(text);
    };
    const auto whole = std::dynamic_pointer_cast<const workflows::Case>(world.store.read(world.stream));
    const auto part = workflows::without(whole, workflows::hidden_words(*whole, reader, world.today()));
    for (const auto& comment : part->comments) {
        add(comment.text.text);
        for (const auto& earlier : comment.earlier) add(earlier.text);
        for (const auto& answer : comment.answers) {
            add(answer.reason.text);
            add(answer.changed.text);
        }
    }
    for (const auto& change : workflows::input_changes(*part, workflows::readable(*part, reader, world.today()))) {
        add(change.reason);
        add(change.changed);
    }
    const workflows::MayReadIn same = [&](const workflows::Case& file) { return workflows::readable(file, reader, world.today()); };
    for (const auto& entry : workflows::inbox(world.store, world.cases, {.case_id = world.id()}, same, world.today(), world.people.office()->policies).entries) {
        add(entry.comment.text.text);
        if (const auto* answer = entry.comment.answer()) add(answer->reason.text);
    }
    return words;
}

void nothing_is_lost(World& world, const std::map<std::int64_t, Told>& told) {
    const auto all = shown_to(world, {.person = "officer", .prepares = true});
    const auto& file = world.file();
    REQUIRE(file.comments.size() == told.size());
    for (const auto& [seq, comment] : told) {
        REQUIRE(file.comment(seq) != nullptr);
        for (const std::string& words : comment.words) REQUIRE(all.contains(words));
    }
}

/// Words that only comments closed to outsiders have said.
void nothing_is_shown_too_widely(World& world, const std::map<std::int64_t, Told>& told) {
    std::set<std::string> open, closed;
    for (const auto& [seq, comment] : told) {
        const bool shut = comment.level == "internal" || comment.level == "withheld";
        (shut ? closed : open).insert(comment.words.begin(), comment.words.end());
    }
    for (const std::string& nobody : {std::string(), std::string("stranger")})
        for (const std::string& words : shown_to(world, {.person = nobody}))
            if (closed.contains(words)) REQUIRE(open.contains(words));
}

}  // namespace

TEST_CASE("whatever people do, no comment is lost and none is seen without the right", "[property]") {
    std::minstd_rand random(5);
    for (int walk = 0; walk < 25; ++walk) {
        World world;
        world.begin("Målet").begin("Saken").walk_to(walk % 4);
        Wanderer wanderer(world);
        for (int step = 0; step < 30; ++step) {
            wanderer.step(static_cast<std::uint32_t>(random()));
            // Comments come seldom by chance alone: one now and then, open or internal, some of them answered or assessed.
            world.forgiving = true;
            const std::string number = std::to_string(walk) + "-" + std::to_string(step);
            if (step % 3 == 0) world.as(step % 2 == 0 ? "users" : "clinician").does("comment", F({{"text", "Innspill nummer " + number}, {"visibility", step % 4 == 0 ? "internal" : "public"}}));
            if (step % 5 == 0 && !world.file().comments.empty()) {
                const auto seq = world.file().comments.back().by.seq;
                world.as("officer").does("answer_comment", F({{"comment", seq}, {"disposition", "followed"}, {"reason", "Svar på innspill " + number}, {"changed", "Endring etter innspill " + number}}));
                if (step % 10 == 0) world.as("officer").does("set_access", F({{"entry", seq}, {"level", step % 20 == 0 ? "withheld" : "internal"}, {"ground", "offl_13"}}));
            }
            INFO(wanderer.story());
            const auto told = told_by_events(world);
            nothing_is_lost(world, told);
            nothing_is_shown_too_widely(world, told);
        }
    }
}
