#include "web/session.hpp"

#include "engine/crypto.hpp"

#include <algorithm>
#include <cctype>

namespace web {

namespace {

constexpr int free_per_account = 5;
constexpr int free_per_address = 30;
constexpr std::int64_t longest_wait = 15 * 60;  // seconds
constexpr std::int64_t forgotten_after = 60 * 60;
constexpr std::size_t remembered = 10'000;
constexpr std::size_t known_tokens = 1'000;

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

void fill_in(Viewer& viewer, const std::string& person) {
    const workflows::Person* account = viewer.office->find(person);
    if (account == nullptr || account->disabled) return;
    viewer.person = person;
    viewer.standings = viewer.office->standings(person, viewer.today);
}

/// The token of "Authorization: Bearer TOKEN"; "" for another scheme.
std::string_view bearer_token(const Request& request) {
    const std::string_view header = request.header("Authorization");
    if (header.size() < 8 || lower(header.substr(0, 7)) != "bearer ") return {};
    return header.substr(7);
}

}  // namespace

bool Viewer::holds(std::string_view role) const {
    return std::ranges::any_of(standings, [&](const workflows::Standing& standing) { return standing.role == role; });
}

bool Viewer::sees_cases() const {
    return std::ranges::any_of(standings,
                               [](const workflows::Standing& standing) { return standing.role != "administrator"; });
}

std::string session_cookie_name(bool secure) { return secure ? "__Host-phasemodel" : "phasemodel"; }

std::string set_cookie(std::string_view name, std::string_view value, bool secure) {
    std::string cookie = std::string(name) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Lax";
    if (secure) cookie += "; Secure";
    if (value.empty()) cookie += "; Max-Age=0";
    return cookie;
}

std::optional<workflows::Token> KnownTokens::find(App& app, std::string_view token, std::int64_t office_version) {
    const std::string sha256 = engine::sha256_hex(token);
    const engine::Instant now = app.clock();
    {
        const std::lock_guard lock(mutex_);
        if (version_ != office_version || by_sha256_.size() >= known_tokens) by_sha256_.clear();
        version_ = office_version;
        const auto known = by_sha256_.find(sha256);
        if (known != by_sha256_.end() && (!known->second.expires || *known->second.expires > now)) return known->second;
    }
    const auto found = app.people.bearer(token, now);
    if (!found) return std::nullopt;
    const std::lock_guard lock(mutex_);
    if (version_ == office_version) by_sha256_.insert_or_assign(sha256, *found);
    return found;
}

Viewer identify(App& app, KnownTokens& tokens, const Request& request, bool& refused) {
    const engine::Instant now = app.clock();
    Viewer viewer;
    viewer.today = app.engine.workflow().legal_date(now);
    refused = false;
    if (!request.header("Authorization").empty()) {
        const std::string_view sent = bearer_token(request);
        viewer.office = app.people.office();
        const auto token = sent.empty() ? std::nullopt : tokens.find(app, sent, viewer.office->version);
        if (token) fill_in(viewer, token->person);
        viewer.by_token = true;
        viewer.read_only = token && token->read_only;
        refused = !viewer.signed_in();
        return viewer;
    }
    const std::string_view cookie = request.cookie(session_cookie_name(request.secure));
    if (cookie.empty()) return viewer;
    const auto session = app.people.session(cookie, now);
    if (!session) return viewer;
    viewer.office = app.people.office();
    fill_in(viewer, session->person);
    viewer.csrf = session->csrf;
    return viewer;
}

bool csrf_holds(const Viewer& viewer, const Request& request) {
    if (viewer.by_token) return true;
    if (request.header("Sec-Fetch-Site") == "cross-site") return false;
    if (viewer.csrf.empty()) return false;
    const std::string_view header = request.header("X-CSRF-Token");
    if (!header.empty()) return engine::equal_in_constant_time(header, viewer.csrf);
    const std::string_view type = request.header("Content-Type");
    if (!type.starts_with("application/x-www-form-urlencoded") && !type.starts_with("multipart/form-data")) return false;
    const auto form = parse_body(request);
    return form && engine::equal_in_constant_time(value_of(*form, "csrf"), viewer.csrf);
}

FormToken new_form_token() {
    FormToken token{.cookie = engine::random_token(), .field = {}};
    token.field = engine::sha256_hex("sign-in form " + token.cookie);
    return token;
}

bool form_token_holds(std::string_view cookie, std::string_view field) {
    if (cookie.size() != 64) return false;
    return engine::equal_in_constant_time(engine::sha256_hex("sign-in form " + std::string(cookie)), field);
}

std::int64_t Throttle::wait_of(const std::string& key, int free, engine::Instant now) const {
    const auto found = tries_.find(key);
    if (found == tries_.end() || found->second.failures < free) return 0;
    const int over = std::min(found->second.failures - free, 10);
    const std::int64_t pause = std::min(longest_wait, std::int64_t{1} << over);
    const std::int64_t passed = (now.ms - found->second.last.ms) / 1000;
    return std::max<std::int64_t>(0, pause - passed);
}

std::int64_t Throttle::wait(std::string_view account, std::string_view address) {
    const engine::Instant now = clock_();
    const std::lock_guard lock(mutex_);
    return std::max(wait_of("account " + lower(account), free_per_account, now),
                    wait_of("address " + std::string(address), free_per_address, now));
}

void Throttle::failed(std::string_view account, std::string_view address) {
    const engine::Instant now = clock_();
    const std::lock_guard lock(mutex_);
    forget_old(now);
    for (const std::string& key : {"account " + lower(account), "address " + std::string(address)}) {
        Tries& tries = tries_[key];
        ++tries.failures;
        tries.last = now;
    }
}

void Throttle::succeeded(std::string_view account) {
    const std::lock_guard lock(mutex_);
    tries_.erase("account " + lower(account));
}

/// Counts end an hour after the last failure; and when there are too many to keep, the oldest go first.
void Throttle::forget_old(engine::Instant now) {
    std::erase_if(tries_, [&](const auto& entry) { return now.ms - entry.second.last.ms > forgotten_after * 1000; });
    while (tries_.size() >= remembered) {
        tries_.erase(std::ranges::min_element(tries_, {}, [](const auto& entry) { return entry.second.last; }));
    }
}

}  // namespace web
