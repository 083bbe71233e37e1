#include "workflows/phase_model/input_changes.hpp"

#include <algorithm>

namespace workflows {

using engine::Value;

namespace {

template <class Entries>
void add(std::vector<std::int64_t>& numbers, const Entries& entries, std::int64_t after) {
    for (const auto& entry : entries)
        if (entry.by.seq > after) numbers.push_back(entry.by.seq);
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }
Value number_or_null(std::int64_t number) { return number == 0 ? Value() : Value(number); }

}  // namespace

std::vector<std::int64_t> changes_after(const Case& file, std::int64_t seq) {
    std::vector<std::int64_t> numbers;
    if (file.identity && file.identity->by.seq > seq) numbers.push_back(file.identity->by.seq);
    if (file.scope && file.scope->by.seq > seq) numbers.push_back(file.scope->by.seq);
    if (file.oral && file.oral->by.seq > seq) numbers.push_back(file.oral->by.seq);
    add(numbers, file.assessments, seq);
    add(numbers, file.candidates, seq);
    add(numbers, file.evidence, seq);
    add(numbers, file.summaries, seq);
    add(numbers, file.recommendations, seq);
    add(numbers, file.transitions, seq);
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

std::vector<InputChange> input_changes(const Case& file, const MayRead& may_read) {
    std::vector<InputChange> all;
    for (const Comment& comment : file.comments) {
        const CommentAnswer* answer = comment.answer();
        if (answer == nullptr || comment.withdrawn || !may_read(comment)) continue;
        if (answer->disposition != "followed" && answer->disposition != "partly") continue;
        all.push_back({.by = comment.by,
                       .part = comment.part,
                       .disposition = answer->disposition,
                       .answered = answer->by,
                       .opening = answer->opening,
                       .reason = answer->reason.text,
                       .changed = answer->changed.text,
                       .change = answer->change});
    }
    std::stable_sort(all.begin(), all.end(), [](const InputChange& a, const InputChange& b) { return a.answered.seq > b.answered.seq; });
    return all;
}

Value as_value(const Case& file, const std::vector<InputChange>& changes) {
    Value list = Value::array();
    for (const InputChange& one : changes)
        list.push(Value::object({{"comment", one.by.seq},
                                 {"given", engine::to_text(one.by.date)},
                                 {"role", one.by.role},
                                 {"organisation", text_or_null(one.by.organisation)},
                                 {"capacity", text_or_null(one.by.capacity)},
                                 {"part", one.part},
                                 {"disposition", one.disposition},
                                 {"answered", engine::to_text(one.answered.date)},
                                 {"opening", text_or_null(one.opening)},
                                 {"reason", one.reason},
                                 {"changed", one.changed},
                                 {"change", number_or_null(one.change)}}));
    return Value::object({{"case", file.id}, {"changes", list}});
}

const std::vector<std::string>& input_change_columns() {
    static const std::vector<std::string> all{"case",        "comment",  "given",  "role",    "organisation", "part",
                                              "disposition", "answered", "reason", "changed", "change"};
    return all;
}

std::vector<std::vector<std::string>> input_change_rows(const Case& file, const std::vector<InputChange>& changes) {
    std::vector<std::vector<std::string>> rows;
    for (const InputChange& one : changes)
        rows.push_back({file.id, std::to_string(one.by.seq), engine::to_text(one.by.date), one.by.role, one.by.organisation, one.part, one.disposition,
                        engine::to_text(one.answered.date), one.reason, one.changed, one.change == 0 ? "" : std::to_string(one.change)});
    return rows;
}

}  // namespace workflows
