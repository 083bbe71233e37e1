// The consent block item by item (specification section 9: "put together, voted one by one in the record").
//
// What is chosen once for several items becomes one command for each item, the act of the single item on its case, so that each case
// gets its own motion, ballot, votes and decision, judged by the requirements that stand there. Each item goes by itself: one that is
// refused is told with why, and the others go through; within one case nothing is half done. An item that is not named is not touched.
#pragma once

#include "engine/engine.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// The acts that are done with several items at once, in the order of a meeting.
inline constexpr std::array<std::string_view, 5> consent_acts{"declare_interest", "put_motion", "open_ballot", "cast_vote", "close_ballot"};
/// How criteria are voted on where one choice is made for all of them: one vote, or in each case as they are assessed there (met: for,
/// not met: against, undetermined or not assessed: abstain). Each becomes a vote on each criterion, recorded as such.
inline constexpr std::array<std::string_view, 4> criteria_choices_at_once{"as_assessed", "for", "against", "abstain"};

/// What is said of one item.
struct ConsentPart {
    std::int64_t item = 0;
    std::optional<std::int64_t> version = {};  ///< of its case, as it was looked at; none: whatever it is now
    std::string criteria = {};                 ///< of criteria_choices_at_once; "" for what all say
    engine::Value fields = engine::Value::object();  ///< of the act; they go before what all say
};

/// One choice for several items.
struct ConsentWish {
    std::string act;
    std::string criteria = {};
    engine::Value fields = engine::Value::object();
    std::vector<ConsentPart> items;
    std::string person, via;
    ShutOut shut_out;  ///< of the person: what they are tied in is asked about before anything that stands there
    std::string idempotency_key = {};  ///< "" for none; it stands for the whole request (consent_keys.hpp)
    bool acknowledged = false;
    std::optional<std::int64_t> meeting_version = {};  ///< as it was looked at; none: whatever it is now
    std::optional<engine::Instant> at = {};
};

/// What came of one item: done, left out, or refused.
struct ConsentResult {
    std::int64_t item = 0;
    std::string case_id;
    std::string left_out;  ///< "recused": not for this person; "motion_stands": a motion has been put already; "decided": a motion was carried
    std::optional<engine::Done> done;
    std::optional<engine::Problem> problem;
};

/// The command that the part comes to. `file` is the item's case.
engine::Command command_for(const ConsentWish& wish, const ConsentPart& part, const Case& file);

enum class Carry { out, rehearsed };  ///< done, or found out and taken back
/// One result a part, in order. What was done before under the same key is answered first, whatever has come since.
std::vector<ConsentResult> carry(engine::Engine& engine, const MeetingFile& meeting, const ConsentWish& wish, Carry how);

/// Who asks, and what is kept from them.
struct ConsentReader {
    std::string person;
    ShutOut shut_out;
};

/// How an item of the block stands for a person and an act, by the same evaluation as the act itself.
struct ConsentOffer {
    const AgendaItem* item = nullptr;  ///< of the meeting it was asked of
    std::shared_ptr<const Case> file;
    engine::Command command;
    engine::Explanation explanation;
    std::string left_out;               ///< as in ConsentResult; "declared": by the person, already
    bool may = false;                   ///< the act is this person's to do there
    bool ready = false;                 ///< it will go through once the form is filled in
    std::vector<engine::Message> why;   ///< not, where it is not ready
};
std::vector<ConsentOffer> offers(engine::Engine& engine, const MeetingFile& meeting, const ConsentReader& reader, std::string_view act);

}  // namespace workflows
