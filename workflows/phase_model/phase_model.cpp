#include "workflows/phase_model/phase_model.hpp"

#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/access_log.hpp"
#include "workflows/calendar/oslo.hpp"
#include "workflows/phase_model/acts/ballots.hpp"
#include "workflows/phase_model/acts/transitions.hpp"
#include "workflows/phase_model/following.hpp"
#include "workflows/phase_model/form.hpp"
#include "workflows/phase_model/judgement.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/proposal_file.hpp"
#include "workflows/phase_model/refusal.hpp"
#include "workflows/phase_model/table.hpp"
#include "workflows/phase_model/warnings.hpp"

#include <algorithm>
#include <memory>

namespace workflows {

using engine::Command;
using engine::Decision;
using engine::Problem;

namespace {

/// A meeting has acts of its own. A proposal is judged; a case, or no case yet, is everything else. Words are removed from a meeting
/// and from a proposal alike.
bool is_about(const Command& command, const engine::CaseFile* file) {
    const bool of_meeting = (find_act(command.act)->spec.phases & engine::in_meeting) != 0;
    const bool meeting = dynamic_cast<const MeetingFile*>(file) != nullptr, proposal = dynamic_cast<const ProposalFile*>(file) != nullptr;
    if (command.act == "remove_words" || command.act == "countersign_removal") return meeting || proposal;
    if (of_meeting || meeting) return of_meeting && meeting;
    return (command.act == "judge_proposal") == proposal;
}

FormReading reading_of(const Command& command) { return command.via == "api" ? FormReading::strict : FormReading::lenient; }

int phase_of(const engine::CaseFile* file) {
    if (dynamic_cast<const MeetingFile*>(file) != nullptr) return 11;
    const Case* opened = dynamic_cast<const Case*>(file);
    if (opened == nullptr) return 8;
    return opened->is_closed() ? 9 : opened->phase;
}

void write(const Scene& scene, const Act& act, const Judgement& judged, Effects& effects) {
    effects.answers = judged.answers;
    if (scene.ballot != nullptr && (act.spec.name == "close_ballot" || scene.by_vote)) {
        Scene closing = scene;
        closing.act = &find_act("close_ballot")->spec;
        Effects closed(closing);
        write_close_ballot(closing, closed);
        const Scene step = step_scene(closing, *scene.ballot);
        if (judged.carried && step.row != nullptr) {
            Effects moved(step);
            moved.answers = judged.step_answers.empty() ? judged.answers : judged.step_answers;
            write_transition(step, moved);
            closed.events.insert(closed.events.end(), moved.events.begin(), moved.events.end());
            closed.texts.insert(closed.texts.end(), moved.texts.begin(), moved.texts.end());
            effects.beside = std::move(moved.beside);
            effects.transition = moved.transition;
            effects.from = moved.from;
            effects.to = moved.to;
        }
        effects.events = std::move(closed.events);
        effects.texts = std::move(closed.texts);
    } else if (act.write != nullptr) {
        act.write(scene, effects);
    } else {
        effects.add(act.spec.events.front(), effects.body_of_fields());
    }
}

Decision drafted(const Scene& scene, const Command& command, Effects& effects) {
    Decision decision{.transition = effects.transition, .from = effects.from, .to = effects.to};
    const std::string kind = scene.act->name == "propose" ? "proposal" : scene.act->name == "plan_meeting" ? "meeting" : "case";
    if (!effects.events.empty()) decision.drafts.push_back({command.stream, kind, std::move(effects.events), std::move(effects.texts), std::move(effects.redacted)});
    for (engine::Draft& beside : effects.beside) decision.drafts.push_back(std::move(beside));
    return decision;
}

}  // namespace

std::unique_ptr<engine::CaseFile> blank_file(std::string_view stream) {
    if (stream.starts_with("case/")) return std::make_unique<Case>(std::string(stream.substr(5)));
    if (stream.starts_with("proposal/")) return std::make_unique<ProposalFile>(std::string(stream.substr(9)));
    if (stream.starts_with("meeting/")) return std::make_unique<MeetingFile>(std::string(stream.substr(8)));
    if (stream.starts_with("access/") || stream == "log") return std::make_unique<AccessFile>();
    if (stream.starts_with(following_prefix)) return std::make_unique<FollowFile>();
    return nullptr;
}

PhaseModel::PhaseModel(People& people, CaseList& cases, orphanet::Nomenclature* nomenclature, const Policy& policy, orphanet::FactSource* facts)
    : office_([&people] { return people.office(); }), cases_(cases), nomenclature_(nomenclature), policy_(policy), facts_(facts) {}

PhaseModel::PhaseModel(std::shared_ptr<const Office> office, CaseList& cases, orphanet::Nomenclature* nomenclature, const Policy& policy, orphanet::FactSource* facts)
    : office_([office = std::move(office)] { return office; }), cases_(cases), nomenclature_(nomenclature), policy_(policy), facts_(facts) {}

const std::vector<engine::Row>& PhaseModel::rows() const { return phase_model_rows(); }

const std::vector<engine::ActSpec>& PhaseModel::acts() const {
    static const std::vector<engine::ActSpec> specs = [] {
        std::vector<engine::ActSpec> all;
        for (const Act& act : act_table()) all.push_back(act.spec);
        return all;
    }();
    return specs;
}

std::unique_ptr<engine::CaseFile> PhaseModel::blank(std::string_view stream) const { return blank_file(stream); }

engine::Date PhaseModel::legal_date(engine::Instant now) const { return workflows::legal_date(now); }

bool PhaseModel::may_read(const engine::CaseFile* file, std::string_view person, engine::Instant now) const {
    const auto standings = office_()->standings(person, legal_date(now));
    if (dynamic_cast<const MeetingFile*>(file) != nullptr) return sees_meetings(standings);
    if (const auto* proposal = dynamic_cast<const ProposalFile*>(file); proposal != nullptr && proposal->proposer != person) return sees_proposals(standings);
    return std::any_of(standings.begin(), standings.end(), [](const Standing& standing) { return standing.role != "administrator"; });
}

namespace {

/// What is wrong with the form, which is read into `form`; `act` is the command's, null when there is none of that name.
std::optional<Problem> wrong_with(Form& form, const Act* act, const engine::CaseFile* file, const Command& command, const Office& office) {
    if (act == nullptr || !is_about(command, file)) {
        Problem problem{.type = "unknown-event", .detail = {"problem.unknown_event", {{"act", command.act}}}};
        problem.allowed_now = events_from(phase_of(file));
        return problem;
    }
    form = read_form(act->spec, command.fields, reading_of(command), office);
    if (form.errors.empty()) return std::nullopt;
    Problem problem{.type = form.personal_number ? "personal-number-refused" : "invalid",
                    .detail = {form.personal_number ? "problem.personal_number" : "problem.invalid", {}}};
    problem.errors = std::move(form.errors);
    return problem;
}

}  // namespace

std::optional<Problem> PhaseModel::form_problem(const engine::CaseFile* file, const Command& command) const {
    Form form;
    return wrong_with(form, find_act(command.act), file, command, *office_());
}

namespace {

/// A case keeps the policy that was in force when it entered its phase; everything else follows that of today (section 6).
const Policy& policy_for(const engine::CaseFile* file, const Office& office, engine::Date today, const Policy& base) {
    const Case* opened = dynamic_cast<const Case*>(file);
    return opened == nullptr ? office.policies.on(today, base) : policy_of(*opened, office.policies, today, base);
}

Scene scene_of(const engine::CaseFile* file, const std::string& person, const Office& office, const Policy& policy, engine::Date today, const engine::Value& fields,
               const engine::Workflow::Others& others) {
    Scene scene{.file = dynamic_cast<const Case*>(file), .proposal = dynamic_cast<const ProposalFile*>(file), .meeting = dynamic_cast<const MeetingFile*>(file), .office = office, .policy = policy, .today = today, .person = person};
    scene.standings = standings_in(scene.file, office, person, today);
    scene.fields = &fields;
    scene.others = &others;
    scene.from = phase_of(file);
    return scene;
}

}  // namespace

std::string PhaseModel::policy_for(const engine::CaseFile* file, engine::Instant now) const {
    const auto office = office_();
    return workflows::policy_for(file, *office, legal_date(now), policy_).sha256;
}

Decision PhaseModel::decide(const engine::CaseFile* file, const Command& command, engine::Instant now, const Others& others) const {
    const Act* const named = find_act(command.act);
    const auto office = office_();
    Form form;
    if (auto wrong = wrong_with(form, named, file, command, *office)) return Decision{.problem = std::move(wrong)};
    const Act& act = *named;
    Scene scene = scene_of(file, command.person, *office, workflows::policy_for(file, *office, legal_date(now), policy_), legal_date(now), form.fields, others);
    scene.cases = &cases_;
    scene.nomenclature = nomenclature_;
    scene.facts = facts_;
    set_the_stage(scene, act);
    const Judgement judged = judge(scene, act);
    if (!judged.here || judged.recused || !scene.standing || !judged.through) return refused_here(scene, judged);

    Effects effects(scene);
    if (act.check != nullptr) act.check(scene, effects);
    if (!effects.ok()) {
        Decision decision = refused("invalid", "problem.invalid");
        decision.problem->errors = std::move(effects.errors);
        return decision;
    }
    const auto warnings = warnings_about(act.spec, form.fields);
    if (!warnings.empty() && !command.acknowledged) {
        Decision decision = refused("personal-data-suspected", "problem.personal_data");
        decision.problem->errors = warnings;
        return decision;
    }
    write(scene, act, judged, effects);
    if (!warnings.empty() && !effects.events.empty()) effects.events.front().body.set("acknowledged", kinds_of(warnings));
    return drafted(scene, command, effects);
}

engine::Explanation PhaseModel::explain(const engine::CaseFile* file, const Command& command, engine::Instant now, const Others& others) const {
    engine::Explanation explained{.act = command.act};
    const Act* act = find_act(command.act);
    explained.here = false;
    if (act == nullptr || !is_about(command, file)) return explained;
    const auto office = office_();
    Form form = read_form(act->spec, command.fields, reading_of(command), *office);
    Scene scene = scene_of(file, command.person, *office, workflows::policy_for(file, *office, legal_date(now), policy_), legal_date(now), form.fields, others);
    scene.cases = &cases_;
    scene.nomenclature = nomenclature_;
    scene.facts = facts_;
    set_the_stage(scene, *act);
    Judgement judged = judge(scene, *act);

    explained.here = judged.here;
    explained.may_act = judged.here && scene.standing.has_value() && !judged.recused;
    explained.by_vote = scene.by_vote;
    if (scene.row != nullptr) {
        explained.transition = scene.row->id;
        explained.to = scene.row->to;
    }
    explained.missing = std::move(form.errors);
    if (explained.missing.empty() && explained.may_act && judged.through && act->check != nullptr) {
        Effects effects(scene);
        act->check(scene, effects);
        explained.missing = std::move(effects.errors);
    }
    if (explained.missing.empty() && !command.acknowledged) explained.missing = warnings_about(act->spec, form.fields);
    explained.answers = refused_here(scene, judged).problem->answers;
    if (explained.answers.empty()) explained.answers = judged.answers;
    explained.allowed = explained.may_act && judged.through && explained.missing.empty();
    explained.offered = explained.may_act && std::all_of(explained.answers.begin(), explained.answers.end(), [](const engine::Answer& answer) { return answer.lets_through() || answer.in_form; });
    return explained;
}

}  // namespace workflows
