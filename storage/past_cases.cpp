#include "storage/past_cases.hpp"

#include "storage/case_filter.hpp"
#include "storage/case_list.hpp"
#include "storage/case_rows.hpp"
#include "storage/letters.hpp"
#include "storage/stream_rows.hpp"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

namespace storage {

namespace {

using engine::CaseRow;
using workflows::CaseFilter;

constexpr std::size_t largest_page = 200;

/// As the database's `Conditions` say it in SQL.
class Narrow {
public:
    explicit Narrow(const CaseFilter& filter) : filter_(filter), part_(lower_case(filter.q)), code_(part_) {
        if (code_.starts_with("orpha:")) code_.erase(0, 6);
    }

    bool lets_through(const CaseRow& row) const {
        return is(filter_.phase, row.phase) && is(filter_.status, row.status) && is(filter_.outcome, row.outcome) &&
               is(filter_.centre, row.primary_centre) && is(filter_.ball, row.ball) && is(filter_.origin, row.origin) &&
               (!filter_.not_closed || row.status != "closed") && (filter_.q.empty() || is_found(row)) &&
               (filter_.overdue_on.empty() || is_late(row, filter_.overdue_on)) &&
               (filter_.open_on.empty() || row.open_until >= filter_.open_on);
    }
    static bool is_late(const CaseRow& row, std::string_view today) {
        return row.status == "active" && !row.next_date.empty() && row.next_date < today;
    }

private:
    static bool is(const std::string& wanted, const std::string& value) { return wanted.empty() || wanted == value; }
    bool is_found(const CaseRow& row) const {
        return row.id == filter_.q || row.orpha == code_ || lower_case(row.name).find(part_) != std::string::npos;
    }

    const CaseFilter& filter_;
    std::string part_, code_;
};

std::vector<CaseRow> narrowed(const std::vector<CaseRow>& rows, const CaseFilter& filter) {
    const Narrow narrow(filter);
    std::vector<CaseRow> found;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(found), [&](const CaseRow& row) { return narrow.lets_through(row); });
    return found;
}

void sort(std::vector<CaseRow>& rows, const Order& order) {
    const auto key = [&](const CaseRow& row) {
        const Place place = order.place(row);
        return std::tuple(place.first, place.second, place.id);
    };
    std::sort(rows.begin(), rows.end(), [&](const CaseRow& a, const CaseRow& b) { return order.descending ? key(b) < key(a) : key(a) < key(b); });
}

/// What is past does not move, so that a cursor here is the number of rows that came before.
std::optional<std::size_t> rows_before(const std::string& cursor) {
    std::size_t before = 0;
    if (cursor.empty()) return before;
    const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), before);
    return error == std::errc() && end == cursor.data() + cursor.size() ? std::optional(before) : std::nullopt;
}

}  // namespace

CaseRow row_then(Connection& db, const std::string& stream, const workflows::AsOf& moment, const engine::NewCaseFile& new_file) {
    const std::shared_ptr<engine::CaseFile> file = new_file(stream);
    const auto events = events_of(db, stream, 0, 0);
    const engine::Texts texts = texts_of(db, stream);
    for (const engine::Sealed& sealed : events) {
        if (!moment.holds(sealed.event)) break;
        file->apply(sealed, texts);
    }
    return file->row();
}

std::optional<CaseRow> PastRows::find(const std::string& until, const std::string& id, std::int64_t version) {
    const std::lock_guard lock(mutex_);
    const Rows& rows = at(until);  // one that stays empty goes with the next that does not
    const auto found = rows.find(id);
    return found != rows.end() && found->second.first == version ? std::optional(found->second.second) : std::nullopt;
}

void PastRows::keep(const std::string& until, const std::string& id, std::int64_t version, const CaseRow& row) {
    constexpr std::size_t most_rows = 50'000, most_moments = 32;
    const std::lock_guard lock(mutex_);
    if (at(until).insert_or_assign(id, std::pair(version, row)).second) ++rows_;
    while ((rows_ > most_rows || moments_.size() > most_moments) && moments_.size() > 1) {
        rows_ -= moments_.back().second.size();
        moments_.pop_back();
    }
}

PastRows::Rows& PastRows::at(const std::string& until) {
    const auto known = std::find_if(moments_.begin(), moments_.end(), [&](const auto& moment) { return moment.first == until; });
    if (known != moments_.end())
        moments_.splice(moments_.begin(), moments_, known);
    else
        moments_.emplace_front(until, Rows());
    return moments_.front().second;
}

workflows::CasePage PastCaseList::list(const CaseFilter& filter, bool& valid) {
    const auto order = order_of(filter.sort);
    const auto before = rows_before(filter.cursor);
    valid = order && before;
    workflows::CasePage page;
    if (!valid) return page;
    std::vector<CaseRow> rows = narrowed(rows_, filter);
    sort(rows, *order);
    page.total = static_cast<std::int64_t>(rows.size());
    const std::size_t first = std::min(*before, rows.size());
    const std::size_t end = std::min(rows.size(), first + std::clamp<std::size_t>(filter.limit, 1, largest_page));
    page.rows.assign(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.begin() + static_cast<std::ptrdiff_t>(end));
    if (end < rows.size()) page.next = std::to_string(end);
    return page;
}

workflows::BoardCounts PastCaseList::counts(std::string_view today, const CaseFilter& filter) {
    workflows::BoardCounts counts;
    for (const CaseRow& row : narrowed(rows_, filter)) {
        if (row.status == "closed") {
            ++counts.closed;
            continue;
        }
        workflows::PhaseCount& count = counts.phases[row.phase];
        ++count.cases;
        if (Narrow::is_late(row, today)) ++count.overdue;
        if (row.status == "parked") ++count.parked;
    }
    return counts;
}

std::vector<std::string> PastCaseList::like(std::string_view orpha, const std::vector<std::string>& names, std::string_view except) {
    std::vector<std::string> found;
    for (const CaseRow& row : rows_) {
        const bool named = std::any_of(names.begin(), names.end(), [&](const std::string& name) { return !name.empty() && lower_case(name) == lower_case(row.name); });
        if (row.id != except && ((!orpha.empty() && row.orpha == orpha) || named)) found.push_back(row.id);
    }
    std::sort(found.begin(), found.end());
    return found;
}

bool PastCaseList::imported(std::string_view orpha, std::string_view name, std::string_view centre) {
    return std::any_of(rows_.begin(), rows_.end(), [&](const CaseRow& row) {
        return row.origin == "historical" && row.primary_centre == centre && (orpha.empty() ? lower_case(row.name) == lower_case(name) : row.orpha == orpha);
    });
}

std::unique_ptr<workflows::CaseList> DatabaseCaseList::as_of(const workflows::AsOf& moment) {
    std::vector<CaseRow> rows;
    const std::string until = engine::to_text(moment.until);
    const std::vector<Input> limit{until};
    with_reader(readers_, [&](Connection& db) {
        rows.clear();
        std::set<std::string> seen;  // a case may move on between the two questions
        // Nothing has happened since in these: they stand as they stood.
        db.each_with<Text, Number, Number, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text, Text>(
            "select " + std::string(case_columns) + " from cases where last_at <= :until", limit,
            [&](auto&&... columns) {
                rows.push_back(case_row(std::forward<decltype(columns)>(columns)...));
                seen.insert(rows.back().id);
            });
        std::vector<std::pair<std::string, std::int64_t>> moved;
        db.each<Text, Number>("select id, version from cases where last_at > :until"
                              " and exists (select 1 from events where stream = 'case/' || cases.id and seq = 1 and at <= :until_first)",
                              {until, until}, [&](const Text& id, Number version) {
                                  if (!seen.contains(id)) moved.emplace_back(id, version);
                              });
        for (const auto& [id, version] : moved) {
            auto row = past_.find(until, id, version);
            if (!row) {
                row = row_then(db, "case/" + id, moment, new_file_);
                past_.keep(until, id, version, *row);
            }
            rows.push_back(*std::move(row));
        }
    });
    return std::make_unique<PastCaseList>(std::move(rows), moment, readers_, new_file_, *this);
}

}  // namespace storage
