// A Trace is what is kept beside an event of a case, a proposal or a meeting so that it can be found again: the words that it is found by, and what it
// decided. Derived like a row of the case: the same events give the same.
//
// The same function makes the words that are kept and judges each hit, the second time with only the texts that the reader may
// read: so nobody finds what they may not see.
#pragma once

#include "engine/case_file.hpp"
#include "engine/event.hpp"

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

struct Trace {
    std::int64_t seq = 0;
    std::vector<std::string> words;  ///< each once, in byte order; beside the event's words its facets
    std::string decision;            ///< what it decided, as canonical JSON; "" for most events

    bool operator==(const Trace&) const = default;
};

/// The traces of these events of a case, a proposal or a meeting, which have been applied to it; none for another file. Events that
/// leave none are left out. `texts` opens what they commit to.
std::vector<Trace> traces_of(const engine::CaseFile& file, std::span<const engine::Sealed> events, const engine::Texts& texts);

/// The typed texts of the event that are opened, in the order of its members; and the names and codes that stand in it plain.
std::vector<std::string_view> texts_in(const engine::Event& event, const engine::Texts& texts);
/// The words of those texts, each once, in byte order.
std::vector<std::string> event_words(const engine::Event& event, const engine::Texts& texts);

/// What a search can be narrowed by stands among the words, with a sign that no word has: "kind:decision".
inline constexpr std::string_view kinds_of_event[] = {"decision", "vote", "comment", "evidence", "other"};
/// decision: a step of the model; vote: motions, ballots, precedents, dissent; comment: comments and answers; evidence: identity,
/// scope, criteria, evidence, candidates, summary, recommendation; other: the rest.
std::string_view kind_of_event(const engine::Event& event);
/// Who did it: "leader_group" for a step by vote, else the role.
std::string body_of_event(const engine::Event& event);
/// "kind:…", "body:…" and, for each of these centres, "centre:…".
std::vector<std::string> facets_of(const engine::Event& event, const std::set<std::string>& centres);

}  // namespace workflows
