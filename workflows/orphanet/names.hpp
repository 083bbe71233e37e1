// The words of the nomenclature: codes, ids of levels and statuses, and names made comparable for search.
#pragma once

#include "workflows/orphanet/nomenclature.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace workflows::orphanet {

/// "group", "disorder", "subtype"; "" for unstated. These words are stored and shown to programs.
[[nodiscard]] std::string_view name_of(Level level);
/// "active", "deprecated", "obsolete", "non_rare", "inactive".
[[nodiscard]] std::string_view name_of(Status status);
/// "moved_to", "referred_to".
[[nodiscard]] std::string_view name_of(Relation relation);

[[nodiscard]] std::optional<Level> level_from(std::string_view word);
[[nodiscard]] std::optional<Status> status_from(std::string_view word);
[[nodiscard]] std::optional<Relation> relation_from(std::string_view word);

/// A code as people and files write it: "58", "ORPHA:58", "orpha 58", "Orphanet:58". Nothing for anything else, for 0
/// and for more than nine digits.
[[nodiscard]] std::optional<std::int64_t> parse_code(std::string_view text);

/// Without blanks and line ends at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// "ORPHA:58"
[[nodiscard]] std::string written_code(std::int64_t code);

/// A name as search compares it: lower case, without diacritics, apostrophes and the prefixes "OBSOLETE:" and
/// "NON RARE IN EUROPE:", every other punctuation one blank, Greek letters spelt out. "Björnstad" gives "bjornstad".
[[nodiscard]] std::string folded(std::string_view name);

/// How well `folded_name` fits `folded_query`; nothing if a word of the query is missing.
[[nodiscard]] std::optional<Match> fit(std::string_view folded_name, std::string_view folded_query);

/// SHA-256 over everything of an entity that a change of release can change, as hex. The order of synonyms does not
/// count.
[[nodiscard]] std::string fingerprint(const Entity& entity);

}  // namespace workflows::orphanet
