// Reminders of votes in writing: the system records whom it reminded, when and by which rule (specification section 10). It decides
// nothing: a deadline that passes approves nothing.
#pragma once

#include "engine/store.hpp"
#include "workflows/people/office.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/phase_model/policy.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace workflows {

struct Reminded {
    std::string case_id, rule, deadline;
    std::int64_t ballot = 0;
    std::vector<std::string> people;
};

/// Days before the deadline from when those who have not answered are reminded.
inline constexpr int remind_days_before = 3;

/// Records a reminder for every open circulation where one is due and somebody has not answered: once from three days before the
/// deadline (rule "soon"), once on the last day ("last_day"). Whose vote is on what has changed since has not answered. Those who are
/// recused, themselves or by the leader they stand in for, are not reminded. What it recorded, by case. Throws what the store throws.
std::vector<Reminded> remind_circulations(engine::Store& store, CaseList& cases, const Office& office, engine::Instant now);

}  // namespace workflows
