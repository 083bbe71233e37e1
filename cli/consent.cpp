// phasemodel meeting consent: the consent block of a meeting, and one act on several of its items.
#include "cli/acting.hpp"
#include "cli/output.hpp"
#include "cli/problems.hpp"
#include "web/api/consent_json.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/meeting/consent.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>
#include <set>

namespace cli {

namespace {

using engine::Value;
using workflows::ConsentPart;
using workflows::ConsentResult;
using workflows::ConsentWish;
using workflows::MeetingFile;

std::shared_ptr<const MeetingFile> meeting_named(Composition& composition, const std::string& id) {
    auto meeting = std::dynamic_pointer_cast<const MeetingFile>(composition.store().read("meeting/" + id));
    if (!meeting) throw Stop{usage, "There is no meeting " + id + ". `phasemodel meeting list` shows those there are."};
    return meeting;
}

std::int64_t item_number(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) throw Stop{usage, "\"" + text + "\" is no number of an item."};
    return number;
}

/// "4:vote=against": in item 4 another answer than in all.
void add_own(std::vector<ConsentPart>& parts, const engine::ActSpec& act, const std::string& text) {
    const auto colon = text.find(':'), equals = text.find('=');
    if (colon == std::string::npos || equals == std::string::npos || equals < colon) throw Stop{usage, "\"" + text + "\" is not ITEM:FIELD=VALUE."};
    const std::int64_t number = item_number(text.substr(0, colon));
    const auto part = std::find_if(parts.begin(), parts.end(), [&](const ConsentPart& one) { return one.item == number; });
    if (part == parts.end()) throw Stop{usage, "Item " + std::to_string(number) + " is not among those that this is done with."};
    const std::string name = text.substr(colon + 1, equals - colon - 1), value = text.substr(equals + 1);
    if (name == "all-criteria") {
        part->criteria = value;
    } else {
        part->fields.set(field_named(act, name).name, value);
    }
}

/// The items of the block, or those that --only names.
std::vector<ConsentPart> parts_of(const Run& run, const MeetingFile& meeting) {
    std::set<std::int64_t> only;
    for (const std::string& text : run.arguments.list("only")) only.insert(item_number(text));
    std::vector<ConsentPart> parts;
    for (const auto* item : meeting.block())
        if (only.empty() || only.erase(item->seq) != 0) parts.push_back({.item = item->seq});
    for (const std::int64_t other : only) parts.push_back({.item = other});  // told as not in the block
    if (parts.empty()) throw Stop{check_failed, "No consent items are being treated in meeting " + meeting.id + ". Take them up with `meeting act " + meeting.id + " take_up_consent`."};
    return parts;
}

std::string why(const ConsentResult& one, const workflows::Catalogue& words) {
    if (!one.left_out.empty()) return words.text("consent.left_out." + one.left_out);
    if (!one.problem) return {};
    std::string text;
    const auto add = [&](const std::string& more) { text += (text.empty() ? "" : " ") + more; };
    for (const auto& error : one.problem->errors) add((error.pointer.size() > 1 ? error.pointer.substr(1) + ": " : "") + words.text(error.message));
    for (const auto& answer : one.problem->answers)
        if (!answer.lets_through()) add(words.text(answer.reason));
    return text.empty() ? words.text(one.problem->detail) : text;
}

int carry_out(Run& run, Composition& composition, const MeetingFile& meeting) {
    const Reader reader = person_of(run, composition);
    const engine::ActSpec& act = act_named(composition, run.arguments.text("ACT"));
    ConsentWish wish{.act = act.name, .criteria = run.arguments.text("all-criteria"), .fields = fields_from(run.arguments.rest, act), .items = parts_of(run, meeting), .person = reader.person->id, .via = "command line", .shut_out = workflows::shut_out(reader.office, reader.person->id, reader.today), .acknowledged = run.arguments.has("acknowledge")};
    for (const std::string& own : run.arguments.list("own")) add_own(wish.items, act, own);
    wish.at = time_of(run.arguments.text("at"), composition, "meeting/" + meeting.id);
    const bool dry = run.arguments.has("dry-run");
    const auto results = workflows::carry(composition.engine(), meeting, wish, dry ? workflows::Carry::rehearsed : workflows::Carry::out);
    const auto& words = words_of(run, composition);
    Table table{.columns = {{"item", "Item"}, {"case", "Case"}, {"outcome", "Outcome"}, {"why", "Why"}}, .rows = {}};
    for (const ConsentResult& one : results) table.rows.push_back({one.item, one.case_id, one.done ? "done" : one.problem ? "refused" : "left_out", why(one, words)});
    print(run, table);
    const auto went = std::count_if(results.begin(), results.end(), [](const ConsentResult& one) { return one.done.has_value(); });
    run.err << went << " of " << results.size() << (dry ? " can be done\n" : " done\n");
    const auto refused = std::find_if(results.begin(), results.end(), [](const ConsentResult& one) { return one.problem.has_value(); });
    if (refused != results.end()) return exit_of(refused->problem->type);
    return went == 0 ? check_failed : done;
}

/// What only an act makes use of, so that it is not thought done.
void stop_without_act(const Run& run) {
    const bool any = std::ranges::any_of(std::array{"only", "own", "all-criteria", "dry-run", "acknowledge", "at"}, [&](const char* name) { return run.arguments.has(name); });
    if (any || !run.arguments.rest.empty()) throw Stop{usage, "Name the act that this is said of: meeting consent MEETING ACT …"};
}

int consent(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = reader_of(run, *composition);
    if (!workflows::sees_meetings(reader.standings)) refuse(run, reader, reader.person->email + " holds no role today that sees meetings.");
    const auto meeting = meeting_named(*composition, run.arguments.text("MEETING"));
    if (run.arguments.has("ACT")) return carry_out(run, *composition, *meeting);
    stop_without_act(run);
    const auto shut_out = workflows::shut_out(reader.office, reader.person->id, reader.today);
    run.out << pretty(web::consent_json(composition->engine(), *meeting, reader.person->id, shut_out, words_of(run, *composition))) << '\n';
    return done;
}

}  // namespace

std::vector<Command> consent_commands() {
    return {{.path = "meeting consent",
             .help = "The consent block of a meeting as JSON; with ACT, that act on its items, each recorded in its own case: meeting consent MEETING cast_vote --all-criteria as_assessed --vote for",
             .positionals = {{"MEETING", "number of the meeting"},
                             {"ACT", "what is done with the items", false, false, {workflows::consent_acts.begin(), workflows::consent_acts.end()}}},
             .options = {{"only", "ITEM", "only this item of the block; may be given again", false, true},
                         {"own", "ITEM:FIELD=VALUE", "in this item another answer than in all; may be given again", false, true},
                         {"all-criteria", "HOW", "one vote on every criterion, or as each is assessed in its case", false, false, {workflows::criteria_choices_at_once.begin(), workflows::criteria_choices_at_once.end()}},
                         {"dry-run", "", "only say what each item would come to"},
                         {"acknowledge", "", "send what is typed although it may point at a person"},
                         {"at", "TIME", "when it happened (demonstration databases)"}},
             .lists = true,
             .fields = true,
             .run = consent}};
}

}  // namespace cli
