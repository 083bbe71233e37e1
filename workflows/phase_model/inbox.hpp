// Comments across cases: which lack an answer and by when it is due, and how organisations have been answered. For the common
// unit, for those who wrote, and for who wants to know whether input is followed (specification section 8).
#pragma once

#include "engine/store.hpp"
#include "engine/value.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/phase_model/policy_book.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace workflows {

/// The last day on which the comment is answered in time: so many days after its hearing's window, or after it was given.
[[nodiscard]] engine::Date answer_due(const Case& file, const Comment& comment, const PolicyBook& policies);

/// What to look at. Empty members do not narrow.
struct InboxFilter {
    std::string state;  ///< waiting, overdue, answered; "" for all, those that wait first
    std::string case_id, phase, organisation, role, part;
    std::string author;                    ///< a person's own
    std::optional<engine::Date> from, to;  ///< given in these days, both included
};
[[nodiscard]] const std::vector<std::string>& inbox_states();

struct InboxEntry {
    engine::CaseRow row;  ///< of its case
    Comment comment;
    engine::Date due;
    bool waits = false;    ///< for an answer
    bool overdue = false;  ///< waits, and the day is past
    bool holds = false;    ///< waits, and the hearing cannot be closed before it is answered
};

/// Counts of what the filter leaves, whatever state it asks for.
struct InboxCounts {
    std::int64_t waiting = 0, overdue = 0, this_week = 0, answered = 0;  ///< this_week: waiting, due in seven days
};

struct Inbox {
    InboxCounts counts;
    std::vector<InboxEntry> entries;  ///< those that wait first, soonest due first; then the answered, the latest answer first
};

/// Which comments of a case somebody may read.
using MayReadIn = std::function<MayRead(const Case& file)>;

/// Withdrawn comments, those hidden for good and those that may not be read are left out.
[[nodiscard]] Inbox inbox(engine::Store& store, CaseList& cases, const InboxFilter& filter, const MayReadIn& may_read_in, engine::Date today,
                          const PolicyBook& policies);

/// What the filter leaves of an inbox that was looked into without one, in the same order.
[[nodiscard]] Inbox narrowed(const Inbox& all, const InboxFilter& filter, engine::Date today);

/// How an organisation's comments have been answered. Shares stand only where as many as smallest_cell count.
struct OrganisationFigures {
    std::string organisation;  ///< "" where those who wrote speak for none
    std::string role;
    std::int64_t given = 0, answered = 0, waiting = 0, overdue = 0;
    std::int64_t within = 0;   ///< answered in time
    std::int64_t followed = 0, partly = 0, not_followed = 0, outside_scope = 0;
    bool suppressed = false;   ///< too few for shares and for what became of them
    std::optional<int> within_percent;    ///< of those answered, and of those that should have been by now
    std::optional<int> followed_percent;  ///< followed, wholly or partly, of those answered
};

/// By organisation and role, the one with most comments first.
[[nodiscard]] std::vector<OrganisationFigures> organisation_figures(const Inbox& all);

/// {"waiting", "overdue", "this_week", "answered", "comments": […]}
[[nodiscard]] engine::Value as_value(const Inbox& inbox);
[[nodiscard]] engine::Value as_value(const std::vector<OrganisationFigures>& figures);
/// As files have them.
[[nodiscard]] const std::vector<std::string>& inbox_columns();
[[nodiscard]] std::vector<std::vector<std::string>> inbox_rows(const Inbox& inbox);
[[nodiscard]] const std::vector<std::string>& organisation_columns();
[[nodiscard]] std::vector<std::vector<std::string>> organisation_rows(const std::vector<OrganisationFigures>& figures);

}  // namespace workflows
