// How fast the machine decides, by the names of phase and event, alone and with every requirement asked of a full case.
//
// The full cases are those of examples/cases: of each transition in their histories the case is folded up to the act that
// made it, and decided once more.
#include "tests/bench/report.hpp"
#include "tests/bench/town.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/phase_model/judgement.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/requirements/requirement.hpp"
#include "workflows/phase_model/table.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <iostream>

namespace bench {

namespace {

/// Seconds of one run of `work`, the best of several rounds: what disturbs a round only makes it longer.
double best_of(std::size_t rounds, std::size_t times, const std::function<void()>& work) {
    double best = 1e9;
    for (std::size_t round = 0; round < rounds; ++round)
        best = std::min(best, seconds_of([&] {
            for (std::size_t i = 0; i < times; ++i) work();
        }));
    return best / static_cast<double>(times);
}

/// A case just before a transition, with the command that made it.
struct Moment {
    const History* history = nullptr;
    std::shared_ptr<engine::CaseFile> file;
    engine::Command command;
    engine::Instant at;
};

/// Before the act that made the event with this index: acts are told apart by their time.
std::shared_ptr<engine::CaseFile> folded_before(const engine::Workflow& workflow, const History& history, std::size_t index) {
    std::shared_ptr<engine::CaseFile> file = workflow.blank(history.stream);
    for (const engine::Sealed& sealed : history.events) {
        if (sealed.event.at == history.events[index].event.at) break;
        file->apply(sealed, history.texts);
    }
    return file;
}

std::vector<Moment> moments(Town& town) {
    const auto& workflow = town.program().engine().workflow();
    std::vector<Moment> all;
    for (const History& history : town.histories())
        for (std::size_t i = 1; i < history.events.size(); ++i) {
            const engine::Event& event = history.events[i].event;
            if (!event.body.has("transition") || workflows::find_row(event.body.text("from"), event.name) == nullptr) continue;
            auto file = folded_before(workflow, history, i);
            if (file->version() == 0) continue;
            engine::Command command{.stream = history.stream, .act = event.act, .fields = event.body, .person = event.actor, .via = "command line"};
            // Of the event's body only what the act's form knows; commitments stand for the texts.
            engine::Value fields = engine::Value::object();
            for (const engine::ActSpec& act : workflow.acts())
                if (act.name == event.act)
                    for (const engine::Field& field : act.fields)
                        if (const engine::Value* value = event.body.find(field.name))
                            fields.set(field.name, value->has("sha256") ? engine::Value(engine::opened(event.body, field.name, history.texts)) : *value);
            command.fields = std::move(fields);
            all.push_back({&history, std::move(file), std::move(command), *engine::parse_instant(event.at)});
        }
    return all;
}

void bare_table(Report& report) {
    const auto& rows = workflows::phase_model_rows();
    std::size_t moved = 0;
    const double seconds = best_of(9, 2000, [&] {
        for (const engine::Row& row : rows)
            moved += workflows::decide_move(row.from, row.event, [](std::string_view) { return true; }).kind == workflows::Move::Kind::moved ? 1 : 0;
    });
    report.time("deciding by names, the bare table (mean of all rows)", seconds / static_cast<double>(rows.size()), 100e-9);
    report.check("    every row moves", moved == 9 * 2000 * rows.size(), std::to_string(rows.size()) + " rows");
}

/// The scene as PhaseModel makes it, and how long one decision of the machine on it takes.
struct Timed {
    double machine = 0, judged = 0, decided = 0;
    std::string what;
};

std::optional<Timed> timed(Town& town, const Moment& moment) {
    cli::Composition& program = town.program();
    const auto office = program.people().office();
    const engine::Date today = program.model().legal_date(moment.at);
    const auto others = [&](std::string_view stream) { return program.store().read(stream); };
    const engine::Workflow::Others looked_up = others;
    const auto* file = dynamic_cast<const workflows::Case*>(moment.file.get());
    const workflows::Act* act = workflows::find_act(moment.command.act);
    if (file == nullptr || act == nullptr) return std::nullopt;
    workflows::Scene scene{.file = file, .office = *office, .policy = program.model().policy(), .today = today, .person = moment.command.person};
    scene.standings = office->standings(scene.person, today);
    scene.fields = &moment.command.fields;
    scene.others = &looked_up;
    scene.cases = &program.cases();
    scene.nomenclature = &program.nomenclature();
    scene.from = file->is_closed() ? 9 : file->phase;
    workflows::set_the_stage(scene, *act);
    const workflows::Judgement judged = workflows::judge(scene, *act);
    if (!judged.through) return std::nullopt;

    const workflows::Scene step = scene.ballot != nullptr ? workflows::step_scene(scene, *scene.ballot) : scene;
    if (step.row == nullptr) return std::nullopt;
    Timed result{.what = step.row->id + " " + step.row->event + ", " + std::to_string(step.row->requirements.size()) + " requirements, " + std::to_string(file->version()) + " events"};
    std::vector<engine::Answer> answers;
    result.machine = best_of(5, 50, [&] {
        answers.clear();
        workflows::decide_move(step.row->from, step.row->event, [&](std::string_view requirement) {
            answers.push_back(workflows::evaluate(requirement, step));
            return answers.back().lets_through();
        });
    });
    result.judged = best_of(5, 50, [&] {
        workflows::Scene again = scene;
        workflows::set_the_stage(again, *act);
        workflows::judge(again, *act);
    });
    result.decided = best_of(5, 20, [&] { program.model().decide(moment.file.get(), moment.command, moment.at, others); });
    return result;
}

int run(const Wish& wish) {
    spdlog::set_level(spdlog::level::warn);
    Report report(wish.heading);
    bare_table(report);
    const tests::TemporaryFolder folder;
    Town town("sqlite:" + (folder.path() / "town.db").string());
    std::vector<double> machine, judged, decided;
    Timed slowest;
    for (const Moment& moment : moments(town)) {
        const auto one = timed(town, moment);
        if (!one) continue;
        machine.push_back(one->machine);
        judged.push_back(one->judged);
        decided.push_back(one->decided);
        if (one->machine > slowest.machine) slowest = *one;
    }
    const std::string count = " (" + std::to_string(machine.size()) + " decisions of the examples)";
    report.time("deciding by names with every requirement asked, the slowest" + count, slowest.machine, 20e-6);
    report.time("    " + slowest.what + "; the median of all", median(machine), 20e-6);
    report.time("judging the act: role, place, recusal, requirements; median", median(judged), 0);
    report.time("the whole decision: form, office, judging, events, salts; median", median(decided), 0);
    std::cerr << "decide_bench: load average " << load_average() << " at the end\n";
    return report.exit_code();
}

}  // namespace

}  // namespace bench

int main(int argc, char** argv) { return bench::run(bench::wish_of(argc, argv)); }
