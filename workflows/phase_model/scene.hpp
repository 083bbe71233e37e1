// A Scene is all that a requirement or an act may look at: the case, the day, who acts, the office, the policy, the form.
#pragma once

#include "engine/act.hpp"
#include "engine/time.hpp"
#include "engine/workflow.hpp"
#include "workflows/people/office.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/policy.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace workflows {

class CaseList;
class Nomenclature;

struct Scene {
    const Case* file = nullptr;  ///< null before registration
    const Office& office;
    const Policy& policy;
    engine::Date today;
    std::string person;
    std::vector<Standing> standings;  ///< every way the person may act today
    Standing standing;                ///< the way this act is done in, once chosen
    const engine::ActSpec* act = nullptr;
    const engine::Value& fields;      ///< of the form; for a transition by vote, the motion's
    const Ballot* ballot = nullptr;   ///< the ballot that is being closed, for a transition by vote
    const engine::Workflow::Others* others = nullptr;
    CaseList* cases = nullptr;
    Nomenclature* nomenclature = nullptr;
    int from = 8;                     ///< phase number it is done from: 0–7, 8 before registration, 9 closed

    const std::string& field(std::string_view name) const { return fields.text(name); }
    bool has(std::string_view name) const { return fields.has(name) && !fields.find(name)->is_null(); }
};

}  // namespace workflows
