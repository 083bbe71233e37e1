// phasemodel case show and case history: one case with what is known of it, and its events.
#include "cli/case_reading.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "web/api/common.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>
#include <ostream>

namespace cli {

namespace {

using engine::Value;
using workflows::Case;

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value criteria_value(const Case& file) {
    Value list = Value::array();
    for (const std::string_view id : workflows::criteria) {
        const workflows::Assessment* assessed = file.assessment(id);
        const auto voted = file.group_values.find(std::string(id));
        list.push(Value::object({{"criterion", id},
                                 {"value", assessed == nullptr ? Value() : Value(assessed->value)},
                                 {"certainty", assessed == nullptr ? Value() : Value(assessed->certainty)},
                                 {"reason", assessed == nullptr ? Value() : text_or_null(assessed->reason.text)},
                                 {"group", voted == file.group_values.end() ? Value() : Value(voted->second)}}));
    }
    return list;
}

Value comments_value(const Case& file, const engine::Texts& texts) {
    Value list = Value::array();
    for (const workflows::Comment& comment : file.comments) {
        const auto text = texts.find(comment.text.sha256);
        list.push(Value::object({{"comment", comment.by.seq},
                                 {"part", comment.part},
                                 {"capacity", comment.by.capacity},
                                 {"organisation", comment.by.organisation},
                                 {"visibility", comment.visibility},
                                 {"timing", comment.timing},
                                 {"text", text == texts.end() ? Value() : Value(text->second.text)},
                                 {"disposition", comment.answer() == nullptr ? Value() : Value(comment.answer()->disposition)}}));
    }
    return list;
}

Value placements_value(const Case& file) {
    Value list = Value::array();
    for (const workflows::Placement& placement : file.placements) {
        Value secondary = Value::array();
        for (const std::string& centre : placement.secondary) secondary.push(centre);
        list.push(Value::object({{"primary", placement.primary},
                                 {"secondary", secondary},
                                 {"start", placement.start},
                                 {"end", text_or_null(placement.end)},
                                 {"in_force", placement.in_force}}));
    }
    return list;
}

Value ballots_value(const Case& file) {
    Value list = Value::array();
    for (const workflows::Ballot& ballot : file.ballots) {
        const workflows::Motion* motion = file.motion(ballot.motion);
        list.push(Value::object({{"ballot", ballot.by.seq},
                                 {"transition", motion == nullptr ? Value() : Value(motion->transition)},
                                 {"state", ballot.state},
                                 {"casting_vote", ballot.casting_vote},
                                 {"votes", static_cast<std::int64_t>(std::count_if(ballot.votes.begin(), ballot.votes.end(),
                                                                                  [](const auto& vote) { return !vote.replaced; }))}}));
    }
    return list;
}

Value full_value(const CaseThen& then) {
    const Case& file = *then.file;
    Value value = web::to_value(file.row());
    Value names = Value::object();
    for (const workflows::Name& name : file.names) names.set(name.language, name.words.text);
    value.set("names", names);
    value.set("criteria", criteria_value(file));
    value.set("comments", comments_value(file, then.texts));
    value.set("placements", placements_value(file));
    value.set("ballots", ballots_value(file));
    if (const workflows::Summary* summary = file.summary()) value.set("summary", summary->nb.text);
    if (const workflows::Recommendation* recommended = file.recommendation())
        value.set("recommendation", Value::object({{"answer", recommended->answer}, {"final", recommended->final}, {"words", recommended->words.text}}));
    if (file.closing)
        value.set("closing", Value::object({{"outcome", file.closing->outcome}, {"reason", file.closing->reason.text}, {"where_served", file.closing->where_served.text}}));
    value.set("content", file.content_hash());
    return value;
}

void show_to_people(Run& run, const CaseThen& then, const workflows::Catalogue& words, Composition& composition, const Reader& reader) {
    const Case& file = *then.file;
    const engine::CaseRow row = file.row();
    const auto line = [&](std::string_view name, const std::string& text) {
        if (!text.empty()) run.out << name << std::string(name.size() < 16 ? 16 - name.size() : 1, ' ') << text << '\n';
    };
    run.out << row.id << "  " << row.name << (row.orpha.empty() ? "" : "  ORPHA:" + row.orpha) << '\n';
    line("phase", std::to_string(workflows::phase_number(row.phase)) + " " + term(words, "phase", row.phase) + ", since " + row.phase_since);
    line("status", row.status + (row.outcome.empty() ? "" : ", " + row.outcome) + ", cycle " + std::to_string(row.cycle) + ", version " + std::to_string(row.version));
    line("next date", row.next_date);
    line("with", row.ball.empty() ? "" : term(words, "role", row.ball));
    line("open until", row.open_until);
    line("centre", row.primary_centre);
    if (const workflows::Summary* summary = file.summary()) line("summary", summary->nb.text);
    for (const std::string_view id : workflows::criteria) {
        const workflows::Assessment* assessed = file.assessment(id);
        const auto voted = file.group_values.find(std::string(id));
        if (assessed == nullptr && voted == file.group_values.end()) continue;
        std::string text = assessed == nullptr ? std::string() : assessed->value + " (" + assessed->certainty + ")";
        if (voted != file.group_values.end()) text += (text.empty() ? "" : ", ") + ("leader group: " + voted->second);
        line(id, text);
    }
    const auto answered = std::count_if(file.comments.begin(), file.comments.end(), [](const auto& comment) { return comment.answer() != nullptr; });
    if (!file.comments.empty()) line("comments", std::to_string(file.comments.size()) + ", " + std::to_string(answered) + " answered");
    if (file.closing) line("reason", file.closing->reason.text);
    if (file.closing) line("served by", file.closing->where_served.text);
    std::string now;
    if (!run.arguments.has("as-of"))
        for (const engine::Explanation& explained : composition.engine().explain_all("case/" + file.id, reader.person->id, true))
            if (explained.here) now += (now.empty() ? "" : ", ") + explained.act + (explained.allowed ? "" : " (not yet)");
    line("from here", now);
}

int show(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    CaseThen then = case_then(*composition, run.arguments.text("CASE"), moment_of(run.arguments));
    withhold(then, reader);
    if (run.settings.text("format") != "table") {
        print_object(run, full_value(then));
    } else {
        show_to_people(run, then, words_of(run, *composition), *composition, reader);
    }
    return done;
}

/// The typed words of an event, one after the other, as far as the reader may see them.
std::string words_of_event(const Value& body, const engine::Texts& texts) {
    std::string text;
    for (const auto& [key, member] : body.members()) {
        if (!member.is_object() || !member.has("sha256")) continue;
        const auto found = texts.find(member.text("sha256"));
        if (found == texts.end() || found->second.redacted) continue;
        text += (text.empty() ? "" : " | ") + found->second.text;
    }
    return text;
}

int history(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    CaseThen then = case_then(*composition, run.arguments.text("CASE"), moment_of(run.arguments));
    withhold(then, reader);
    const auto& words = words_of(run, *composition);
    if (run.settings.text("format") == "json") {
        Value all = Value::array();
        for (const engine::Sealed& sealed : then.events) {
            Value event = web::to_value(sealed, then.texts);
            if (is_hidden_vote(then, sealed.event, reader)) event.set("body", Value::object({{"withheld", true}}));
            all.push(std::move(event));
        }
        run.out << pretty(all) << '\n';
        return done;
    }
    const bool for_people = run.settings.text("format") == "table";
    Table table{.columns = {{"seq", "No"}, {"at", "Time"}, {"role", "Role"}, {"actor", "Who"}, {"event", "Event"}, {"step", "Step"}, {"words", "Words"}}};
    for (const engine::Sealed& sealed : then.events) {
        const engine::Event& event = sealed.event;
        const workflows::Person* who = reader.office->find(event.actor);
        const std::string step = event.body.has("manner") ?  event.body.text("transition") + " " + (event.body.text("from").empty() ? "-" : event.body.text("from")) + " > " + event.body.text("to") : "";
        std::string typed = is_hidden_vote(then, event, reader) ? "" : words_of_event(event.body, then.texts);
        if (for_people && typed.size() > 100) typed = typed.substr(0, typed.rfind(' ', 100)) + " …";
        table.rows.push_back({event.seq, event.at, for_people ? term(words, "role", event.role) : event.role,
                              who == nullptr ? event.actor : who->name, event.name, step, typed});
    }
    print(run, table);
    return done;
}

}  // namespace

std::vector<Command> case_showing_commands() {
    const Option as_of = as_of_option("as the case stood");
    return {{.path = "case show", .help = "Show one case", .positionals = {{"CASE", "case number"}}, .options = {as_of}, .lists = true, .run = show},
            {.path = "case history", .help = "Show a case's events", .positionals = {{"CASE", "case number"}}, .options = {as_of}, .lists = true, .run = history}};
}

}  // namespace cli
