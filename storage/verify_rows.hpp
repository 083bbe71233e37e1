// Verifies what is kept beside the events so that it can be found again: the words and decisions of the archive, who has read what,
// notices, tokens, and what Norway adds. Each is compared with what the events give.
#pragma once

#include "engine/event.hpp"
#include "engine/log/verify.hpp"
#include "storage/connection.hpp"
#include "workflows/phase_model/archive/traces.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace storage {

/// A fingerprint of a set of rows: the same whatever order they come in. Its key is made anew each time, so that nobody can choose
/// rows which give the same.
struct RowsPrint {
    std::uint64_t sum = 0;
    std::int64_t rows = 0;

    bool operator==(const RowsPrint&) const = default;
};

class RowsCheck {
public:
    RowsCheck();

    /// What the event leaves beside it; `traces` as its stream gave them when it had just been applied.
    void expect(const engine::Event& event, const std::vector<workflows::Trace>& traces);
    /// Reads each table once and tells of every stream whose rows are others than those expected, of decisions event by event.
    void compare(Connection& db, const std::function<void(engine::Finding)>& wrong) const;

private:
    using Prints = std::map<std::string, RowsPrint, std::less<>>;
    void add(Prints& prints, std::string_view stream, std::string_view text, std::int64_t at, std::int64_t seq) const;
    std::uint64_t print_of(std::string_view text, std::uint64_t seed) const;
    void compare_decisions(Connection& db, const std::function<void(engine::Finding)>& wrong) const;

    std::uint64_t key_;
    Prints words_, readings_;  ///< by stream
    std::map<std::pair<std::string, std::int64_t>, std::uint64_t> decisions_;  ///< print of each body, by stream and number
};

/// Notices tell of events that there are; of each one what it says is the event's.
void verify_notices(Connection& db, const std::function<void(engine::Finding)>& wrong);
/// A token was made by its event, for that person and no longer nor wider than it says, and is revoked when an event says so.
void verify_tokens(Connection& db, const std::vector<engine::Sealed>& office, const std::function<void(engine::Finding)>& wrong);
/// Norwegian names and counts of enquiries are those that came with an import which the office's stream tells of.
void verify_local(Connection& db, const std::vector<engine::Sealed>& office, const std::function<void(engine::Finding)>& wrong);

}  // namespace storage
