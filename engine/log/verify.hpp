// Verifies an exported record offline, with nothing but the file: every hash, every chain, every number, every opened
// text, the counts. Names each entry that is wrong, and says what such a check cannot prove.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// One thing that is wrong, where it stands.
struct Finding {
    std::int64_t line = 0;    ///< of the file; 0 when the file as a whole is meant
    std::string stream;       ///< "" when the line names none
    std::int64_t seq = 0;     ///< of the event, 0 when the line names none
    std::string kind;         ///< see below
    std::string explanation;  ///< in words
    std::string file = {};    ///< of a bundle

    bool operator==(const Finding&) const = default;
};

/// The kinds: no-header, second-header, no-trailer, after-trailer, unknown-format, not-json, not-canonical, not-an-event,
/// hash, chain, gap, order, repeated, text, stray-text, count, digest, time, empty; of bundles also manifest, file, stray-file,
/// checkpoint, signature, proof.

struct Verification {
    std::int64_t events = 0, streams = 0, opened = 0, unopened = 0, held_back = 0;
    bool whole_log = false;      ///< the header says that nothing was left out
    bool vouched_for = false;    ///< signatures hold under a key from outside
    std::int64_t log_size = 0;   ///< of a bundle: entries of the log that was signed
    bool public_only = false;
    bool demonstration = false;
    std::string program, model, made_at;
    std::int64_t wrong = 0;           ///< how many things are wrong
    std::vector<Finding> findings;    ///< the first hundred of them
    std::vector<std::string> not_proved;  ///< what this check leaves open, in words

    bool ok() const { return wrong == 0; }
};

/// Asked about every event; gives what is wrong with it, or "".
using EventCheck = std::function<std::string(std::string_view stream, std::int64_t seq, std::string_view hash)>;

/// Reads to the end of the input, block by block; two threads check its lines ("engine/log/line_check.hpp"), a third digests it.
Verification verify_jsonl(std::istream& input, EventCheck also = {});

}  // namespace engine
