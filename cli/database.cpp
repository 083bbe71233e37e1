// phasemodel init, migrate and doctor: the schema, and everything that can be checked without changing anything.
#include "cli/erasures.hpp"
#include "cli/log_key.hpp"
#include "cli/model_check.hpp"
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "storage/doctor.hpp"
#include "storage/migrate.hpp"
#include "storage/storage.hpp"

#include <ostream>

namespace cli {

namespace {

/// Runs a change of the schema and gives its number of steps; a schema or address that is wrong becomes a sentence.
int steps_of(int (*change)(std::string_view, bool), std::string_view url, bool demonstration) {
    try {
        return change(url, demonstration);
    } catch (const storage::SchemaError& error) {
        throw Stop{unavailable, error.what()};
    } catch (const std::invalid_argument& error) {
        throw Stop{usage, error.what()};
    }
}

int init(Run& run) {
    const std::string& url = run.settings.text("database");
    const bool demonstration = run.arguments.has("demonstration");
    const int steps = steps_of(storage::init, url, demonstration);
    const storage::Examination examination = storage::examine(url);
    run.err << examination.database << ": " << (steps == 0 ? "was up to date" : "made or upgraded, " + std::to_string(steps) + " steps") << ", schema "
            << examination.schema.version << (examination.demonstration ? ", a demonstration database" : "") << ".\n";
    if (const std::string path = log_key_beside(run.settings); !path.empty() && !log_key_of(run.settings))
        run.err << "The log is signed with the key in " << path << "; others check it with " << make_log_key(path, run.arguments.text("log-origin")).text() << ".\n";
    tell_of_first_key(run, *open_database(run));
    return done;
}

int migrate(Run& run) {
    const std::string& url = run.settings.text("database");
    const int steps = steps_of([](std::string_view at, bool) { return storage::migrate(at); }, url, false);
    run.err << storage::examine(url).database << ": " << (steps == 0 ? "was up to date" : std::to_string(steps) + " steps run") << ".\n";
    return done;
}

void add(Table& table, const std::string& name, bool ok, const std::string& detail) {
    table.rows.push_back({name, ok ? "ok" : "FAILED", detail});
}

/// What lies in the database: accounts, releases, cases. Only when it can be opened.
void examine_contents(Run& run, Table& table, bool& ok) {
    const auto composition = open_database(run);
    const auto office = composition->people().office();
    const engine::Date today = composition->model().legal_date(composition->now());
    bool administrator = false;
    for (const workflows::Person& person : office->people) administrator = administrator || office->holds(person.id, "administrator", today);
    add(table, "accounts", administrator, std::to_string(office->people.size()) + (administrator ? "" : ", no administrator today"));
    ok = ok && administrator;
    if (const std::string list = erasure_list_of(run.settings); list.empty()) {
        add(table, "erasures", true, "no list: what is redacted comes back with an older backup; name a file by erasure_list");
    } else {
        const auto erasures = composition->replay_erasures(true);
        add(table, "erasures", true, std::to_string(erasures.listed + erasures.noted) + " in " + list);
    }
    const auto release = composition->nomenclature().latest_release();
    add(table, "orphanet", true, release ? release->product + " " + release->language + " " + release->date : "nothing imported yet");
    const auto counts = composition->cases().counts(engine::to_text(today), {});
    std::int64_t open = 0;
    for (const auto& [phase, count] : counts.phases) open += count.cases;
    add(table, "cases", true, std::to_string(open) + " open, " + std::to_string(counts.closed) + " closed");
}

int doctor(Run& run) {
    Table table{.columns = {{"check", "Check"}, {"result", "Result"}, {"detail", "Detail"}}};
    storage::Examination examination;
    try {
        examination = storage::examine(run.settings.text("database"));
    } catch (const std::invalid_argument& error) {
        throw Stop{usage, run.settings.origin("database") + ": " + error.what()};
    }
    bool ok = examination.ok();
    add(table, "database", true, examination.database + ", from " + run.settings.origin("database"));
    for (const storage::Check& check : examination.checks) add(table, check.name, check.ok, check.detail);
    if (examination.schema.state == storage::SchemaState::current) examine_contents(run, table, ok);
    if (!examination.restored.empty()) add(table, "restored", true, examination.restored);
    add(table, "kind", true, examination.demonstration ? "demonstration: times may be chosen" : "ordinary");
    const std::size_t faults = faults_of_model().size();
    ok = ok && faults == 0;
    add(table, "model", faults == 0, faults == 0 ? "the table is sound" : std::to_string(faults) + " faults, see model check");
    for (const SettingSpec& spec : setting_specs())
        if (run.settings.origin(spec.key) != "default" && spec.key != "database")
            add(table, "setting " + spec.key, true, (spec.secret ? "set" : run.settings.text(spec.key)) + ", from " + run.settings.origin(spec.key));
    print(run, table);
    return ok ? done : check_failed;
}

}  // namespace

std::vector<Command> database_commands() {
    return {{.path = "init",
             .help = "Make the database, or upgrade its schema",
             .options = {{"demonstration", "", "mark it for ever as a demonstration, where times may be chosen"},
                         {"log-origin", "NAME", "name of the signed log, as example.org/phasemodel; default: one made up"}},
             .run = init},
            {.path = "migrate", .help = "Upgrade an existing database's schema", .run = migrate},
            {.path = "doctor", .help = "Check everything that can be checked", .lists = true, .run = doctor}};
}

}  // namespace cli
