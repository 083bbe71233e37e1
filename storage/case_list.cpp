#include "storage/case_list.hpp"

#include "engine/crypto.hpp"
#include "engine/value.hpp"
#include "storage/case_filter.hpp"
#include "storage/case_rows.hpp"
#include "storage/letters.hpp"

#include <algorithm>

namespace storage {

namespace {

constexpr std::size_t largest_page = 200;

std::string cursor_of(const std::string& sort, const Place& place) {
    return engine::to_hex(engine::Value::array({sort, place.first, place.second, place.id}).canonical());
}

std::optional<Place> place_of(const std::string& cursor, const std::string& sort) {
    const auto parsed = engine::parse_value(engine::from_hex(cursor));
    const auto* value = std::get_if<engine::Value>(&parsed);
    if (value == nullptr || !value->is_array() || value->items().size() != 4) return std::nullopt;
    const auto& items = value->items();
    if (!std::all_of(items.begin(), items.end(), [](const engine::Value& item) { return item.is_string(); })) return std::nullopt;
    if (items[0].string() != sort) return std::nullopt;
    return Place{items[1].string(), items[2].string(), items[3].string()};
}

}  // namespace

workflows::CasePage DatabaseCaseList::list(const workflows::CaseFilter& filter, bool& valid) {
    const auto order = order_of(filter.sort);
    const auto place = filter.cursor.empty() ? std::optional(Place{}) : place_of(filter.cursor, filter.sort);
    valid = order && place;
    workflows::CasePage page;
    if (!valid) return page;

    const Conditions conditions(filter);
    std::string sql = "select " + std::string(case_columns) + " from cases where " + conditions.sql();
    std::vector<Input> values = conditions.values();
    if (!filter.cursor.empty()) {
        sql += " and (" + order->keys + ", id) " + (order->descending ? "<" : ">") + " (:first_key, :second_key, :last_id)";
        values.insert(values.end(), {place->first, place->second, place->id});
    }
    sql += order->order_by + " limit :most";
    const std::size_t limit = std::clamp<std::size_t>(filter.limit, 1, largest_page);
    values.emplace_back(static_cast<std::int64_t>(limit) + 1);

    with_reader(readers_, [&](Connection& db) {
        page = {};
        db.each_with<Text, Number, Number, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text>(
            sql, values, [&](auto&&... columns) {
                if (page.rows.size() == limit)
                    page.next = cursor_of(filter.sort, order->place(page.rows.back()));
                else
                    page.rows.push_back(case_row(std::forward<decltype(columns)>(columns)...));
            });
        page.total = std::get<0>(*db.one_with<Number>("select count(*) from cases where " + conditions.sql(), conditions.values()));
    });
    return page;
}

workflows::BoardCounts DatabaseCaseList::counts(std::string_view today, const workflows::CaseFilter& filter) {
    const Conditions conditions(filter);
    std::vector<Input> open_values{today};
    const std::vector<Input> shared = conditions.values();
    open_values.insert(open_values.end(), shared.begin(), shared.end());
    workflows::BoardCounts counts;
    with_reader(readers_, [&](Connection& db) {
        counts = {};
        db.each_with<Text, Text, Number, Number>(
            "select phase, status, count(*), sum(case when due < :today then 1 else 0 end) from cases where status <> 'closed' and " +
                conditions.sql() + " group by phase, status",
            open_values, [&](const Text& phase, const Text& status, Number cases, Number overdue) {
                workflows::PhaseCount& count = counts.phases[phase];
                count.cases += cases;
                if (status == "active") count.overdue += overdue;
                if (status == "parked") count.parked += cases;
            });
        counts.closed = std::get<0>(
            *db.one_with<Number>("select count(*) from cases where status = 'closed' and " + conditions.sql(), shared));
    });
    return counts;
}

std::vector<std::string> DatabaseCaseList::like(std::string_view orpha, const std::vector<std::string>& names, std::string_view except) {
    std::vector<std::string> found;
    const auto take = [&](const Text& id) {
        if (id != except) found.push_back(id);
    };
    with_reader(readers_, [&](Connection& db) {
        found.clear();
        if (!orpha.empty()) db.each<Text>("select id from cases where orpha = :orpha", {orpha}, take);
        for (const std::string& name : names)
            if (!name.empty()) db.each<Text>("select id from cases where name_key = :name", {lower_case(name)}, take);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool DatabaseCaseList::imported(std::string_view orpha, std::string_view name, std::string_view centre) {
    return with_reader(readers_, [&](Connection& db) {
        if (!orpha.empty())
            return db.one<Text>("select id from cases where origin = 'historical' and orpha = :orpha and primary_centre = :centre",
                                {orpha, centre}).has_value();
        return db.one<Text>("select id from cases where origin = 'historical' and name_key = :name and primary_centre = :centre",
                            {lower_case(name), centre}).has_value();
    });
}

std::vector<std::string> DatabaseCaseList::commented(std::string_view person) {
    std::vector<std::string> ids;
    const auto take = [&](const Text& stream) { ids.emplace_back(split(stream).id); };
    with_reader(readers_, [&](Connection& db) {
        ids.clear();
        if (person.empty())
            db.each<Text>("select distinct stream from events where event = 'comment_given' order by stream", {}, take);
        else
            db.each<Text>("select distinct stream from events where event = 'comment_given' and actor = :person order by stream", {person}, take);
    });
    return ids;
}

std::vector<std::string> DatabaseCaseList::unsigned_meetings() {
    std::vector<std::string> streams;
    with_reader(readers_, [&](Connection& db) {
        streams.clear();
        // As the partial index of migration 0013 says it, word for word.
        const std::string complete = db.is_sqlite() ? "instr(body, '\"complete\":true') > 0" : "position('\"complete\":true' in body) > 0";
        db.each<Text>("select stream from streams where stream >= 'meeting/' and stream < 'meeting0' and version > 0 and stream not in"
                      " (select stream from events where event = 'minutes_signed' and " + complete + ") order by stream",
                      {}, [&](Text&& stream) { streams.push_back(std::move(stream)); });
    });
    return streams;
}

std::vector<workflows::ProposalRow> DatabaseCaseList::proposals(std::string_view status) {
    std::vector<workflows::ProposalRow> rows;
    const auto take = [&](Text id, Text now, Text name, Text orpha, Text proposer, Text case_id, Text at) {
        rows.push_back({std::move(id), std::move(now), std::move(name), std::move(orpha), std::move(proposer), std::move(case_id),
                        std::move(at)});
    };
    with_reader(readers_, [&](Connection& db) {
        rows.clear();
        if (status.empty())
            db.each<Text, Text, Text, Text, Text, Text, Text>(
                "select id, status, name, orpha, proposer, case_id, at from proposals order by at, id", {}, take);
        else
            db.each<Text, Text, Text, Text, Text, Text, Text>(
                "select id, status, name, orpha, proposer, case_id, at from proposals where status = :status order by at, id", {status}, take);
    });
    return rows;
}

}  // namespace storage
