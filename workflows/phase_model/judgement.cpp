#include "workflows/phase_model/judgement.hpp"

#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/acts/seats.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/requirements/requirement.hpp"
#include "workflows/phase_model/requirements/tally.hpp"
#include "workflows/phase_model/table.hpp"

#include <algorithm>

namespace workflows {

namespace {

std::string_view state_of(const Scene& scene) {
    if (scene.from == 8 || scene.meeting != nullptr) return "";
    return scene.from == 9 ? closed_id : phase_ids[static_cast<std::size_t>(scene.from)];
}

bool decided_by_group(const engine::Row& row) {
    return std::find(row.decided_by.begin(), row.decided_by.end(), "leader_group") != row.decided_by.end();
}

/// The open ballot whose motion names this transition, or null.
const Ballot* ballot_on(const Scene& scene, std::string_view transition) {
    const Ballot* ballot = scene.file == nullptr ? nullptr : scene.file->open_ballot();
    const Motion* motion = ballot == nullptr ? nullptr : scene.file->motion(ballot->motion);
    return motion != nullptr && motion->transition == transition ? ballot : nullptr;
}

/// Asks the machine; every requirement of the row is evaluated and kept.
bool machine_lets_through(const Scene& scene, std::vector<engine::Answer>& answers) {
    const Move move = decide_move(scene.row->from, scene.row->event, [&](std::string_view requirement) {
        answers.push_back(evaluate(requirement, scene));
        return answers.back().lets_through();
    });
    return move.kind == Move::Kind::moved;
}

bool all_let_through(const std::vector<engine::Answer>& answers) {
    return std::all_of(answers.begin(), answers.end(), [](const engine::Answer& answer) { return answer.lets_through(); });
}

bool may_be_recused(const engine::ActSpec& act) { return act.name == "declare_interest" || act.name == "follow" || act.name == "unfollow"; }

bool is_here(const Scene& scene, const engine::ActSpec& act) {
    const bool parked = scene.file != nullptr && scene.file->is_parked();
    return (act.phases & (engine::phase_bit(scene.from) | (parked ? engine::in_parked : 0))) != 0;
}

void judge_act(const Scene& scene, const engine::ActSpec& act, Judgement& judged) {
    judged.answers.push_back(evaluate("allowed_to_act", scene));
    if (scene.file != nullptr && !act.while_parked) judged.answers.push_back(evaluate("not_parked", scene));
    for (const std::string& requirement : act.requirements) judged.answers.push_back(evaluate(requirement, scene));
    judged.through = all_let_through(judged.answers);
}

}  // namespace

void set_the_stage(Scene& scene, const Act& act) {
    scene.act = &act.spec;
    if (act.spec.transition) {
        scene.row = find_row(state_of(scene), act.spec.name);
        scene.ballot = ballot_on(scene, act.spec.name);
        scene.by_vote = scene.row != nullptr && decided_by_group(*scene.row) && (scene.row->decided_by.size() == 1 || scene.ballot != nullptr);
    } else if (act.spec.name == "close_ballot" && scene.file != nullptr) {
        scene.ballot = scene.file->open_ballot();
    }
    // Who asks that an item is discussed may sit in its case alone, as a substitute.
    const AgendaItem* item = act.spec.name == "ask_discussion" && scene.meeting != nullptr ? scene.meeting->item(scene.fields->integer("item")) : nullptr;
    if (item != nullptr && !item->case_id.empty())
        if (const auto file = std::dynamic_pointer_cast<const Case>((*scene.others)("case/" + item->case_id))) scene.standings = standings_in(file.get(), scene.office, scene.person, scene.today);
    scene.last_call = scene.fields->flag("last_call");
    scene.standing = standing_for(scene, act.spec);
}

Scene step_scene(const Scene& closing, const Ballot& ballot) {
    Scene step = closing;
    const Motion& motion = *closing.file->motion(ballot.motion);
    step.fields = &motion.body;
    step.row = motion.transition == "go_on" ? nullptr : find_row(state_of(closing), motion.transition);
    step.ballot = &ballot;
    step.by_vote = true;
    return step;
}

namespace {

/// The cases that an act at a meeting is about: the one named, that of the item named, or those being treated.
std::vector<std::shared_ptr<const Case>> cases_at_meeting(const Scene& scene, const engine::ActSpec& spec) {
    if (scene.meeting == nullptr) return {};
    std::vector<std::string> ids;
    if (spec.name == "note_presence") {
        for (const AgendaItem* item : scene.meeting->treated()) ids.push_back(item->case_id);
    } else {
        const AgendaItem* item = scene.meeting->item(scene.fields->integer("item"));
        ids.push_back(item != nullptr ? item->case_id : scene.field("case"));
    }
    std::vector<std::shared_ptr<const Case>> files;
    for (const std::string& id : ids)
        if (auto file = id.empty() ? nullptr : std::dynamic_pointer_cast<const Case>((*scene.others)("case/" + id))) files.push_back(std::move(file));
    return files;
}

constexpr int first_of_the_group = 4;  // the phase from when the members decide on impartiality

/// Recused in the case that the act is about (section 9). One who does not say for whom they act is asked about alone.
bool acts_recused(const Scene& scene, const engine::ActSpec& spec) {
    if (may_be_recused(spec)) return false;
    // Where recusals break the quorum, all present decide the question of impartiality itself (section 9).
    if (spec.name == "decide_impartiality" && scene.from >= first_of_the_group && recusals_break_quorum(scene)) return false;
    const auto is_tied_in = [&](const Case& file) { return is_recused(file, scene.office, scene.today, scene.person, scene.standing ? scene.standing->on_behalf : ""); };
    const auto at_meeting = cases_at_meeting(scene, spec);
    if (std::any_of(at_meeting.begin(), at_meeting.end(), [&](const auto& file) { return is_tied_in(*file); })) return true;
    return at_meeting.empty() && scene.file != nullptr && is_tied_in(*scene.file);
}

}  // namespace

Judgement judge(const Scene& scene, const Act& act) {
    Judgement judged;
    const engine::ActSpec& spec = act.spec;
    judged.here = spec.transition ? scene.row != nullptr : is_here(scene, spec);
    judged.elsewhere = could_elsewhere(scene, spec);
    judged.recused = acts_recused(scene, spec);
    if (!judged.here) return judged;

    if (spec.transition) {
        judged.through = machine_lets_through(scene.ballot != nullptr && scene.by_vote ? step_scene(scene, *scene.ballot) : scene, judged.answers);
        judged.carried = scene.by_vote;
    } else {
        judge_act(scene, spec, judged);
        if (spec.name == "close_ballot" && scene.ballot != nullptr && count(scene, *scene.ballot).carried) {
            judged.carried = true;
            const Scene step = step_scene(scene, *scene.ballot);
            if (step.row != nullptr) judged.through = machine_lets_through(step, judged.step_answers) && judged.through;
        }
    }
    if (judged.recused) judged.through = false;
    return judged;
}

}  // namespace workflows
