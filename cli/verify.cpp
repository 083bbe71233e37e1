// phasemodel verify: checks an export offline, or a live database, and says what is wrong and what is not proved.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "engine/log/verify.hpp"
#include "storage/migrate.hpp"
#include "storage/verify.hpp"
#include "workflows/phase_model/phase_model.hpp"

#include <filesystem>
#include <fstream>
#include <ostream>

namespace cli {

namespace {

using engine::Finding;
using engine::Value;

std::string place_of(const Finding& finding) {
    std::string place = finding.line > 0 ? "line " + std::to_string(finding.line) : std::string();
    if (!finding.stream.empty()) place += (place.empty() ? "" : ", ") + finding.stream;
    if (finding.seq > 0) place += " number " + std::to_string(finding.seq);
    return place.empty() ? "file" : place;
}

Value findings_value(const std::vector<Finding>& findings) {
    Value list = Value::array();
    for (const Finding& finding : findings)
        list.push(Value::object({{"line", finding.line == 0 ? Value() : Value(finding.line)},
                                 {"stream", finding.stream.empty() ? Value() : Value(finding.stream)},
                                 {"seq", finding.seq == 0 ? Value() : Value(finding.seq)},
                                 {"kind", finding.kind},
                                 {"explanation", finding.explanation}}));
    return list;
}

void say(Run& run, const std::vector<Finding>& findings, std::int64_t wrong, const std::vector<std::string>& not_proved) {
    for (const Finding& finding : findings) run.out << place_of(finding) << ": " << finding.kind << ": " << finding.explanation << '\n';
    if (wrong > static_cast<std::int64_t>(findings.size())) run.out << "and " << wrong - static_cast<std::int64_t>(findings.size()) << " more\n";
    run.out << (wrong == 0 ? "CONSISTENT" : "NOT CONSISTENT: " + std::to_string(wrong) + " things are wrong") << '\n';
    if (wrong == 0)
        for (const std::string& sentence : not_proved) run.out << "not proved: " << sentence << '\n';
}

Value list_of(const std::vector<std::string>& sentences) {
    Value list = Value::array();
    for (const std::string& sentence : sentences) list.push(sentence);
    return list;
}

int verify_file(Run& run, const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path)) throw Stop{usage, "The file " + path + " cannot be read."};
    const engine::Verification found = engine::verify_jsonl(file);
    if (run.settings.text("format") != "table") {
        print_object(run, Value::object({{"ok", found.ok()},
                                         {"events", found.events},
                                         {"streams", found.streams},
                                         {"opened", found.opened},
                                         {"not_opened", found.unopened},
                                         {"held_back", found.held_back},
                                         {"whole_log", found.whole_log},
                                         {"public", found.public_only},
                                         {"demonstration", found.demonstration},
                                         {"wrong", found.wrong},
                                         {"findings", findings_value(found.findings)},
                                         {"not_proved", list_of(found.not_proved)}}));
    } else {
        run.out << path << ": " << found.events << " events in " << found.streams << " streams, " << found.opened << " texts opened, " << found.unopened
                << " not\n";
        say(run, found.findings, found.wrong, found.not_proved);
    }
    return found.ok() ? done : check_failed;
}

int verify_database(Run& run, const std::string& url) {
    storage::DatabaseVerification found;
    try {
        found = storage::verify(url, workflows::blank_file);
    } catch (const storage::SchemaError& error) {
        throw Stop{unavailable, error.what()};
    } catch (const std::invalid_argument& error) {
        throw Stop{usage, error.what()};
    }
    std::vector<std::string> not_proved{
        "Internally consistent only: nothing outside the database vouches for it, so somebody who rewrote all of it, hashes included, would not be noticed."};
    if (found.demonstration) not_proved.emplace_back("This is a demonstration database: its times were chosen, not measured.");
    if (run.settings.text("format") != "table") {
        print_object(run, Value::object({{"ok", found.ok()},
                                         {"events", found.events},
                                         {"streams", found.streams},
                                         {"opened", found.opened},
                                         {"redacted", found.redacted},
                                         {"demonstration", found.demonstration},
                                         {"wrong", found.wrong},
                                         {"findings", findings_value(found.findings)},
                                         {"not_proved", list_of(not_proved)}}));
    } else {
        run.out << found.events << " events in " << found.streams << " streams, " << found.opened << " texts opened, " << found.redacted << " redacted\n";
        say(run, found.findings, found.wrong, not_proved);
    }
    return found.ok() ? done : check_failed;
}

/// SQLite's file format begins with these bytes (sqlite.org/fileformat2.html, section 1.3).
bool is_sqlite(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string begin(15, '\0');
    return file.read(begin.data(), 15) && begin == "SQLite format 3";
}

int verify(Run& run) {
    const std::string path = run.arguments.has("PATH") ? run.arguments.text("PATH") : run.settings.text("database");
    if (path.starts_with("sqlite:") || path.starts_with("postgresql://") || path.starts_with("postgres://")) return verify_database(run, path);
    if (is_sqlite(path)) return verify_database(run, "sqlite:" + path);
    return verify_file(run, path);
}

}  // namespace

std::vector<Command> verify_commands() {
    return {{.path = "verify",
             .help = "Check an export or a database: hashes, chains, texts, and that every stored case equals its replay",
             .positionals = {{"PATH", "an exported .jsonl, a SQLite file, sqlite:PATH or postgresql://…; default: --database", false}},
             .lists = true,
             .run = verify}};
}

}  // namespace cli
