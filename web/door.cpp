#include "web/door.hpp"

#include "engine/crypto.hpp"
#include "engine/store.hpp"
#include "web/answer_headers.hpp"
#include "web/guard.hpp"
#include "web/log.hpp"
#include "web/openapi.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/read_trail.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

namespace web {

namespace {

/// Where a request that no route knows is answered from: its face decides between page and problem document.
const Route& no_route(std::string_view path) {
    static const Route api{.method = "", .path = "(none)", .access = Access::everyone, .face = Face::api};
    static const Route page{.method = "", .path = "(none)", .access = Access::everyone, .face = Face::page};
    return path.starts_with("/api/") ? api : page;
}

std::string language_for(const Request& request, const Route& route, const Viewer& viewer) {
    const std::string asked = language_of(value_of(request.query, "lang"));
    if (!asked.empty()) return asked;
    if (route.face == Face::page) {
        const std::string chosen = language_of(request.cookie("lang"));
        if (!chosen.empty()) return chosen;
    }
    const workflows::Person* account = viewer.account();
    const std::string accepted = accepted_language(request.header("Accept-Language"));
    if (route.face == Face::page && account != nullptr) return account->language;
    if (!accepted.empty()) return accepted;
    return account != nullptr ? account->language : "nb";
}

bool changes_state(const Request& request) { return request.method != "GET" && request.method != "OPTIONS"; }

/// The stream of the case that a route is about; "" when it is about none.
std::string case_read(const Route& route, const Pairs& path) {
    return route.path.find("/cases/{id}") == std::string::npos ? std::string() : "case/" + std::string(value_of(path, "id"));
}

std::optional<Response> check_rights(Call& call, bool token_refused) {
    const Access access = call.route.access;
    if (token_refused) return problem_response(call, "sign-in-required", "problem.token_refused");
    if (access == Access::everyone) return std::nullopt;
    if (!call.viewer.signed_in()) return problem_response(call, "sign-in-required", "problem.sign_in_required");
    if (changes_state(call.request)) {
        if (call.viewer.read_only) return problem_response(call, "not-allowed", "problem.read_only_token");
        if (!csrf_holds(call.viewer, call.request)) return problem_response(call, "not-allowed", "problem.csrf");
    }
    if (access == Access::content && !call.viewer.sees_cases())
        return problem_response(call, "not-allowed", "problem.no_case_content");
    if (access == Access::administrator && !call.viewer.holds("administrator"))
        return problem_response(call, "not-allowed", "problem.administrator_only");
    return std::nullopt;
}

bool knows_parameter(const Route& route, std::string_view name) {
    return name == "lang" || std::ranges::find(route.query, name, &Parameter::name) != route.query.end();
}

/// What shows how things stand is asked how they stood: pages and reads without a past say so, and show nothing else instead.
bool is_without_past(const Call& call) {
    return call.request.method == "GET" && call.route.face != Face::plain && !knows_parameter(call.route, "as_of");
}

std::optional<Response> check_query(Call& call) {
    const Pairs& query = call.request.query;
    for (auto it = query.begin(); it != query.end(); ++it) {
        const bool moment = it->first == "as_of" && is_without_past(call);
        if (moment && !it->second.empty()) return invalid(call, "?as_of", "problem.no_past");
        if (!moment && !knows_parameter(call.route, it->first))
            return invalid(call, "?" + it->first.substr(0, 60), "problem.unknown_parameter",
                           {{"name", it->first.substr(0, 60)}});
        if (std::find_if(query.begin(), it, [&](const auto& earlier) { return earlier.first == it->first; }) != it)
            return invalid(call, "?" + it->first, "problem.repeated_parameter", {{"name", it->first}});
        if (it->first == "lang" && language_of(it->second).empty())
            return invalid(call, "?lang", "problem.unknown_language");
    }
    return std::nullopt;
}

std::optional<Response> check_media_type(Call& call) {
    if (!call.request.header("Content-Encoding").empty())
        return problem_response(call, "unsupported-media-type", "problem.content_encoding");
    const std::string_view type = call.request.header("Content-Type");
    switch (call.route.body) {
        case Body::none:
            if (call.request.body.empty()) return std::nullopt;
            return problem_response(call, "unsupported-media-type", "problem.no_body_wanted");
        case Body::json: return std::nullopt;  // after the right to see, where it is read: web/api/json_body.cpp
        case Body::any: return std::nullopt;
        case Body::form:
            if (is_media_type(type, "application/x-www-form-urlencoded")) return std::nullopt;
            return problem_response(call, "unsupported-media-type", "problem.form_wanted");
        case Body::upload:
            if (is_media_type(type, "application/x-www-form-urlencoded") || is_media_type(type, "multipart/form-data")) return std::nullopt;
            return problem_response(call, "unsupported-media-type", "problem.form_wanted");
    }
    return std::nullopt;
}

/// The stream that a route's {id} names; "" for lists and figures.
std::string stream_read(const Call& call) {
    const std::string& path = call.route.path;
    const std::string id(call.in_path("id"));
    for (const auto& [part, prefix] : {std::pair{"/cases/{id}", "case/"}, {"/meetings/{id}", "meeting/"}, {"/proposals/{id}", "proposal/"}})
        if (!id.empty() && path.find(part) != std::string::npos) return prefix + id;
    return {};
}

/// What was shown of what is not public is taken note of; a stream of an export records itself.
void note_reading(const Call& call, const Response& response) {
    if (call.app.reads == nullptr || call.route.access != Access::content || call.request.method != "GET" || response.status != 200 || response.stream) return;
    call.app.reads->note({.person = call.viewer.person,
                          .via = call.route.face == Face::api ? "api" : "page",
                          .what = call.route.path,
                          .on = stream_read(call),
                          .sha256 = response.sha256.empty() ? engine::sha256_hex(response.kept ? *response.kept : response.body) : response.sha256});
}

/// Somebody known wanted to see what is not public, and was refused; those who act are recorded by the engine.
void note_refusal(const Call& call, const Response& response) {
    if (call.app.reads == nullptr || !call.viewer.signed_in() || call.request.method != "GET" || response.status != 403) return;
    call.app.reads->note({.person = call.viewer.person,
                          .via = call.route.face == Face::api ? "api" : "page",
                          .what = call.route.path,
                          .on = stream_read(call),
                          .why = response.problem.empty() ? "not-allowed" : response.problem});
}

Response handled(Call& call, bool token_refused) {
    if (auto refused = check_rights(call, token_refused)) {
        note_refusal(call, *refused);
        return *std::move(refused);
    }
    if (auto refused = check_query(call)) return *std::move(refused);
    if (const auto refused = identity_numbers_in(call)) return problem_response(call, *refused);
    if (auto refused = check_media_type(call)) return *std::move(refused);
    Response response = call.route.handler(call);
    note_reading(call, response);
    note_refusal(call, response);
    return response;
}

Response unrouted(Call& call, const Found& found) {
    if (call.request.path.empty()) return problem_response(call, "invalid", "problem.unreadable_address");
    if (found.allowed.empty()) return problem_response(call, "not-found", "problem.no_such_address");
    std::string allow;
    for (const std::string& method : found.allowed) allow += (allow.empty() ? "" : ", ") + method;
    Response response{.status = 204, .type = {}};
    if (call.request.method != "OPTIONS")
        response = problem_response(call, "method-not-allowed", "problem.method_not_allowed", {{"methods", allow}});
    response.headers.emplace_back("Allow", allow);
    return response;
}

/// Runs the request; what nobody could act on becomes 503 or 500 here and nowhere else.
Response guarded(Call& call, const Found& found, bool token_refused) {
    try {
        if (found.route == nullptr) return unrouted(call, found);
        return handled(call, token_refused);
    } catch (const engine::Unavailable& trouble) {
        log_trouble(call, trouble);
        return problem_response(call, "unavailable", "problem.unavailable");
    } catch (const std::exception& trouble) {
        log_trouble(call, trouble);
        return problem_response(call, "internal", "problem.internal");
    }
}

/// When even who asks cannot be found out: no database, no page.
Response without_database(const Request& request) {
    Response response = json(engine::Value::object({{"type", "/problems/unavailable"},
                                                    {"title", "Service Unavailable"},
                                                    {"status", 503},
                                                    {"detail", "The database cannot be reached now."},
                                                    {"request_id", request.id}}),
                             503);
    response.type = "application/problem+json";
    response.headers.emplace_back("Retry-After", "5");
    response.problem = "unavailable";
    return response;
}

}  // namespace

Door::Door(App& app_)
    : app(app_), router(all_routes()), throttle(app_.clock), openapi(openapi_document(app_, router.routes())) {}

Response answer(Door& door, const Request& request) {
    const auto begin = std::chrono::steady_clock::now();
    const Found found = door.router.find(request.method, request.path);
    const Route& route = found.route != nullptr ? *found.route : no_route(request.path);
    Viewer viewer;
    bool token_refused = false;
    Response response;
    try {
        const auto look = changes_state(request) ? nullptr : door.app.people.one_look(case_read(route, found.path));
        if (route.face != Face::plain) viewer = identify(door.app, door.tokens, request, token_refused);
        const std::string language = language_for(request, route, viewer);
        Call call{
            door.app, door, request, route, found.path, std::move(viewer), language, door.app.catalogues.in(language)};
        response = guarded(call, found, token_refused);
        add_answer_headers(call, response);
        viewer = std::move(call.viewer);
    } catch (const std::exception&) {
        response = without_database(request);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    door.metrics.answered(request.method, route.path, response.status, took.count());
    if (!response.problem.empty()) door.metrics.problem(response.problem);
    log_answer(request, route, found.path, viewer, response, took.count());
    return response;
}

}  // namespace web
