// Case::apply: one table from event name to step. Start here; the steps stand in the files beside this one.
#include "engine/crypto.hpp"
#include "workflows/phase_model/fold/moment.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

namespace workflows {

namespace {

using Table = std::map<std::string_view, Step, std::less<>>;

Table all_steps() {
    Table table;
    for (const Steps& steps : {transition_steps(), identity_steps(), preparation_steps(), impartiality_steps(), hearing_steps(),
                               moderation_steps(), ballot_steps(), placement_steps()})
        for (const auto& [name, step] : steps)
            if (!table.emplace(name, step).second) throw std::logic_error("two steps for the event " + std::string(name));
    return table;
}

/// Changes that can be called editorial (mark_editorial).
constexpr std::array<std::string_view, 8> wordings{"scope_set",      "criterion_assessed", "candidate_named",           "capacity_stated",
                                                   "evidence_added", "evidence_replaced",  "evidence_missing_recorded", "recommendation_written"};

/// Somebody has voted or signed on what the event may change. Only then the change is kept: hashing at every event is dear.
bool is_watched(const Case& file, const engine::Event& event) {
    if (std::find(wordings.begin(), wordings.end(), event.name) == wordings.end()) return false;
    const auto& signed_here = file.countersignatures;
    return file.open_ballot() != nullptr || std::any_of(signed_here.begin(), signed_here.end(), [&](const Countersignature& one) { return one.yes && file.counts_here(one.by); });
}

Stamp stamp_of(const Case& file, const engine::Event& event) {
    const engine::Value* by = event.body.find("by");
    const engine::Value none;
    const engine::Value& capacity = by != nullptr ? *by : none;
    return {.seq = event.seq,
            .cycle = file.cycle,
            .phase = file.phase,
            .at = event.at,
            .date = engine::parse_date(event.date).value_or(engine::Date{}),
            .actor = event.actor,
            .on_behalf = event.on_behalf,
            .role = event.role,
            .centre = capacity.text("centre"),
            .organisation = capacity.text("organisation"),
            .capacity = capacity.text("capacity")};
}

}  // namespace

Words Moment::words(std::string_view key) const {
    const engine::Value* member = event.body.find(key);
    if (member == nullptr || member->is_null()) return {};
    if (member->is_string())
        return member->string().empty() ? Words{} : Words{engine::sha256_hex(member->string()), member->string()};
    return {member->text("sha256"), engine::opened(event.body, key, texts)};
}

std::optional<engine::Date> Moment::date(std::string_view key) const { return engine::parse_date(code(key)); }

std::vector<std::string> Moment::codes(std::string_view key) const {
    std::vector<std::string> all;
    for (const engine::Value& item : event.body.list(key))
        if (item.is_string()) all.push_back(item.string());
    return all;
}

std::optional<std::int64_t> Moment::entry(std::string_view key) const {
    const std::int64_t seq = event.body.integer(key);
    return seq > 0 ? std::optional(seq) : std::nullopt;
}

void Case::apply(const engine::Sealed& sealed, const engine::Texts& texts) {
    static const Table table = all_steps();
    const engine::Event& event = sealed.event;
    if (event.seq != version_ + 1)
        throw std::logic_error("case " + id + ": event " + std::to_string(event.seq) + " after " + std::to_string(version_));

    const bool watched = is_watched(*this, event);
    const std::string before = watched ? content_hash() : std::string();
    const std::string substance = watched ? substance_hash() : std::string();
    const Moment moment{event, texts, stamp_of(*this, event)};
    if (const auto found = table.find(event.name); found != table.end()) found->second(*this, moment);
    content_.forget();
    motion_content.forget();
    if (watched && content_hash() != before)
        content_changes.push_back({.entry = event.seq, .maker = event.actor, .from = before, .to = content_hash(), .words_alone = substance_hash() == substance});
    if (const auto next = moment.date("next_date")) next_date = next;
    last_date = moment.by.date;
    end_with(sealed);
}

}  // namespace workflows
