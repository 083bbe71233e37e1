// phasemodel backup and restore: all of a database in one file, and back again without what was redacted since.
#include "storage/backup.hpp"

#include "cli/erasures.hpp"
#include "cli/log_key.hpp"
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "storage/migrate.hpp"
#include "workflows/phase_model/phase_model.hpp"

#include <ostream>

namespace cli {

namespace {

using engine::Value;

Exit exit_of(storage::BackupTrouble why) {
    switch (why) {
        case storage::BackupTrouble::target_exists: return conflict;
        case storage::BackupTrouble::not_a_backup: return usage;
        case storage::BackupTrouble::schema: return unavailable;
        case storage::BackupTrouble::other_log:
        case storage::BackupTrouble::damaged: return check_failed;
        case storage::BackupTrouble::no_erasure_list: return usage;
    }
    return usage;
}

Stop stop_for(const storage::BackupRefused& refused, std::string_view advice = {}) {
    return {exit_of(refused.why), "Nothing was changed: " + refused.detail + "." + std::string(advice)};
}

/// Runs it, and turns an address or schema that is wrong into a sentence.
template <class Work>
auto told(const Run& run, Work work) {
    try {
        return work();
    } catch (const storage::SchemaError& error) {
        throw Stop{unavailable, error.what()};
    } catch (const std::invalid_argument& error) {
        throw Stop{usage, run.settings.origin("database") + ": " + error.what()};
    }
}

bool as_table(const Run& run) { return run.settings.text("format") == "table"; }

int backup(Run& run) {
    if (!run.settings.text("as").empty()) officer_of(run, *open_database(run));
    const std::string& file = run.arguments.text("FILE");
    const auto made = told(run, [&] { return storage::back_up(run.settings.text("database"), file); });
    if (const auto* refused = std::get_if<storage::BackupRefused>(&made)) throw stop_for(*refused);
    const auto& backed_up = std::get<storage::BackedUp>(made);
    const std::string list = erasure_list_of(run.settings);
    if (as_table(run))
        run.out << file << ": " << backed_up.bytes << " bytes, schema " << backed_up.schema << '\n';
    else
        print_object(run, Value::object({{"file", file}, {"bytes", backed_up.bytes}, {"schema", backed_up.schema}, {"erasure_list", list}}));
    run.err << "Check it with: phasemodel verify " << file << "\nIt holds everything, also what is withheld. Keep it as the database is kept, and apart from it "
            << (list.empty() ? std::string("the log's key. No erasure list is set: name one by erasure_list.") : "the log's key and the list of what was redacted, " + list + ".") << '\n';
    return done;
}

void say(Run& run, const storage::Restored& restored, const std::string& list) {
    run.out << restored.verified.events << " events in " << restored.verified.streams << " streams restored and verified: CONSISTENT\n";
    if (list.empty())
        run.out << "NOTHING was redacted again, as you asked\n";
    else
        run.out << "redacted again: " << restored.removed << " texts that the backup still held, of " << restored.listed << " in " << list << '\n';
    if (restored.migrated > 0) run.out << "brought up to this program's schema: " << restored.migrated << " steps\n";
    run.out << "everybody is signed out; set-up links are closed; " << restored.letters << " e-mails that waited are not sent\n";
    if (restored.tokens > 0) run.out << restored.tokens << " tokens for the API open again, also one revoked since the backup: see phasemodel token list\n";
    if (restored.log_size >= 0)
        run.out << "the signed log ends at " << restored.log_size << " or later: who holds a checkpoint of a larger tree can see what is missing, tell them why\n";
}

int restore(Run& run) {
    const std::string& url = run.settings.text("database");
    const std::string list = run.arguments.has("without-erasures") ? std::string() : erasure_list_of(run.settings);
    if (list.empty() && !run.arguments.has("without-erasures"))
        throw Stop{usage, "erasure_list names no file: what was redacted since the backup would come back. Name the list, or say --without-erasures where nothing ever was redacted."};
    const auto key = log_key_of(run.settings);
    const auto result = told(run, [&] {
        return storage::restore({.file = run.arguments.text("FILE"),
                                 .url = url,
                                 .erasure_list = list,
                                 .origin = key ? key->name : std::string(),
                                 .at = engine::to_text(engine::system_clock()()),
                                 .new_file = workflows::blank_file});
    });
    if (const auto* refused = std::get_if<storage::BackupRefused>(&result))
        throw stop_for(*refused, refused->why == storage::BackupTrouble::no_erasure_list
                                     ? " Bring it from where it is kept, or say --without-erasures where nothing ever was redacted."
                                     : "");
    const auto& restored = std::get<storage::Restored>(result);
    if (as_table(run))
        say(run, restored, list);
    else
        print_object(run, Value::object({{"events", restored.verified.events},
                                         {"streams", restored.verified.streams},
                                         {"redacted_again", static_cast<std::int64_t>(restored.removed)},
                                         {"erasures_listed", static_cast<std::int64_t>(restored.listed)},
                                         {"migrated", restored.migrated},
                                         {"letters_dropped", restored.letters},
                                         {"tokens", restored.tokens},
                                         {"log_size", restored.log_size < 0 ? Value() : Value(restored.log_size)}}));
    if (!key) run.err << "The log has no key here, so nothing new is signed: bring it, or make one by phasemodel log key.\n";
    return done;
}

}  // namespace

std::vector<Command> backup_commands() {
    return {{.path = "backup",
             .help = "Write all of the database to one new file, while others work; a SQLite database, also when the database is PostgreSQL",
             .positionals = {{"FILE", "where to; refused when it is there"}},
             .lists = true,
             .run = backup},
            {.path = "restore",
             .help = "Make the database from a backup: a new file, or an empty PostgreSQL database. What was redacted since is removed again",
             .positionals = {{"FILE", "the backup, or a copied SQLite database; it is not changed"}},
             .options = {{"without-erasures", "", "there is no list of what was redacted, as nothing ever was"}},
             .lists = true,
             .run = restore}};
}

}  // namespace cli
