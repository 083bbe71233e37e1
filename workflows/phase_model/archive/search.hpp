// Searching the words of decisions and histories over all cases, proposals and meetings. What is found is what the reader may read: an event is a hit only
// by words of texts that are open to this reader today, whatever the index knows (access levels, hidden comments, votes of open
// ballots, recusal). Drafts are no events and are never found.
#pragma once

#include "engine/store.hpp"
#include "engine/time.hpp"
#include "workflows/people/office.hpp"
#include "workflows/phase_model/archive/archive.hpp"
#include "workflows/phase_model/as_of.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// Who searches, and where.
struct SearchScene {
    engine::Store& store;
    Archive& archive;
    std::shared_ptr<const Office> office;
    std::string person;
    engine::Date today;
};

struct SearchQuery {
    std::string words;
    std::string kind;    ///< of kinds_of_event ("traces.hpp"); "" for all
    std::string body;    ///< "leader_group" or a role
    std::string centre;  ///< that had the offer then, or for which was spoken
    std::optional<engine::Date> from, to;  ///< legal days, both included
    std::optional<AsOf> moment;            ///< only what had been recorded then, to one who could and can read it
    std::optional<Place> before;
    std::size_t limit = 20;
};

/// A piece of a text around the first word found: what stands before it, the word, what comes after.
struct FoundPassage {
    std::string before, word, after;
};

struct SearchHit {
    Place place;
    std::string case_id;  ///< "" in a proposal or a meeting
    std::string name, orpha;  ///< of the case or the proposal
    engine::Event event;
    FoundPassage passage;
};

struct SearchResult {
    std::vector<SearchHit> hits;  ///< newest first
    std::optional<Place> next;    ///< where older ones begin; nothing when everything has been looked through
    bool no_words = false;        ///< nothing was asked that could be found: blanks, or only words that bind others
    bool personal_number = false; ///< the question holds a national identity number; it was neither asked nor kept
};

/// Looks for events that hold every word. Bounded work: where a reader may read few of many, the answer is short and goes on.
SearchResult search_words(const SearchScene& scene, const SearchQuery& query);

/// A place as a cursor in an address: "1763802000000.2026-0042.7", of a meeting "1763802000000.meeting-2026-0003.7"; and back, nothing for what is none.
std::string cursor_of(const Place& place);
std::optional<Place> place_from(std::string_view cursor);

/// hits[]: stream, case, name, orpha, seq, at, event, kind, body, before, word, after; next.
engine::Value to_value(const SearchResult& result);
/// "at", "stream", "case", "name", "orpha", "seq", "event", "kind", "body", "passage".
const std::vector<std::string>& search_columns();
std::vector<std::vector<std::string>> search_rows(const SearchResult& result);

}  // namespace workflows
