#include "workflows/phase_model/deadlines.hpp"

#include "workflows/calendar/oslo.hpp"

#include <algorithm>

namespace workflows {

namespace {

bool marked(const Case& file, const DeadlineStep& step) {
    return std::any_of(file.deadline_marks.begin(), file.deadline_marks.end(), [&](const DeadlineMark& mark) {
        return mark.event == step.event && mark.about == step.about && mark.due == step.due;
    });
}

engine::Event event_of(const Case& file, const DeadlineStep& step, const Policy& policy, engine::Instant now) {
    return {.stream = "case/" + file.id,
            .at = file.next_at(now),
            .date = engine::to_text(legal_date(now)),
            .actor = "system",
            .role = "system",
            .act = "mark_deadline",
            .name = step.event,
            .cycle = file.cycle,
            .model = "1.0",
            .policy = policy.sha256,
            .via = "import",
            .body = engine::Value::object({{"about", step.about}, {"due", engine::to_text(step.due)}, {"days", reminder_days}})};
}

/// Looks at the case again within the transaction: another program may have been here.
std::size_t mark_case(engine::Store& store, const std::string& stream, const PolicyBook& policies, engine::Instant now) {
    std::size_t made = 0;
    store.write([&](engine::Transaction& transaction) {
        made = 0;
        const auto before = transaction.open(stream);
        const auto* file = dynamic_cast<const Case*>(before.get());
        const auto steps = file == nullptr ? std::vector<DeadlineStep>() : deadline_steps(*file, legal_date(now));
        if (steps.empty()) return;
        const std::shared_ptr<engine::CaseFile> after(before->clone());
        std::vector<engine::Sealed> sealed;
        for (const DeadlineStep& step : steps) {
            engine::Event event = event_of(*file, step, policy_of(*file, policies, legal_date(now)), now);
            event.seq = after->version() + 1;
            event.prev = after->last_hash();
            sealed.push_back(engine::seal(std::move(event)));
            after->apply(sealed.back(), {});
        }
        transaction.append(sealed, {}, after);
        made = sealed.size();
    });
    return made;
}

}  // namespace

std::vector<DeadlineStep> deadline_steps(const Case& file, engine::Date today) {
    std::vector<DeadlineStep> steps;
    const auto add = [&](const char* event, const char* about, engine::Date due) {
        DeadlineStep step{event, about, due};
        if (!marked(file, step)) steps.push_back(std::move(step));
    };
    if (file.is_closed() || file.phase > 7) return steps;
    const Round* round = file.round();
    const bool hearing = round != nullptr && !file.is_parked() && file.window_open(today);
    if (hearing && engine::days_between(today, round->until) <= reminder_days) add("reminder_sent", "hearing", round->until);
    if (!file.next_date) return steps;
    const int left = engine::days_between(today, *file.next_date);
    const bool was_further = engine::days_between(file.last_date, *file.next_date) > reminder_days;
    if (left < 0) {
        add("overdue_marked", "overdue", *file.next_date);
        add("reminder_sent", "overdue", *file.next_date);
        add("escalated", "overdue", *file.next_date);
    } else if (left <= reminder_days && was_further && !hearing) {
        add("reminder_sent", "deadline", *file.next_date);
    }
    return steps;
}

std::size_t mark_deadlines(engine::Store& store, CaseList& cases, const PolicyBook& policies, engine::Instant now) {
    CaseFilter filter{.not_closed = true, .limit = 200};
    std::vector<std::string> due;
    const engine::Date today = legal_date(now);
    for (bool valid = true;;) {
        const CasePage page = cases.list(filter, valid);
        for (const engine::CaseRow& row : page.rows) {
            const auto next = engine::parse_date(row.next_date), until = engine::parse_date(row.open_until);
            if ((next && *next <= today + reminder_days) || (until && *until <= today + reminder_days)) due.push_back("case/" + row.id);
        }
        if (page.next.empty() || !valid) break;
        filter.cursor = page.next;
    }
    std::size_t made = 0;
    for (const std::string& stream : due) made += mark_case(store, stream, policies, now);
    return made;
}

}  // namespace workflows
