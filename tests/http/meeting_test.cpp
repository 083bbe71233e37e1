// Meetings over HTTP: planned, held and signed through the API, shown on pages, hidden from those who take no part.
#include "tests/http/scenario.hpp"

using tests::at;
using tests::Headers;
using tests::House;

namespace {

Headers on(int version) { return {{"If-Match", "\"" + std::to_string(version) + "\""}}; }

/// Plans a meeting for today and gives its address.
std::string a_meeting(const House& house) {
    const std::string today = at(house.ask("case_officer", "GET", "/api/v1/me"), "today");
    const auto planned = house.ask("case_officer", "POST", "/api/v1/meetings", R"({"date":")" + today + R"(","place":"Oslo","meeting_form":"video"})");
    INFO(planned.body);
    REQUIRE(planned.status == 201);
    return "/api/v1/meetings/" + at(planned, "id");
}

tests::Answer act(const House& house, std::string_view role, const std::string& meeting, int version, const std::string& form) {
    return house.ask(role, "POST", meeting + "/acts", form, on(version));
}

}  // namespace

TEST_CASE("a meeting is planned, held and signed through the API", "[api][meeting]") {
    const House house;
    const std::string id = house.a_case("Møtesykdom");
    const std::string meeting = a_meeting(house);
    const std::string leader = house.person("administrative_leader"), member = house.person("centre_leader");

    CHECK(act(house, "case_officer", meeting, 1, R"({"act":"set_agenda","case":")" + id + R"("})").status == 200);
    CHECK(act(house, "administrative_leader", meeting, 2, R"({"act":"call_meeting"})").status == 200);
    CHECK(act(house, "case_officer", meeting, 3, R"({"act":"open_meeting","present":[")" + leader + R"(",")" + member + R"("]})").status == 200);
    CHECK(act(house, "case_officer", meeting, 4, R"({"act":"take_up_item","item":2})").status == 200);
    CHECK(act(house, "case_officer", meeting, 4, R"({"act":"close_meeting"})").status == 412);
    CHECK(act(house, "case_officer", meeting, 5, R"({"act":"close_meeting"})").status == 200);
    const auto minutes = house.ask("auditor", "GET", meeting + "/minutes");
    const std::string sign = R"({"act":"sign_minutes","version":")" + at(minutes, "version") + R"("})";
    CHECK(act(house, "administrative_leader", meeting, 6, sign).status == 200);
    CHECK(act(house, "centre_leader", meeting, 7, sign).status == 200);

    const auto papers = house.ask("auditor", "GET", meeting + "/papers");
    CHECK(at(papers, "items.0.case") == id);
    CHECK(papers.body.find("Møtesykdom") != std::string::npos);
    const auto shown = house.ask("auditor", "GET", meeting);
    CHECK(at(shown, "state") == "signed");
    CHECK(at(shown, "agenda.0.case") == id);
    CHECK(minutes.body.find("Møtesykdom") != std::string::npos);
    const auto pdf = house.ask("auditor", "GET", meeting + "/minutes.pdf");
    CHECK(pdf.status == 200);
    CHECK(pdf.header("Content-Type") == "application/pdf");
    CHECK(house.ask("auditor", "GET", meeting + "/minutes.pdf").body == pdf.body);
    CHECK(house.ask("auditor", "GET", meeting + "/papers.pdf").body.starts_with("%PDF-"));
    CHECK(house.ask("user_representative", "GET", meeting + "/minutes.pdf").status == 404);
    CHECK(house.ask("auditor", "GET", "/api/v1/meetings").body.find("\"signed\"") != std::string::npos);
    CHECK(at(house.ask("auditor", "GET", "/api/v1/cases/" + id), "meetings.0") == at(shown, "id"));
}

TEST_CASE("meetings are listed page by page, the newest first, and those to come stand on the first", "[api][pages][meeting]") {
    const House house;
    const std::string first = a_meeting(house).substr(17), second = a_meeting(house).substr(17), third = a_meeting(house).substr(17);
    const Headers cookie{{"Cookie", house.sign_in("case_officer")}};

    const auto page = house.ask("auditor", "GET", "/api/v1/meetings?limit=2");
    const auto rest = house.ask("auditor", "GET", "/api/v1/meetings?limit=2&cursor=" + at(page, "next"));

    CHECK(at(page, "meetings.0.id") == third);
    CHECK(at(page, "meetings.1.id") == second);
    CHECK(at(page, "next") == second);
    CHECK(at(rest, "meetings.0.id") == first);
    CHECK(rest.body.find("\"next\":null") != std::string::npos);
    CHECK(house.ask("auditor", "GET", "/api/v1/meetings?limit=0").status == 400);
    CHECK(house.ask("", "GET", "/meetings?lang=nb", {}, cookie).body.find("Kommende") != std::string::npos);
    CHECK(house.ask("", "GET", "/meetings?lang=nb&before=" + third, {}, cookie).body.find("Kommende") == std::string::npos);
}

TEST_CASE("a meeting is refused with what to do, and nothing is written", "[api][meeting]") {
    const House house;
    const std::string meeting = a_meeting(house);

    CHECK(house.ask("case_officer", "POST", "/api/v1/meetings", R"({"date":"2000-01-01","place":"Oslo","meeting_form":"video"})").status == 400);
    CHECK(house.ask("user_representative", "POST", "/api/v1/meetings", R"({"date":"2099-01-01","place":"Oslo","meeting_form":"video"})").status == 403);
    CHECK(house.ask("case_officer", "POST", meeting + "/acts", R"({"act":"set_agenda","title":"A","kind":"information"})").status == 428);
    CHECK(act(house, "case_officer", meeting, 1, R"({"act":"set_agenda","case":"2099-0001"})").status == 400);
    CHECK(act(house, "case_officer", meeting, 1, R"({"act":"accept"})").status == 422);
    CHECK(act(house, "case_officer", meeting, 1, R"({"act":"open_meeting","present":[")" + house.person("administrative_leader") + R"("]})").status == 422);
    CHECK(house.ask("user_representative", "GET", meeting).status == 404);
    CHECK(house.ask("auditor", "GET", meeting + "/minutes").status == 404);
    CHECK(house.ask("auditor", "GET", meeting + "/minutes.pdf").status == 404);
    CHECK(at(house.ask("auditor", "GET", meeting), "version") == "1");
}

TEST_CASE("the pages of a meeting show its agenda and the minutes as page and file", "[pages][meeting]") {
    const House house;
    const std::string id = house.a_case("Møtesykdom");
    const std::string meeting = a_meeting(house), page = meeting.substr(7);
    act(house, "case_officer", meeting, 1, R"({"act":"set_agenda","case":")" + id + R"("})");
    act(house, "administrative_leader", meeting, 2, R"({"act":"call_meeting"})");
    act(house, "case_officer", meeting, 3, R"({"act":"open_meeting","present":[")" + house.person("administrative_leader") + R"("]})");
    const Headers cookie{{"Cookie", house.sign_in("case_officer")}};

    const auto shown = house.ask("", "GET", page, {}, cookie);
    const auto minutes = house.ask("", "GET", page + "/minutes?form=text&lang=nb", {}, cookie);

    CHECK(shown.status == 200);
    CHECK(shown.body.find("Møtesykdom") != std::string::npos);
    CHECK(house.ask("", "GET", "/meetings", {}, cookie).body.find(page) != std::string::npos);
    CHECK(minutes.body.starts_with("Protokoll fra møte"));
    CHECK(minutes.header("Content-Disposition").find("protokoll-") != std::string::npos);
    CHECK(house.ask("", "GET", page + "/minutes?form=text&lang=nb", {}, cookie).body == minutes.body);
    CHECK(house.ask("", "GET", page + "/minutes?form=docx", {}, cookie).status == 400);
    const auto file = house.ask("", "GET", page + "/minutes?form=pdf&lang=nb", {}, cookie);
    CHECK(file.header("Content-Type") == "application/pdf");
    CHECK(file.header("Content-Disposition").find("protokoll-") != std::string::npos);
    CHECK(file.body.starts_with("%PDF-"));
    CHECK(house.ask("", "GET", page + "/minutes?lang=nb", {}, cookie).body.find("Last ned som PDF") != std::string::npos);
    CHECK(house.ask("", "GET", page + "/papers?form=pdf", {}, cookie).body.starts_with("%PDF-"));
    const auto papers = house.ask("", "GET", page + "/papers?form=text&lang=nb", {}, cookie);
    CHECK(papers.body.starts_with("Sakspapirer til møte"));
    CHECK(papers.header("Content-Disposition").find("sakspapirer-") != std::string::npos);
    CHECK(house.ask("", "GET", page + "/papers", {}, cookie).status == 200);
    CHECK(shown.body.find(page + "/papers") != std::string::npos);
}
