#include "tests/http/scenario.hpp"

#include <algorithm>
#include <thread>

using tests::at;
using tests::Headers;
using tests::House;

// One row a line.
// clang-format off
namespace {

Headers on(int version) { return {{"If-Match", "\"" + std::to_string(version) + "\""}}; }

}  // namespace

TEST_CASE("bad input gets a clear error and changes nothing", "[api]") {
    const House house;
    const std::string id = house.a_case();
    const std::string steps = "/api/v1/cases/{case}/transitions";
    const std::string accept = R"({"event":"accept"})";
    const std::string nested(100'000, '[');

    tests::play(
        house, id,
        {
            {"unknown event", "case_officer", "POST", steps, on(1), R"({"event":"fly"})", 422, {"/problems/unknown-event", "\"accept\""}},
            {"unknown act", "case_officer", "POST", "/api/v1/cases/{case}/acts", on(1), R"({"act":"fly"})", 422, {"/problems/unknown-event"}},
            {"wrong phase", "case_officer", "POST", steps, on(1), R"({"event":"close_hearing"})", 409, {"/problems/wrong-phase", "\"accept\""}},
            {"wrong role", "user_representative", "POST", steps, on(1), accept, 403, {"/problems/not-allowed"}},
            {"nobody", "", "POST", steps, on(1), accept, 401, {"/problems/sign-in-required"}},
            {"a wrong token", "", "POST", steps, {{"Authorization", "Bearer abc"}}, accept, 401, {"/problems/sign-in-required"}},
            {"no version", "case_officer", "POST", steps, {}, accept, 428, {"/problems/version-required"}},
            {"stale version", "case_officer", "POST", steps, on(7), accept, 412, {"/problems/stale-version", "\"current_version\":1"}},
            {"a tag of another kind", "case_officer", "POST", steps, {{"If-Match", "\"abc\""}}, accept, 412, {"/problems/stale-version"}},
            {"an unquoted version", "case_officer", "POST", steps, {{"If-Match", "1"}}, accept, 400, {"/problems/invalid"}},
            {"unknown field", "case_officer", "POST", steps, on(1), R"({"event":"accept","colour":"red"})", 400, {"\"pointer\":\"/colour\""}},
            {"repeated key", "case_officer", "POST", steps, on(1), R"({"event":"accept","event":"accept"})", 400, {"\"pointer\":\"/event\""}},
            {"wrong type", "case_officer", "POST", steps, on(1), R"({"event":"accept","reason":7})", 400, {"\"pointer\":\"/reason\""}},
            {"event of the wrong type", "case_officer", "POST", steps, on(1), R"({"event":7})", 400, {"\"pointer\":\"/event\""}},
            {"no event", "case_officer", "POST", steps, on(1), "{}", 400, {"\"pointer\":\"/event\""}},
            {"a decimal", "case_officer", "POST", steps, on(1), R"({"event":"accept","reason":1.5})", 400, {"whole"}},
            {"no object", "case_officer", "POST", steps, on(1), "[]", 400, {"/problems/invalid"}},
            {"no JSON", "case_officer", "POST", steps, on(1), "{", 400, {"/problems/invalid"}},
            {"100,000 brackets", "case_officer", "POST", steps, on(1), nested, 400, {"levels"}},
            {"invalid UTF-8", "case_officer", "POST", steps, on(1), "{\"event\":\"acc\xff\"}", 400, {"UTF-8"}},
            {"an embedded NUL", "case_officer", "POST", steps, on(1), std::string("{\"event\":\"accept\",\"reason\":\"a\\u0000b\"}"), 400, {"NUL"}},
            {"a raw NUL", "case_officer", "POST", steps, on(1), std::string("{\"event\":\"a\0b\"}", 15), 400, {"/problems/invalid"}},
            {"a form instead", "case_officer", "POST", steps, {{"If-Match", "\"1\""}, {"Content-Type", "text/plain"}}, accept, 415, {"/problems/unsupported-media-type"}},
            {"compressed", "case_officer", "POST", steps, {{"If-Match", "\"1\""}, {"Content-Encoding", "gzip"}}, accept, 415, {"/problems/unsupported-media-type"}},
            {"unknown parameter", "case_officer", "GET", "/api/v1/cases?colour=red", {}, "", 400, {"\"parameter\":\"colour\""}},
            {"repeated parameter", "case_officer", "GET", "/api/v1/cases?phase=0&phase=1", {}, "", 400, {"\"parameter\":\"phase\""}},
            {"unknown language", "case_officer", "GET", "/api/v1/cases?lang=fr", {}, "", 400, {"\"parameter\":\"lang\""}},
            {"bad limit", "case_officer", "GET", "/api/v1/cases?limit=0", {}, "", 400, {"\"parameter\":\"limit\""}},
            {"bad flag", "case_officer", "GET", "/api/v1/cases?overdue=perhaps", {}, "", 400, {"\"parameter\":\"overdue\""}},
            {"bad sort", "case_officer", "GET", "/api/v1/cases?sort=colour", {}, "", 400, {"\"parameter\":\"sort\""}},
            {"bad phase", "case_officer", "GET", "/api/v1/cases?phase=8", {}, "", 400, {"\"parameter\":\"phase\""}},
            {"a date that does not exist", "auditor", "GET", "/api/v1/exports?format=csv&from=2026-02-30", {}, "", 400, {"\"parameter\":\"from\""}},
            {"no such case", "case_officer", "GET", "/api/v1/cases/2026-9999", {}, "", 404, {"/problems/not-found"}},
            {"no such case to change, whatever the body", "case_officer", "POST", "/api/v1/cases/2026-9999/transitions", {}, "{", 404, {"/problems/not-found"}},
            {"no case number", "case_officer", "GET", "/api/v1/cases/..%2F..", {}, "", 404, {"/problems/not-found"}},
            {"no such address", "case_officer", "GET", "/api/v1/nothing", {}, "", 404, {"/problems/not-found"}},
            {"no such method", "case_officer", "DELETE", "/api/v1/cases/{case}", {}, "", 405, {"/problems/method-not-allowed"}},
            {"an identity number", "case_officer", "POST", steps, on(1), R"({"event":"accept","reason":"Gjelder 02013299997."})", 422,
             {"/problems/personal-number-refused", "\"pointer\":\"/reason\""}, {"02013299997"}},
            {"field already in the address", "case_officer", "PUT", "/api/v1/cases/{case}/criteria/K1", on(1), R"({"criterion":"K2"})", 400, {"\"pointer\":\"/criterion\""}},
            {"still as it was", "auditor", "GET", "/api/v1/cases/{case}", {}, "", 200, {"\"version\":1"}},
        });
}

TEST_CASE("a body over the limit is refused with 413", "[api]") {
    const House house;
    const std::string id = house.a_case();
    const std::string large = R"({"event":"accept","reason":")" + std::string(1'000'000, 'a') + "\"}";

    const auto answer = house.ask("case_officer", "POST", "/api/v1/cases/" + id + "/transitions", large, on(1));

    CHECK(answer.status == 413);
    CHECK(at(answer, "type") == "/problems/too-large");
    CHECK(at(house.ask("auditor", "GET", "/api/v1/cases/" + id), "version") == "1");
}

TEST_CASE("of two writers on one version one succeeds", "[api]") {
    const House house;
    const std::string id = house.a_case();
    std::vector<int> statuses(8);

    std::vector<std::thread> writers;
    for (int& status : statuses)
        writers.emplace_back([&] {
            status = house.ask("case_officer", "POST", "/api/v1/cases/" + id + "/transitions", R"({"event":"accept"})", on(1)).status;
        });
    for (std::thread& writer : writers) writer.join();

    CHECK(std::count(statuses.begin(), statuses.end(), 200) == 1);
    CHECK(std::count(statuses.begin(), statuses.end(), 412) == 7);
}
// clang-format on
