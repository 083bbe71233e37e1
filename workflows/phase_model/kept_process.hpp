// KeptProcess remembers what look_at_process() found: it replays every case there is, seconds for a million events, and what it
// finds changes only when a case does.
#pragma once

#include "workflows/phase_model/process.hpp"

#include <list>
#include <memory>
#include <mutex>
#include <string>

namespace workflows {

/// Thread-safe. One looks at a time, so that many who ask at once cost one replay each and not the machine.
class KeptProcess {
public:
    /// `state`: LogStore::cases_state() and the office's version, read before; `person`: whose shut-outs those are.
    std::shared_ptr<const Process> look(engine::Store& store, const PolicyBook& policies, const ProcessFilter& filter, engine::Date today, const ShutOut& shut_out,
                                        const std::string& person, const std::string& state);

private:
    struct Entry {
        std::string key;
        std::shared_ptr<const Process> found;
    };
    std::shared_ptr<const Process> known(const std::string& key);

    std::mutex looking_;
    std::mutex mutex_;
    std::list<Entry> entries_;  ///< guarded by mutex_; the last used first
};

}  // namespace workflows
