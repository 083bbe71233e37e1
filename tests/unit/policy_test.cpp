#include "workflows/embedded.hpp"
#include "workflows/phase_model/policy.hpp"

#include "engine/crypto.hpp"
#include "engine/embedded_file.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

namespace {

std::string shipped() { return std::string(engine::content_of(workflows::embedded_files(), "phase_model/policy-1.0.toml").value()); }

std::string with(std::string toml, std::string_view part, std::string_view instead) {
    return toml.replace(toml.find(part), part.size(), instead);
}

}  // namespace

TEST_CASE("the shipped policy holds what the specification suggests", "[policy]") {
    const workflows::Policy& policy = workflows::shipped_policy();

    CHECK(policy.version == "1.0");
    CHECK(policy.sha256 == engine::sha256_hex(shipped()));
    CHECK(policy.window_days == 42);
    CHECK(policy.phase_limit_days[2] == 120);
    CHECK(policy.centres.size() == 9);
    CHECK(policy.outcomes.size() == 10);
    CHECK(policy.gates == std::vector<std::string>{"K1", "K2"});
    CHECK(policy.centre("TAKO")->council == "council:TAKO");
    CHECK(policy.centre("EMAN") == nullptr);
    CHECK(policy.outcome("UTENFOR-2")->from == std::vector<int>{0, 1, 4});
}

TEST_CASE("a policy that lacks a key or has one too many says which and where", "[policy]") {
    const std::string missing = with(shipped(), "park_months = 12\n", "");
    const std::string unknown = with(shipped(), "park_months = 12", "park_months = 12\npark_years = 1");
    const std::string wrong = with(shipped(), "window_days = 42", "window_days = \"42\"");

    CHECK_THROWS_WITH(workflows::read_policy(missing), Catch::Contains("line 7") && Catch::Contains("limits.park_months is missing"));
    CHECK_THROWS_WITH(workflows::read_policy(unknown), Catch::Contains("limits.park_years is unknown"));
    CHECK_THROWS_WITH(workflows::read_policy(wrong), Catch::Contains("line 9") && Catch::Contains("limits.window_days must be a whole number"));
}

TEST_CASE("an unknown key is told with the one it is most like", "[policy]") {
    const std::string misspelt = with(shipped(), "enough_signs = 2", "enough_sign = 2\nenough_signs = 2");

    CHECK_THROWS_WITH(workflows::read_policy(misspelt), Catch::Contains("suggest.K7.enough_sign is unknown; did you mean suggest.K7.enough_signs?"));
}

TEST_CASE("what suggestions need is checked as the rest of a policy", "[policy]") {
    const auto complaint = [](std::string_view part, std::string_view instead) {
        try {
            static_cast<void>(workflows::read_policy(with(shipped(), part, instead)));
            return std::string("none");
        } catch (const std::runtime_error& error) {
            return std::string(error.what());
        }
    };

    CHECK_THAT(complaint("\"1:2000\"", "\"1 of 2000\""), Catch::Contains("line 5") && Catch::Contains("threshold must be one in so many"));
    CHECK_THAT(complaint("near_percent = 20", "near_percent = 2000"), Catch::Contains("suggest.K1.near_percent must be 1000 at most"));
    CHECK_THAT(complaint("places = [[25006], ", "places = [25006, "), Catch::Contains("suggest.K1.places must be a list of lists"));
    CHECK_THAT(complaint("ancestor = 738\n", "ancestor = 738\nclassification = 150\n"), Catch::Contains("and not both"));
    CHECK_THAT(complaint("centre = \"NAPOS\"\nweight = 3", "centre = \"NAPO\"\nweight = 3"), Catch::Contains("names a centre that is none: NAPO"));
    CHECK_THAT(complaint("weight = 3", "weight = 4"), Catch::Contains("weight must be 1, 2 or 3"));
}

TEST_CASE("the two shipped policies differ in the threshold alone", "[policy]") {
    workflows::screening::Rules then = workflows::earlier_policy().rules;
    const workflows::screening::Rules& now = workflows::shipped_policy().rules;

    CHECK(then.rare.one_in == 10'000);
    CHECK(now.rare.one_in == 2'000);
    then.rare.one_in = now.rare.one_in;
    CHECK(then == now);
}

TEST_CASE("a policy that contradicts itself is refused", "[policy]") {
    const std::string criterion = with(shipped(), "gates = [\"K1\", \"K2\"]", "gates = [\"K8\"]");
    const std::string twice = with(shipped(), "id = \"SSD\"", "id = \"TRS\"");
    const std::string successor = with(shipped(), "id = \"SSD\"", "id = \"SSD\"\nsuccessor = \"XYZ\"");
    const std::string not_toml = with(shipped(), "[limits]", "[limits");

    CHECK_THROWS_WITH(workflows::read_policy(criterion), Catch::Contains("K8"));
    CHECK_THROWS_WITH(workflows::read_policy(twice), Catch::Contains("stands twice"));
    CHECK_THROWS_WITH(workflows::read_policy(successor), Catch::Contains("XYZ"));
    CHECK_THROWS_WITH(workflows::read_policy(not_toml), Catch::Contains("line 7"));
}

TEST_CASE("a centre that has ended is acted for by its successor", "[policy]") {
    const std::string ended = with(shipped(), "id = \"SSD\"", "id = \"SSD\"\nto = \"2026-06-30\"\nsuccessor = \"TRS\"");
    const workflows::Policy policy = workflows::read_policy(ended);

    const std::string last_day = policy.acting_centre("SSD", engine::make_date(2026, 6, 30));
    const std::string day_after = policy.acting_centre("SSD", engine::make_date(2026, 7, 1));

    CHECK(last_day == "SSD");
    CHECK(day_after == "TRS");
    CHECK_FALSE(policy.centre("SSD")->valid_on(engine::make_date(2026, 7, 1)));
}
