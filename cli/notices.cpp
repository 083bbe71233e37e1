// phasemodel notices …: what one is told of, how by e-mail, and the letters that did not go out.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "cli/post.hpp"
#include "workflows/phase_model/deadlines.hpp"

#include <ostream>

namespace cli {

namespace {

constexpr std::size_t most = 500;

int list(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const auto& words = words_of(run, *composition);
    Table table{.columns = {{"at", "When"}, {"case", "Case"}, {"why", "What"}, {"event", "Event"}, {"due", "By"}, {"seen", "Seen"}}};
    for (const auto& notice : composition->notices().list(reader.person->id, most))
        table.rows.push_back({notice.at, notice.case_id, words.text("notice.why." + notice.why, {{"case", notice.case_id}}), notice.event, notice.due, notice.seen});
    print(run, table);
    return done;
}

int see(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    composition->notices().see(reader.person->id, engine::to_text(composition->now()));
    return done;
}

int mail(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    const std::string& mode = run.arguments.text("MODE");
    if (!mode.empty()) composition->notices().set_mail_mode(reader.person->id, mode);
    run.out << composition->notices().mail_mode(reader.person->id) << '\n';
    return done;
}

/// Whoever --as names must be an administrator; without --as the machine's own administrator asks.
void require_administrator(Run& run, Composition& composition) { officer_of(run, composition); }

int letters(Run& run) {
    const auto composition = open_database(run);
    require_administrator(run, *composition);
    Table table{.columns = {{"id", "Id"}, {"person", "To"}, {"kind", "Kind"}, {"made_at", "Made"}, {"state", "State"}, {"attempts", "Attempts"}, {"next_at", "Next"}, {"said", "Said"}}};
    const auto office = composition->people().office();
    for (const auto& letter : composition->outbox().letters(run.arguments.text("state"), most)) {
        const auto* person = office->find(letter.person);
        table.rows.push_back({letter.id, person == nullptr ? letter.person : person->email, letter.kind, letter.made_at, letter.state, letter.attempts, letter.next_at, letter.said});
    }
    print(run, table);
    return done;
}

int retry(Run& run) {
    const auto composition = open_database(run);
    require_administrator(run, *composition);
    const std::string& id = run.arguments.text("ID");
    if (!composition->outbox().retry(id, engine::to_text(composition->now()))) throw Stop{usage, "There is no letter " + id + " that was given up (notices letters shows them)."};
    return done;
}

int send(Run& run) {
    const auto composition = open_database(run);
    require_administrator(run, *composition);
    const std::string& origin = run.settings.text("public_origin");
    if (origin.empty()) throw Stop{usage, "public_origin is needed: letters link there."};
    web::App app = composition->app({.public_origin = origin});
    auto postman = postman_of(run.settings, app, origin);
    if (!postman) throw Stop{usage, "No e-mail is sent: smtp_url is not set, or the database is a demonstration."};
    const auto round = postman->run();
    run.err << "Sent " << round.sent << ", not sent " << round.failed << ", given up " << round.given_up << ".\n";
    return round.failed == 0 ? done : check_failed;
}

int address(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    composition->notices().end_addresses(reader.person->id, "feed");
    if (run.arguments.text("WHAT") == "end") return done;
    const std::string base = run.settings.text("public_origin") + "/feeds/" + composition->notices().new_address(reader.person->id, "feed", composition->now());
    run.out << base << "/calendar.ics\n" << base << "/atom\n";
    run.err << "The addresses are shown this once, and open without signing in. An earlier one has ended.\n";
    return done;
}

int deadlines(Run& run) {
    const auto composition = open_database(run);
    require_administrator(run, *composition);
    if (composition->store().demonstration()) throw Stop{usage, "A demonstration has times of its own: its deadlines are left alone."};
    const auto marked = workflows::mark_deadlines(composition->store(), composition->cases(), composition->people().office()->policies, composition->now());
    run.err << marked << " events recorded.\n";
    return done;
}

}  // namespace

std::vector<Command> notice_commands() {
    return {{.path = "notices address",
             .help = "Make or end your secret address of calendar and feed",
             .positionals = {{"WHAT", "new or end", true, false, {"new", "end"}}},
             .run = address},
            {.path = "notices deadlines", .help = "Remind of deadlines and mark those that passed, once, as serve does by itself (administrator)", .run = deadlines},
            {.path = "notices list", .help = "List what you are told of", .lists = true, .run = list},
            {.path = "notices see", .help = "Mark all your notices as seen", .run = see},
            {.path = "notices mail",
             .help = "Show or choose how you get e-mail",
             .positionals = {{"MODE", "off, your_turn, daily or weekly", false, false, {"off", "your_turn", "daily", "weekly"}}},
             .run = mail},
            {.path = "notices letters",
             .help = "List e-mail that waits or was given up (administrator)",
             .options = {{"state", "STATE", "only those in this state", false, false, {"waiting", "sending", "sent", "dead", "dropped"}}},
             .lists = true,
             .run = letters},
            {.path = "notices retry", .help = "Let a letter that was given up wait again (administrator)", .positionals = {{"ID", "as notices letters names it"}}, .run = retry},
            {.path = "notices send", .help = "Send what is due, once, as serve does by itself (administrator)", .run = send}};
}

}  // namespace cli
