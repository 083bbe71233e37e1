#include "workflows/phase_model/side_by_side.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

namespace workflows {

namespace {

/// Whose vote or interest it is, is never the one who acts: their own, sent from another window, is a conflict.
bool only_others_voted(const engine::Command& command, const std::vector<engine::Sealed>& since) {
    return std::all_of(since.begin(), since.end(), [&](const engine::Sealed& sealed) {
        const engine::Event& event = sealed.event;
        return event.actor != command.person && (event.name == "vote_cast" || event.name == "interest_declared");
    });
}

engine::Result beside_others(engine::Command command, const std::function<engine::Result(const engine::Command&)>& once) {
    constexpr int most_tries = 50;  // each time it is not ours, somebody else's has been taken
    engine::Result result = once(command);
    for (int tried = 1; tried < most_tries; ++tried) {
        const auto* problem = std::get_if<engine::Problem>(&result);
        if (problem == nullptr || problem->type != "stale-version" || !only_others_were_heard(command, problem->since)) break;
        command.expected_version = problem->version;
        result = once(command);
    }
    return result;
}

}  // namespace

bool only_others_were_heard(const engine::Command& command, const std::vector<engine::Sealed>& since) {
    static constexpr std::array<std::string_view, 6> heard{"comment_given", "comment_edited", "comment_withdrawn", "comment_answered", "comment_hidden", "comment_shown"};
    if (since.empty()) return false;
    if (command.act == "cast_vote" || command.act == "declare_interest") return only_others_voted(command, since);
    if (command.act != "comment") return false;
    const engine::Value* reply_to = command.fields.find("reply_to");
    return std::all_of(since.begin(), since.end(), [&](const engine::Sealed& sealed) {
        const engine::Event& event = sealed.event;
        if (std::find(heard.begin(), heard.end(), event.name) == heard.end()) return false;
        const bool says_something_new = event.name != "comment_given" && event.name != "comment_answered";
        return reply_to == nullptr || !says_something_new || event.body.integer("comment") != command.fields.integer("reply_to");
    });
}

engine::Result perform_beside_others(engine::Engine& engine, engine::Command command) {
    return beside_others(std::move(command), [&](const engine::Command& now) { return engine.perform(now); });
}

engine::Result rehearse_beside_others(engine::Engine& engine, engine::Command command) {
    return beside_others(std::move(command), [&](const engine::Command& now) -> engine::Result {
        engine::Together together = engine.rehearse({&now, 1});
        if (together.problem) return std::move(*together.problem);
        return std::move(together.done.front());
    });
}

}  // namespace workflows
