// StoredEvents gives the events and texts of a stream as they are stored, not read: for exports, which pass a million lines on. What it
// gives lies end to end in one block, so that a stream costs a few allocations and not some for each line.
#pragma once

#include "engine/packed_texts.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ranges>
#include <string_view>

namespace engine {

/// Borrows from the StoredLines it stands in.
struct StoredEvent {
    std::string_view line;  ///< the bytes that were hashed
    std::string_view hash;
};

/// Events of one stream, oldest first.
class StoredLines {
public:
    void add(std::string_view line, std::string_view hash) {
        pieces_.add(line);
        pieces_.add(hash);
    }
    std::size_t size() const { return pieces_.size() / 2; }
    /// REQUIRES: i < size().
    StoredEvent operator[](std::size_t i) const { return {pieces_[2 * i], pieces_[2 * i + 1]}; }

private:
    PackedTexts pieces_;
};

/// Borrows from the StoredTexts it stands in.
struct StoredText {
    std::string_view sha256, salt, text;
};

/// The texts of one stream that can still be opened, by their commitments.
class StoredTexts {
public:
    /// REQUIRES: commitments come in order.
    void add(std::string_view sha256, std::string_view salt, std::string_view text) {
        pieces_.add(sha256);
        pieces_.add(salt);
        pieces_.add(text);
    }
    std::size_t size() const { return pieces_.size() / 3; }
    /// REQUIRES: i < size().
    StoredText operator[](std::size_t i) const { return {pieces_[3 * i], pieces_[3 * i + 1], pieces_[3 * i + 2]}; }
    /// Nothing when it was redacted, or never was there.
    std::optional<StoredText> find(std::string_view sha256) const {
        const auto all = std::views::iota(std::size_t{0}, size());
        const auto found = std::ranges::lower_bound(all, sha256, {}, [&](std::size_t i) { return pieces_[3 * i]; });
        return found != all.end() && pieces_[3 * *found] == sha256 ? std::optional((*this)[*found]) : std::nullopt;
    }

private:
    PackedTexts pieces_;
};

class StoredEvents {
public:
    virtual ~StoredEvents() = default;

    /// Events of the stream with seq > `after`, oldest first; at most `limit` (0: all).
    virtual StoredLines stored(std::string_view stream, std::int64_t after = 0, std::size_t limit = 0) = 0;
    virtual StoredTexts stored_texts(std::string_view stream) = 0;
};

}  // namespace engine
