// Store is where streams live: the engine sees only this, storage/ implements it for SQLite and PostgreSQL.
#pragma once

#include "engine/case_file.hpp"
#include "engine/event.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// The database cannot be written or read now (locked, full, read-only, gone). `what()` holds no values from any statement.
class Unavailable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The answer that was given to an idempotency key.
struct Remembered {
    std::string body_sha256;
    std::string response;
};

/// One unit of work: all of it becomes durable, or none.
class Transaction {
public:
    virtual ~Transaction() = default;

    /// The stream folded up to its last event, or null when there is none. Locks the stream until the transaction ends.
    virtual std::shared_ptr<const CaseFile> open(std::string_view stream) = 0;
    /// The stream's file for its next events to be applied to, or null when there is none: the file itself where nobody
    /// else holds it, else a copy. REQUIRES: what open() gave of this stream has been let go.
    virtual std::shared_ptr<CaseFile> change(std::string_view stream) {
        const auto file = open(stream);
        return file ? std::shared_ptr<CaseFile>(file->clone()) : nullptr;
    }
    /// The events of the stream with seq > `after`, oldest first, and its opened texts: also those of this transaction.
    virtual std::vector<Sealed> events(std::string_view stream, std::int64_t after) = 0;
    virtual Texts texts(std::string_view stream) = 0;
    /// The next number of a kind ("case", "proposal", "person") in a year (0: not counted per year): 1, 2, 3 … never reused.
    virtual std::int64_t next_number(std::string_view kind, int year) = 0;
    /// Appends events of one stream, whose seq and prev go on from its head, with the texts they commit to, and writes the
    /// stream's row. `after` is the file with the events applied. Throws when someone else appended first.
    virtual void append(const std::vector<Sealed>& events, const std::vector<Text>& texts, std::shared_ptr<const CaseFile> after) = 0;
    /// Removes texts of the stream for ever, with their salts: their commitments stay, so the chain stays valid, and open no
    /// more. The stream's file and row are then what its events say without them. After the append() of the event that tells.
    virtual void redact(std::string_view stream, const std::vector<std::string>& commitments) = 0;
    virtual std::optional<Remembered> recall(std::string_view person, std::string_view key) = 0;
    virtual void remember(std::string_view person, std::string_view key, const Remembered& answer, std::string_view at) = 0;
};

class Store {
public:
    virtual ~Store() = default;

    /// Runs `work` in a transaction and returns when it is durable. `work` may be run again from the start (a conflict, a
    /// lost connection), so it must not change anything outside but its own result. An exception from `work` undoes it
    /// and is passed on. Throws Unavailable when the database cannot be written.
    virtual void write(const std::function<void(Transaction&)>& work) = 0;

    /// The stream folded, or null. Readers never wait for writers.
    virtual std::shared_ptr<const CaseFile> read(std::string_view stream) = 0;
    /// The events of a stream with seq > `after`, oldest first; at most `limit` (0: all).
    virtual std::vector<Sealed> events(std::string_view stream, std::int64_t after = 0, std::size_t limit = 0) = 0;
    /// The opened texts of a stream.
    virtual Texts texts(std::string_view stream) = 0;
    /// Names of all streams that begin with `prefix` ("case/"), in order.
    virtual std::vector<std::string> streams(std::string_view prefix) = 0;
    /// True when the database was made by `init --demonstration`.
    virtual bool demonstration() = 0;
};

}  // namespace engine
