// The process in figures over HTTP: page, its twins at the same address, and the API.
#include "tests/http/walked_house.hpp"
#include "tests/support/catch.hpp"

using tests::at;
using tests::WalkedHouse;

namespace {

bool contains(const tests::Answer& answer, std::string_view text) { return answer.body.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("the process is told as page, CSV, JSON and by the API alike", "[process]") {
    WalkedHouse house;
    house.world.walk_to(5);
    const auto page = [&](std::string_view target) { return house.ask_at("auditor", "GET", target, "", {{"Accept", "text/html"}}); };

    const auto shown = page("/process?lang=en");
    const auto csv = page("/process?format=csv");
    const auto same = page("/process?format=json");
    const auto data = house.ask_at("auditor", "GET", "/api/v1/process");

    CHECK(shown.status == 200);
    CHECK(contains(shown, "Fewer than five"));
    CHECK(contains(shown, "role=\"img\""));
    CHECK(contains(shown, "6 of 6 steps follow the model"));
    CHECK(contains(csv, "path,registration,T02 accept preliminary_assessment,1"));
    CHECK(at(data, "paths.0.id") == "T01");
    CHECK(at(data, "waiting.0.phase") == "placement");
    CHECK(same.body == data.body);
}

TEST_CASE("the process can be asked of a period, a centre and the past, and says what it cannot read", "[process]") {
    WalkedHouse house;
    house.world.walk_to(3);

    CHECK(at(house.ask_at("auditor", "GET", "/api/v1/process?from=2100-01-01"), "steps") == "0");
    CHECK(at(house.ask_at("auditor", "GET", "/api/v1/process?centre=TRS"), "cases") == "0");
    CHECK(at(house.ask_at("auditor", "GET", "/api/v1/process?as_of=2000-01-01"), "cases") == "0");
    CHECK(house.ask_at("auditor", "GET", "/api/v1/process?centre=nowhere").status == 400);
    CHECK(house.ask_at("auditor", "GET", "/api/v1/process?from=soon").status == 400);
    CHECK(house.ask_at("administrator", "GET", "/api/v1/process").status == 403);
}

TEST_CASE("the yearly report is told as page, CSV, JSON and by the API alike", "[process]") {
    WalkedHouse house;
    house.world.walk_to(6);
    const std::string year = house.world.day().substr(0, 4);
    const auto page = [&](const std::string& query) { return house.ask_at("auditor", "GET", "/reports/annual?year=" + year + query, "", {{"Accept", "text/html"}}); };

    const auto shown = page("&lang=en");
    const auto csv = page("&format=csv&lang=en");
    const auto data = house.ask_at("auditor", "GET", "/api/v1/reports/annual?year=" + year);

    CHECK(shown.status == 200);
    CHECK(contains(shown, "Yearly report " + year));
    CHECK(contains(csv, year + ",new_offers,,TRS,1,"));
    CHECK(at(data, "figures.0.figure") == "registered");
    CHECK(page("&format=json&lang=en").body == data.body);
    CHECK(house.ask_at("auditor", "GET", "/api/v1/reports/annual?year=12").status == 400);
}
