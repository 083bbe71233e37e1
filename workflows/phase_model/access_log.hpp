// What was taken out and what was refused, recorded in the same log as everything else but in streams of its own, "access/2026", so that no
// case changes by it (specification section 11).
#pragma once

#include "engine/case_file.hpp"
#include "engine/command.hpp"
#include "engine/store.hpp"
#include "engine/time.hpp"
#include "engine/value.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// The fold of a stream of accesses: its head and no more.
class AccessFile final : public engine::CaseFile {
public:
    AccessFile() = default;
    AccessFile(const AccessFile&) = default;

    void apply(const engine::Sealed& event, const engine::Texts& texts) override;
    std::unique_ptr<engine::CaseFile> clone() const override { return std::make_unique<AccessFile>(*this); }
    engine::CaseRow row() const override;
};

/// An event without typed words, to be numbered and sealed.
struct PlainEvent {
    std::string person, act, name, via;
    engine::Value body;
    std::string policy = {};  ///< SHA-256 of the one it was judged under; "" for what no policy says anything of
};

/// Appends the events to a stream that only its head is folded of, in one transaction. Throws engine::Unavailable.
void append_plain(engine::Store& store, const std::string& stream, const std::vector<PlainEvent>& events, engine::Instant now);
/// As append_plain(), to the year's stream of accesses.
void append_accesses(engine::Store& store, const std::vector<PlainEvent>& events, engine::Instant now);

/// An export as it left: what was asked for, whether it came to its end, and the digest of the bytes; no copy.
struct ExportRecord {
    std::string person;
    std::string via;  ///< "command line", "api"
    std::string format;
    engine::Value part;  ///< as in the export's head
    bool public_only = false;
    bool whole = false;  ///< false: broken off
    std::int64_t bytes = 0;
    std::string sha256;  ///< of the bytes that left; of a bundle of its manifest
};

/// Appends an event "refused" to the stream of the year: who wanted to do what, where, and why not; not what was typed. `policy`: the
/// SHA-256 of the one it was refused under. Throws engine::Unavailable.
void record_refusal(engine::Store& store, const engine::Command& command, const engine::Problem& problem, const std::string& policy, engine::Instant now);

/// Appends an event "exported" to the stream of the year. Throws engine::Unavailable.
void record_export(engine::Store& store, const ExportRecord& record, engine::Instant now);

}  // namespace workflows
