#include "web/pages/answer_form.hpp"

#include "web/drafts.hpp"
#include "web/icons.hpp"
#include "web/pages/comment_words.hpp"
#include "web/pages/numbered.hpp"
#include "web/pages/story.hpp"
#include "workflows/phase_model/inbox.hpp"

#include <algorithm>
#include <charconv>
#include <variant>

namespace web {

namespace {

using workflows::Comment;

bool is_filled_in(const Pairs& own) {
    return std::ranges::any_of(own, [](const auto& pair) { return pair.first != "opening"; });
}

bool waits(const Comment& comment) { return !comment.withdrawn && !comment.hidden_for_good() && comment.answer() == nullptr; }

std::vector<engine::FieldError> errors_for(const std::vector<AnswerError>& errors, std::int64_t comment) {
    std::vector<engine::FieldError> own;
    for (const AnswerError& one : errors)
        if (one.comment == comment) own.push_back(one.error);
    return own;
}

constexpr std::string_view revision_name = "draft_revision";

/// The draft of the answer to that comment, as it is stored.
std::optional<workflows::Draft> stored_draft(const Call& call, const Sight& sight, const engine::ActSpec& spec, std::int64_t comment) {
    if (!keeps_drafts(call, spec)) return std::nullopt;
    return call.app.drafts->find(call.viewer.person, draft_place(sight->id, spec, {{"comment", std::to_string(comment)}}));
}

/// The revision that what stands in the form goes on from: the stored one where it says the same, else the one it was made from.
std::int64_t revision_of(const Call& call, const Sight& sight, const engine::ActSpec& spec, std::int64_t comment, const Pairs& own, const Pairs& form) {
    const auto stored = stored_draft(call, sight, spec, comment);
    if (stored && draft_fields(spec, own) == stored->fields) return stored->revision;
    return revision_in({{std::string(revision_name), std::string(value_of(form, with_number(revision_name, comment)))}});
}

AnswerItem item_of(Call& call, const Sight& sight, const engine::ActSpec& spec, const Comment& comment, Pairs own, const std::vector<AnswerError>& errors) {
    const auto& words = call.words;
    const auto due = workflows::answer_due(*sight, comment, call.viewer.office->policies);
    AnswerItem item{.id = "comment-" + std::to_string(comment.by.seq),
                    .who = said_by(words, comment.by),
                    .about = words.text("com.on", {{"part", part_name(words, comment.part)}}),
                    .due = words.text("com.due", {{"date", long_date(words, due)}}),
                    .text = paragraphs(comment.text.text)};
    if (comment.edited) item.edited = words.text("com.edited", {{"date", long_date(words, comment.edited->date)}});
    item.tags.push_back({due < call.viewer.today ? "danger" : "neutral", days_left(words, call.viewer.today, due), icon("clock")});
    if (comment.answer() != nullptr) item.tags.push_back({"warning", words.text("answers.answered_meanwhile"), icon("clock")});
    own.emplace_back("comment", std::to_string(comment.by.seq));
    const auto mine = errors_for(errors, comment.by.seq);
    const FormFor what{call, sight.file.get(), spec, own, mine};
    for (const auto& field : spec.fields) {
        if (field.name == "comment" || (field.name == "change" && options_for(what, field).empty())) continue;
        if (auto control = control_for(what, field)) {
            give_number(*control, comment.by.seq);
            if (control->area) control->rows = "3";
            item.controls.push_back(std::move(*control));
        }
    }
    return item;
}

}  // namespace

std::vector<AnswerItem> answer_items(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& form, const std::vector<AnswerError>& errors) {
    std::vector<const Comment*> shown;
    for (const Comment& comment : sight->comments)
        if (may_read(call, sight, comment) && (waits(comment) || is_filled_in(typed_for(form, spec, comment.by.seq)))) shown.push_back(&comment);
    std::ranges::stable_sort(shown, {}, [&](const Comment* comment) { return workflows::answer_due(*sight, *comment, call.viewer.office->policies); });
    std::vector<AnswerItem> items;
    for (const Comment* comment : shown) {
        Pairs own = typed_for(form, spec, comment->by.seq);
        Pairs kept = own;
        kept.emplace_back("comment", std::to_string(comment->by.seq));
        items.push_back(item_of(call, sight, spec, *comment, std::move(own), errors));
        items.back().number = std::to_string(comment->by.seq);
        items.back().revision = std::to_string(revision_of(call, sight, spec, comment->by.seq, kept, form));
    }
    return items;
}

std::vector<AnswerGiven> answers_in(const Sight& sight, const engine::ActSpec& spec, const Pairs& form, std::vector<AnswerError>& errors) {
    std::vector<AnswerGiven> given;
    for (const Comment& comment : sight->comments) {
        Pairs own = typed_for(form, spec, comment.by.seq);
        if (!is_filled_in(own)) continue;
        own.emplace_back("comment", std::to_string(comment.by.seq));
        Sent sent = read_form(spec, own);
        for (const auto& error : sent.errors) errors.push_back({comment.by.seq, error});
        given.push_back({&comment, std::move(sent.fields), std::move(own)});
    }
    return given;
}

Pairs drafted_answers(const Call& call, const Sight& sight, const engine::ActSpec& spec) {
    Pairs form;
    for (const Comment& comment : sight->comments) {
        if (!waits(comment)) continue;
        const Pairs values = with_draft(call, sight->id, spec, {{"comment", std::to_string(comment.by.seq)}});
        for (const auto& field : spec.fields)
            if (const std::string* value = find(values, field.name); value != nullptr && field.name != "comment")
                form.emplace_back(with_number(field.name, comment.by.seq), *value);
        if (const std::string* revision = find(values, revision_name)) form.emplace_back(with_number(revision_name, comment.by.seq), *revision);
    }
    return form;
}

AnswersKept keep_answers(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& form) {
    AnswersKept all;
    for (const Comment& comment : sight->comments) {
        const std::string name = with_number(revision_name, comment.by.seq);
        Pairs own = typed_for(form, spec, comment.by.seq);
        if (!may_read(call, sight, comment) || (own.empty() && find(form, name) == nullptr)) continue;
        const auto stored = stored_draft(call, sight, spec, comment.by.seq);
        own.emplace_back("comment", std::to_string(comment.by.seq));
        const std::int64_t base = revision_in({{std::string(revision_name), std::string(value_of(form, name))}});
        if (own.size() == 1 && !stored) {
            all.revisions.set(name, 0);  // nothing typed and nothing kept
            continue;
        }
        const auto kept = stored && stored->fields == draft_fields(spec, own) ? std::variant<std::int64_t, engine::Problem>(stored->revision)
                                                                              : keep_draft(call, sight->id, spec, own, base);
        const auto* problem = std::get_if<engine::Problem>(&kept);
        all.revisions.set(name, problem == nullptr ? std::get<std::int64_t>(kept) : problem->type == "stale-version" && problem->version == 0 ? 0 : base);
        if (problem != nullptr && problem->type == "stale-version") all.elsewhere.emplace_back(name, std::to_string(problem->version));
        if (problem == nullptr || all.problem) continue;
        all.problem = *problem;
        all.comment = comment.by.seq;
    }
    return all;
}

Pairs draft_of(const AnswerGiven& answer) { return answer.typed; }

ErrorSummary summary_of(const Call& call, const Sight& sight, const std::vector<AnswerError>& errors) {
    const auto& words = call.words;
    ErrorSummary summary{.title = words.text("err.summary")};
    for (const AnswerError& one : errors) {
        const std::string said = words.text(one.error.message);
        const auto* comment = sight->comment(one.comment);
        if (comment == nullptr) {
            summary.errors.push_back({"#main", said, {}});
            continue;
        }
        const std::string field = one.error.pointer.empty() ? std::string() : one.error.pointer.substr(1, one.error.pointer.find('/', 1) - 1);
        const std::string who = said_by(words, comment->by) + ": ";
        if (field.empty() || field == "comment")
            summary.errors.push_back({"#comment-" + std::to_string(one.comment), who + said, {}});
        else
            summary.errors.push_back({"#" + id_with_number("f-" + field, one.comment), who + field_label(words, "answer_comment", field) + ": " + said, {}});
    }
    return summary;
}

std::int64_t version_in(const Pairs& form) {
    const std::string_view text = value_of(form, "version");
    std::int64_t version = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    return error == std::errc() && end == text.data() + text.size() && version > 0 ? version : 0;
}

std::string change_sentence_of(Call& call, const Sight& sight, std::int64_t entry) {
    if (entry == 0) return {};
    for (const auto& line : story_lines(call, *sight, {}))
        if (line.seq == std::to_string(entry)) return line.when + ": " + line.sentence;
    return {};
}

}  // namespace web
