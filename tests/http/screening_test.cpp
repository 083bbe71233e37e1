// Screening and what-if over HTTP: the page, its files and the API give the same rows, and no case changes.
#include "tests/http/walked_house.hpp"
#include "tests/support/catch.hpp"

using tests::at;
using tests::WalkedHouse;

namespace {

bool has(const tests::Answer& answer, std::string_view part) { return answer.body.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a list of codes and names is answered, and what is not found stands apart", "[api][screening]") {
    WalkedHouse house;

    const auto answer = house.ask_at("officer", "POST", "/api/v1/screenings",
                                     R"({"codes":["ORPHA:558","Rathbun disease","904","999"]})");
    const auto by_address =
        house.ask_at("officer", "GET", "/api/v1/screenings?list=ORPHA:558%0ARathbun%20disease%0A904%0A999");

    CHECK(answer.status == 200);
    CHECK(answer.body == by_address.body);
    CHECK(at(answer, "diagnoses.0.orpha") == "558");
    CHECK(at(answer, "diagnoses.0.verdicts.K1.value") == "met");
    CHECK(at(answer, "diagnoses.0.centres.0.centre") == "Frambu");
    CHECK(at(answer, "diagnoses.1.match") == "synonym");
    CHECK(at(answer, "diagnoses.2.target") == "558");
    CHECK(at(answer, "not_found.0") == "999");
    CHECK(at(answer, "policy.version") == "1.0");
}

TEST_CASE("everything is screened with filters, under either policy", "[api][screening]") {
    WalkedHouse house;

    const auto rare = house.ask_at("officer", "GET", "/api/v1/screenings?all=true&K1=met&status=active");
    const auto then = house.ask_at("officer", "GET", "/api/v1/screenings?all=true&K1=met&status=active&policy=2014");
    const auto csv = house.ask_at("officer", "GET", "/api/v1/screenings?all=true&K1=met&status=active&format=csv");

    CHECK(at(rare, "counts.K1.met") == "2");
    CHECK(at(then, "counts.K1.met") == "1");
    CHECK(csv.header("Content-Type") == "text/csv; charset=utf-8");
    CHECK(has(csv, "ORPHA:558,Marfan syndrome,disorder,active,"));
    CHECK_FALSE(has(csv, "ORPHA:738"));
}

TEST_CASE("a screening that makes no sense is refused where it is wrong", "[api][screening]") {
    WalkedHouse house;
    const auto asked = [&](std::string_view target) { return house.ask_at("officer", "GET", target).status; };

    CHECK(asked("/api/v1/screenings") == 400);
    CHECK(asked("/api/v1/screenings?all=true&list=558") == 400);
    CHECK(asked("/api/v1/screenings?all=true&K1=perhaps") == 400);
    CHECK(asked("/api/v1/screenings?all=true&status=lost") == 400);
    CHECK(asked("/api/v1/screenings?all=true&policy=1984") == 400);
    CHECK(asked("/api/v1/screenings?all=true&colour=blue") == 400);
    CHECK(house.ask_at("officer", "POST", "/api/v1/screenings", R"({"codes":[558]})").status == 400);
    CHECK(house.ask_at("officer", "POST", "/api/v1/screenings", R"({"list":"558","colour":"blue"})").status == 400);
}

TEST_CASE("the page of screening shows the list, its filters and its files", "[screening]") {
    WalkedHouse house;

    const auto empty = house.ask_at("officer", "GET", "/screenings?lang=en");
    const auto list = house.ask_at("officer", "GET", "/screenings?lang=en&list=Marfan%20syndrom%0A558%0Anothing");
    const auto file = house.ask_at("officer", "GET", "/screenings?all=true&format=csv&K1=met&status=active");
    const auto api = house.ask_at("officer", "GET", "/api/v1/screenings?all=true&format=csv&K1=met&status=active");

    CHECK(empty.status == 200);
    CHECK(has(empty, "Check the list"));
    CHECK(has(list, "That is like Marfan syndrome."));
    CHECK(has(list, "Same as number 1 of the list"));
    CHECK(has(list, "Not found"));
    CHECK(has(list, "Frambu, SSD"));
    CHECK(file.body == api.body);
}

TEST_CASE("a what-if shows what flips between the shipped policies, the same twice", "[api][screening]") {
    WalkedHouse house;
    house.world.walk_to(1);
    const auto before = house.world.file().version();

    const auto report = house.ask_at("leader", "GET", "/api/v1/what-if?from=2014&to=1.0");
    const auto again = house.ask_at("leader", "GET", "/api/v1/what-if?from=2014&to=1.0");
    const auto page = house.ask_at("leader", "GET", "/what-if?lang=en");
    const auto file = house.ask_at("leader", "GET", "/what-if?from=2014&to=1.0&format=csv");

    CHECK(report.body == again.body);
    CHECK(at(report, "changes.0.orpha") == "558");
    CHECK(at(report, "counts.K1.changed") == "1");
    CHECK(has(page, "Marfan syndrome"));
    CHECK(has(page, at(report, "sha256")));
    CHECK(has(page, "Rare genetic diseases (156)"));
    CHECK(has(file, "K1,558,Marfan syndrome,undetermined,met,"));
    CHECK(house.ask_at("leader", "GET", "/what-if?from=1984").status == 400);
    CHECK(house.world.file().version() == before);
}

TEST_CASE("the form that assesses a criterion shows the suggestion with its records", "[api][screening]") {
    WalkedHouse house;
    house.world.walk_to(1);
    house.world.as("officer").must("set_identity", tests::F({{"orpha", "558"}}));
    const std::string form = "/cases/" + house.world.id() + "/acts/assess_criterion?criterion=K1&lang=en";

    const auto page = house.ask_at("officer", "GET", form);
    const auto acts = house.ask("officer", "GET", "/acts");
    const auto unseen = house.ask("officer", "PUT", "/criteria/K1",
                                  R"({"value":"not_met","certainty":"low","reason":"Norske tall","source":"Register"})");

    CHECK(page.status == 200);
    CHECK(has(page, "That is rare by the threshold of 1:2000."));
    CHECK(has(page, ", record 558"));
    CHECK(has(page, "name=\"suggestion\" value=\"met\" checked"));
    CHECK(has(acts, "\"said\":\"Point prevalence; 1-5 / 10 000; Europe; Validated; ORPHANET\""));
    CHECK(unseen.status == 400);
    CHECK(has(unseen, "The suggestion is: Met."));
}
