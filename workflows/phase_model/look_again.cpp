#include "workflows/phase_model/look_again.hpp"

#include "workflows/orphanet/difference.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace workflows {

using engine::Value;

namespace {

constexpr std::array<std::string_view, 5> grades{"code_inactive", "outcome_would_flip", "level_changed",
                                                 "requirement_input_changed", "informational"};

auto place_of(const OpenFlag& flag) { return std::ranges::find(grades, flag.body.text("grade")); }

Value row_value(const engine::CaseRow& row) {
    return Value::object({{"case", row.id},
                          {"name", row.name},
                          {"orpha", row.orpha},
                          {"phase", row.phase},
                          {"status", row.status},
                          {"outcome", row.outcome.empty() ? Value() : Value(row.outcome)}});
}

}  // namespace

LookAgain look_again(CaseList& cases, const std::vector<orphanet::Release>& releases) {
    // The one imported last counts, of whatever product (specification section 2).
    LookAgain list{.flags = cases.open_flags(), .watched = {}, .since = releases.empty() ? std::nullopt : std::optional(releases.front())};
    std::ranges::stable_sort(list.flags, {}, place_of);
    if (list.since) list.watched = cases.watched_unseen_since(list.since->imported_at);
    return list;
}

Value as_value(const LookAgain& list) {
    Value flags = Value::array(), watched = Value::array();
    for (const OpenFlag& flag : list.flags) {
        Value value = row_value(flag.row);
        value.set("flag", flag.seq);
        value.set("at", flag.at);
        for (const char* member : {"grade", "release", "against", "changes", "count", "suggested", "rule"})
            if (const Value* const found = flag.body.find(member)) value.set(member, *found);
        for (const char* member : {"target", "relation"})
            value.set(member, flag.body.has(member) ? Value(flag.body.text(member)) : Value());
        flags.push(std::move(value));
    }
    for (const engine::CaseRow& row : list.watched) watched.push(row_value(row));
    return Value::object({{"flags", flags},
                          {"watched", watched},
                          {"since", list.since ? orphanet::as_value(*list.since) : Value()}});
}

const std::vector<std::string>& look_again_columns() {
    static const std::vector<std::string> all{"reason", "case",   "name",  "orpha",  "phase", "status", "grade",
                                              "change", "before", "after", "target", "flag",  "at"};
    return all;
}

std::vector<std::vector<std::string>> look_again_rows(const LookAgain& list) {
    std::vector<std::vector<std::string>> rows;
    for (const OpenFlag& flag : list.flags) {
        const auto& changes = flag.body.list("changes");
        const Value first = changes.empty() ? Value::object() : changes.front();
        rows.push_back({"flag", flag.row.id, flag.row.name, flag.row.orpha, flag.row.phase, flag.row.status,
                        flag.body.text("grade"), first.text("what"), first.text("before"), first.text("after"),
                        flag.body.text("target"), std::to_string(flag.seq), flag.at});
    }
    for (const engine::CaseRow& row : list.watched)
        rows.push_back({"watched", row.id, row.name, row.orpha, row.phase, row.status, "", "", "", "", "", "", ""});
    return rows;
}

}  // namespace workflows
