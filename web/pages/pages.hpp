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
    std::string email;      ///< as typed before
    std::string error;      ///< catalogue key, "" at first
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

/// A problem as a page. A GET that needs signing in is led to /sign-in instead; a POST (status 401) comes here, so that
/// what was typed can be kept.
Response problem_page(Call& call, const engine::Problem& problem, int status);

/// What a kind of problem means, at the address that its `type` names. Texts: problem.NAME.title and problem.NAME.help.
Response problem_help_page(Call& call, std::string_view kind, int status);

}  // namespace web
