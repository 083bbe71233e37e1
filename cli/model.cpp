// phasemodel model show, diagram and check: the transition table in every form that people and programs read.
#include "cli/composition.hpp"
#include "cli/model_check.hpp"
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "engine/diagram/diagram.hpp"
#include "engine/diagram/svg.hpp"
#include "workflows/phase_model/acts/act.hpp"
#include "workflows/phase_model/model_names.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/requirements/requirement.hpp"
#include "workflows/phase_model/table.hpp"

#include <algorithm>
#include <ostream>

namespace cli {

namespace {

const std::vector<std::string> diagrams{"mermaid", "dot", "svg", "scxml", "bpmn", "markdown", "text"};

engine::Names names_in(const std::string& language) {
    workflows::Catalogues catalogues;
    add_catalogues(catalogues);
    return workflows::model_names(catalogues.in(language), language);
}

int show(Run& run) {
    const auto& rows = workflows::phase_model_rows();
    const std::string& format = run.settings.text("format");
    if (format == "json") {
        run.out << pretty(engine::table_value(rows)) << '\n';
    } else if (format == "csv") {
        Table table{.columns = {{"id", ""}, {"event", ""}, {"from", ""}, {"to", ""}, {"decided_by", ""}, {"requirements", ""}}};
        for (const engine::Value& row : engine::table_value(rows).items())
            table.rows.push_back({*row.find("id"), *row.find("event"), *row.find("from"), *row.find("to"), *row.find("decided_by"), *row.find("requirements")});
        print(run, table);
    } else {
        run.out << engine::text_table(rows, names_in(run.settings.text("lang")));
    }
    return done;
}

int diagram(Run& run) {
    const auto& rows = workflows::phase_model_rows();
    const engine::Names names = names_in(run.settings.text("lang"));
    const std::string& state = run.arguments.text("state");
    if (!state.empty() && workflows::phase_number(state) < 0) throw Stop{usage, "--state: there is no phase " + state + "."};
    std::string form = run.arguments.has("format") ? run.arguments.text("format") : run.arguments.text("FORM");
    if (form.empty()) form = "mermaid";
    if (form == "mermaid") run.out << engine::mermaid(rows, names);
    if (form == "dot") run.out << engine::dot(rows, names, state);
    if (form == "svg") run.out << engine::svg(rows, names, state, state.empty() ? std::string() : names.title + ": " + names.state(state));
    if (form == "scxml") run.out << engine::scxml(rows, names);
    if (form == "bpmn") run.out << engine::bpmn(rows, names);
    if (form == "markdown") run.out << engine::markdown(rows, names);
    if (form == "text") run.out << engine::text_table(rows, names);
    return done;
}

int check(Run& run) {
    const auto faults = faults_of_model();
    Table table{.columns = {{"kind", "Fault"}, {"row", "Row"}, {"explanation", "Explanation"}}};
    for (const engine::TableFault& fault : faults) table.rows.push_back({fault.kind, fault.row, fault.explanation});
    if (!faults.empty() || run.settings.text("format") != "table") print(run, table);
    run.err << workflows::phase_model_rows().size() << " rows, " << workflows::phase_model_events().size() << " events, " << faults.size() << " faults\n";
    return faults.empty() ? done : check_failed;
}

/// Texts that a table, a diagram or a "why not" needs, in every language.
void check_texts(std::vector<engine::TableFault>& faults) {
    workflows::Catalogues catalogues;
    add_catalogues(catalogues);
    const auto need = [&](const std::string& key) {
        if (!catalogues.nb.has(key)) faults.push_back({"no-text", "", "nb: " + key});
        if (!catalogues.en.has(key)) faults.push_back({"no-text", "", "en: " + key});
    };
    for (const std::string_view phase : workflows::phase_ids) need("phase." + std::string(phase));
    for (const std::string& event : workflows::phase_model_events()) need("act." + event);
    for (const auto& [requirement, evaluate] : workflows::requirements()) need("requirement." + std::string(requirement));
}

}  // namespace

std::vector<engine::TableFault> faults_of_model() {
    engine::TableSurroundings around{.roles = {"case_officer", "administrative_leader", "leader_group", "centre_leader", "administrator", "member"},
                                     .first_requirements = {"allowed_to_act"},
                                     .closed = std::string(workflows::closed_id)};
    for (const auto& [requirement, evaluate] : workflows::requirements()) around.requirements.emplace_back(requirement);
    for (const workflows::Act& act : workflows::act_table())
        if (act.spec.transition) around.events.push_back(act.spec.name);
    auto faults = engine::check_table(workflows::phase_model_rows(), around);
    for (const workflows::Act& act : workflows::act_table())
        for (const std::string& requirement : act.spec.requirements)
            if (std::find(around.requirements.begin(), around.requirements.end(), requirement) == around.requirements.end())
                faults.push_back({"unknown-requirement", act.spec.name, requirement});
    check_texts(faults);
    return faults;
}

std::vector<Command> model_commands() {
    return {{.path = "model show", .help = "The transition table", .lists = true, .run = show},
            {.path = "model diagram",
             .help = "The transition table drawn, or written for other programs",
             .positionals = {{"FORM", "mermaid (default), dot, svg, scxml, bpmn, markdown or text", false, false, diagrams}},
             .options = {{"format", "FORM", "the same", false, false, diagrams}, {"state", "PHASE", "mark this phase (dot, svg)"}},
             .run = diagram},
            {.path = "model check", .help = "Look for faults in the table", .lists = true, .run = check}};
}

}  // namespace cli
