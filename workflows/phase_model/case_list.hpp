// CaseList is the port to lists, counts and searches over cases; storage/ implements it, readers never wait for writers.
#pragma once

#include "engine/case_file.hpp"
#include "workflows/phase_model/as_of.hpp"
#include "engine/value.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// What to list. Empty members do not narrow. `cursor` is opaque, from the page before.
struct CaseFilter {
    std::string phase, status, outcome, centre, ball, origin;
    std::string q;             ///< case number, ORPHAcode ("436" or "ORPHA:436") or part of a name, any letter case
    std::string overdue_on;    ///< a date: only active cases whose next date is before it
    std::string open_on;       ///< a date: only cases whose hearing window is open then
    bool not_closed = false;
    std::string sort = "urgency";  ///< urgency (next date, then longest in phase), id, name, phase, phase_since, next_date; "-" before it turns it round
    std::size_t limit = 50;        ///< 1–200
    std::string cursor;
};

struct CasePage {
    std::vector<engine::CaseRow> rows;
    std::string next;        ///< cursor of the next page, or ""
    std::int64_t total = 0;  ///< of all pages
};

struct PhaseCount {
    std::int64_t cases = 0;    ///< active and parked
    std::int64_t overdue = 0;  ///< of them active and past their next date
    std::int64_t parked = 0;
};

struct BoardCounts {
    std::map<std::string, PhaseCount> phases;
    std::int64_t closed = 0;
};

/// A proposal as lists need it.
struct ProposalRow {
    std::string id, status, name, orpha, proposer, case_id, at;
};

/// A change in Orphanet that stands on a case and that nobody has judged yet (specification section 7).
struct OpenFlag {
    engine::CaseRow row;
    std::int64_t seq = 0;  ///< of the event release_flagged
    std::string at;
    engine::Value body;    ///< of that event
};

class CaseList {
public:
    virtual ~CaseList() = default;

    /// std::nullopt-like: `valid` false for a cursor that is none of ours.
    virtual CasePage list(const CaseFilter& filter, bool& valid) = 0;
    virtual BoardCounts counts(std::string_view today, const CaseFilter& filter) = 0;
    /// Cases (not `except`) with that ORPHAcode, or whose name equals one of the names, letter case aside.
    virtual std::vector<std::string> like(std::string_view orpha, const std::vector<std::string>& names, std::string_view except) = 0;
    /// True when a historical line with that diagnosis and centre was imported before.
    virtual bool imported(std::string_view orpha, std::string_view name, std::string_view centre) = 0;
    virtual std::vector<ProposalRow> proposals(std::string_view status) = 0;
    /// The same questions asked of the record as it stood then: the cases that had begun, in the phase, with the name, centre
    /// and dates of that moment; proposals, comments and flags that there were, as far as they had been judged.
    virtual std::unique_ptr<CaseList> as_of(const AsOf& moment) = 0;
    /// Numbers of the cases in which somebody has commented, or this person where one is named, in order.
    virtual std::vector<std::string> commented(std::string_view person) = 0;
    /// The body of an event of a case; nothing when there is none, or where bodies cannot be asked for.
    virtual std::optional<engine::Value> body_of(std::string_view, std::int64_t) { return std::nullopt; }
    /// Oldest first.
    virtual std::vector<OpenFlag> open_flags() { return {}; }
    /// Cases in phase 0 that nobody has registered or looked at since that instant (RFC 3339), by number.
    virtual std::vector<engine::CaseRow> watched_unseen_since(std::string_view) { return {}; }
};

}  // namespace workflows
