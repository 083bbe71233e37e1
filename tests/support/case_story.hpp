// A CaseStory tells a Case event by event, as acts would write them: for tests of the fold and of what reads it.
#pragma once

#include "engine/event.hpp"
#include "workflows/phase_model/case.hpp"

#include <string>
#include <utility>

namespace tests {

class CaseStory {
public:
    /// Everything said from here on happens on that day, at nine o'clock UTC.
    CaseStory& on(std::string date) {
        date_ = std::move(date);
        return *this;
    }
    /// Everything said from here on is said by that person in that role.
    CaseStory& as(std::string person, std::string role) {
        person_ = std::move(person);
        role_ = std::move(role);
        return *this;
    }
    /// A typed text, as it stands in a body.
    engine::Value text(std::string_view words) {
        const engine::Text text = engine::commit_to(words);
        texts.emplace(text.sha256, text);
        return engine::commitment(text);
    }
    /// Adds an event and gives its number.
    std::int64_t say(std::string name, engine::Value body = engine::Value::object()) {
        const engine::Sealed sealed = engine::seal({.stream = "case/" + file.id,
                                                    .seq = file.version() + 1,
                                                    .at = date_ + "T09:00:00.000Z",
                                                    .date = date_,
                                                    .actor = person_,
                                                    .role = role_,
                                                    .act = name,
                                                    .name = std::move(name),
                                                    .cycle = file.cycle,
                                                    .model = "1.0",
                                                    .policy = policy,
                                                    .via = "page",
                                                    .body = std::move(body),
                                                    .prev = file.last_hash()});
        file.apply(sealed, texts);
        return sealed.event.seq;
    }
    /// A transition, with whatever else its body carries.
    std::int64_t move(std::string event, std::string id, std::string from, std::string to,
                      engine::Value body = engine::Value::object()) {
        body.set("transition", std::move(id)).set("from", std::move(from)).set("to", std::move(to));
        return say(std::move(event), std::move(body));
    }
    /// Registered on the present day, in bokmål.
    CaseStory& registered(std::string_view name = "Prøvesykdom") {
        move("register", "T01", "", "registration", engine::Value::object({{"name", text(name)}, {"origin", "enquiry"}}));
        return *this;
    }

    workflows::Case file{"2026-0001"};
    engine::Texts texts;
    std::string policy = "policy-a";

private:
    std::string date_ = "2026-01-05";
    std::string person_ = "p-1";
    std::string role_ = "case_officer";
};

/// A case that stands in a phase, reached by the forward steps; each step is a day later than the one before.
inline CaseStory a_case_in(int phase) {
    CaseStory story;
    story.registered();
    if (phase >= 1) story.on("2026-01-06").move("accept", "T02", "registration", "preliminary_assessment");
    if (phase >= 2) story.on("2026-01-07").move("complete_assessment", "T03", "preliminary_assessment", "evidence_gathering");
    if (phase >= 3)
        story.on("2026-01-08").move("complete_evidence", "T04", "evidence_gathering", "hearing",
                                    engine::Value::object({{"window_from", "2026-01-08"}, {"window_until", "2026-02-19"}}));
    if (phase >= 4) story.on("2026-02-20").move("close_hearing", "T05", "hearing", "need_decision");
    if (phase >= 5) story.on("2026-02-21").move("decide_need", "T06", "need_decision", "placement");
    if (phase >= 6)
        story.on("2026-02-22").move("place", "T07", "placement", "start_up",
                                    engine::Value::object({{"primary", "TRS"}, {"secondary", engine::Value::array({"SSD"})},
                                                           {"start_date", "2026-03-01"}}));
    if (phase >= 7) story.on("2026-02-23").move("complete_start_up", "T08", "start_up", "follow_up");
    return story;
}

}  // namespace tests
