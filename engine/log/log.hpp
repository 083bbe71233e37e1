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
#include <utility>
#include <vector>

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
    /// The first note kept of a tree of that size and root (32 bytes), or "".
    virtual std::string checkpoint_of(std::int64_t size, std::string_view root) = 0;

    /// Signature lines of witnesses under the tree of that size and root, with their line ends, in the order they came.
    virtual std::vector<std::string> cosignatures(std::int64_t size, std::string_view root) = 0;
    /// Keeps the line of a witness for ever; the same line once.
    virtual void keep_cosignature(const Checkpoint& checkpoint, std::string_view line, std::string_view at) = 0;

    /// The events "read" that tell of readings of the stream, newest first: their stream and number.
    virtual std::vector<std::pair<std::string, std::int64_t>> readings_of(std::string_view stream, std::size_t most) = 0;

    /// A text that is another one whenever an event of a case or of the office has been recorded; readings of the log do not
    /// change it. For what is kept in memory.
    virtual std::string cases_state() = 0;
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

    /// Keys that were retired and sign beside the current one until whoever checks knows that one (rotation with overlap).
    void also_sign_with(std::vector<SignerKey> retiring) { retiring_ = std::move(retiring); }

    bool can_sign() const { return key_.has_value(); }
    std::optional<VerifierKey> verifier() const { return key_ ? std::optional(key_->verifier()) : std::nullopt; }

    /// The tree over everything committed until now.
    TreeHead head();
    /// A signed note of that tree; the one kept when nothing has come since it was signed with this key. REQUIRES:
    /// can_sign().
    std::string checkpoint();
    /// checkpoint() with the signatures of witnesses under it (C2SP tlog-cosignature). REQUIRES: can_sign().
    std::string published_checkpoint();
    /// The last checkpoint that somebody made, with its witnesses; "" when there is none. Signs nothing.
    std::string last_published();
    /// Hashes of a tile (C2SP tlog-tiles): `width` roots of complete subtrees over 256^level entries, from number index × 256 on;
    /// nothing when the log is shorter. 1 ≤ width ≤ 256.
    std::optional<std::vector<std::string>> tile(int level, std::int64_t index, int width);
    /// A signed note of any text that ends with a line end. REQUIRES: can_sign().
    std::string sign(std::string_view text) const;
    /// Nothing when there is no such event. REQUIRES: can_sign().
    std::optional<EventProof> proof(std::string_view stream, std::int64_t seq);
    /// Nothing unless 0 <= first <= second <= size of the log.
    std::optional<Proof> consistency(std::int64_t first, std::int64_t second);

    LogStore& store() { return store_; }

private:
    LogStore& store_;
    std::optional<SignerKey> key_;
    Clock clock_;
    std::vector<SignerKey> retiring_;
};

/// {"event","position","hash","path","checkpoint"} for "case/2026-0001/7"; hashes of the path in base64. Nothing when
/// there is no such event. REQUIRES: log.can_sign().
std::optional<Value> proof_value(Log& log, std::string_view event);
/// {"first","second","first_root","second_root","path"}, in base64; nothing when the log has not these sizes.
std::optional<Value> consistency_value(Log& log, std::int64_t first, std::int64_t second);
/// Hashes in base64.
Value path_value(const Proof& path);

}  // namespace engine
