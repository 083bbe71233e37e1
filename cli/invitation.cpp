// phasemodel case invitation: the text by which a body is invited to speak.
#include "cli/case_reading.hpp"
#include "cli/opening.hpp"
#include "workflows/phase_model/invitation.hpp"

#include <ostream>

namespace cli {

namespace {

int invitation(Run& run) {
    const auto composition = open_database(run);
    reader_of(run, *composition);
    const std::string& id = run.arguments.text("CASE");
    const auto file = std::dynamic_pointer_cast<const workflows::Case>(composition->store().read(stream_of(id)));
    if (!file) throw Stop{usage, "There is no case " + id + "."};
    const std::string& body = run.arguments.text("BODY");
    const workflows::Invitation* last = nullptr;
    for (const auto& one : file->invitations)
        if (one.body == body) last = &one;
    if (last == nullptr) {
        std::string invited;
        for (const auto& one : file->invitations) invited += (invited.empty() ? "" : ", ") + one.body;
        throw Stop{usage, body + " is not invited in case " + id + (invited.empty() ? "." : ". Invited: " + invited + ".")};
    }
    run.out << workflows::invitation_text(words_of(run, *composition), *file, *last, run.settings.text("public_origin") + "/cases/" + file->id);
    return done;
}

}  // namespace

std::vector<Command> invitation_commands() {
    return {{.path = "case invitation",
             .help = "Write the text by which a body is invited to speak, in the language of --lang",
             .positionals = {{"CASE", "its number"}, {"BODY", "who is invited, as user_organisation or council:TRS"}},
             .run = invitation}};
}

}  // namespace cli
