// Policies, Norwegian names and counts of enquiries over HTTP: uploaded, read, published, and refused with what to do.
#include "tests/http/scenario.hpp"
#include "tests/support/office.hpp"
#include "tests/support/orphanet.hpp"
#include "workflows/orphanet/import.hpp"
#include "workflows/phase_model/policy.hpp"

using engine::Value;
using tests::at;
using tests::Headers;
using tests::House;

namespace {

bool has(const tests::Answer& answer, std::string_view part) { return answer.body.find(part) != std::string::npos; }

std::string quoted(const std::string& text) { return Value(text).canonical(); }

/// A form with one file, as a browser sends it.
tests::Answer upload(const House& house, std::string_view role, const std::string& target, const std::string& file, const std::string& more = {}) {
    const std::string body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n" + file + "\r\n" + more + "--x--\r\n";
    return house.ask(role, "POST", target, body, {{"Content-Type", "multipart/form-data; boundary=x"}, {"Accept", "text/html"}});
}

std::string part(const std::string& name, const std::string& value) { return "--x\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"; }

Headers on(int version) { return {{"If-Match", "\"" + std::to_string(version) + "\""}}; }

/// The year after the house's, so that a policy can still be published.
std::string later(const House& house) {
    const std::string today = at(house.ask("case_officer", "GET", "/api/v1/me"), "today");
    return std::to_string(std::stoi(today.substr(0, 4)) + 1) + "-01-01";
}

/// Puts the policy on a meeting's agenda by the page, and lets leader and centre leader adopt it.
void adopt(const House& house, const std::string& file) {
    const std::string today = at(house.ask("case_officer", "GET", "/api/v1/me"), "today");
    const auto planned = house.ask("case_officer", "POST", "/api/v1/meetings", R"({"date":")" + today + R"(","place":"Oslo","meeting_form":"video"})");
    const std::string id = at(planned, "id"), meeting = "/api/v1/meetings/" + id;
    const auto act = [&](std::string_view role, int version, const std::string& form) {
        const auto answer = house.ask(role, "POST", meeting + "/acts", form, on(version));
        INFO(form << " " << answer.body);
        CHECK(answer.status == 200);
    };
    const auto sent = upload(house, "case_officer", "/policies", file, part("meeting", id) + part("report", std::string(64, 'b')));
    INFO(sent.body);
    REQUIRE(sent.status == 303);
    act("administrative_leader", 2, R"({"act":"call_meeting"})");
    act("case_officer", 3, R"({"act":"open_meeting","present":[")" + house.person("administrative_leader") + R"(",")" + house.person("centre_leader") + R"("]})");
    act("case_officer", 4, R"({"act":"take_up_item","item":2})");
    act("administrative_leader", 5, R"({"act":"vote_on_policy","vote":"for"})");
    act("centre_leader", 6, R"({"act":"vote_on_policy","vote":"for"})");
    act("administrative_leader", 7, R"({"act":"adopt_policy"})");
}

}  // namespace

TEST_CASE("a policy goes from a file on a page over a vote to publication, and is in force on its day", "[api][policy]") {
    House house;
    const std::string file = tests::policy_file("2.0", later(house)), sha256 = workflows::read_policy(file).sha256;
    CHECK(house.ask("administrator", "POST", "/api/v1/policies", R"({"sha256":")" + sha256 + R"("})").status == 422);

    adopt(house, file);
    CHECK(at(house.ask("auditor", "GET", "/api/v1/policies/2.0"), "state") == "adopted");
    CHECK(has(house.ask("case_officer", "GET", "/policies/2.0?lang=en"), "adopted, not published"));
    CHECK(house.ask("case_officer", "POST", "/api/v1/policies", R"({"sha256":")" + sha256 + R"("})").status == 403);
    const auto published = house.ask("administrator", "POST", "/api/v1/policies", R"({"file":)" + quoted(file) + "}");

    INFO(published.body);
    REQUIRE(published.status == 201);
    CHECK(at(published, "state") == "published");
    CHECK(at(published, "report") == std::string(64, 'b'));
    CHECK(at(house.ask("auditor", "GET", "/api/v1/policies"), "policies.0.version") == "2.0");
    CHECK(at(house.ask("auditor", "GET", "/api/v1/policies"), "policies.0.in_force") == "false");
    CHECK(has(house.ask("auditor", "GET", "/api/v1/policies/2.0/difference?against=1.0"), "valid_from"));
    house.pass(370LL * 24 * 3600);
    CHECK(at(house.ask("auditor", "GET", "/api/v1/policies/2.0"), "in_force") == "true");
    CHECK(has(house.ask("auditor", "GET", "/policy"), "2.0"));
}

TEST_CASE("policies are listed, compared and read, also as CSV and JSON", "[api][policy]") {
    const House house;

    const auto list = house.ask("auditor", "GET", "/policies?lang=en");
    CHECK(has(list, "2014"));
    CHECK(has(list, "in force now"));
    CHECK(has(house.ask("auditor", "GET", "/policies?format=csv"), "version,sha256"));
    CHECK(has(house.ask("auditor", "GET", "/policies/2014?format=csv"), "threshold"));
    CHECK(at(house.ask("auditor", "GET", "/api/v1/policies/2014/difference"), "before.version") == "1.0");
    CHECK(house.ask("auditor", "GET", "/api/v1/policies/9.9").status == 404);
    CHECK(house.ask("auditor", "GET", "/policies/9.9").status == 404);
    CHECK(has(upload(house, "auditor", "/policies?lang=en", tests::policy_file("2.0", "2030-01-01")), "Policy 2.0 against 1.0"));
    CHECK(upload(house, "case_officer", "/policies", "version = 1").status == 422);
    CHECK(house.ask("administrator", "POST", "/api/v1/policies", R"({"sha256":"x","file":"y"})").status == 400);
}

TEST_CASE("Norwegian names come in by page and API, and stand before Orphanet's", "[api][local]") {
    House house;
    const tests::TemporaryFolder folder;
    REQUIRE(std::holds_alternative<workflows::orphanet::ImportReport>(
        workflows::orphanet::import_file(folder.write("p1.xml", tests::product1_with(tests::disorder("558", "Marfan syndrome"))), house.program().releases(), "2026-06-02T09:00:00.000Z", workflows::orphanet::Keep::yes, {})));
    const std::string csv = "orpha,name,who,date,source\n558,Marfans syndrom,Kari Li,2026-01-01,Sjelden.no\n";

    CHECK(upload(house, "case_officer", "/imports/names", csv).status == 200);
    CHECK(at(house.ask("auditor", "GET", "/api/v1/norwegian-names"), "names.0.name") == "Marfans syndrom");
    const auto page = house.ask("auditor", "GET", "/diagnoses/558?lang=nb");
    CHECK(has(page, "<h1>Marfans syndrom</h1>"));
    CHECK(has(page, "Sjelden.no"));
    CHECK(has(house.ask("auditor", "GET", "/diagnoses?q=marfans&lang=nb"), "Marfans syndrom"));
    const auto again = house.ask("administrator", "POST", "/api/v1/norwegian-names", R"({"csv":)" + quoted(csv) + "}");
    CHECK(at(again, "unchanged") == "1");
    const auto wrong = upload(house, "case_officer", "/imports/names?lang=en", "orpha,name,who,date,source\n999,A,B,2026-01-01,C\n");
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "Line 2: ORPHA:999 is unknown."));
    CHECK(house.ask("auditor", "GET", "/imports").status == 403);
    CHECK(house.ask("auditor", "POST", "/api/v1/norwegian-names", R"({"csv":"x"})").status == 403);
    CHECK(house.ask("administrator", "GET", "/imports").status == 200);
}

TEST_CASE("a diagnosis of the past has the Norwegian name and the counts of then", "[api][local][past]") {
    House house;
    const tests::TemporaryFolder folder;
    REQUIRE(std::holds_alternative<workflows::orphanet::ImportReport>(
        workflows::orphanet::import_file(folder.write("p1.xml", tests::product1_with(tests::disorder("558", "Marfan syndrome"))), house.program().releases(), "2026-01-01T07:00:00.000Z", workflows::orphanet::Keep::yes, {})));
    const auto bring = [&](const std::string& name, const std::string& count) {
        CHECK(upload(house, "case_officer", "/imports/names", "orpha,name,who,date,source\n558," + name + ",Kari Li,2026-01-01,Sjelden.no\n").status == 200);
        CHECK(upload(house, "case_officer", "/imports/enquiries", "year,orpha,count,channel\n2025,558," + count + ",phone\n").status == 200);
    };
    bring("Marfans sjukdom", "7");
    const std::string then = engine::to_text(house.program().now());
    house.pass(3600);
    bring("Marfans syndrom", "25");

    const std::string past = "?lang=nb&as_of=" + then;
    const auto page = house.ask("auditor", "GET", "/diagnoses/558" + past), now = house.ask("auditor", "GET", "/diagnoses/558?lang=nb");
    CHECK(has(page, "<h1>Marfans sjukdom</h1>"));
    CHECK_FALSE(has(page, "Marfans syndrom"));
    CHECK(has(page, "Du ser hvordan det sto"));
    CHECK(has(now, "<h1>Marfans syndrom</h1>"));
    CHECK(has(house.ask("auditor", "GET", "/diagnoses" + past + "&q=marfans+sjukdom"), "Marfans sjukdom"));
    CHECK_FALSE(has(house.ask("auditor", "GET", "/diagnoses?lang=nb&q=marfans+sjukdom"), "Marfans sjukdom"));
    CHECK(at(house.ask("auditor", "GET", "/api/v1/norwegian-names" + past), "names.0.name") == "Marfans sjukdom");
    CHECK(at(house.ask("case_officer", "GET", "/api/v1/diagnoses/558/enquiries" + past), "enquiries.0.count") == "7");
    const auto whole = house.ask("auditor", "GET", "/api/v1/diagnoses/558" + past);
    CHECK(at(whole, "norwegian_names.0.name") == "Marfans sjukdom");
    CHECK(at(whole, "enquiries.0.band") == "5-9");
    CHECK(at(house.ask("auditor", "GET", "/api/v1/diagnoses/558"), "norwegian_names.0.name") == "Marfans syndrom");
    CHECK(house.ask("auditor", "GET", "/api/v1/norwegian-names?as_of=en+gang").status == 400);
}

TEST_CASE("counts of enquiries are numbers to those who need them, and bands to others", "[api][local]") {
    const House house;
    const std::string id = house.a_case("Prøvesykdom");
    const std::string csv = "year,orpha,count,channel\n2025,558,7,phone\n";

    CHECK(at(house.ask("administrator", "POST", "/api/v1/enquiries", R"({"csv":)" + quoted(csv) + "}"), "added") == "1");

    CHECK(at(house.ask("case_officer", "GET", "/api/v1/diagnoses/558/enquiries"), "enquiries.0.count") == "7");
    const auto banded = house.ask("user_representative", "GET", "/api/v1/diagnoses/558/enquiries");
    CHECK(at(banded, "enquiries.0.band") == "5-9");
    CHECK(at(banded, "enquiries.0.count").empty());
    const auto personal = house.ask("administrator", "POST", "/api/v1/enquiries", R"({"csv":"year,orpha,count,channel\n2025,558,1,02013299997\n"})");
    CHECK(personal.status == 422);
    CHECK_FALSE(has(personal, "02013299997"));
    CHECK(upload(house, "case_officer", "/imports/enquiries", csv).status == 200);
}
