// The keys of the log and its witnesses, as the log itself tells of them in its stream "log": each new key is vouched for by the
// one before it, so that whoever was given an old key can trust what the new one signs.
#pragma once

#include "engine/log/checkpoint.hpp"
#include "engine/log/cosignature.hpp"
#include "engine/log/log.hpp"
#include "engine/log/succession.hpp"
#include "engine/store.hpp"
#include "engine/time.hpp"

#include <string>
#include <vector>

namespace workflows {

struct LogKey {
    engine::Succession told;
    engine::VerifierKey key;
    std::string from;         ///< when it was told of
    std::string retired;      ///< when the next one came; "" while it is current
    std::string signs_until;  ///< a date: until then it signs beside the next one; "" while it is current
};

/// The keys that the stream tells of, the oldest first.
std::vector<LogKey> log_keys(engine::Store& store);
/// As verifiers want it.
std::vector<engine::Succession> succession_of(const std::vector<LogKey>& keys);
/// The witnesses whose signatures are taken.
std::vector<engine::WitnessKey> log_witnesses(engine::Store& store);

/// Who changes something about the log.
struct LogKeeper {
    std::string person;  ///< "system" where nobody is signed in: `init`
    std::string via;
    engine::Instant now;
};

/// Tells of the log's first key; nothing when the stream tells of one. Throws engine::Unavailable.
void record_first_key(engine::Store& store, const engine::VerifierKey& key, const LogKeeper& keeper);
/// Tells of the key that follows, vouched for by the one before, which signs beside it until the end of that day.
void record_next_key(engine::Store& store, const engine::SignerKey& before, const engine::VerifierKey& next, engine::Date signs_until, const LogKeeper& keeper);
/// Takes a witness; nothing when it is known.
void record_witness(engine::Store& store, const engine::WitnessKey& witness, const LogKeeper& keeper);

/// What came of signature lines that somebody handed in.
struct Taken {
    std::vector<engine::Cosignature> taken;
    std::string why_not;  ///< catalogue key; "" when some were taken
};
/// Keeps those lines of a checkpoint's note that known witnesses signed, under the tree that it names. Refused when the note is
/// none of this log's checkpoints, or no line is a known witness'.
Taken take_cosignatures(engine::Store& store, engine::Log& log, std::string_view note, engine::Instant now);

}  // namespace workflows
