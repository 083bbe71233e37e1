// Log is all events of all streams in one order, under one signed tree: what storage must give for it, and what it
// gives to whoever checks. An entry's data are the 32 bytes of its event's hash ("engine/log/merkle.hpp").
#pragma once

#include "engine/log/checkpoint.hpp"
#include "engine/log/merkle.hpp"
#include "engine/time.hpp"
#include "engine/value.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace engine {

/// A place in the log.
struct LogEntry {
    std::int64_t position = 0;  ///< from 0
    std::string hash;           ///< of the event, hex
};

/// The log as a database keeps it.
class LogStore {
public:
    virtual ~LogStore() = default;

    /// Gives a position to everything committed that has none yet; returns the size. Positions are never given twice.
    virtual std::int64_t sequence() = 0;
    virtual std::optional<LogEntry> find(std::string_view stream, std::int64_t seq) = 0;
    /// The first `size` entries as subtrees. One reader at a time uses what is returned. Borrows the store.
    virtual Subtrees subtrees() = 0;
    /// The note of the largest checkpoint kept, or "".
    virtual std::string last_checkpoint() = 0;
    /// Keeps a signed checkpoint for ever. Of the same size one is kept.
    virtual void keep(const Checkpoint& checkpoint, std::string_view note, std::string_view at) = 0;
};

/// The head of the tree, unsigned.
struct TreeHead {
    std::int64_t size = 0;
    std::string root;  ///< 32 bytes
};

/// That an event is in the log, under a checkpoint.
struct EventProof {
    std::int64_t position = 0;
    std::string hash;  ///< of the event, hex
    Proof path;
    std::string checkpoint;  ///< the note
};

class Log {
public:
    /// Borrows the store. Without a key nothing can be signed.
    Log(LogStore& store, std::optional<SignerKey> key, Clock clock)
        : store_(store), key_(std::move(key)), clock_(std::move(clock)) {}

    bool can_sign() const { return key_.has_value(); }
    std::optional<VerifierKey> verifier() const { return key_ ? std::optional(key_->verifier()) : std::nullopt; }

    /// The tree over everything committed until now.
    TreeHead head();
    /// A signed note of that tree; the one kept when nothing has come since it was signed with this key. REQUIRES:
    /// can_sign().
    std::string checkpoint();
    /// A signed note of any text that ends with a line end. REQUIRES: can_sign().
    std::string sign(std::string_view text) const { return sign_note(text, *key_); }
    /// Nothing when there is no such event. REQUIRES: can_sign().
    std::optional<EventProof> proof(std::string_view stream, std::int64_t seq);
    /// Nothing unless 0 <= first <= second <= size of the log.
    std::optional<Proof> consistency(std::int64_t first, std::int64_t second);

    LogStore& store() { return store_; }

private:
    LogStore& store_;
    std::optional<SignerKey> key_;
    Clock clock_;
};

/// {"event","position","hash","path","checkpoint"} for "case/2026-0001/7"; hashes of the path in base64. Nothing when
/// there is no such event. REQUIRES: log.can_sign().
std::optional<Value> proof_value(Log& log, std::string_view event);
/// {"first","second","first_root","second_root","path"}, in base64; nothing when the log has not these sizes.
std::optional<Value> consistency_value(Log& log, std::int64_t first, std::int64_t second);
/// Hashes in base64.
Value path_value(const Proof& path);

}  // namespace engine
