// Rows as they lie in the tables: what the baselines write again, and how two databases are compared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// One row of `texts`.
struct TextRow {
    std::string sha256, salt, text;
};

/// One row of `notices`, as far as it is not the event's.
struct NoticeRow {
    std::string person, why, due;
};

/// What one act has written: its event, its texts, the words it is found by, whom it is told to, and with them the three columns of
/// the case that every act moves.
struct ActRows {
    std::string stream;  ///< "case/2026-0042"
    std::int64_t seq = 0;
    std::string at, actor, event, body, prev, hash;
    std::vector<TextRow> texts;
    std::int64_t at_ms = 0;             ///< of `at`, as `words` has it
    std::string words;                  ///< a JSON array; "" for none
    std::vector<NoticeRow> notices;

    std::string_view case_id() const { return std::string_view(stream).substr(5); }
};

/// The commitments in an event's line.
inline std::vector<std::string> commitments_in(std::string_view line) {
    constexpr std::string_view mark = "\"sha256\":\"";
    std::vector<std::string> found;
    for (std::size_t at = line.find(mark); at != std::string_view::npos; at = line.find(mark, at)) {
        at += mark.size();
        found.emplace_back(line.substr(at, 64));
    }
    return found;
}

/// What a database holds, to be compared: rows and the SHA-256 of all their values, of events, texts, cases, words and notices.
struct Holding {
    std::int64_t events = 0, texts = 0, cases = 0, words = 0, notices = 0;
    std::string sha256;

    bool operator==(const Holding&) const = default;
};

}  // namespace bench
