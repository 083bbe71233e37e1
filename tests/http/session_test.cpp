#include "web/session.hpp"

#include "tests/http/scenario.hpp"

using tests::at;
using tests::Headers;
using tests::House;

namespace {

const std::pair<std::string, std::string> form_type{"Content-Type", "application/x-www-form-urlencoded"};

/// The value of the form field csrf of a page.
std::string csrf_of(const tests::Answer& page) {
    const std::size_t field = page.body.find("name=\"csrf\" value=\"");
    return field == std::string::npos ? "" : page.body.substr(field + 19, 64);
}

tests::Answer try_to_sign_in(const House& house, const std::string& email, const std::string& password) {
    const auto page = tests::ask(house.port(), "GET", "/sign-in");
    const std::string body = "email=" + web::percent_encoded(email) + "&password=" + web::percent_encoded(password) +
                             "&csrf=" + csrf_of(page);
    return tests::ask(house.port(), "POST", "/sign-in", {form_type, {"Cookie", page.cookie("phasemodel-form")}}, body);
}

/// The token of the session, for the header X-CSRF-Token.
std::string csrf_of_session(House& house, const std::string& cookie) {
    return house.program().people().session(cookie.substr(cookie.find('=') + 1), house.program().now())->csrf;
}

}  // namespace

TEST_CASE("who signs in gets a session that ends with signing out", "[session]") {
    House house;

    const std::string cookie = house.sign_in("case_officer");
    const auto me = tests::ask(house.port(), "GET", "/api/v1/me", {{"Cookie", cookie}});
    const auto out = tests::ask(house.port(), "POST", "/sign-out", {form_type, {"Cookie", cookie}},
                                "csrf=" + csrf_of_session(house, cookie));
    const auto after = tests::ask(house.port(), "GET", "/api/v1/me", {{"Cookie", cookie}});

    CHECK(at(me, "email") == "case_officer@example.no");
    CHECK(out.status == 303);
    CHECK(out.header("Set-Cookie").find("Max-Age=0") != std::string::npos);
    CHECK(after.status == 401);
}

TEST_CASE("the session cookie can neither be read by scripts nor sent by other sites", "[session]") {
    const House house({}, {"127.0.0.1"});
    const Headers proxy{{"X-Forwarded-Proto", "https"}, {"X-Forwarded-For", "192.0.2.7"}};

    const auto plain = tests::ask(house.port(), "GET", "/sign-in");
    const auto secure = tests::ask(house.port(), "GET", "/sign-in", proxy);

    CHECK(plain.header("Set-Cookie").find("; Path=/; HttpOnly; SameSite=Lax") != std::string::npos);
    CHECK(plain.header("Set-Cookie").find("Secure") == std::string::npos);
    CHECK(secure.header("Set-Cookie").starts_with("__Host-phasemodel"));
    CHECK(secure.header("Set-Cookie").find("; Secure") != std::string::npos);
    CHECK(!secure.header("Strict-Transport-Security").empty());
}

TEST_CASE("a forwarded header of somebody who is no proxy of ours is not believed", "[session]") {
    const House house;

    const auto answer = tests::ask(house.port(), "GET", "/sign-in", {{"X-Forwarded-Proto", "https"}});

    CHECK(answer.header("Set-Cookie").starts_with("phasemodel-form="));
}

TEST_CASE("a sign-in form without its token is refused", "[session]") {
    const House house;
    const std::string body = "email=case_officer%40example.no&password=" + web::percent_encoded(House::password);

    CHECK(tests::ask(house.port(), "POST", "/sign-in", {form_type}, body).status == 403);
    CHECK(tests::ask(house.port(), "POST", "/sign-in", {form_type}, body + "&csrf=" + std::string(64, 'a')).status ==
          403);
}

TEST_CASE("a change by cookie needs the session's token", "[session]") {
    House house;
    const std::string id = house.a_case();
    const std::string cookie = house.sign_in("case_officer");
    const std::string target = "/api/v1/cases/" + id + "/transitions";
    const auto change = [&](Headers more) {
        Headers headers{{"Cookie", cookie}, {"Content-Type", "application/json"}, {"If-Match", "\"1\""}};
        headers.insert(headers.end(), more.begin(), more.end());
        return tests::ask(house.port(), "POST", target, headers, R"({"event":"accept"})").status;
    };
    const std::string csrf = csrf_of_session(house, cookie);

    CHECK(change({}) == 403);
    CHECK(change({{"X-CSRF-Token", std::string(64, '0')}}) == 403);
    CHECK(change({{"X-CSRF-Token", csrf}, {"Sec-Fetch-Site", "cross-site"}}) == 403);
    CHECK(change({{"X-CSRF-Token", csrf}}) == 200);
}

TEST_CASE("a read-only token reads and changes nothing", "[session]") {
    House house;
    const std::string id = house.a_case();
    const workflows::By by{.actor = "system", .via = "command line", .at = house.program().now(), .date = "2026-01-01"};
    const std::string token = house.program().people().create_token(
        {.person = house.person("case_officer"), .label = "r", .read_only = true}, by);
    const std::pair<std::string, std::string> bearer{"Authorization", "Bearer " + token};

    CHECK(tests::ask(house.port(), "GET", "/api/v1/cases/" + id, {bearer}).status == 200);
    CHECK(tests::ask(house.port(), "POST", "/api/v1/cases/" + id + "/transitions",
                     {bearer, {"Content-Type", "application/json"}, {"If-Match", "\"1\""}}, R"({"event":"accept"})")
              .status == 403);
}

TEST_CASE("a token that is revoked or has expired opens nothing more", "[session]") {
    House house;
    workflows::People& people = house.program().people();
    const workflows::By by{.actor = "system", .via = "command line", .at = house.program().now(), .date = "2026-01-01"};
    const std::string revoked = people.create_token({.person = house.person("auditor"), .label = "a"}, by);
    const std::string expiring = people.create_token(
        {.person = house.person("auditor"), .label = "b", .expires = engine::Instant{by.at.ms + 60'000}}, by);
    const auto ask = [&](const std::string& token) {
        return tests::ask(house.port(), "GET", "/api/v1/me", {{"Authorization", "Bearer " + token}}).status;
    };
    const int before = ask(revoked) + ask(expiring);

    people.revoke_token(people.tokens().end()[-2].id, by);
    house.pass(61);

    CHECK(before == 400);
    CHECK(ask(revoked) == 401);
    CHECK(ask(expiring) == 401);
}

TEST_CASE("an administrator sees no case content", "[session]") {
    const House house;
    const std::string id = house.a_case("Hemmelig sykdom");
    const std::string base = "/api/v1/cases";

    for (const std::string& target :
         {base, base + "/" + id, base + "/" + id + "/history", base + "/" + id + "/transitions",
          base + "/" + id + "/acts", std::string("/api/v1/proposals"), std::string("/api/v1/exports?format=csv")}) {
        const auto answer = house.ask("administrator", "GET", target);
        INFO(target);
        CHECK(answer.status == 403);
        CHECK(answer.body.find("Hemmelig") == std::string::npos);
    }
}

TEST_CASE("rights are those of the very moment", "[session]") {
    House house;
    const std::string id = house.a_case();
    const workflows::By by{.actor = "system", .via = "command line", .at = house.program().now(), .date = "2026-01-01"};
    const auto before = house.ask("auditor", "GET", "/api/v1/cases/" + id);

    house.program().people().disable(house.person("auditor"), true, by);

    CHECK(before.status == 200);
    CHECK(house.ask("auditor", "GET", "/api/v1/cases/" + id).status == 401);
}

TEST_CASE("wrong passwords are slowed down for the account and the address", "[session]") {
    House house;
    int refused = 0;
    for (int i = 0; i < 5; ++i)
        refused += try_to_sign_in(house, house.email("auditor"), "feil passord").status == 401 ? 1 : 0;

    const auto held = try_to_sign_in(house, house.email("auditor"), std::string(House::password));
    house.pass(2);
    const auto later = try_to_sign_in(house, house.email("auditor"), std::string(House::password));

    CHECK(refused == 5);
    CHECK(held.status == 429);
    CHECK(!held.header("Retry-After").empty());
    CHECK(later.status == 303);
}

TEST_CASE("each failure beyond the free ones doubles the wait up to a quarter of an hour", "[session]") {
    std::int64_t now = 0;
    web::Throttle throttle([&] { return engine::Instant{now}; });
    std::vector<std::int64_t> waits;

    for (int i = 0; i < 20; ++i) {
        throttle.failed("a@example.no", "192.0.2." + std::to_string(i));
        waits.push_back(throttle.wait("A@example.no", "192.0.2.200"));
    }
    now += 3'600'001;

    CHECK(waits[3] == 0);
    CHECK(waits[4] == 1);
    CHECK(waits[5] == 2);
    CHECK(waits[7] == 8);
    CHECK(waits[19] == 900);
    CHECK(throttle.wait("b@example.no", "192.0.2.1") == 0);
    CHECK(throttle.wait("a@example.no", "192.0.2.200") == 0);
}

TEST_CASE("a set-up link works once", "[session]") {
    House house;
    const workflows::By by{.actor = "system", .via = "command line", .at = house.program().now(), .date = "2026-01-01"};
    std::string id, token;
    house.program().people().add({.email = "ny@example.no",
                                  .name = "Ny",
                                  .grant = {.role = "auditor", .from = *engine::parse_date("2025-01-01")}},
                                 by, id, token);
    const std::string body = "password=" + web::percent_encoded("en ny og lang setning");

    const auto form = tests::ask(house.port(), "GET", "/setup/" + token);
    const auto weak = tests::ask(house.port(), "POST", "/setup/" + token, {form_type}, "password=a");
    const auto set = tests::ask(house.port(), "POST", "/setup/" + token, {form_type}, body);
    const auto again = tests::ask(house.port(), "POST", "/setup/" + token, {form_type}, body);
    const auto me = tests::ask(house.port(), "GET", "/api/v1/me", {{"Cookie", set.cookie("phasemodel")}});

    CHECK(form.status == 200);
    CHECK(form.body.find("ny@example.no") != std::string::npos);
    CHECK(form.header("Referrer-Policy") == "no-referrer");
    CHECK(weak.status == 422);
    CHECK(set.status == 303);
    CHECK(again.status == 404);
    CHECK(at(me, "person") == id);
}

TEST_CASE("signing in leads on to where one was going, on this server only", "[session]") {
    const House house;

    const auto asked = tests::ask(house.port(), "GET", "/api/v1/cases");
    const auto page = tests::ask(house.port(), "GET", "/sign-in?next=https://evil.example");

    CHECK(asked.status == 401);
    CHECK(page.body.find("name=\"next\" value=\"/\"") != std::string::npos);
}

TEST_CASE("a page is offered in the two other languages, and the one that is chosen stays", "[session]") {
    const House house;

    const auto chosen = tests::ask(house.port(), "GET", "/sign-in?lang=nn");
    const auto next = tests::ask(house.port(), "GET", "/about", {{"Cookie", "lang=nn"}});

    CHECK(chosen.body.find("<html lang=\"nn\"") != std::string::npos);
    CHECK(chosen.body.find("Har du ikkje brukar?") != std::string::npos);
    CHECK(chosen.body.find("href=\"/sign-in?lang=nb\" lang=\"nb\" hreflang=\"nb\">Bokmål</a>") != std::string::npos);
    CHECK(chosen.body.find("href=\"/sign-in?lang=en\" lang=\"en\" hreflang=\"en\">English</a>") != std::string::npos);
    CHECK(chosen.body.find("hreflang=\"nn\"") == std::string::npos);
    CHECK(chosen.header("Set-Cookie").find("lang=nn") != std::string::npos);
    CHECK(next.body.find("Menneske avgjer") != std::string::npos);
}
