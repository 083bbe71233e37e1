#include "storage/look_again.hpp"

#include "storage/case_list.hpp"
#include "storage/case_rows.hpp"

#include <set>
#include <stdexcept>
#include <utility>

namespace storage {

namespace {

engine::CaseRow row_of(Connection& db, const std::string& id) {
    const auto found = db.one<Text, Number, Number, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text>(
        "select " + std::string(case_columns) + " from cases where id = :id", {id});
    if (!found) throw std::runtime_error("case " + id + " has events and no row");
    return std::apply(case_row, *found);
}

engine::Value body_in(const std::string& event) {
    const auto parsed = engine::parse_value(event);
    const engine::Value* const body = std::get<engine::Value>(parsed).find("body");
    return body == nullptr ? engine::Value::object() : *body;
}

/// Case and number of every flag that an event change_judged names.
std::set<std::pair<std::string, std::int64_t>> judged_flags(Connection& db, std::string_view until) {
    std::set<std::pair<std::string, std::int64_t>> judged;
    db.each<Text, Text>("select stream, body from events where event = 'change_judged' and at <= :until", {until},
                        [&](const Text& stream, const Text& event) { judged.emplace(stream, body_in(event).integer("flag")); });
    return judged;
}

}  // namespace

std::optional<engine::Value> body_until(Connection& db, std::string_view case_id, std::int64_t seq, std::string_view until) {
    const std::string stream = "case/" + std::string(case_id);
    const auto found = db.one<Text>("select body from events where stream = :stream and seq = :seq and at <= :until", {stream, seq, until});
    return found ? std::optional(body_in(std::get<0>(*found))) : std::nullopt;
}

std::vector<workflows::OpenFlag> flags_until(Connection& db, std::string_view until) {
    const auto judged = judged_flags(db, until);
    std::vector<workflows::OpenFlag> flags;
    db.each<Text, Number, Text, Text>("select stream, seq, at, body from events where event = 'release_flagged' and at <= :until order by at, stream, seq", {until},
                                      [&](const Text& stream, Number seq, const Text& at, const Text& event) {
                                          if (!judged.contains({stream, seq}))
                                              flags.push_back({.row = {.id = std::string(split(stream).id)}, .seq = seq, .at = at, .body = body_in(event)});
                                      });
    return flags;
}

bool is_seen_between(Connection& db, std::string_view case_id, std::string_view from, std::string_view until) {
    const std::string stream = "case/" + std::string(case_id);
    return db.one<Number>("select seq from events where stream = :stream and at >= :from_at and at <= :until and (seq = 1 or event = 'case_looked_at') limit 1",
                          {stream, from, until}).has_value();
}

std::optional<engine::Value> DatabaseCaseList::body_of(std::string_view case_id, std::int64_t seq) {
    return with_reader(readers_, [&](Connection& db) { return body_until(db, case_id, seq, ever); });
}

std::vector<workflows::OpenFlag> DatabaseCaseList::open_flags() {
    return with_reader(readers_, [](Connection& db) {
        auto flags = flags_until(db, ever);
        for (auto& flag : flags) flag.row = row_of(db, flag.row.id);
        return flags;
    });
}

std::vector<engine::CaseRow> DatabaseCaseList::watched_unseen_since(std::string_view at) {
    return with_reader(readers_, [at](Connection& db) {
        std::vector<std::string> ids;
        db.each<Text>(
            "select c.id from cases c where c.phase = 'registration' and c.status <> 'closed' and not exists"
            " (select 1 from events e where e.stream = 'case/' || c.id and e.at >= :at and (e.seq = 1 or e.event = 'case_looked_at'))"
            " order by c.id",
            {at}, [&](const Text& id) { ids.push_back(id); });
        std::vector<engine::CaseRow> rows;
        for (const std::string& id : ids) rows.push_back(row_of(db, id));
        return rows;
    });
}

}  // namespace storage
