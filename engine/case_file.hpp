// A CaseFile is a stream folded: the pure sum of its events, with the columns that lists are made from.
#pragma once

#include "engine/event.hpp"
#include "engine/time.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace engine {

/// What the `cases` table keeps for lists and guards. Part of the fold: a replay gives the same row. The same struct
/// fills the `proposals` table for streams "proposal/…".
struct CaseRow {
    std::string id;  ///< "2026-0042"
    std::int64_t version = 0;
    std::int64_t cycle = 1;
    std::string phase;    ///< phase id; of a closed case the phase it closed from
    std::string status;   ///< "active", "parked", "closed"
    std::string outcome;  ///< outcome code, or ""
    std::string orpha;    ///< ORPHAcode digits, or ""
    std::string name;     ///< bokmål name, else English
    std::string primary_centre;
    std::string phase_since;  ///< date
    std::string next_date;    ///< date, or ""
    std::string ball;         ///< role id, "leader_group", "bodies" or ""
    std::string open_until;   ///< last day of an open hearing window, or ""
    std::string origin;       ///< channel, or "historical"
    std::string last_hash;
    std::string last_at;      ///< `at` of the last event
    std::string proposer;     ///< of a stream "proposal/…" only: who proposed; `id`, `status`, `name`, `orpha` and `origin` are its own
    std::string case_id;      ///< of a stream "proposal/…" only: the case it became or belongs to

    bool operator==(const CaseRow&) const = default;
};

/// `at` of an event that follows now on one at `last_at` (""; none): never before that, whoever was judged first, and whatever a second
/// machine's clock says. A stream's times do not go back (`verify`).
inline std::string time_after(const std::string& last_at, Instant now) { return std::max(to_text(now), last_at); }

class CaseFile {
public:
    CaseFile() = default;
    CaseFile(const CaseFile&) = default;
    CaseFile& operator=(const CaseFile&) = delete;
    virtual ~CaseFile() = default;

    /// Adds one event. `texts` opens its commitments as far as they may be opened. Pure: nothing else is looked at.
    virtual void apply(const Sealed& event, const Texts& texts) = 0;
    virtual std::unique_ptr<CaseFile> clone() const = 0;
    virtual CaseRow row() const = 0;

    std::int64_t version() const { return version_; }
    const std::string& last_hash() const { return last_hash_; }
    /// `at` of the last event; "" before the first.
    const std::string& last_at() const { return last_at_; }
    /// `at` of an event that follows now.
    std::string next_at(Instant now) const { return time_after(last_at_, now); }

protected:
    /// The file ends with this event.
    void end_with(const Sealed& sealed) {
        version_ = sealed.event.seq;
        last_hash_ = sealed.hash;
        last_at_ = sealed.event.at;
    }

    std::int64_t version_ = 0;
    std::string last_hash_ = no_hash;
    std::string last_at_;
};

/// Makes the empty file of a stream, by its name; null for a stream that nobody folds.
using NewCaseFile = std::function<std::unique_ptr<CaseFile>(std::string_view stream)>;

}  // namespace engine
