// What the door asks of the pages: their routes, and the few pages the door itself leads to.
#pragma once

#include "engine/command.hpp"
#include "web/call.hpp"
#include "web/http.hpp"
#include "web/routes.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace web {

/// Every HTML page and form, beside sign-in and set-up.
std::vector<Route> page_routes();

/// The sign-in form. `csrf` goes into the form field of that name, `next` is where to go afterwards (a local path).
struct SignIn {
    std::string csrf;
    std::string next;
    std::string email;     ///< as typed before
    std::string error;     ///< catalogue key, "" at first
    std::int64_t wait = 0;  ///< minutes, with `error` "err.throttle"
    int status = 200;
};
Response sign_in_page(Call& call, const SignIn& form);

/// The form behind a set-up link: name and e-mail are shown, a password is asked for.
struct SetUp {
    std::string token;
    std::string name;
    std::string email;
    std::string csrf;
    std::string error;  ///< catalogue key, "" at first
    int status = 200;
};
Response set_up_page(Call& call, const SetUp& form);

/// A problem as a page. For 401 the door leads to /sign-in instead.
Response problem_page(Call& call, const engine::Problem& problem, int status);

}  // namespace web
