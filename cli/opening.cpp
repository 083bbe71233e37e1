#include "cli/opening.hpp"

#include "cli/erasures.hpp"
#include "cli/log_key.hpp"
#include "cli/suggest.hpp"
#include "cli/trail.hpp"
#include "storage/location.hpp"
#include "storage/migrate.hpp"
#include "workflows/phase_model/log_keys.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <ostream>

namespace cli {

namespace {

int number_of(const Settings& settings, std::string_view key) {
    const std::string& text = settings.text(key);
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number < 0)
        throw Stop{usage, settings.origin(key) + ": a whole number is expected, not \"" + text + "\"."};
    return number;
}

std::string advice(const storage::SchemaError& error) {
    switch (error.standing.state) {
        case storage::SchemaState::absent: return " Make one with: phasemodel init";
        case storage::SchemaState::older: return " Bring it up to date with: phasemodel migrate";
        case storage::SchemaState::current:
        case storage::SchemaState::newer:
        case storage::SchemaState::foreign: return "";
    }
    return "";
}

/// Those in the key file that were retired so lately that they still sign beside the current one.
void let_retired_keys_sign(const Run& run, Composition& composition) {
    const auto keys = log_keys_of(run.settings);
    if (keys.size() < 2) return;
    const std::string today = engine::to_text(composition.model().legal_date(composition.now()));
    std::vector<engine::SignerKey> signing;
    for (const workflows::LogKey& told : workflows::log_keys(composition.store()))
        for (std::size_t i = 1; i < keys.size(); ++i)
            if (keys[i].verifier().text() == told.key.text() && told.signs_until >= today) signing.push_back(keys[i]);
    composition.log().also_sign_with(std::move(signing));
}

}  // namespace

std::shared_ptr<Composition> open_database(const Run& run) {
    const auto location = storage::parse_location(run.settings.text("database"));
    if (location && location->dialect == storage::Dialect::sqlite && !std::filesystem::exists(location->target))
        throw Stop{unavailable, "There is no database at " + location->shown() + ". Make one with: phasemodel init"};
    try {
        auto composition = std::make_shared<Composition>(
            run.settings.text("database"),
            storage::Options{.wait_ms = number_of(run.settings, "wait_ms"), .erasure_list = erasure_list_of(run.settings)},
            engine::system_clock(), log_key_of(run.settings));
        let_retired_keys_sign(run, *composition);
        // Whatever is read or done next, nobody sees again what was redacted, though an older backup was restored.
        if (const auto replayed = composition->replay_erasures(false); replayed.removed > 0)
            run.err << replayed.removed << " texts that were redacted had come back, from a backup it seems. They are removed again.\n";
        if (run.trail != nullptr) run.trail->opened(composition);
        return composition;
    } catch (const storage::SchemaError& error) {
        throw Stop{unavailable, error.what() + advice(error)};
    } catch (const std::invalid_argument& error) {
        throw Stop{usage, run.settings.origin("database") + ": " + error.what()};
    }
}

void tell_of_first_key(const Run& run, Composition& composition) {
    if (const auto key = log_key_of(run.settings))
        workflows::record_first_key(composition.store(), key->verifier(), {.person = "system", .via = "command line", .now = composition.now()});
}

bool Reader::holds(std::string_view role) const {
    return std::any_of(standings.begin(), standings.end(), [&](const auto& standing) { return standing.role == role; });
}

void refuse(const Run& run, const Reader& reader, std::string message) {
    if (run.trail != nullptr) run.trail->refuses(reader.person->id);
    throw Stop{not_allowed, std::move(message)};
}

Reader person_of(const Run& run, Composition& composition) {
    const std::string& word = run.settings.text("as");
    if (word.empty())
        throw Stop{not_allowed, "This command reads or changes cases and must know for whom: add --as EMAIL, or set PHASEMODEL_AS."};
    Reader reader{.office = composition.people().office(), .today = composition.model().legal_date(composition.now())};
    reader.person = word.find('@') == std::string::npos ? reader.office->find(word) : reader.office->find_email(word);
    if (reader.person == nullptr) throw Stop{not_allowed, run.settings.origin("as") + ": nobody here has the address " + word + "."};
    if (reader.person->disabled) refuse(run, reader, run.settings.origin("as") + ": the account of " + word + " is disabled.");
    reader.standings = reader.office->standings(reader.person->id, reader.today);
    return reader;
}

std::string centre_of(const Arguments& arguments, const Reader& reader, std::string_view besides) {
    const std::string& centre = arguments.text("centre");
    if (centre.empty() || centre == besides || reader.office->policies.on(reader.today).centre(centre) != nullptr) return centre;
    throw Stop{usage, "--centre: there is no centre " + centre + "."};
}

Reader reader_of(const Run& run, Composition& composition) {
    Reader reader = person_of(run, composition);
    if (std::all_of(reader.standings.begin(), reader.standings.end(), [](const auto& standing) { return standing.role == "administrator"; }))
        refuse(run, reader, reader.person->email + " holds no role today that sees cases.");
    if (run.trail != nullptr) run.trail->reads(reader.person->id);
    return reader;
}

workflows::By officer_of(const Run& run, Composition& composition) {
    workflows::By by{.actor = "system", .via = "command line", .at = composition.now()};
    by.date = engine::to_text(composition.model().legal_date(by.at));
    if (run.settings.text("as").empty()) return by;
    const Reader reader = person_of(run, composition);
    if (!reader.holds("administrator")) refuse(run, reader, reader.person->email + " is no administrator today.");
    by.actor = reader.person->id;
    return by;
}

const workflows::Person& find_person(const workflows::Office& office, const std::string& word) {
    const workflows::Person* found = word.find('@') == std::string::npos ? office.find(word) : office.find_email(word);
    if (found != nullptr) return *found;
    std::vector<std::string> known;
    for (const workflows::Person& person : office.people) known.push_back(person.email);
    throw Stop{usage, "There is no person " + word + suggestion(word, known)};
}

std::string stream_of(const std::string& word) {
    if (word == "new" || word == "-") return "";
    return word.find('/') == std::string::npos ? "case/" + word : word;
}

std::optional<engine::Date> date_of(const Arguments& arguments, std::string_view option) {
    if (!arguments.has(option)) return std::nullopt;
    const auto date = engine::parse_date(arguments.text(option));
    if (!date) throw Stop{usage, "--" + std::string(option) + ": \"" + arguments.text(option) + "\" is no date (YYYY-MM-DD)."};
    return date;
}

std::optional<workflows::AsOf> moment_of(const Arguments& arguments) {
    if (!arguments.has("as-of")) return std::nullopt;
    const auto moment = workflows::read_as_of(arguments.text("as-of"));
    if (!moment) throw Stop{usage, "--as-of: \"" + arguments.text("as-of") + "\" is no moment (YYYY-MM-DD, YYYY-MM-DDTHH:MM in Norwegian time, or RFC 3339)."};
    return moment;
}

std::optional<engine::Instant> time_of(const std::string& word, Composition& composition, const std::string& stream) {
    if (word.empty()) return std::nullopt;
    if (!composition.store().demonstration())
        throw Stop{usage, "Only a demonstration database takes its time from --at; this one takes it from the system."};
    const auto time = engine::parse_instant(word);
    if (!time) throw Stop{usage, "\"" + word + "\" is no time (RFC 3339, as 2026-11-22T09:00:00Z)."};
    const auto file = stream.empty() ? nullptr : composition.store().read(stream);
    if (file && engine::to_text(*time) < file->row().last_at)
        throw Stop{usage, "The time " + engine::to_text(*time) + " is earlier than the last event of " + stream + " (" + file->row().last_at + ")."};
    return time;
}

const workflows::Catalogue& words_of(const Run& run, const Composition& composition) {
    return composition.catalogues().in(run.settings.text("lang"));
}

std::string term(const workflows::Catalogue& words, std::string_view prefix, std::string_view id) {
    const std::string key = std::string(prefix) + "." + std::string(id);
    return words.has(key) ? words.text(key) : std::string(id);
}

}  // namespace cli
