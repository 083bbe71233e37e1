// What an answer to a comment must hold: a reason written for this comment, and what it changed (specification section 8).
#include "workflows/phase_model/acts/hearing.hpp"
#include "workflows/phase_model/input_changes.hpp"
#include "workflows/text/sentence.hpp"

#include <algorithm>

namespace workflows {

namespace {

constexpr std::size_t least_words = 3;  ///< "Vi er enige": less is no sentence

/// Nobody else in this case has been answered in these words. A standard sentence goes before the reason, in a field of its
/// own, so that what stands here can be asked to be about this comment alone.
bool is_individual(const Case& file, const Comment& comment, std::string_view reason) {
    const std::string plain = plain_words(reason);
    return std::none_of(file.comments.begin(), file.comments.end(), [&](const Comment& other) {
        return other.by.seq != comment.by.seq && std::any_of(other.answers.begin(), other.answers.end(), [&](const CommentAnswer& answer) {
                   return plain_words(answer.reason.text) == plain;
               });
    });
}

bool names_a_change(const Case& file, const Comment& comment, std::int64_t entry) {
    const auto changes = changes_after(file, comment.by.seq);
    return std::find(changes.begin(), changes.end(), entry) != changes.end();
}

}  // namespace

const Comment* comment_meant(const Scene& scene, Effects& effects) {
    const Comment* comment = scene.file->comment(scene.fields->integer("comment"));
    if (comment == nullptr) {
        effects.invalid("comment", "form.no_such_comment");
    } else if (comment->withdrawn) {
        effects.invalid("comment", "form.comment_withdrawn");
    } else {
        return comment;
    }
    return nullptr;
}

void check_answer(const Scene& scene, Effects& effects) {
    const Comment* comment = comment_meant(scene, effects);
    const std::string& reason = scene.field("reason");
    if (word_count(reason) < least_words) effects.invalid("reason", "form.reason_sentence", {{"n", std::to_string(least_words)}});
    if (comment != nullptr && !is_individual(*scene.file, *comment, reason)) effects.invalid("reason", "form.reason_individual");
    const std::string& disposition = scene.field("disposition");
    if ((disposition == "followed" || disposition == "partly") && !scene.says("changed")) effects.invalid("changed", "form.say_what_changed");
    if (comment != nullptr && scene.has("change") && !names_a_change(*scene.file, *comment, scene.fields->integer("change")))
        effects.invalid("change", "form.no_such_cause");
}

}  // namespace workflows
