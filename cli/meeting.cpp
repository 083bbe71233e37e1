// phasemodel meeting: the leader group's meetings, their agendas and minutes.
#include "cli/acting.hpp"
#include "cli/documents.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "cli/problems.hpp"
#include "web/api/meeting_json.hpp"
#include "workflows/phase_model/meeting/minutes.hpp"
#include "workflows/phase_model/meeting/papers.hpp"
#include "workflows/phase_model/reminders.hpp"

#include <ostream>

namespace cli {

namespace {

using engine::Value;
using workflows::MeetingFile;

Reader meeting_reader(const Run& run, Composition& composition) {
    Reader reader = reader_of(run, composition);
    if (!workflows::sees_meetings(reader.standings)) refuse(run, reader, reader.person->email + " holds no role today that sees meetings.");
    return reader;
}

std::shared_ptr<const MeetingFile> meeting_named(const Then& then, const std::string& id) {
    auto meeting = std::dynamic_pointer_cast<const MeetingFile>(then.store().read("meeting/" + id));
    if (!meeting) throw Stop{usage, "There is no meeting " + id + ". `phasemodel meeting list` shows those there are."};
    return meeting;
}

int list(Run& run) {
    const auto composition = open_database(run);
    meeting_reader(run, *composition);
    const auto& words = words_of(run, *composition);
    Table table{.columns = {{"id", "Meeting"}, {"date", "Date"}, {"state", "State"}, {"place", "Place"}, {"items", "Items"}}, .rows = {}};
    const bool people = run.settings.text("format") == "table";
    for (const auto& meeting : workflows::meetings(composition->store(), moment_of(run.arguments))) {
        const Value row = web::meeting_row(*meeting);
        table.rows.push_back({row.text("id"), row.text("date"), people ? term(words, "meeting.state", meeting->state) : meeting->state, row.text("place"), row.integer("items")});
    }
    print(run, table);
    return done;
}

int show(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = meeting_reader(run, *composition);
    const Then then(run, *composition, reader);
    const auto meeting = meeting_named(then, run.arguments.text("MEETING"));
    const auto suggested = meeting->over() || then.moment() ? std::vector<workflows::Suggested>() : workflows::suggested_items(composition->store(), composition->cases(), meeting->date);
    run.out << pretty(web::meeting_json(*meeting, suggested, web::cases_of(then.store()), then.shut_out())) << '\n';
    return done;
}

int minutes(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = meeting_reader(run, *composition);
    const Then then(run, *composition, reader);
    const auto meeting = meeting_named(then, run.arguments.text("MEETING"));
    if (meeting->opened_at.empty()) throw Stop{check_failed, "The meeting " + meeting->id + " has not been opened, so there are no minutes."};
    const auto cases = web::cases_of(then.store());
    const auto shut_out = then.shut_out();
    const std::string& form = run.arguments.text("form");
    if (form == "version") {
        write_out(run, workflows::minutes_hash(*meeting, cases) + '\n');
    } else if (form == "record") {
        write_out(run, workflows::minutes_record(*meeting, cases, workflows::TextsIn::yes, shut_out).canonical() + '\n');
    } else {
        write_document(run, workflows::minutes_document(*meeting, cases, shut_out, *composition->people().office(), words_of(run, *composition)), form);
    }
    return done;
}

int papers(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = meeting_reader(run, *composition);
    const Then then(run, *composition, reader);
    const auto meeting = meeting_named(then, run.arguments.text("MEETING"));
    const auto seen = workflows::papers_of(then.store(), *meeting,
                                           {.person = reader.person->id,
                                            .prepares = reader.holds("case_officer") || reader.holds("administrative_leader") || reader.holds("centre_leader"),
                                            .audits = reader.holds("auditor"),
                                            .shut_out = then.shut_out(),
                                            .today = then.today()});
    write_document(run, workflows::papers_document(*meeting, seen, words_of(run, *composition)), run.arguments.text("form"));
    return done;
}

int remind(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    if (!reader.holds("case_officer") && !reader.holds("administrative_leader"))
        throw Stop{not_allowed, reader.person->email + " is neither a case officer nor the administrative leader today."};
    const auto at = time_of(run.arguments.text("at"), *composition, "");
    Table table{.columns = {{"case", "Case"}, {"ballot", "Ballot"}, {"rule", "Rule"}, {"deadline", "Deadline"}, {"people", "People"}}, .rows = {}};
    for (const auto& one : workflows::remind_circulations(composition->store(), composition->cases(), *reader.office, at.value_or(composition->now())))
        table.rows.push_back({one.case_id, one.ballot, one.rule, one.deadline, static_cast<std::int64_t>(one.people.size())});
    print(run, table);
    return done;
}

int act(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = person_of(run, *composition);
    const std::string id = run.arguments.text("MEETING");
    const engine::Command command = command_on(run, *composition, reader, id == "new" ? std::string() : "meeting/" + id);
    const engine::Result result = composition->engine().perform(command);
    if (const auto* problem = std::get_if<engine::Problem>(&result)) return refuse(run, *problem, words_of(run, *composition));
    report(run, std::get<engine::Done>(result));
    return done;
}

}  // namespace

std::vector<Command> meeting_commands() {
    const Positional one{"MEETING", "number of the meeting"};
    const Option as_of = as_of_option();
    return {{.path = "meeting list", .help = "The meetings, the latest first", .options = {as_of}, .lists = true, .run = list},
            {.path = "meeting show", .help = "One meeting as JSON: agenda, presence, signatures, cases suggested for it", .positionals = {one}, .options = {as_of}, .run = show},
            {.path = "meeting minutes",
             .help = "The minutes, made from the record, in the language of --lang",
             .positionals = {one},
             .options = {{"form", "FORM", "text (default), html, pdf, record (JSON) or version (the hash that is signed)", false, false, {"text", "html", "pdf", "record", "version"}}, output_option(), as_of},
             .run = minutes},
            {.path = "meeting papers",
             .help = "The papers of a meeting as one document, as the cases stood when it was called, in the language of --lang",
             .positionals = {one},
             .options = {{"form", "FORM", "text (default), html or pdf", false, false, {"text", "html", "pdf"}}, output_option(), as_of},
             .run = papers},
            {.path = "meeting remind",
             .help = "Remind members who have not answered a vote in writing, where it is due; a server does it every hour by itself",
             .options = {{"at", "TIME", "as if it were that time (demonstration databases)"}},
             .lists = true,
             .run = remind},
            {.path = "meeting act",
             .help = "Plan, call, open, take up, close, sign: meeting act MEETING NAME --FIELD VALUE …",
             .positionals = {{"MEETING", "number of the meeting, or \"new\" to plan one"}, {"NAME", "act"}},
             .options = {{"acknowledge", "", "send what is typed although it may point at a person"}, {"at", "TIME", "when it happened (demonstration databases)"}},
             .lists = true,
             .fields = true,
             .run = act}};
}

}  // namespace cli
