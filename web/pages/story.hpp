// What happened in a case, as sentences: for its history, its last five, the conflict page and the lists across cases.
#pragma once

#include "engine/event.hpp"
#include "web/pages/frame.hpp"
#include "web/pages/sight.hpp"
#include "web/pages/words.hpp"

#include <string>
#include <vector>

namespace web {

/// A requirement as it was answered at a step.
struct AnswerThen {
    StatusMark mark;
    std::string name;

    void describe(auto& to) const {
        to("mark", mark);
        to("name", name);
    }
};

struct StoryLine {
    std::string seq, at, when, sentence, who, requirements;
    bool step = false;
    Html reason, change;
    std::vector<AnswerThen> answers;

    void describe(auto& to) const {
        to("seq", seq);
        to("at", at);
        to("when", when);
        to("sentence", sentence);
        to("who", who);
        to("requirements", requirements);
        to("step", step);
        to("reason", reason);
        to("change", change);
        to("answers", answers);
    }
};

struct StoryChoice {
    std::size_t limit = 0;      ///< newest so many; 0 for all
    bool carried_only = false;  ///< items of an earlier cycle that could be carried over
    bool main_only = false;     ///< steps, decisions, comments and answers
    bool details = false;       ///< with reasons, answers of requirements and differences
    std::string role;           ///< only what this role did
    std::optional<workflows::AsOf> until = std::nullopt;  ///< only what was recorded by then
    std::optional<workflows::AsOf> since = std::nullopt;  ///< only what was recorded after it
};

/// The events of a case as lines, newest first.
std::vector<StoryLine> story_lines(Call& call, const workflows::Case& file, const StoryChoice& choice);

/// One event as a full sentence.
std::string sentence_of(const workflows::Catalogue& words, const engine::Event& event, const engine::Texts& texts);
/// Who did it: "Leder for tjenesten", "Stedfortreder for senterleder, TRS".
std::string who_did(const workflows::Catalogue& words, const engine::Event& event);
/// True for phase steps, decisions, comments and their answers.
bool is_main(const engine::Event& event);
/// The typed text that the event changed, with what it was before; "" where there is none. `events` are oldest first.
Html change_of(const workflows::Catalogue& words, const std::vector<engine::Sealed>& events, std::size_t at,
               const engine::Texts& texts);

}  // namespace web
