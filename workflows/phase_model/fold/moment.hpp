// A Moment is one event as the fold reads it: its stamp, and its body's members by name, in the forms a Case keeps.
// Each file beside this one holds the steps of one subject; fold.cpp puts them into the one table.
#pragma once

#include "engine/event.hpp"
#include "workflows/phase_model/case.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace workflows {

struct Moment {
    const engine::Event& event;
    const engine::Texts& texts;
    Stamp by;

    /// A member as it stands; "" when it is absent or no string.
    const std::string& code(std::string_view key) const { return event.body.text(key); }
    bool flag(std::string_view key) const { return event.body.flag(key); }
    /// A typed text; not given() when the member is absent. A plain string (a fact copied from a source) is taken with
    /// the SHA-256 of its bytes.
    Words words(std::string_view key) const;
    /// The text of a member, typed or plain; "" when absent or redacted.
    std::string line(std::string_view key) const { return words(key).text; }
    /// A date; nothing when absent or not YYYY-MM-DD.
    std::optional<engine::Date> date(std::string_view key) const;
    /// The strings of a list.
    std::vector<std::string> codes(std::string_view key) const;
    /// The number of an earlier event; nothing when absent.
    std::optional<std::int64_t> entry(std::string_view key) const;
};

/// What one kind of event does to a case.
using Step = void (*)(Case&, const Moment&);
/// Event names with their steps.
using Steps = std::vector<std::pair<std::string_view, Step>>;

Steps transition_steps();    ///< T01–T23, and what leaving and entering a phase does
Steps identity_steps();      ///< names, identity, duplicates, scope, proposals
Steps preparation_steps();   ///< criteria, candidates, evidence, summary, recommendation
Steps impartiality_steps();  ///< interests, countersigning, overriding
Steps hearing_steps();       ///< invitations, window, comments
Steps moderation_steps();    ///< comments hidden and shown, access levels
Steps ballot_steps();        ///< attendance, motions, ballots, votes, precedents
Steps placement_steps();     ///< centres' answers, start-up, status, care of the record

/// Takes the identity and the hits that registering, importing and setting an identity carry alike.
void take_identity(Case& file, const Moment& moment);
/// Keeps what the system did about a deadline of the case.
void deadline_marked(Case& file, const Moment& moment);
/// Takes the name members `name`, `name_nn`, `name_en` of a registration.
void take_names(Case& file, const Moment& moment);

}  // namespace workflows
