// An act of the Phase Model: its row of data (engine::ActSpec) beside what it checks and writes.
#pragma once

#include "engine/act.hpp"
#include "engine/command.hpp"
#include "engine/event.hpp"
#include "engine/workflow.hpp"
#include "workflows/phase_model/scene.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace workflows {

/// What an act has come to so far: events in order, the texts they commit to, and what is wrong with the form.
class Effects {
public:
    explicit Effects(const Scene& scene) : scene_(scene) {}

    /// Adds an event of the case's stream; its body is an object.
    void add(std::string name, engine::Value body);
    /// The body that the act's fields make: typed text as commitments, the rest plain; absent fields left out.
    engine::Value body_of_fields();
    /// Commits to a text and gives what stands for it in a body.
    engine::Value words(std::string_view text);
    void invalid(std::string field, std::string key, std::vector<std::pair<std::string, std::string>> values = {});

    bool ok() const { return errors.empty(); }

    std::vector<engine::Event> events;
    std::vector<engine::Text> texts;
    std::vector<engine::FieldError> errors;
    std::vector<std::string> redacted;          ///< commitments of texts of the case that are removed for ever
    std::vector<engine::Draft> beside;          ///< what goes to other streams in the same transaction
    std::string transition, from, to;           ///< set by write_step
    std::vector<engine::Answer> answers = {};   ///< of the transition's requirements, as evaluated

private:
    const Scene& scene_;
};

struct Act {
    engine::ActSpec spec;
    /// Checks what the fields alone cannot tell, without writing. Null: nothing more to check.
    void (*check)(const Scene&, Effects&) = nullptr;
    /// Writes the events. Null: one event, the first of spec.events, with body_of_fields().
    void (*write)(const Scene&, Effects&) = nullptr;
};

/// Every act and transition, in the order of specification sections 4 and 13. The one table.
const std::vector<Act>& act_table();
const Act* find_act(std::string_view name);

/// The parts act_table() is put together from, one file each.
std::vector<Act> transition_acts();     ///< section 4: T01–T23
std::vector<Act> proposal_acts();       ///< propose, judge_proposal, withdraw_proposal
std::vector<Act> preparation_acts();    ///< identity to recommendation
std::vector<Act> impartiality_acts();   ///< interests, countersigning, override
std::vector<Act> hearing_acts();        ///< invite to answer_comment
std::vector<Act> moderation_acts();     ///< hide_comment, redact, the same for meetings and proposals, set_access
std::vector<Act> meeting_acts();        ///< the leader group's meeting, from plan to signed minutes
std::vector<Act> ballot_acts();         ///< attendance, motions, ballots, votes, precedents
std::vector<Act> placement_acts();      ///< answers from centres, start-up, status
std::vector<Act> care_acts();           ///< corrections, looking again, reassessment, following

}  // namespace workflows
