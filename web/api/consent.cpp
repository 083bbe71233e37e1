// The consent block of a meeting: how it stands, and one act on several of its items, each by itself (workflows/…/consent.hpp).
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/api/consent_json.hpp"
#include "web/api/meeting_json.hpp"
#include "web/pages/sight.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/meeting/consent.hpp"

#include <algorithm>
#include <set>

namespace web {

namespace {

using engine::Value;
using workflows::ConsentPart;
using workflows::ConsentResult;
using workflows::ConsentWish;

constexpr std::size_t longest_key = 180;  // with the item's number behind it

Response none(Call& call) { return problem_response(call, "not-found", "problem.no_such_meeting"); }

Response show(Call& call) {
    const auto meeting = meeting_of(call);
    if (!meeting) return none(call);
    Response response = json(consent_json(call.app.engine, *meeting, call.viewer.person, shut_out_for(call), call.words));
    // No ETag: motions and votes change it without the meeting, whose version, for If-Match, stands in it.
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

/// Nothing when it is one of them; "" stands for not given.
std::optional<Response> unless_choice(Call& call, const Value& given, const std::string& pointer) {
    const std::string& choice = given.text("criteria");
    if (!given.has("criteria") || std::ranges::find(workflows::criteria_choices_at_once, choice) != workflows::criteria_choices_at_once.end()) return std::nullopt;
    return invalid(call, pointer + "/criteria", "form.choice");
}

std::optional<Response> unless_known(Call& call, const Value& given, std::initializer_list<std::string_view> known, const std::string& pointer) {
    for (const auto& [name, value] : given.members())
        if (std::ranges::find(known, name) == known.end()) return invalid(call, pointer + "/" + name, "form.unknown_field", {{"field", name}});
    if (given.has("fields") && !given.find("fields")->is_object()) return invalid(call, pointer + "/fields", "problem.object_expected");
    return unless_choice(call, given, pointer);
}

Value fields_of(const Value& given) { return given.has("fields") ? *given.find("fields") : Value::object(); }

/// Each names its item and the version of its case that was looked at.
std::optional<Response> read_items(Call& call, const Value& given, ConsentWish& wish) {
    const auto& items = given.list("items");
    if (items.empty()) return invalid(call, "/items", "problem.items_expected");
    std::set<std::int64_t> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string pointer = "/items/" + std::to_string(i);
        if (!items[i].is_object()) return invalid(call, pointer, "problem.object_expected");
        for (const char* name : {"item", "version"})
            if (!items[i].has(name) || !items[i].find(name)->is_number()) return invalid(call, pointer + "/" + name, "form.required");
        if (auto wrong = unless_known(call, items[i], {"item", "version", "criteria", "fields"}, pointer)) return wrong;
        if (!seen.insert(items[i].integer("item")).second) return invalid(call, pointer + "/item", "problem.item_twice");
        wish.items.push_back({.item = items[i].integer("item"), .version = items[i].integer("version"), .criteria = items[i].text("criteria"), .fields = fields_of(items[i])});
    }
    return std::nullopt;
}

struct Sent {
    ConsentWish wish;
    Precondition expected;
    bool dry_run = false;
};

std::variant<Sent, Response> read(Call& call) {
    auto body = json_object(call);
    if (auto* refused = std::get_if<Response>(&body)) return std::move(*refused);
    const Value& given = std::get<Value>(body);
    Sent sent{.wish = {.act = given.text("act"), .criteria = given.text("criteria"), .fields = fields_of(given), .items = {}, .person = call.viewer.person, .via = "api", .shut_out = shut_out_for(call)}, .expected = {}};
    if (std::ranges::find(workflows::consent_acts, sent.wish.act) == workflows::consent_acts.end()) return invalid(call, "/act", "problem.no_consent_act");
    if (auto wrong = unless_known(call, given, {"act", "criteria", "fields", "items"}, "")) return *std::move(wrong);
    if (auto wrong = read_items(call, given, sent.wish)) return *std::move(wrong);
    std::optional<Response> problem;
    sent.dry_run = query_flag(call, "dry_run", problem);
    sent.wish.acknowledged = query_flag(call, "acknowledge", problem);
    sent.expected = if_match(call, problem);
    sent.wish.idempotency_key = call.request.header("Idempotency-Key");
    if (sent.wish.idempotency_key.size() > longest_key) problem = invalid(call, "", "problem.key_too_long");
    if (problem) return *std::move(problem);
    return sent;
}

/// Where the field was sent, for this item or for all; where it is missing, its place at the item. A ballot's motion and form are sent by
/// nobody: they are the case's own.
std::string place_of(const std::string& pointer, const ConsentWish& wish, std::size_t place) {
    const std::string item = "/items/" + std::to_string(place);
    if (pointer.size() < 2 || pointer == "/item") return item + (pointer == "/item" ? pointer : "");
    const std::string name = pointer.substr(1, pointer.find('/', 1) - 1);
    if (wish.items[place].fields.has(name)) return item + "/fields" + pointer;
    if (wish.fields.has(name)) return "/fields" + pointer;
    return wish.act == "open_ballot" ? item : item + "/fields" + pointer;
}

/// With the places inside what was sent.
engine::Problem placed(engine::Problem problem, const ConsentWish& wish, std::size_t place) {
    for (engine::FieldError& error : problem.errors) error.pointer = place_of(error.pointer, wish, place);
    return problem;
}

Value result_json(const Call& call, const Sent& sent, const ConsentResult& one, std::size_t place) {
    const bool dry_run = sent.dry_run;
    Value events = Value::array();
    if (one.done && !dry_run)
        for (const engine::Sealed& sealed : one.done->events)
            events.push(Value::object({{"stream", sealed.event.stream}, {"seq", sealed.event.seq}, {"event", sealed.event.name}, {"at", sealed.event.at}, {"hash", sealed.hash}}));
    return Value::object({{"item", one.item},
                          {"case", one.case_id.empty() ? Value() : Value(one.case_id)},
                          {"outcome", one.done ? "done" : one.problem ? "refused" : "left_out"},
                          {"left_out", one.left_out.empty() ? Value() : Value(one.left_out)},
                          {"version", one.done && !dry_run ? Value(one.done->version) : Value()},
                          {"repeated", one.done && one.done->repeated},
                          {"transition", one.done && !one.done->transition.empty() ? Value(one.done->transition) : Value()},
                          {"events", std::move(events)},
                          {"problem", one.problem ? to_value(call, placed(*one.problem, sent.wish, place)) : Value()}});
}

/// What each item came to. Where none was done and one was refused, the first refusal is the answer's own, with all beside it.
Response answer(Call& call, const workflows::MeetingFile& meeting, const Sent& sent, const std::vector<ConsentResult>& results) {
    Value items = Value::array();
    for (std::size_t i = 0; i < results.size(); ++i) items.push(result_json(call, sent, results[i], i));
    const bool any = std::ranges::any_of(results, [](const ConsentResult& one) { return one.done.has_value(); });
    const auto refused = std::ranges::find_if(results, [](const ConsentResult& one) { return one.problem.has_value(); });
    if (!any && !sent.dry_run && refused != results.end()) {
        const engine::Problem problem = placed(*refused->problem, sent.wish, static_cast<std::size_t>(refused - results.begin()));
        Response response = problem_response(call, problem);
        response.body = to_value(call, problem).set("items", std::move(items)).canonical();
        return response;
    }
    Response response = json(Value::object({{"meeting", meeting.id}, {"version", meeting.version()}, {"act", sent.wish.act}, {"dry_run", sent.dry_run}, {"items", std::move(items)}}));
    response.headers.emplace_back("ETag", etag(meeting.version()));
    return response;
}

Response act(Call& call) {
    const auto meeting = meeting_of(call);
    if (!meeting) return none(call);
    auto given = read(call);
    if (auto* refused = std::get_if<Response>(&given)) return std::move(*refused);
    Sent& sent = std::get<Sent>(given);
    if (!sent.dry_run && !sent.expected.given) return problem_response(call, "version-required", "problem.version_required");
    if (!sent.dry_run) sent.wish.meeting_version = sent.expected.version;
    return answer(call, *meeting, sent, workflows::carry(call.app.engine, *meeting, sent.wish, sent.dry_run ? workflows::Carry::rehearsed : workflows::Carry::out));
}

}  // namespace

std::vector<Route> consent_routes() {
    return {{.method = "GET",
             .path = "/api/v1/meetings/{id}/consent",
             .handler = show,
             .access = Access::content,
             .face = Face::api,
             .summary = "The consent block: its items, what stands in each, what can be done with it now, and who asked for discussion",
             .response_schema = "ConsentBlock",
             .problems = {"not-found"}},
            {.method = "POST",
             .path = "/api/v1/meetings/{id}/consent",
             .handler = act,
             .access = Access::content,
             .face = Face::api,
             .summary = "One act on several items of the block, each recorded in its own case: an item that is refused is told, the others go through",
             .query = {{"dry_run", "Only say what each item would come to", flag_schema()}, acknowledge_parameter()},
             .body = Body::json,
             .request_schema = "ConsentRequest",
             .response_schema = "ConsentDone",
             .problems = {"not-found", "wrong-phase", "busy", "stale-version", "requirement-unmet", "personal-number-refused", "personal-data-suspected", "key-reused", "version-required"}}};
}

}  // namespace web
