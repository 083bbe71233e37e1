#include "storage/case_filter.hpp"

#include "storage/case_rows.hpp"
#include "storage/letters.hpp"
#include "workflows/phase_model/phases.hpp"

#include <array>

namespace storage {

namespace {

struct Sort {
    std::string_view name, first, second;
    Place (*place)(const engine::CaseRow& row);
};

constexpr std::string_view phase_rank =
    "case phase when 'registration' then '0' when 'preliminary_assessment' then '1' when 'evidence_gathering' then '2'"
    " when 'hearing' then '3' when 'need_decision' then '4' when 'placement' then '5' when 'start_up' then '6' else '7' end";

std::string due(const engine::CaseRow& row) { return row.next_date.empty() ? std::string(no_due_date) : row.next_date; }

Place by_urgency(const engine::CaseRow& row) { return {due(row), row.phase_since, row.id}; }
Place by_id(const engine::CaseRow& row) { return {row.id, row.last_at, row.id}; }
Place by_name(const engine::CaseRow& row) { return {norwegian_order(row.name), row.phase_since, row.id}; }
Place by_phase(const engine::CaseRow& row) { return {std::to_string(workflows::phase_number(row.phase)), row.phase_since, row.id}; }
Place by_phase_since(const engine::CaseRow& row) { return {row.phase_since, due(row), row.id}; }

constexpr std::array<Sort, 6> sorts{{{"urgency", "due", "phase_since", by_urgency},
                                     {"id", "id", "last_at", by_id},
                                     {"name", "name_order", "phase_since", by_name},
                                     {"phase", phase_rank, "phase_since", by_phase},
                                     {"phase_since", "phase_since", "due", by_phase_since},
                                     {"next_date", "due", "phase_since", by_urgency}}};

/// "ORPHA:436" and "436" alike.
std::string orpha_digits(const std::string& query) {
    const std::string lower = lower_case(query);
    return lower.starts_with("orpha:") ? lower.substr(6) : lower;
}

}  // namespace

Conditions::Conditions(const workflows::CaseFilter& filter) {
    if (!filter.phase.empty()) add("phase = :phase", filter.phase);
    if (!filter.status.empty()) add("status = :status", filter.status);
    // In these words, so that the index of open cases is used.
    if (filter.not_closed || filter.status == "active" || filter.status == "parked") add("status <> 'closed'");
    if (!filter.outcome.empty()) add("outcome = :outcome", filter.outcome);
    if (!filter.centre.empty()) add("primary_centre = :centre", filter.centre);
    if (!filter.ball.empty()) add("ball = :ball", filter.ball);
    if (!filter.origin.empty()) add("origin = :origin", filter.origin);
    if (!filter.q.empty()) {
        values_.push_back(filter.q);
        values_.push_back(orpha_digits(filter.q));
        add("(id = :case_number or orpha = :orpha or name_key like :pattern escape '!')", anywhere(lower_case(filter.q)));
    }
    if (!filter.overdue_on.empty()) add("status = 'active' and status <> 'closed' and due < :overdue_on", filter.overdue_on);
    if (!filter.open_on.empty()) add("open_until >= :open_on and open_until <> ''", filter.open_on);
}

void Conditions::add(std::string_view condition, std::string value) {
    add(condition);
    values_.push_back(std::move(value));
}

std::optional<Order> order_of(std::string_view sort) {
    const bool descending = sort.starts_with('-');
    if (descending) sort.remove_prefix(1);
    for (const Sort& known : sorts) {
        if (known.name != sort) continue;
        const std::string turn = descending ? " desc" : "";
        return Order{std::string(known.first) + ", " + std::string(known.second), descending,
                     " order by " + std::string(known.first) + turn + ", " + std::string(known.second) + turn + ", id" + turn,
                     known.place};
    }
    return std::nullopt;
}

}  // namespace storage
