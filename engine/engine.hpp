// Engine is the one way of acting: page, API, command line, import and demonstration all come through perform().
#pragma once

#include "engine/command.hpp"
#include "engine/store.hpp"
#include "engine/workflow.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace engine {

class Engine {
public:
    /// Borrows all three; they outlive the engine.
    Engine(Store& store, const Workflow& workflow, Clock clock);

    /// Carries out a command or says why not. Thread-safe. Checks in the order of interfaces.md section 3; the version
    /// between form and right to act. Throws Unavailable when the database cannot be written.
    Result perform(const Command& command);
    /// Carries out several commands in one transaction, in order, each on what those before it have left: all of them, or, at
    /// the first that is refused, none. Throws as perform() does.
    Together perform_all(std::span<const Command> commands);
    /// What perform_all() would come to, found out by doing it and taking it back; nothing is kept and nobody is told.
    Together rehearse(std::span<const Command> commands);
    /// What perform() would answer, with every requirement; changes nothing.
    Explanation explain(const Command& command);
    /// Explains every act and transition that could be done from where the case stands now; `act` of each says which.
    std::vector<Explanation> explain_all(std::string_view stream, std::string_view person, bool transitions_only);

    /// Is told of every command that perform() refused for want of a right or a requirement, when nothing was written; not of
    /// slips in forms and races lost. May throw what a store throws. REQUIRES: nobody performs yet.
    using Refused = std::function<void(const Command& command, const Problem& problem, Instant now)>;
    void on_refusal(Refused refused) { refused_ = std::move(refused); }

    Store& store() { return store_; }
    const Workflow& workflow() const { return workflow_; }
    Instant now() const { return clock_(); }

private:
    /// The person may neither read the file nor do this one act on it (an administrator may import enquiries unread).
    bool hidden(const CaseFile& file, const Command& command, Instant now, const Workflow::Others& others) const;
    Explanation explain_on(const std::shared_ptr<const CaseFile>& file, const Command& command);
    enum class Ending { kept, taken_back };
    Together carry_out(std::span<const Command> commands, Ending ending);
    /// One command of a transaction. `repeat` is filled in where its key was used before: with what was answered then.
    Result perform_or_recall(Transaction& transaction, const Command& command, std::string& repeat);
    Result perform_once(Transaction& transaction, const Command& command);
    /// Numbers, seals and appends the draft's events, and removes what it redacts: the version its stream has reached.
    std::int64_t record(Transaction& transaction, Draft& draft, const Command& command, Instant now, std::vector<Sealed>& recorded) const;
    Instant time_of(const Command& command) const { return command.at ? *command.at : clock_(); }

    Store& store_;
    const Workflow& workflow_;
    Clock clock_;
    Refused refused_;

    std::mutex mutex_;
    std::set<std::string> in_progress_;  ///< guarded by mutex_: "person key" of idempotent commands now running
};

}  // namespace engine
