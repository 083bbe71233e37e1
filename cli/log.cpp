// phasemodel log: signed checkpoints of the log, proofs under them, and the key that others check them with.
#include "cli/log_key.hpp"
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "engine/crypto.hpp"

#include <charconv>
#include <ostream>

namespace cli {

namespace {

using engine::Value;

void require_key(const Composition& composition) {
    if (!composition.log_can_sign())
        throw Stop{
            unavailable,
            "The log has no key: set PHASEMODEL_LOG_KEY_FILE, or make one with: phasemodel log key --create FILE"};
}

int checkpoint(Run& run) {
    const auto composition = open_database(run);
    require_key(*composition);
    run.out << composition->log().checkpoint();
    return done;
}

std::int64_t number_of(const Run& run, std::string_view option) {
    const std::string& text = run.arguments.text(option);
    std::int64_t number = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number < 0)
        throw Stop{usage, "--" + std::string(option) + ": a size of the log is expected, not \"" + text + "\"."};
    return number;
}

int proof(Run& run) {
    const auto composition = open_database(run);
    if (run.arguments.has("first") || run.arguments.has("second")) {
        if (run.arguments.has("EVENT") || !run.arguments.has("first") || !run.arguments.has("second"))
            throw Stop{usage, "Name an event, or --first and --second."};
        const auto found =
            engine::consistency_value(composition->log(), number_of(run, "first"), number_of(run, "second"));
        if (!found) throw Stop{usage, "The log is not as long as that, or --first is larger than --second."};
        run.out << found->canonical() << '\n';
        return done;
    }
    if (!run.arguments.has("EVENT")) throw Stop{usage, "Name an event, as case/2026-0001/7, or --first and --second."};
    require_key(*composition);
    const std::string& event = run.arguments.text("EVENT");
    const auto found = engine::proof_value(composition->log(), event);
    if (!found) throw Stop{usage, "There is no event " + event + ". One is named as case/2026-0001/7."};
    run.out << found->canonical() << '\n';
    return done;
}

int key(Run& run) {
    if (run.arguments.has("create")) {
        run.out << make_log_key(run.arguments.text("create"), run.arguments.text("origin")).text() << '\n';
        return done;
    }
    const auto found = log_key_of(run.settings);
    if (!found)
        throw Stop{unavailable, "The log has no key: set PHASEMODEL_LOG_KEY_FILE, or make one with --create FILE."};
    run.out << found->verifier().text() << '\n';
    return done;
}

}  // namespace

std::vector<Command> log_commands() {
    return {{.path = "log checkpoint", .help = "Sign the log as it stands (C2SP tlog-checkpoint)", .run = checkpoint},
            {.path = "log proof",
             .help = "Prove that an event is in the log, or that the log goes on from an earlier size, as JSON",
             .positionals = {{"EVENT", "case/2026-0001/7", false}},
             .options = {{"first", "SIZE", "the earlier size"}, {"second", "SIZE", "the later size"}},
             .run = proof},
            {.path = "log key",
             .help = "Print the public key that others check checkpoints with",
             .options = {{"create", "FILE", "make a new key in this file (mode 0600) first"},
                         {"origin", "NAME", "the log's name, as example.org/phasemodel"}},
             .run = key}};
}

}  // namespace cli
