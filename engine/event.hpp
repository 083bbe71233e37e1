// An Event is the only truth: one recorded thing that somebody did, numbered and chained within its stream.
//
// What is hashed is the canonical JSON of the event (architecture 2a): SHA-256 of those bytes is its hash, and `prev` holds
// the hash of the event before it (64 zeros for the first). The golden file tests/approved/event-v1.jsonl fixes the form.
#pragma once

#include "engine/value.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// `prev` of the first event of a stream.
inline const std::string no_hash(64, '0');

struct Event {
    std::string stream;     ///< "case/2026-0042", "proposal/2026-0001", "meeting/2026-0001", "office"
    std::int64_t seq = 0;   ///< 1, 2, 3 … within the stream
    std::string at;         ///< RFC 3339 UTC with milliseconds
    std::string date;       ///< the legal date, Europe/Oslo
    std::string actor;      ///< opaque person id "p-17", or "system"
    std::string on_behalf;  ///< "for": the person a deputy stands in for; empty (null) otherwise
    std::string role;       ///< the role it was done in
    std::string act;        ///< the act that made it
    std::string name;       ///< "event": what happened
    std::int64_t cycle = 1;
    std::string model;   ///< version of the transition table, "1.0"
    std::string policy;  ///< SHA-256 of the policy it was judged under
    std::string via;     ///< "page", "api", "command line", "import"
    Value body;          ///< an object; typed text stands in it as {"sha256": hex}
    std::string prev = no_hash;
};

/// An event with the bytes that were hashed. `line` is what is stored and exported, never made again.
struct Sealed {
    Event event;
    std::string line;
    std::string hash;
};

/// A text that a person typed, kept apart from the chain: sha256 = SHA-256(salt bytes ‖ UTF-8 text). Only this is
/// touched by a lawful redaction (specification section 11).
struct Text {
    std::string sha256;
    std::string salt;  ///< 16 random bytes as hex
    std::string text;
    bool redacted = false;
};

/// The opened commitments of a stream, by sha256.
using Texts = std::map<std::string, Text, std::less<>>;

/// Commits to a text with 16 fresh random bytes.
Text commit_to(std::string_view text);
/// True when the text and its salt give its sha256.
bool opens(const Text& text);
/// The commitment as it stands in an event's body: {"sha256": hex}.
Value commitment(const Text& text);
/// The text behind a commitment member of a body; "" when it is absent, withheld or redacted.
std::string opened(const Value& body, std::string_view key, const Texts& texts);

std::string canonical(const Event& event);
Sealed seal(Event event);
/// Reads an event from its line; the reason in words when it is none of version 1.
std::variant<Event, std::string> event_from(std::string_view line);

}  // namespace engine
