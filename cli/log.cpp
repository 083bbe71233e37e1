// phasemodel log: signed checkpoints of the log, proofs under them, and the key that others check them with.
#include "cli/log_key.hpp"
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "engine/crypto.hpp"
#include "workflows/phase_model/log_keys.hpp"

#include <charconv>
#include <fstream>
#include <ostream>
#include <sstream>

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

/// How the log's keeper stands in its events: the administrator that --as names.
workflows::LogKeeper keeper_of(const Run& run, Composition& composition) {
    const workflows::By by = officer_of(run, composition);
    return {.person = by.actor, .via = by.via, .now = by.at};
}

/// A new key signs from now on; the old one stays in the file and signs beside it until whoever checks knows the new one.
int rotate_key(Run& run) {
    const auto composition = open_database(run);
    require_key(*composition);
    if (!run.settings.text("log_key").empty())
        throw Stop{usage, "The key is given by " + run.settings.origin("log_key") + ", which this program does not write: rotate where the file PATH.log-key is used."};
    const std::string& text = run.arguments.text("overlap");
    int days = 30;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), days);
    if (!text.empty() && (read.ec != std::errc() || read.ptr != text.data() + text.size() || days < 0 || days > 3650))
        throw Stop{usage, "--overlap: a number of days, 0 to 3650, is expected."};
    auto keys = log_keys_of(run.settings);
    const engine::SignerKey next = engine::new_signer_key(keys.front().name);
    const engine::Date until = composition->model().legal_date(composition->now()) + days;
    // First in the log: a key that signed without being told of would be taken for a stranger's.
    workflows::record_next_key(composition->store(), keys.front(), next.verifier(), until, keeper_of(run, *composition));
    keys.insert(keys.begin(), next);
    replace_log_keys(log_key_beside(run.settings), keys);
    run.out << next.verifier().text() << '\n';
    run.err << "The key before signs beside it until " << engine::to_text(until) << ". Give the new one to whoever checks.\n";
    return done;
}

int list_keys(Run& run) {
    const auto composition = open_database(run);
    Table table{.columns = {{"key", "Key"}, {"from", "From"}, {"retired", "Retired"}, {"signs_until", "Signs until"}, {"vouched_for", "Vouched for"}}};
    const auto told = workflows::log_keys(composition->store());
    for (const workflows::LogKey& key : told)
        table.rows.push_back({key.key.text(), key.from, key.retired, key.signs_until,
                              key.told.vouched_by.empty() ? "first" : key.told.holds() ? "yes" : "NO"});
    if (const auto current = log_key_of(run.settings); current && told.empty()) table.rows.push_back({current->verifier().text(), "", "", "", "first"});
    print(run, table);
    return done;
}

int key(Run& run) {
    if (run.arguments.text("ACTION") == "rotate") return rotate_key(run);
    if (run.arguments.text("ACTION") == "list") return list_keys(run);
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

int witness(Run& run) {
    const auto composition = open_database(run);
    if (run.arguments.has("KEY")) {
        const auto key = engine::witness_key(run.arguments.text("KEY"));
        if (!key) throw Stop{usage, "This is no public key of a witness: name+key id+base64 of 0x04 and 32 bytes (C2SP tlog-cosignature)."};
        workflows::record_witness(composition->store(), *key, keeper_of(run, *composition));
    }
    Table table{.columns = {{"key", "Key"}}};
    for (const engine::WitnessKey& one : workflows::log_witnesses(composition->store())) table.rows.push_back({one.text()});
    print(run, table);
    return done;
}

int cosign(Run& run) {
    const auto composition = open_database(run);
    const std::string& path = run.arguments.text("FILE");
    std::ifstream file(path, std::ios::binary);
    std::ostringstream note;
    note << file.rdbuf();
    if (!file) throw Stop{usage, "The file " + path + " cannot be read."};
    const auto taken = workflows::take_cosignatures(composition->store(), composition->log(), note.str(), composition->now());
    if (!taken.why_not.empty()) throw Stop{check_failed, path + ": " + words_of(run, *composition).text(taken.why_not)};
    for (const engine::Cosignature& one : taken.taken) run.out << one.witness << " " << engine::to_text(engine::Instant{one.time * 1000}) << '\n';
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
             .help = "Print the public key that others check checkpoints with; rotate: a new one; list: all there were",
             .positionals = {{"ACTION", "rotate or list", false, false, {"rotate", "list"}}},
             .options = {{"create", "FILE", "make a new key in this file (mode 0600) first"},
                         {"origin", "NAME", "the log's name, as example.org/phasemodel"},
                         {"overlap", "DAYS", "rotate: how long the key before signs too; 30 without it"}},
             .lists = true,
             .run = key},
            {.path = "log witness",
             .help = "List the witnesses whose signatures are taken; with a key, take that one too",
             .positionals = {{"KEY", "public key of a witness (C2SP tlog-cosignature)", false}},
             .lists = true,
             .run = witness},
            {.path = "log cosign",
             .help = "Keep the signatures of known witnesses under one of this log's checkpoints",
             .positionals = {{"FILE", "the checkpoint with their signature lines", true}},
             .run = cosign}};
}

}  // namespace cli
