// What the system does about deadlines (specification section 10): a reminder before one, and when one has passed an overdue
// mark, a reminder to whoever has the ball and an escalation to the administrative leader; never a transition. Each once a deadline.
#pragma once

#include "engine/store.hpp"
#include "engine/time.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/phase_model/policy_book.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace workflows {

/// So many days before a deadline who has the ball is reminded.
inline constexpr int reminder_days = 7;

/// One thing to record about a deadline of a case.
struct DeadlineStep {
    std::string event;  ///< "reminder_sent", "overdue_marked", "escalated"
    std::string about;  ///< "hearing": the end of the window; "deadline": the next date, ahead; "overdue": the next date, passed
    engine::Date due;

    bool operator==(const DeadlineStep&) const = default;
};

/// What is to be recorded on that day and has not been. A deadline that was ahead for less than a week when it was set is not
/// reminded of until it has passed. Parked: only the date to look again.
std::vector<DeadlineStep> deadline_steps(const Case& file, engine::Date today);

/// Records what is due in every case that is not closed; how many events that made. Throws engine::Unavailable.
std::size_t mark_deadlines(engine::Store& store, CaseList& cases, const PolicyBook& policies, engine::Instant now);

}  // namespace workflows
