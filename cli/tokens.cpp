// phasemodel token …: bearer tokens for the API.
#include "cli/opening.hpp"
#include "cli/output.hpp"

#include <charconv>
#include <ostream>

namespace cli {

namespace {

using engine::Value;

/// A day's end, or a time.
engine::Instant expiry_of(const std::string& text) {
    if (const auto time = engine::parse_instant(text)) return *time;
    if (const auto date = engine::parse_date(text)) return engine::Instant{(static_cast<std::int64_t>(date->days) + 1) * 86'400'000 - 1};
    throw Stop{usage, "--expires: \"" + text + "\" is neither a date nor a time."};
}

int create(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = person_of(run, *composition);
    workflows::By by{.actor = reader.person->id, .via = "command line", .at = composition->now(), .date = engine::to_text(reader.today)};
    workflows::Token token{.person = reader.person->id, .label = run.arguments.text("label"), .read_only = run.arguments.has("read-only"), .created = by.at};
    if (run.arguments.has("expires")) token.expires = expiry_of(run.arguments.text("expires"));
    if (token.expires && *token.expires <= by.at) throw Stop{usage, "--expires lies in the past."};
    run.out << composition->people().create_token(token, by) << '\n';
    run.err << "The token is shown this once. It acts as " << reader.person->email << (token.read_only ? ", reading only.\n" : ".\n");
    return done;
}

int list(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = person_of(run, *composition);
    Table table{.columns = {{"id", "Id"}, {"person", "Person"}, {"label", "Label"}, {"read_only", "Read only"}, {"created", "Created"}, {"expires", "Expires"}, {"revoked", "Revoked"}}};
    for (const workflows::Token& token : composition->people().tokens()) {
        if (token.person != reader.person->id && !reader.holds("administrator")) continue;
        const workflows::Person* who = reader.office->find(token.person);
        table.rows.push_back({token.id, who == nullptr ? token.person : who->email, token.label, token.read_only, engine::to_text(token.created),
                              token.expires ? Value(engine::to_text(*token.expires)) : Value(), token.revoked});
    }
    print(run, table);
    return done;
}

int revoke(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = person_of(run, *composition);
    const std::string& text = run.arguments.text("ID");
    std::int64_t id = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), id);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size()) throw Stop{usage, "The number of a token is expected (token list shows it)."};
    for (const workflows::Token& token : composition->people().tokens()) {
        if (token.id != id) continue;
        if (token.person != reader.person->id && !reader.holds("administrator")) throw Stop{not_allowed, "The token is another person's."};
        composition->people().revoke_token(id, {.actor = reader.person->id, .via = "command line", .at = composition->now(), .date = engine::to_text(reader.today)});
        return done;
    }
    throw Stop{usage, "There is no token " + text + "."};
}

}  // namespace

std::vector<Command> token_commands() {
    return {{.path = "token create",
             .help = "Make a bearer token for the person that --as names; prints it once",
             .options = {{"expires", "D", "last day, or time"}, {"read-only", "", "it may read only"}, {"label", "TEXT", "what it is for"}},
             .run = create},
            {.path = "token list", .help = "List tokens: one's own, or all for an administrator", .lists = true, .run = list},
            {.path = "token revoke", .help = "End a token", .positionals = {{"ID", "its number"}}, .run = revoke}};
}

}  // namespace cli
