// The record as JSON lines: a header with versions, one line an event, a trailer with counts (interfaces.md section 4).
//
// Every line is canonical JSON (RFC 8785). The bytes of "event" are the bytes that were hashed, so whoever has the file
// can check it with SHA-256 alone. "texts" opens the commitments that the reader may see, and no others.
#pragma once

#include "engine/event.hpp"
#include "engine/export/outlet.hpp"
#include "engine/log/log.hpp"
#include "engine/stored_events.hpp"
#include "engine/value.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engine {

/// What the header says. `format`, `v`, `program` and `public` are filled in by the writer.
struct ExportHeader {
    std::string model;    ///< version of the transition table
    std::string made_at;  ///< RFC 3339
    bool demonstration = false;
    bool public_only = false;
    Value part;  ///< null: the whole log; else {"case","from","to"} as far as they narrow it
    std::vector<std::pair<std::string, std::string>> policies;  ///< version and SHA-256
    Value sources;  ///< array of {"name","licence","version"}
};

/// The header as it stands in the first line.
Value header_value(const ExportHeader& header);

/// The commitments in a body: the path of member names ("reason", "names/nb") and the sha256 each.
std::vector<std::pair<std::string, std::string>> commitments_of(const Value& body);

class JsonlWriter {
public:
    /// Says whether the reader may see the text that stands at `place` in the event's body.
    using MaySee = std::function<bool(const Event& event, std::string_view place)>;

    /// Writes the header at once. Borrows the outlet, which nobody else has written to.
    JsonlWriter(Outlet& out, const ExportHeader& header, MaySee may_see);

    /// Writes one event; events of a stream come in their order, one stream after the other. False when nobody wants
    /// the rest.
    bool event(const Sealed& sealed, const Texts& texts);
    /// The same of an event that was not read; `open`: whether the reader may see its texts.
    bool stored(const StoredEvent& one, const StoredTexts& texts, bool open);
    /// Counts events that are left out at the end of their stream until something is decided.
    void hold_back(std::int64_t events) { held_back_ += events; }
    /// Writes the trailer: counts, the SHA-256 of every byte before it, and the head of the log's tree where there is one.
    bool end(const std::optional<TreeHead>& tree = {});

private:
    void begin(std::string_view stream);
    bool finish(std::string_view line, std::string_view hash);
    bool line(std::string_view text);

    Outlet& out_;
    MaySee may_see_;
    std::string stream_, written_;
    std::vector<StoredText> opening_;  ///< texts of the event that is written
    std::int64_t streams_ = 0, events_ = 0, opened_ = 0, redacted_ = 0, held_back_ = 0;
    std::map<std::string, std::int64_t, std::less<>> withheld_;  ///< by kind of event
};

}  // namespace engine
