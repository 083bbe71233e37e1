// phasemodel verify: checks an export offline, or a live database, and says what is wrong and what is not proved.
#include "cli/log_key.hpp"
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "engine/crypto.hpp"
#include "engine/log/verify_bundle.hpp"
#include "storage/migrate.hpp"
#include "storage/storage.hpp"
#include "storage/verify.hpp"
#include "workflows/phase_model/bundle.hpp"
#include "workflows/phase_model/log_keys.hpp"
#include "workflows/phase_model/phase_model.hpp"

#include <filesystem>
#include <fstream>
#include <ostream>

namespace cli {

namespace {

using engine::Finding;
using engine::Value;

std::string place_of(const Finding& finding) {
    std::string place = finding.file;
    if (finding.line > 0) place += (place.empty() ? "line " : ", line ") + std::to_string(finding.line);
    if (!finding.stream.empty()) place += (place.empty() ? "" : ", ") + finding.stream;
    if (finding.seq > 0) place += " number " + std::to_string(finding.seq);
    return place.empty() ? "file" : place;
}

Value findings_value(const std::vector<Finding>& findings) {
    Value list = Value::array();
    for (const Finding& finding : findings)
        list.push(Value::object({{"file", finding.file.empty() ? Value() : Value(finding.file)},
                                 {"line", finding.line == 0 ? Value() : Value(finding.line)},
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

int say_file(Run& run, const std::string& path, const engine::Verification& found) {
    if (run.settings.text("format") != "table") {
        print_object(run, Value::object({{"ok", found.ok()},
                                         {"events", found.events},
                                         {"streams", found.streams},
                                         {"opened", found.opened},
                                         {"not_opened", found.unopened},
                                         {"held_back", found.held_back},
                                         {"whole_log", found.whole_log},
                                         {"vouched_for", found.vouched_for},
                                         {"log_size", found.log_size},
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

int verify_file(Run& run, const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Stop{usage, "The file " + path + " cannot be read."};
    return say_file(run, path, engine::verify_jsonl(file));
}

/// The keys that --key names, one a line, from a file that the auditor got elsewhere than what is checked; none without it.
std::vector<engine::VerifierKey> keys_of(const Run& run) {
    std::vector<engine::VerifierKey> keys;
    if (!run.arguments.has("key")) return keys;
    std::ifstream file(run.arguments.text("key"));
    for (std::string line; std::getline(file, line);) {
        auto key = engine::verifier_key(line);
        if (!key) throw Stop{usage, "--key: " + run.arguments.text("key") + " holds a line that is no public key of a log."};
        keys.push_back(*std::move(key));
    }
    if (keys.empty()) throw Stop{usage, "--key: " + run.arguments.text("key") + " holds no public key of a log."};
    return keys;
}

/// Of a bundle: it is signed by one key, the first.
std::optional<engine::VerifierKey> key_of(const Run& run) {
    auto keys = keys_of(run);
    return keys.empty() ? std::nullopt : std::optional(std::move(keys.front()));
}

/// What a live database cannot prove by itself.
std::vector<std::string> not_proved_by(const storage::DatabaseVerification& found, bool from_outside) {
    std::vector<std::string> sentences;
    if (from_outside && found.signed_for >= 0)
        sentences.push_back("Vouched for by the key from outside up to " + std::to_string(found.signed_for) + " entries; what came later is internally consistent only.");
    else
        sentences.emplace_back("Internally consistent only: nothing outside the database vouches for it, so somebody who rewrote all of it, hashes included, would not be noticed.");
    sentences.emplace_back("That what people entered was true, and that nothing was left out before it was recorded.");
    sentences.emplace_back("What stands in no event: passwords, sessions, settings, drafts, whom notices went to, and which names and counts an import brought.");
    if (found.demonstration) sentences.emplace_back("This is a demonstration database: its times were chosen, not measured.");
    return sentences;
}

int verify_folder(Run& run, const std::string& path) {
    if (!std::filesystem::exists(std::filesystem::path(path) / "manifest.json")) throw Stop{usage, "The folder " + path + " is no bundle: it has no manifest.json."};
    return say_file(run, path, engine::verify_bundle(path, key_of(run)));
}

/// Unpacks beside the system's other temporary files, and clears up.
int verify_archive(Run& run, const std::string& path) {
    struct Folder {
        std::filesystem::path path = std::filesystem::temp_directory_path() / ("phasemodel-" + engine::random_token().substr(0, 16));
        ~Folder() {
            std::error_code ignored;
            std::filesystem::remove_all(path, ignored);
        }
    };
    const Folder folder;
    try {
        workflows::unpack_folder(path, folder.path);
    } catch (const std::runtime_error& error) {
        run.out << path << ": damaged: " << error.what() << "\nNOT CONSISTENT: the archive cannot be unpacked\n";
        return check_failed;
    }
    return say_file(run, path, engine::verify_bundle(folder.path, key_of(run)));
}

/// And the keys that the database tells of, as far as one of these vouches for them.
std::vector<engine::VerifierKey> with_their_successors(const std::string& url, std::vector<engine::VerifierKey> keys) {
    if (keys.empty()) return keys;
    const auto storage = storage::Storage::open(url, {}, workflows::blank_file);
    return engine::trusted_keys(std::move(keys), workflows::succession_of(workflows::log_keys(storage->store())));
}

int verify_database(Run& run, const std::string& url) {
    storage::DatabaseVerification found;
    auto keys = keys_of(run);
    const bool from_outside = !keys.empty();
    if (!from_outside && url == run.settings.text("database"))
        for (const engine::SignerKey& own : log_keys_of(run.settings)) keys.push_back(own.verifier());
    try {
        keys = with_their_successors(url, std::move(keys));
        found = storage::verify(url, workflows::blank_file, keys);
    } catch (const storage::SchemaError& error) {
        throw Stop{unavailable, error.what()};
    } catch (const std::invalid_argument& error) {
        throw Stop{usage, error.what()};
    }
    const std::vector<std::string> not_proved = not_proved_by(found, from_outside);
    if (run.settings.text("format") != "table") {
        print_object(run, Value::object({{"ok", found.ok()},
                                         {"events", found.events},
                                         {"streams", found.streams},
                                         {"opened", found.opened},
                                         {"redacted", found.redacted},
                                         {"checkpoints", found.checkpoints},
                                         {"signed_for", found.signed_for < 0 ? Value() : Value(found.signed_for)},
                                         {"demonstration", found.demonstration},
                                         {"wrong", found.wrong},
                                         {"findings", findings_value(found.findings)},
                                         {"not_proved", list_of(not_proved)}}));
    } else {
        run.out << found.events << " events in " << found.streams << " streams, " << found.opened << " texts opened, " << found.redacted << " redacted; " << found.checkpoints
                << " checkpoints" << (keys.empty() ? ", signatures not checked: give --key" : "") << '\n';
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
    if (std::filesystem::is_directory(path)) return verify_folder(run, path);
    if (path.ends_with(".tar.gz") && std::filesystem::exists(path)) return verify_archive(run, path);
    if (is_sqlite(path)) return verify_database(run, "sqlite:" + path);
    return verify_file(run, path);
}

}  // namespace

std::vector<Command> verify_commands() {
    return {{.path = "verify",
             .help = "Check an export or a database: hashes, chains, texts, and that every stored case equals its replay",
             .positionals = {{"PATH", "an exported .jsonl, a bundle's folder or .tar.gz, a SQLite file, sqlite:PATH or postgresql://…; default: --database", false}},
             .options = {{"key", "FILE", "the log's public key, had from elsewhere; of a database all it ever had, one a line"}},
             .lists = true,
             .run = verify}};
}

}  // namespace cli
