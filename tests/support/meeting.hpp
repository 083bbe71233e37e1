// A meeting of the leader group beside a world's cases, for tests.
#pragma once

#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/embedded.hpp"
#include "workflows/phase_model/meeting/minutes.hpp"
#include "workflows/text/catalogue.hpp"

#include <string>
#include <vector>

namespace tests {

/// A meeting beside the world's cases.
struct Meeting {
    World& world;
    std::string stream;

    explicit Meeting(World& in) : world(in) {
        const engine::Result planned = world.as("officer").does("plan_meeting", F({{"date", world.day()}, {"place", "Oslo"}, {"meeting_form", "in_person"}}));
        if (!done(planned)) FAIL(told(planned));
        stream = std::get<engine::Done>(planned).stream;
    }
    engine::Result does(const std::string& person, const std::string& act, engine::Value fields = F()) const {
        engine::Command command = world.command(person, act, std::move(fields));
        command.stream = stream;
        return world.engine.perform(command);
    }
    std::int64_t must(const std::string& person, const std::string& act, engine::Value fields = F()) const {
        const engine::Result result = does(person, act, std::move(fields));
        if (!done(result)) FAIL(act + ": " + told(result));
        return std::get<engine::Done>(result).events.front().event.seq;
    }
    const workflows::MeetingFile& file() const { return dynamic_cast<const workflows::MeetingFile&>(*world.store.read(stream)); }
    workflows::CaseOf cases() const {
        return [this](std::string_view id) { return std::dynamic_pointer_cast<const workflows::Case>(world.store.read("case/" + std::string(id))); };
    }
    std::string hash() const { return workflows::minutes_hash(file(), cases()); }
    /// As somebody reads them who is tied in nothing.
    std::string minutes(const std::string& language) const {
        return minutes(language, [](const workflows::Case&) { return false; });
    }
    std::string minutes(const std::string& language, const workflows::ShutOut& shut_out) const {
        static const workflows::Catalogues catalogues(workflows::embedded_files());
        return workflows::plain_text(workflows::minutes_document(file(), cases(), shut_out, *world.people.office(), catalogues.in(language)));
    }
    /// Called and opened with these present.
    void begin(const std::vector<std::string>& present = the_ten()) const {
        engine::Value list = engine::Value::array();
        for (const std::string& person : present) list.push(person);
        must("leader", "call_meeting");
        must("officer", "open_meeting", F({{"present", list}}));
    }
};

}  // namespace tests
