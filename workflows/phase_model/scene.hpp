// A Scene is all that a requirement or an act may look at: the case, the day, who acts, the office, the policy, the form.
#pragma once

#include "engine/act.hpp"
#include "engine/time.hpp"
#include "engine/workflow.hpp"
#include "workflows/people/office.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/policy.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

class CaseList;
class MeetingFile;
class ProposalFile;
namespace orphanet {
class FactSource;
class Nomenclature;
}


struct Scene {
    const Case* file = nullptr;  ///< null before registration
    const ProposalFile* proposal = nullptr;  ///< the proposal that is judged
    const MeetingFile* meeting = nullptr;    ///< the meeting that is planned and held
    const Office& office;
    const Policy& policy;
    engine::Date today;
    std::string person;
    std::vector<Standing> standings;         ///< every way the person may act today
    const engine::ActSpec* act = nullptr;
    const engine::Value* fields = nullptr;   ///< of the form; for a transition by vote, the motion's
    const engine::Workflow::Others* others = nullptr;
    CaseList* cases = nullptr;
    orphanet::Nomenclature* nomenclature = nullptr;
    orphanet::FactSource* facts = nullptr;
    int from = 8;                            ///< phase number it is done from: 0–7, 8 before registration, 9 closed, 11 a meeting
    const engine::Row* row = nullptr;        ///< of a transition
    bool by_vote = false;                    ///< a transition that follows a carried motion
    const Ballot* ballot = nullptr;          ///< the open ballot whose motion names it
    bool last_call = false;                  ///< the chair asks for votes for the last time
    std::optional<Standing> standing = {};   ///< the way this act may be done by the person; none: not allowed

    const std::string& field(std::string_view name) const { return fields->text(name); }
    bool has(std::string_view name) const {
        const engine::Value* value = fields->find(name);
        return value != nullptr && !value->is_null() && !(value->is_string() && value->string().empty());
    }
    /// The typed text or value is there and not only blanks; commitments of a motion count as given.
    bool says(std::string_view name) const;
    /// Number of the event since when declarations, confirmations and ballots count: entry into the phase, or the closing.
    std::int64_t since() const;
    /// Made in this stay in the phase (or since the closing).
    bool here(const Stamp& stamp) const { return stamp.seq >= since(); }
};

/// How the person may do the act here and now, by its `who` rows; nothing when not.
std::optional<Standing> standing_for(const Scene& scene, const engine::ActSpec& act);
/// In phase 1 after a call-in no case ends without a vote (specification section 12): T20 is then the leader group's, by T15.
bool group_has_taken_over(const Scene& scene);
/// As above, but without looking at the phase: tells "wrong phase" from "not allowed".
bool could_elsewhere(const Scene& scene, const engine::ActSpec& act);
/// Tied in this case, or a deputy who works under the tied leader (specification section 1).
bool is_recused(const Scene& scene, std::string_view person, std::string_view on_behalf);
/// The member elected in this stay to preside over the item (specification section 9), while seated and not recused; "" else.
std::string elected_chair(const Scene& scene);
/// The seats of today with who may sit in each: deputies, and after them the substitutes of the cases that are treated.
std::vector<Seat> seats_at(const Scene& scene);
/// Every way the person may act in the case: those of the office, and as the leader whom they are the substitute of there.
std::vector<Standing> standings_in(const Case* file, const Office& office, std::string_view person, engine::Date today);
/// Who presides over the item now: administrative leader, else a present deputy or substitute, else the member elected; "" when
/// nobody can. An open ballot stays with the chair who opened it, while that chair presides; then with whoever does, so that it
/// can be ended.
std::string chair_of(const Scene& scene);
/// The seat that the person fills at the item (holder id), or "".
std::string seat_of(const Scene& scene, std::string_view person);

}  // namespace workflows
