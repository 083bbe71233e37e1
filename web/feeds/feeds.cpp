// The feeds: deadlines as a calendar, events as Atom, by the rights that the reader has today. With a secret address for
// programs that cannot sign in; it opens these feeds and nothing else, and ends when its owner says so.
#include "engine/crypto.hpp"
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/door.hpp"
#include "web/feeds/atom.hpp"
#include "web/feeds/calendar.hpp"
#include "web/feeds/feeds.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/story.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/following.hpp"
#include "workflows/phase_model/telling.hpp"

#include <algorithm>

namespace web {

namespace {

using engine::CaseRow;
using engine::Value;

constexpr std::size_t most_entries = 50;
constexpr std::size_t cases_in_all = 30;  // those that moved last
constexpr std::size_t entries_of_each = 10;

std::string origin_of(const Call& call) {
    if (!call.app.options.public_origin.empty()) return call.app.options.public_origin;
    return std::string(call.request.secure ? "https://" : "http://") + std::string(call.request.header("Host"));
}

std::string host_of(const std::string& origin) {
    const auto begin = origin.find("//") + 2;
    return origin.substr(begin, origin.find_first_of(":/", begin) - begin);
}

/// An answer that programs fetch again and again: unchanged, it costs nothing to send.
Response feed(std::string type, std::string body) {
    Response response{.type = std::move(type), .body = std::move(body)};
    response.headers.emplace_back("ETag", "\"" + engine::sha256_hex(response.body).substr(0, 32) + "\"");
    response.headers.emplace_back("Cache-Control", "private, no-cache");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    return response;
}

std::vector<CaseRow> rows_of(const Call& call, workflows::CaseFilter filter) {
    std::vector<CaseRow> rows;
    filter.limit = 200;
    for (bool valid = true; valid;) {
        auto page = call.app.cases.list(filter, valid);
        rows.insert(rows.end(), std::make_move_iterator(page.rows.begin()), std::make_move_iterator(page.rows.end()));
        if (page.next.empty()) break;
        filter.cursor = page.next;
    }
    return rows;
}

/// The deadline of a case that this viewer is asked to meet or follows.
std::optional<CalendarEntry> deadline_of(const Call& call, const CaseRow& row, const std::string& origin) {
    const std::string date = row.open_until >= engine::to_text(call.viewer.today) ? row.open_until : row.next_date;
    if (date.empty()) return std::nullopt;
    const auto file = std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read(stream_of(row.id)));
    if (!file || shut_out_for(call)(*file)) return std::nullopt;
    const auto waited_for = workflows::who_has_the_ball(*file, *call.viewer.office, call.viewer.today);
    const bool mine = std::ranges::find(waited_for, call.viewer.person) != waited_for.end();
    if (!mine && !follows(call, *file)) return std::nullopt;
    return CalendarEntry{.uid = "case-" + row.id + "-deadline@" + host_of(origin),
                         .date = date,
                         .changed = row.last_at,
                         .sequence = row.version,
                         .summary = call.words.text(mine ? "feed.deadline.mine" : "feed.deadline", {{"case", row.id}}),
                         .url = origin + "/cases/" + row.id};
}

Response calendar(const Call& call) {
    const std::string origin = origin_of(call);
    std::vector<CalendarEntry> entries;
    for (const CaseRow& row : rows_of(call, {.not_closed = true}))
        if (auto entry = deadline_of(call, row, origin)) entries.push_back(std::move(*entry));
    return feed("text/calendar; charset=utf-8", calendar_of(call.words.text("app.name"), entries));
}

std::vector<AtomEntry> entries_of(Call& call, const Sight& sight, std::size_t most, const std::string& origin) {
    std::vector<AtomEntry> entries;
    for (const StoryLine& line : story_lines(call, *sight, {.limit = most}))
        entries.push_back({.id = "tag:" + host_of(origin) + ",2026:case/" + sight->id + "/" + line.seq,
                           .title = call.words.text("feed.entry", {{"case", sight->id}, {"what", line.sentence}}),
                           .updated = line.at,
                           .author = line.who,
                           .url = origin + "/cases/" + sight->id + "/history"});
    return entries;
}

Response atom(const Call& call, std::string place, std::string title, std::string url, std::vector<AtomEntry> entries) {
    const std::string origin = origin_of(call);
    AtomFeed made{.id = "tag:" + host_of(origin) + ",2026:" + std::move(place),
                  .title = std::move(title),
                  .updated = entries.empty() ? "2026-01-01T00:00:00.000Z" : entries.front().updated,
                  .self = origin + call.request.path,
                  .url = origin + std::move(url),
                  .language = call.language,
                  .entries = std::move(entries)};
    return feed("application/atom+xml; charset=utf-8", atom_of(made));
}

Response atom_of_case(Call& call) {
    Response instead;
    const auto sight = look_at_case(call, instead);
    if (!sight) return instead;
    const std::string title = call.words.text("feed.case", {{"case", (*sight)->id}, {"name", case_name(call, **sight)}});
    return atom(call, "case/" + (*sight)->id, title, "/cases/" + (*sight)->id, entries_of(call, *sight, most_entries, origin_of(call)));
}

Response atom_of_all(Call& call) {
    auto rows = rows_of(call, {});
    std::ranges::sort(rows, std::ranges::greater{}, &CaseRow::last_at);
    if (rows.size() > cases_in_all) rows.resize(cases_in_all);
    std::vector<AtomEntry> entries;
    for (const CaseRow& row : rows) {
        auto file = std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read(stream_of(row.id)));
        if (!file) continue;
        auto more = entries_of(call, sight_of(call, std::move(file)), entries_of_each, origin_of(call));
        entries.insert(entries.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    std::ranges::stable_sort(entries, std::ranges::greater{}, &AtomEntry::updated);
    if (entries.size() > most_entries) entries.resize(most_entries);
    return atom(call, "all", call.words.text("feed.all"), "/", std::move(entries));
}

/// Answers as the owner of the secret address would be answered, in their language; an address that is none, or whose owner
/// may read no cases today, is not there.
template <class Answer>
Response for_owner(Call& call, const Answer& answer) {
    const auto person = call.app.notices == nullptr ? std::nullopt : call.app.notices->owner_of(call.in_path("secret"), "feed");
    Viewer viewer;
    viewer.office = call.app.people.office();
    viewer.today = call.app.engine.workflow().legal_date(call.now());
    if (person) {
        viewer.person = *person;
        viewer.standings = viewer.office->standings(*person, viewer.today);
    }
    if (!person || !viewer.sees_cases()) return problem_response(call, "not-found", "problem.no_such_address");
    const std::string language = viewer.account()->language;
    Call theirs{call.app, call.door, call.request, call.route, call.path, std::move(viewer), language, call.app.catalogues.in(language)};
    return answer(theirs);
}

Response secret_calendar(Call& call) { return for_owner(call, [](Call& theirs) { return calendar(theirs); }); }
Response secret_case(Call& call) { return for_owner(call, [](Call& theirs) { return atom_of_case(theirs); }); }
Response secret_all(Call& call) { return for_owner(call, [](Call& theirs) { return atom_of_all(theirs); }); }

Value addresses(const std::string& origin, const std::string& secret) {
    const std::string base = origin + "/feeds/" + secret;
    return Value::object({{"calendar", base + "/calendar.ics"}, {"atom", base + "/atom"}, {"atom_of_case", base + "/cases/{id}/atom"}});
}

Response made_at(Call& call) {
    const auto made = call.app.notices == nullptr ? std::nullopt : call.app.notices->address_made(call.viewer.person, "feed");
    return json(Value::object({{"made_at", made ? Value(*made) : Value()}}));
}

Response make_address(Call& call) {
    if (call.app.notices == nullptr) return problem_response(call, "not-found", "problem.no_such_address");
    return json(addresses(origin_of(call), new_feed_address(call)), 201);
}

Response end_address(Call& call) {
    if (call.app.notices != nullptr) call.app.notices->end_addresses(call.viewer.person, "feed");
    return json(Value::object({{"made_at", Value()}}));
}

Route feed_route(std::string path, Handler handler, std::string summary, Access access) {
    Route route = page_route(std::move(path), std::move(handler), std::move(summary), {}, access);
    if (access == Access::everyone) route.face = Face::plain;
    return route;
}

}  // namespace

std::string new_feed_address(Call& call) {
    call.app.notices->end_addresses(call.viewer.person, "feed");
    return call.app.notices->new_address(call.viewer.person, "feed", call.now());
}

PageSet feed_pages() {
    return {.routes = {feed_route("/calendar.ics", [](Call& call) { return calendar(call); }, "One's deadlines as a calendar", Access::content),
                       feed_route("/atom", atom_of_all, "What happened last, as a feed", Access::content),
                       feed_route("/cases/{id}/atom", atom_of_case, "What happened in a case, as a feed", Access::content),
                       feed_route("/feeds/{secret}/calendar.ics", secret_calendar, "The same, by a secret address", Access::everyone),
                       feed_route("/feeds/{secret}/atom", secret_all, "The same, by a secret address", Access::everyone),
                       feed_route("/feeds/{secret}/cases/{id}/atom", secret_case, "The same, by a secret address", Access::everyone)},
            .templates = {}};
}

std::vector<Route> feed_routes() {
    return {{.method = "GET",
             .path = "/api/v1/feeds",
             .handler = made_at,
             .access = Access::content,
             .face = Face::api,
             .summary = "When one's secret address of feeds was made",
             .response_schema = "FeedAddress"},
            {.method = "POST",
             .path = "/api/v1/feeds",
             .handler = make_address,
             .access = Access::content,
             .face = Face::api,
             .summary = "Makes a secret address for calendar and feeds, shown this once; an earlier one ends",
             .response_schema = "FeedAddresses",
             .success = 201,
             .problems = {"not-found"}},
            {.method = "DELETE",
             .path = "/api/v1/feeds",
             .handler = end_address,
             .access = Access::content,
             .face = Face::api,
             .summary = "Ends one's secret address",
             .response_schema = "FeedAddress"}};
}

}  // namespace web
