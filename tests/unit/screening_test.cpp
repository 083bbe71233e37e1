// A pasted list is read in whatever form it comes, and every entry is answered or listed as not found.
#include "tests/support/catch.hpp"
#include "tests/support/known.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/screening/answer.hpp"
#include "workflows/screening/pasted_list.hpp"

using namespace workflows::screening;
namespace orphanet = workflows::orphanet;

namespace {

using Entries = std::vector<std::string>;

orphanet::Known known(std::int64_t code, std::string name, std::vector<std::string> synonyms = {}) {
    orphanet::Known made;
    made.entity = {
        .code = code, .level = orphanet::Level::disorder, .name = std::move(name), .synonyms = std::move(synonyms)};
    made.facts.code = code;
    return made;
}

std::shared_ptr<const Index> small_index() {
    orphanet::Library library;
    library.known = {known(436, "Hypophosphatasia", {"HPP", "Rathbun disease"}), known(558, "Marfan syndrome"),
                     known(648, "Noonan syndrome"), known(904, "Williams syndrome", {"Williams-Beuren syndrome"})};
    library.known[1].facts.prevalences = {tests::prevalence(1, tests::below_6)};
    library.known[3].entity.active = false;
    library.known[3].entity.status = orphanet::Status::deprecated;
    library.known[3].entity.targets = {{.code = 558}};
    library.releases[7] = {.id = 7, .product = "product9_prev", .date = "2026-06-23"};
    return std::make_shared<const Index>(std::make_shared<const orphanet::Library>(std::move(library)));
}

CasesByCode some_cases() {
    CasesByCode cases;
    cases["558"] = {{.id = "2026-0002", .phase = "hearing", .status = "active", .orpha = "558"},
                    {.id = "2025-0001",
                     .phase = "preliminary_assessment",
                     .status = "closed",
                     .outcome = "UTENFOR-1",
                     .orpha = "558"}};
    return cases;
}

}  // namespace

TEST_CASE("a pasted list is cut into codes and names", "[screening]") {
    CHECK(entries_of("ORPHA:558\r\n\r\n586\n") == Entries{"ORPHA:558", "586"});
    CHECK(entries_of("558, 586;666\t738") == Entries{"558", "586", "666", "738"});
    CHECK(entries_of("558 586") == Entries{"558", "586"});
    CHECK(entries_of("ORPHA 558") == Entries{"ORPHA 558"});
    CHECK(entries_of("- Marfan syndrome\n\"Deafness, X-linked\"") == Entries{"Marfan syndrome", "Deafness, X-linked"});
    CHECK(entries_of(" \n\t\n").empty());
}

TEST_CASE("a code is found in every common form", "[screening]") {
    for (const char* form : {"558", "ORPHA:558", "ORPHA558", "orpha 558", "Orphanet_558", "Orphanet:558",
                             "558;Marfan syndrome", "558\tMarfan", "ORPHA:558 Marfan syndrome"}) {
        CAPTURE(form);
        CHECK(code_in(form) == 558);
    }
    for (const char* name : {"Marfan syndrome", "47 XYY", "22q11", "ORPHA", ""}) {
        CAPTURE(name);
        CHECK_FALSE(code_in(name));
    }
}

TEST_CASE("names are found by synonym, without marks, and mistyped", "[screening]") {
    const auto index = small_index();
    const auto found = [&](const char* typed) {
        const auto hit = index->names.find(typed);
        return hit ? std::string(name_of(hit->fit)) + " " +
                         std::to_string(index->books->known[hit->entry].entity.code)
                   : "none";
    };

    CHECK(found("marfan SYNDROME") == "name 558");
    CHECK(found("Rathbun disease") == "synonym 436");
    CHECK(found("Williams Beuren syndrome") == "synonym 904");
    CHECK(found("Marfans syndrom") == "similar 558");
    CHECK(found("Hypofosfatasia") == "none");
    CHECK(found("Hypophosphatasa") == "similar 436");
    CHECK(found("HPQ") == "none");
}

TEST_CASE("a list is answered with status, cases, verdicts and duplicates, and what is not found apart",
          "[screening]") {
    const auto& policy = workflows::shipped_policy();

    const Screening screening = screen_list(
        small_index(), policy.rules, {"ORPHA:558", "Marfan syndrom", "904", "999", "No such thing"}, some_cases());

    REQUIRE(screening.rows.size() == 3);
    CHECK(screening.not_found == Entries{"999", "No such thing"});
    CHECK(screening.rows[0].cases.size() == 2);
    CHECK(screening.rows[0].verdicts[0].value == Judged::met);
    CHECK(screening.rows[1].duplicate_of == 1);
    CHECK(screening.rows[1].fit == Fit::similar);
    const auto cell = cells(screening, screening.rows[2], policy.rules);
    REQUIRE(cell.size() == columns().size());
    CHECK(cell[3] == "deprecated");
    CHECK(cell[4] == "ORPHA:558");
}

TEST_CASE("filters keep what fits, and counts are of what is kept", "[screening]") {
    const auto& policy = workflows::shipped_policy();
    Screening all = screen_all(small_index(), policy.rules, some_cases());

    const auto before = count_values(all);
    narrow(all, policy.rules, {.values = {Judged::met}, .has_case = true});
    const auto value = as_value(all, policy, "nb");

    CHECK(before[0] == std::array<std::size_t, 3>{3, 0, 1});
    REQUIRE(all.rows.size() == 1);
    CHECK(all.known(all.rows[0]).entity.code == 558);
    CHECK(value.list("diagnoses").size() == 1);
    CHECK(value.find("counts")->find("K1")->integer("met") == 1);
    CHECK(value.list("releases").front().text("product") == "product9_prev");
}
