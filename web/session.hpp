// Who is at the door: cookie sessions, bearer tokens, protection against forged requests, and slowing down of guessing.
#pragma once

#include "engine/time.hpp"
#include "web/app.hpp"
#include "web/call.hpp"
#include "web/http.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace web {

/// "__Host-phasemodel" behind TLS, else "phasemodel".
std::string session_cookie_name(bool secure);
/// A Set-Cookie value: HttpOnly, SameSite=Lax, Path=/, Secure behind TLS. `value` empty: ends the cookie.
std::string set_cookie(std::string_view name, std::string_view value, bool secure);

/// Bearer tokens looked up at the present version of the office. Making, revoking and disabling all raise that version,
/// so that what is known at it holds as long as it does; only the day a token expires is looked at each time.
class KnownTokens {
public:
    std::optional<workflows::Token> find(App& app, std::string_view token, std::int64_t office_version);

private:
    std::mutex mutex_;
    std::int64_t version_ = -1;                          ///< guarded by mutex_
    std::map<std::string, workflows::Token> by_sha256_;  ///< guarded by mutex_
};

/// Reads who is asking from cookie or bearer token. Rights come from People::office() each time. `refused` is true when
/// a bearer token was sent that is none (any more).
Viewer identify(App& app, KnownTokens& tokens, const Request& request, bool& refused);
/// True when a change may be made: bearer tokens always, cookies only with the session's token in the header
/// X-CSRF-Token or the form field `csrf`, and never when the browser says that another site asks.
bool csrf_holds(const Viewer& viewer, const Request& request);

/// The token of the sign-in form, before there is a session: the cookie's random value and what the form carries.
struct FormToken {
    std::string cookie;
    std::string field;
};
FormToken new_form_token();
bool form_token_holds(std::string_view cookie, std::string_view field);

/// Failed sign-ins per account and per address: after `free` in a row each further one doubles the wait, up to 15
/// minutes.
class Throttle {
public:
    explicit Throttle(engine::Clock clock) : clock_(std::move(clock)) {}

    /// Seconds to wait before the next try; 0 when it may be made.
    std::int64_t wait(std::string_view account, std::string_view address);
    void failed(std::string_view account, std::string_view address);
    /// A right password clears the account's count, not the address's.
    void succeeded(std::string_view account);

private:
    struct Tries {
        int failures = 0;
        engine::Instant last;
    };
    std::int64_t wait_of(const std::string& key, int free, engine::Instant now) const;
    void forget_old(engine::Instant now);

    engine::Clock clock_;
    std::mutex mutex_;
    std::map<std::string, Tries, std::less<>> tries_;  ///< guarded by mutex_
};

}  // namespace web
