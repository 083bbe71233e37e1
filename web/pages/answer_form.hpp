// The form that answers several comments at once: the fields of answer_comment once for each comment, with its number behind
// the name ("reason-17").
#pragma once

#include "web/pages/form.hpp"
#include "web/pages/sight.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace web {

/// A comment with the fields of its answer.
struct AnswerItem {
    std::string id, who, about, due, edited;
    std::string number, revision;  ///< of the comment, and of the draft of its answer: 0 for none
    Html text;
    std::vector<TagMark> tags;
    std::vector<Control> controls;

    void describe(auto& to) const {
        to("id", id);
        to("who", who);
        to("about", about);
        to("due", due);
        to("edited", edited);
        to("number", number);
        to("revision", revision);
        to("text", text);
        to("tags", tags);
        to("controls", controls);
    }
};

/// What is wrong with the answer to a comment; comment 0 for what concerns them all.
struct AnswerError {
    std::int64_t comment = 0;
    engine::FieldError error;
};

/// An answer as it was filled in.
struct AnswerGiven {
    const workflows::Comment* comment = nullptr;
    engine::Value fields;  ///< of answer_comment
    Pairs typed;           ///< the same as typed, by the act's own names
};

/// Those that wait for an answer, and those that something has been typed for; soonest due first.
std::vector<AnswerItem> answer_items(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& form, const std::vector<AnswerError>& errors);
/// What was filled in; a comment that nothing but a standard sentence was chosen for is left alone.
std::vector<AnswerGiven> answers_in(const Sight& sight, const engine::ActSpec& spec, const Pairs& form, std::vector<AnswerError>& errors);
/// The form as one's drafts of single answers fill it.
Pairs drafted_answers(const Call& call, const Sight& sight, const engine::ActSpec& spec);
/// What of the form was kept: the revision of each answer's draft by its field ("draft_revision-17"), and the first thing that was
/// not, as the form's own error.
struct AnswersKept {
    engine::Value revisions = engine::Value::object();
    std::optional<engine::Problem> problem;
    std::int64_t comment = 0;  ///< whose answer was not kept
    Pairs elsewhere;           ///< fields of drafts that another tab has changed, with the revision that it made
};
/// Keeps each answer that was changed as a draft of its own, where the form of answer_comment finds it too.
AnswersKept keep_answers(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& form);
/// The answer as the form of answer_comment keeps its draft.
Pairs draft_of(const AnswerGiven& answer);
ErrorSummary summary_of(const Call& call, const Sight& sight, const std::vector<AnswerError>& errors);
/// The version that the form was made from; 0 where it has none that can be read.
std::int64_t version_in(const Pairs& form);
/// The entry of the case as a sentence with its day, or "" for none.
std::string change_sentence_of(Call& call, const Sight& sight, std::int64_t entry);

}  // namespace web
