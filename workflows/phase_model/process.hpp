// The process as the record tells it: how long cases stay where, whom they wait for, which ways they took, whether each step was
// one of the model's, and whether like evidence came to like outcomes. For those who answer for the process, not for a case.
#pragma once

#include "engine/store.hpp"
#include "engine/time.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/as_of.hpp"
#include "workflows/phase_model/policy_book.hpp"
#include "workflows/phase_model/process_figures.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace workflows {

/// What is looked at. Empty members do not narrow.
struct ProcessFilter {
    /// Stays that ended, steps taken and decisions made in these days, both included. What is open is so at the end of `to`.
    std::optional<engine::Date> from, to;
    std::string centre;                    ///< primary centre, now or last
    std::optional<AsOf> as_of;             ///< as the record stood then
};

/// The stays in a phase: those that ended in the period, and those open.
struct PhaseTimes {
    std::string phase;
    std::int64_t ended = 0, open = 0, late = 0;  ///< late: longer than the policy's limit, ended or open
    int limit = 0;
    std::optional<int> first_quarter, median, third_quarter;  ///< days; nothing for too few stays, or too few ended
    bool suppressed = false;                                  ///< fewer stays than smallest_cell
};

/// Whom open cases wait for.
struct Waiting {
    std::string phase, ball;  ///< ball "" for nobody, "parked" for cases put aside
    std::int64_t cases = 0;
    int longest = 0;  ///< days in the phase, parked ones left out
};

/// How often a row of the table was taken.
struct Path {
    std::string id, from, event, to;
    std::int64_t count = 0;
};

/// A place in a case that somebody should look at.
struct Remark {
    std::string case_id;
    std::int64_t seq = 0;
    std::string date;
    std::string what;  ///< override: the requirement; late: the phase; conformance: the event
    int days = 0, limit = 0;
};

/// Decisions in phase 4 on cases in which K1 to K7 had been assessed alike, with different outcomes.
struct Unequal {
    std::string values;  ///< of K1 to K7, as "met|met|not_met|…"; empty between bars where not assessed
    struct Decided {
        std::string case_id, name, outcome;  ///< outcome "" for an offer
        std::string date;
    };
    std::vector<Decided> decided;
};

struct Process {
    std::int64_t cases = 0, events = 0, steps = 0;
    std::vector<PhaseTimes> times;  ///< by phase, 0 to 7
    std::vector<Waiting> waiting;   ///< by phase and ball
    std::vector<Path> paths;        ///< rows that were taken, in the table's order
    std::vector<Remark> overrides, late, astray;  ///< newest first; astray: steps that no row of the model allows
    std::vector<Unequal> unequal;
};

/// Replays every case. Cases that the reader is shut out of stand in no list of like evidence, which is of the papers. Reads every
/// event there is: seconds for a million. A stay is late by the limit of the policy that the case was under while it lasted; the limit
/// beside a phase is that of `today`.
Process look_at_process(engine::Store& store, const PolicyBook& policies, const ProcessFilter& filter, engine::Date today, const ShutOut& shut_out);

/// As data: cases, events, steps, times[], waiting[], paths[], overrides[], late[], astray[], unequal[].
engine::Value process_value(const Process& process);
/// figure, phase or ground, of what, value.
using ProcessRow = std::array<std::string, 4>;
std::vector<ProcessRow> process_rows(const Process& process);

}  // namespace workflows
