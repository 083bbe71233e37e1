// A ReadTrail gathers who read what of what is not public, and records it in batches: in the same log as everything else, in the
// stream of accesses, so that a page costs no commit (specification section 11).
#pragma once

#include "engine/store.hpp"
#include "engine/time.hpp"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

namespace workflows {

/// One answer that somebody was given, or refused.
struct Reading {
    std::string person, via;  ///< "page", "api", "command line"
    std::string what;         ///< the route, "/cases/{id}", or the command, "case show"
    std::string on;           ///< the stream that it shows: "case/2026-0042"; "" for lists and figures
    std::string sha256 = {};  ///< of the answer: a digest, no copy; "" of one that was refused
    std::string why = {};     ///< the problem for which it was refused, "not-allowed"; "" for one that was given
};

/// Thread-safe.
class ReadTrail {
public:
    /// Borrows the store.
    ReadTrail(engine::Store& store, engine::Clock clock) : store_(store), clock_(std::move(clock)) {}

    /// Takes note; the same answer to the same person is counted.
    void note(const Reading& reading);
    /// How many different readings wait to be recorded.
    std::size_t waiting();
    /// Records what waits: one event "read" for each person and way, one event "refused" for each answer that was refused, all in one
    /// transaction. What cannot be recorded waits on.
    /// Throws engine::Unavailable.
    void flush();

private:
    using Key = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string>;  ///< why, then as Reading
    struct Seen {
        std::int64_t times = 0;
        engine::Instant first, last;
    };
    using Noted = std::map<Key, Seen>;

    engine::Store& store_;
    engine::Clock clock_;
    std::mutex mutex_;
    Noted noted_;  ///< guarded by mutex_
};

/// Somebody's readings of one stream, as its record tells.
struct Told {
    std::string person, via, what, first, last;
    std::int64_t times = 0;
};
/// What the events at those places (LogStore::readings_of) tell of the stream, in their order.
std::vector<Told> told_of(engine::Store& store, const std::vector<std::pair<std::string, std::int64_t>>& places, const std::string& on);

}  // namespace workflows
