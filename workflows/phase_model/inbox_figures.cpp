// How organisations have been answered, and comments across cases as data.
#include "workflows/phase_model/inbox.hpp"
#include "workflows/phase_model/process_figures.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace workflows {

using engine::Value;

namespace {

void add(const InboxEntry& entry, OrganisationFigures& to) {
    ++to.given;
    if (entry.waits) {
        ++to.waiting;
        if (entry.overdue) ++to.overdue;
        return;
    }
    const CommentAnswer& answer = *entry.comment.answer();
    ++to.answered;
    if (answer.by.date <= entry.due) ++to.within;
    if (answer.disposition == "followed") ++to.followed;
    if (answer.disposition == "partly") ++to.partly;
    if (answer.disposition == "not_followed") ++to.not_followed;
    if (answer.disposition == "outside_scope") ++to.outside_scope;
}

std::optional<int> percent(std::int64_t part, std::int64_t whole) {
    if (whole < static_cast<std::int64_t>(smallest_cell)) return std::nullopt;
    return static_cast<int>((part * 200 + whole) / (whole * 2));
}

Value or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }
Value or_null(const std::optional<int>& number) { return number ? Value(*number) : Value(); }
Value unless(bool suppressed, std::int64_t number) { return suppressed ? Value() : Value(number); }

std::string day_answered(const InboxEntry& entry) { return entry.waits ? std::string() : engine::to_text(entry.comment.answer()->by.date); }
std::string state_of(const InboxEntry& entry) { return entry.overdue ? "overdue" : entry.waits ? "waiting" : "answered"; }

}  // namespace

std::vector<OrganisationFigures> organisation_figures(const Inbox& all) {
    std::map<std::pair<std::string, std::string>, OrganisationFigures> by_name;
    for (const InboxEntry& entry : all.entries) {
        const Stamp& by = entry.comment.by;
        OrganisationFigures& figures = by_name[{by.organisation, by.role}];
        figures.organisation = by.organisation;
        figures.role = by.role;
        add(entry, figures);
    }
    std::vector<OrganisationFigures> list;
    for (auto& [name, figures] : by_name) {
        figures.suppressed = figures.answered < static_cast<std::int64_t>(smallest_cell);
        figures.within_percent = percent(figures.within, figures.answered + figures.overdue);
        figures.followed_percent = percent(figures.followed + figures.partly, figures.answered);
        list.push_back(std::move(figures));
    }
    std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.given > b.given; });
    return list;
}

Value as_value(const Inbox& inbox) {
    Value list = Value::array();
    for (const InboxEntry& entry : inbox.entries) {
        const Comment& comment = entry.comment;
        const CommentAnswer* answer = comment.answer();
        list.push(Value::object({{"case", entry.row.id},
                                 {"name", entry.row.name},
                                 {"phase", entry.row.phase},
                                 {"comment", comment.by.seq},
                                 {"given", engine::to_text(comment.by.date)},
                                 {"role", comment.by.role},
                                 {"organisation", or_null(comment.by.organisation)},
                                 {"capacity", or_null(comment.by.capacity)},
                                 {"part", comment.part},
                                 {"timing", comment.timing},
                                 {"text", comment.text.text},
                                 {"state", state_of(entry)},
                                 {"due", engine::to_text(entry.due)},
                                 {"holds_hearing", entry.holds},
                                 {"answered", or_null(day_answered(entry))},
                                 {"disposition", answer == nullptr ? Value() : Value(answer->disposition)},
                                 {"reason", answer == nullptr ? Value() : Value(answer->reason.text)},
                                 {"changed", answer == nullptr ? Value() : or_null(answer->changed.text)}}));
    }
    return Value::object({{"waiting", inbox.counts.waiting},
                          {"overdue", inbox.counts.overdue},
                          {"this_week", inbox.counts.this_week},
                          {"answered", inbox.counts.answered},
                          {"comments", list}});
}

const std::vector<std::string>& inbox_columns() {
    static const std::vector<std::string> all{"case",   "name", "phase", "comment", "given",         "role",     "organisation", "part",
                                              "timing", "text", "state", "due",     "holds_hearing", "answered", "disposition"};
    return all;
}

std::vector<std::vector<std::string>> inbox_rows(const Inbox& inbox) {
    std::vector<std::vector<std::string>> rows;
    for (const InboxEntry& entry : inbox.entries) {
        const Comment& comment = entry.comment;
        rows.push_back({entry.row.id, entry.row.name, entry.row.phase, std::to_string(comment.by.seq), engine::to_text(comment.by.date), comment.by.role,
                        comment.by.organisation, comment.part, comment.timing, comment.text.text, state_of(entry), engine::to_text(entry.due),
                        entry.holds ? "yes" : "no", day_answered(entry), entry.waits ? "" : comment.answer()->disposition});
    }
    return rows;
}

Value as_value(const std::vector<OrganisationFigures>& figures) {
    Value list = Value::array();
    for (const OrganisationFigures& one : figures)
        list.push(Value::object({{"organisation", or_null(one.organisation)},
                                 {"role", one.role},
                                 {"given", one.given},
                                 {"answered", one.answered},
                                 {"waiting", one.waiting},
                                 {"overdue", one.overdue},
                                 {"within", unless(one.suppressed, one.within)},
                                 {"within_percent", or_null(one.within_percent)},
                                 {"followed", unless(one.suppressed, one.followed)},
                                 {"partly", unless(one.suppressed, one.partly)},
                                 {"not_followed", unless(one.suppressed, one.not_followed)},
                                 {"outside_scope", unless(one.suppressed, one.outside_scope)},
                                 {"followed_percent", or_null(one.followed_percent)},
                                 {"suppressed", one.suppressed}}));
    return Value::object({{"organisations", list}});
}

const std::vector<std::string>& organisation_columns() {
    static const std::vector<std::string> all{"organisation", "role",     "given",  "answered",     "waiting",       "overdue",          "within",
                                              "within_percent", "followed", "partly", "not_followed", "outside_scope", "followed_percent", "suppressed"};
    return all;
}

std::vector<std::vector<std::string>> organisation_rows(const std::vector<OrganisationFigures>& figures) {
    std::vector<std::vector<std::string>> rows;
    for (const OrganisationFigures& one : figures) {
        const auto count = [&](std::int64_t number) { return one.suppressed ? std::string() : std::to_string(number); };
        const auto share = [](const std::optional<int>& number) { return number ? std::to_string(*number) : std::string(); };
        rows.push_back({one.organisation, one.role, std::to_string(one.given), std::to_string(one.answered), std::to_string(one.waiting),
                        std::to_string(one.overdue), count(one.within), share(one.within_percent), count(one.followed), count(one.partly),
                        count(one.not_followed), count(one.outside_scope), share(one.followed_percent), one.suppressed ? "yes" : "no"});
    }
    return rows;
}

}  // namespace workflows
