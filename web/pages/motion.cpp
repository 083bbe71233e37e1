// The form of a motion: first what is moved, then only the fields that the step needs.
#include "web/pages/act_view.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>

namespace web {

namespace {

/// Fields that a motion may carry beside those its requirements ask for.
std::vector<std::string> beside(std::string_view transition) {
    if (transition == "place") return {"secondary", "conditions"};
    if (transition == "park") return {"condition"};
    if (transition == "close") return {"documented", "target_orpha", "covering_case", "conditions"};
    if (transition == "decide_need") return {"conditions"};
    return {};
}

/// The table has a row from here by this event that the leader group decides.
bool group_decides(const Call& call, const Sight& sight, std::string_view event) {
    const std::string from = sight->is_closed()
                                 ? std::string(workflows::closed_id)
                                 : std::string(workflows::phase_ids.at(static_cast<std::size_t>(sight->phase)));
    return std::ranges::any_of(call.app.engine.workflow().rows(), [&](const engine::Row& row) {
        return row.event == event && row.from == from &&
               std::ranges::find(row.decided_by, "leader_group") != row.decided_by.end();
    });
}

}  // namespace

void narrow_motion(Call& call, const Sight& sight, const Pairs& values, FormFor& what) {
    const std::string transition(value_of(values, "transition"));
    const auto explanation = call.app.engine.explain({.stream = stream_of(sight->id),
                                                      .act = transition,
                                                      .fields = engine::Value::object(),
                                                      .person = call.viewer.person});
    std::vector<std::string> all, open;
    for (const auto& answer : explanation.answers) {
        all.push_back(answer.requirement);
        if (!answer.lets_through()) open.push_back(answer.requirement);
    }
    what.asked = fields_asked_by(open);
    what.shown = fields_asked_by(all);
    for (auto& field : beside(transition)) what.shown.push_back(std::move(field));
    what.shown.insert(what.shown.end(), {"transition", "words"});
}

FormView choose_transition(Call& call, const Sight& sight, const engine::ActSpec& spec) {
    const Pairs none;
    const std::vector<engine::FieldError> right;
    FormFor what{call, sight.file.get(), spec, none, right};
    what.shown = {"transition"};
    FormView form = form_for(what, "/cases/" + sight->id + "/acts/put_motion", {});
    form.method = "get";
    form.hidden.clear();
    form.button = call.words.text("motion.next");
    for (auto& control : form.controls) {
        std::erase_if(control.options, [&](const Option& option) {
            return option.value == "go_on" ? !(sight->called_in && sight->phase == 1)
                                           : !group_decides(call, sight, option.value);
        });
        control.select = false;
        control.radios = true;
    }
    return form;
}

}  // namespace web
