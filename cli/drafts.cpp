// phasemodel draft: what one has written and not sent.
#include "cli/opening.hpp"
#include "cli/output.hpp"

namespace cli {

namespace {

int list(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    Table table{.columns = {{"place", "Form"}, {"at", "Saved"}, {"text", "Text"}}};
    for (const workflows::Draft& draft : composition->drafts().list(reader.person->id)) {
        std::string text;
        for (const auto& [name, texts] : draft.fields.members())
            for (const engine::Value& one : texts.items()) text += (text.empty() ? "" : " | ") + name + ": " + one.string();
        table.rows.push_back({draft.place, draft.at, text});
    }
    print(run, table);
    return done;
}

int drop(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const std::string& place = run.arguments.text("FORM");
    if (!composition->drafts().find(reader.person->id, place)) throw Stop{usage, "You have no draft at " + place + ": see phasemodel draft list."};
    composition->drafts().drop(reader.person->id, place);
    return done;
}

}  // namespace

std::vector<Command> draft_commands() {
    return {{.path = "draft list", .help = "List what you have written into forms and not sent", .lists = true, .run = list},
            {.path = "draft drop", .help = "Throw one of your drafts away", .positionals = {{"FORM", "as draft list names it"}}, .run = drop}};
}

}  // namespace cli
