// Notices on the page and in the API: one's own, without words of the case, seen when one says so.
#include "tests/http/house.hpp"
#include "tests/support/catch.hpp"

using tests::at;
using tests::House;

namespace {

bool contains(const tests::Answer& answer, std::string_view text) { return answer.body.find(text) != std::string::npos; }

std::string answered_comment(const House& house) {
    const std::string id = house.a_case();
    house.ask("professional", "POST", "/api/v1/cases/" + id + "/comments", R"({"text":"Ordene mine"})", {{"If-Match", "\"1\""}});
    house.ask("case_officer", "POST", "/api/v1/cases/" + id + "/comments/2/answer", R"({"disposition":"not_followed","reason":"Grunnen er at senteret mangler plass"})", {{"If-Match", "\"2\""}});
    return id;
}

const tests::Headers as_page{{"Accept", "text/html"}};

}  // namespace

TEST_CASE("an answer to one's comment is a notice until it is seen", "[api][notices]") {
    const House house;
    const std::string id = answered_comment(house);

    const auto notices = house.ask("professional", "GET", "/api/v1/notices");

    CHECK(at(notices, "unseen") == "1");
    CHECK(at(notices, "mail") == "your_turn");
    CHECK(at(notices, "notices.0.case") == id);
    CHECK(at(notices, "notices.0.why") == "answer");
    CHECK_FALSE(contains(notices, "Ordene"));
    CHECK_FALSE(contains(notices, "Grunnen"));
    const auto page = house.ask("professional", "GET", "/notices?lang=en", "", as_page);
    CHECK(contains(page, "Case " + id + ": your comment has an answer"));
    CHECK(contains(page, ">Prøvesykdom: "));  // its heading names the case and what happened
    CHECK(contains(page, "not seen"));
    CHECK_FALSE(contains(page, "Grunnen"));
    CHECK(at(house.ask("user_representative", "GET", "/api/v1/notices"), "notices") == "[]");

    const auto seen = house.ask("professional", "POST", "/api/v1/notices/seen", R"({"until":")" + at(notices, "notices.0.at") + "\"}");
    CHECK(at(seen, "unseen") == "0");
    CHECK_FALSE(contains(house.ask("professional", "GET", "/notices?lang=en", "", as_page), "not seen"));
    CHECK(house.ask("professional", "POST", "/api/v1/notices/seen", R"({"until":"i går"})").status == 400);
}

TEST_CASE("a substitute is told of the matter they sit in, and has it on Your turn until it is closed", "[notices][pages]") {
    House house;
    const std::string id = house.a_case("Settesykdom");
    const std::string acts = "/api/v1/cases/" + id + "/acts";
    const auto version = [&] { return tests::Headers{{"If-Match", "\"" + at(house.ask("case_officer", "GET", "/api/v1/cases/" + id), "version") + "\""}}; };
    CHECK(house.ask("professional", "GET", "/turn?lang=nb").body.find("Settesykdom") == std::string::npos);
    CHECK(house.ask("centre_leader", "POST", acts, R"({"act":"declare_interest","value":"tied","words":"Nær slektning"})", version()).status == 200);

    const auto named = house.ask("case_officer", "POST", acts,
                                 R"({"act":"appoint_substitute","leader":")" + house.person("centre_leader") + R"(","substitute":")" + house.person("professional") + R"(","document":"Brev fra eieren"})", version());

    INFO(named.body);
    CHECK(named.status == 200);
    CHECK(at(house.ask("professional", "GET", "/api/v1/notices"), "notices.0.event") == "substitute_appointed");
    const auto turn = house.ask("professional", "GET", "/turn?lang=nb");
    CHECK(turn.body.find("Settesykdom") != std::string::npos);
    CHECK(turn.body.find("Du er settestedfortreder") != std::string::npos);
    CHECK(house.ask("user_representative", "GET", "/turn?lang=nb").body.find("settestedfortreder") == std::string::npos);
}

TEST_CASE("e-mail is chosen on the page and in the API", "[api][notices]") {
    const House house;

    CHECK(at(house.ask("auditor", "PUT", "/api/v1/notices/mail", R"({"mail":"weekly"})"), "mail") == "weekly");
    CHECK(house.ask("auditor", "PUT", "/api/v1/notices/mail", R"({"mail":"hourly"})").status == 400);
    CHECK(contains(house.ask("auditor", "GET", "/notices?lang=en", "", as_page), R"(value="weekly" checked)"));
    const auto sent = house.ask("auditor", "POST", "/notices", "step=mail&mail=off", {{"Content-Type", "application/x-www-form-urlencoded"}});
    CHECK(sent.status == 303);
    CHECK(at(house.ask("auditor", "GET", "/api/v1/notices"), "mail") == "off");
    CHECK(house.ask("administrator", "GET", "/api/v1/notices").status == 403);
    CHECK(house.ask("", "GET", "/api/v1/notices").status == 401);
}

TEST_CASE("notices have twins, and following does not move the case", "[notices]") {
    const House house;
    const std::string id = answered_comment(house);

    CHECK(contains(house.ask("professional", "GET", "/notices?format=csv"), "at,case,entry,event,why,due,seen"));
    CHECK(at(house.ask("professional", "GET", "/notices?format=json"), "rows.0.case") == id);

    const auto followed = house.ask("auditor", "POST", "/api/v1/cases/" + id + "/acts", R"({"act":"follow"})", {{"If-Match", "\"3\""}});
    CHECK(followed.status == 200);
    CHECK(followed.header("ETag") == "\"3\"");
    CHECK(at(house.ask("auditor", "GET", "/api/v1/cases/" + id), "following") == "true");
    CHECK(at(house.ask("administrative_leader", "GET", "/api/v1/cases/" + id), "following") == "false");
    house.ask("case_officer", "POST", "/api/v1/cases/" + id + "/transitions", R"({"event":"accept"})", {{"If-Match", "\"3\""}});
    CHECK(at(house.ask("auditor", "GET", "/api/v1/notices"), "notices.0.event") == "accept");
}
