// phasemodel case act: performs one act or transition, by the same way as page and API.
#include "cli/acting.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"

#include <charconv>
#include <ostream>

namespace cli {

Command case_run_command();

namespace {

std::optional<std::int64_t> version_of(const Arguments& given) {
    if (!given.has("if-version")) return std::nullopt;
    const std::string& text = given.text("if-version");
    std::int64_t version = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), version);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) throw Stop{usage, "--if-version: a whole number is expected."};
    return version;
}

int dry_run(Run& run, Composition& composition, const engine::Command& command, const workflows::Catalogue& words) {
    const engine::Explanation explained = composition.engine().explain(command);
    if (run.settings.text("format") == "json") {
        run.out << pretty(to_value(explained, words)) << '\n';
    } else {
        say(run, explained, words);
    }
    if (explained.allowed) return done;
    if (!explained.missing.empty()) return usage;
    return explained.here && !explained.may_act ? not_allowed : check_failed;
}

int act(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = person_of(run, *composition);
    const auto& words = words_of(run, *composition);
    engine::Command command = command_of(run, *composition, reader);
    command.expected_version = version_of(run.arguments);
    if (run.arguments.has("dry-run")) return dry_run(run, *composition, command, words);
    const engine::Result result = composition->engine().perform(command);
    if (const auto* problem = std::get_if<engine::Problem>(&result)) return refuse(run, *problem, words);
    report(run, std::get<engine::Done>(result));
    return done;
}

}  // namespace

std::vector<Command> case_acting_commands() {
    return {{.path = "case act",
             .help = "Perform an act or a transition: case act CASE NAME --FIELD VALUE …",
             .positionals = {{"CASE", "case number, \"new\" before there is one, or proposal/NUMBER"}, {"NAME", "act or event"}},
             .options = {{"dry-run", "", "only say what would happen"},
                         {"acknowledge", "", "send what is typed although it may point at a person (a telephone number, an e-mail address, …)"},
                         {"if-version", "N", "only if the case stands at this version"},
                         {"at", "TIME", "when it happened (demonstration databases)"}},
             .lists = true,
             .fields = true,
             .run = act},
            case_run_command()};
}

}  // namespace cli
