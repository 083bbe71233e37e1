#include "engine/crypto.hpp"
#include "engine/log/checkpoint.hpp"
#include "engine/log/cosignature.hpp"
#include "engine/log/merkle.hpp"
#include "tests/http/scenario.hpp"
#include "workflows/phase_model/log_keys.hpp"

using tests::at;
using tests::Headers;
using tests::House;
using tests::Scenario;

// One row a line.
// clang-format off
namespace {

Headers on(int version) { return {{"If-Match", "\"" + std::to_string(version) + "\""}}; }

}  // namespace

TEST_CASE("a case is registered, read, listed and moved", "[api]") {
    const House house;
    const std::string id = house.a_case("Bjørnstads syndrom");

    tests::play(house, id,
                {
                    {"one case", "case_officer", "GET", "/api/v1/cases/{case}", {}, "", 200, {"\"phase\":\"registration\"", "Bjørnstads"}},
                    {"in the list", "auditor", "GET", "/api/v1/cases?phase=registration&sort=-name", {}, "", 200, {"\"total\":1"}},
                    {"phase by number", "auditor", "GET", "/api/v1/cases?phase=0", {}, "", 200, {"\"total\":1"}},
                    {"another phase", "auditor", "GET", "/api/v1/cases?phase=4", {}, "", 200, {"\"total\":0"}},
                    {"by words", "auditor", "GET", "/api/v1/cases?q=bj%C3%B8rnstad", {}, "", 200, {"\"total\":1"}},
                    {"its steps", "case_officer", "GET", "/api/v1/cases/{case}/transitions", {}, "", 200,
                     {"\"event\":\"accept\"", "\"requirement\":\"duplicates_considered\""}},
                    {"its acts", "case_officer", "GET", "/api/v1/cases/{case}/acts", {}, "", 200, {"\"act\":\"set_identity\""}, {"\"act\":\"cast_vote\""}},
                    {"move it", "case_officer", "POST", "/api/v1/cases/{case}/transitions", on(1), R"({"event":"accept"})", 200,
                     {"\"transition\":\"T02\"", "\"to\":\"preliminary_assessment\"", "\"version\":2"}},
                    {"assess by the friendly address", "case_officer", "PUT", "/api/v1/cases/{case}/criteria/K3", on(2),
                     R"({"value":"met","certainty":"high","reason":"Flere organer","source":"Orphanet"})", 200, {"\"criterion_assessed\""}},
                    {"comment", "user_representative", "POST", "/api/v1/cases/{case}/comments", on(3), R"({"text":"Vi venter lenge","part":"case"})", 200,
                     {"\"comment_given\""}},
                    {"answer it", "case_officer", "POST", "/api/v1/cases/{case}/comments/4/answer", on(4),
                     R"({"disposition":"followed","reason":"Ja, det gjør vi","changed":"Ny frist"})", 200, {"\"comment_answered\""}},
                    {"declare an interest", "administrative_leader", "POST", "/api/v1/cases/{case}/interests", on(5), R"({"value":"none"})", 200,
                     {"\"interest_declared\""}},
                    {"all of it", "auditor", "GET", "/api/v1/cases/{case}/history", {}, "", 200, {"\"seq\":6", "Vi venter lenge", "Ny frist"}},
                    {"a part of it", "auditor", "GET", "/api/v1/cases/{case}/history?after=2&limit=2", {}, "", 200, {"\"next\":\"4\""}, {"\"seq\":2,"}},
                    {"as it stood", "auditor", "GET", "/api/v1/cases/{case}?as_of=2026-01-01", {}, "", 200, {"\"version\":6"}},
                    {"and its history then", "auditor", "GET", "/api/v1/cases/{case}/history?as_of=2026-01-01", {}, "", 200, {"\"seq\":6", "\"next\":null"}},
                    {"a list of then", "auditor", "GET", "/api/v1/cases?as_of=2025-12-31", {}, "", 200, {"\"total\":0"}},
                    {"a moment that is none", "auditor", "GET", "/api/v1/cases?as_of=yesterday", {}, "", 400, {"as_of"}},
                    {"before it was", "auditor", "GET", "/api/v1/cases/{case}?as_of=2025-12-31", {}, "", 404, {"/problems/not-found"}},
                });
}

TEST_CASE("the version of a case is its tag", "[api]") {
    const House house;
    const std::string id = house.a_case();

    const auto first = house.ask("auditor", "GET", "/api/v1/cases/" + id);
    const auto unchanged = house.ask("auditor", "GET", "/api/v1/cases/" + id, "", {{"If-None-Match", "\"1\""}});
    house.ask("case_officer", "POST", "/api/v1/cases/" + id + "/transitions", R"({"event":"accept"})", on(1));
    const auto changed = house.ask("auditor", "GET", "/api/v1/cases/" + id, "", {{"If-None-Match", "\"1\""}});

    CHECK(first.header("ETag") == "\"1\"");
    CHECK(unchanged.status == 304);
    CHECK(unchanged.body.empty());
    CHECK(changed.status == 200);
    CHECK(changed.header("ETag") == "\"2\"");
}

TEST_CASE("a refused step names every requirement that lacks, and a dry run says the same", "[api]") {
    const House house;
    const std::string id = house.a_case();
    house.ask("case_officer", "POST", "/api/v1/cases/" + id + "/transitions", R"({"event":"accept"})", on(1));
    const std::string target = "/api/v1/cases/" + id + "/transitions";
    const std::string body = R"({"event":"complete_assessment","reason":"Klar"})";

    const auto dry = house.ask("administrative_leader", "POST", target + "?dry_run=true", body);
    const auto refused = house.ask("administrative_leader", "POST", target, body, on(2));

    CHECK(dry.status == 200);
    CHECK(at(dry, "allowed") == "false");
    CHECK(refused.status == 422);
    CHECK(at(refused, "type") == "/problems/requirement-unmet");
    for (const char* requirement : {"identity_settled", "scope_stated", "main_criteria_assessed", "not_outside_mandate", "interests_declared"}) {
        CHECK(refused.body.find(requirement) != std::string::npos);
        CHECK(dry.body.find(requirement) != std::string::npos);
    }
    CHECK(refused.body.find("\"role\":\"case_officer\"") != std::string::npos);
    CHECK(at(house.ask("auditor", "GET", "/api/v1/cases/" + id), "version") == "2");
}

TEST_CASE("a request repeated with its key is done once", "[api]") {
    const House house;
    const std::string body = R"({"name":"En sykdom","origin":"enquiry","reason":"Spurt"})";

    const auto first = house.ask("case_officer", "POST", "/api/v1/cases", body, {{"Idempotency-Key", "k1"}});
    const auto again = house.ask("case_officer", "POST", "/api/v1/cases", body, {{"Idempotency-Key", "k1"}});
    const auto other = house.ask("case_officer", "POST", "/api/v1/cases", R"({"name":"Noe annet","origin":"enquiry","reason":"x"})",
                                 {{"Idempotency-Key", "k1"}});

    CHECK(first.status == 201);
    CHECK(first.header("Location") == "/api/v1/cases/" + at(first, "id"));
    CHECK(again.status == 201);
    CHECK(at(again, "id") == at(first, "id"));
    CHECK(again.header("Idempotency-Replayed") == "true");
    CHECK(other.status == 422);
    CHECK(at(other, "type") == "/problems/key-reused");
    CHECK(at(house.ask("auditor", "GET", "/api/v1/cases"), "total") == "1");
}

TEST_CASE("long lists go on by cursor", "[api]") {
    const House house;
    for (int i = 0; i < 5; ++i) house.a_case("Sykdom " + std::to_string(i));

    const auto first = house.ask("auditor", "GET", "/api/v1/cases?limit=2&sort=id");
    const auto second = house.ask("auditor", "GET", "/api/v1/cases?limit=2&sort=id&cursor=" + web::percent_encoded(at(first, "next")));

    CHECK(at(first, "total") == "5");
    CHECK(at(first, "cases.1.id") < at(second, "cases.0.id"));
    CHECK(first.header("Link").find("rel=\"next\"") != std::string::npos);
    CHECK(house.ask("auditor", "GET", "/api/v1/cases?cursor=xyz").status == 400);
}

TEST_CASE("proposals are received, listed and judged", "[api]") {
    const House house;

    const auto received = house.ask("user_representative", "POST", "/api/v1/proposals",
                                    R"({"name":"Ny sykdom","origin":"user_organisation","reason":"Mange spør"})");
    const std::string target = "/api/v1/proposals/" + at(received, "id");
    const auto shown = house.ask("case_officer", "GET", target);
    const auto judged = house.ask("case_officer", "POST", target + "/acts", R"({"act":"judge_proposal","verdict":"refused","reason":"Finnes"})", on(1));

    INFO(received.body << judged.body);
    CHECK(received.status == 201);
    CHECK(at(shown, "status") == "received");
    CHECK(at(shown, "reason") == "Mange spør");
    CHECK(judged.status == 200);
    CHECK(house.ask("auditor", "GET", "/api/v1/proposals?status=refused").body.find("Ny sykdom") != std::string::npos);
}

TEST_CASE("the program tells of itself", "[api]") {
    const House house;
    tests::play(house, "",
                {
                    {"up", "", "GET", "/healthz", {}, "", 200, {"ok"}},
                    {"ready", "", "GET", "/readyz", {}, "", 200, {"\"ready\":true"}},
                    {"description", "", "GET", "/api/openapi.json", {}, "", 200, {"\"openapi\":\"3.1.0\""}},
                    {"version", "", "GET", "/version", {}, "", 200, {"\"program\":\"phasemodel\"", "\"model\":\"1.0\""}},
                    {"metrics", "", "GET", "/metrics", {}, "", 200, {"phasemodel_http_requests_total"}},
                    {"metrics through a proxy", "", "GET", "/metrics", {{"X-Forwarded-For", "10.0.0.1"}}, "", 403, {}, {"phasemodel_http"}},
                    {"model", "auditor", "GET", "/api/v1/model", {}, "", 200, {"\"id\":\"T23\"", "\"from\":null"}},
                    {"me", "case_officer", "GET", "/api/v1/me", {}, "", 200, {"\"role\":\"case_officer\""}},
                    {"people", "auditor", "GET", "/api/v1/people", {}, "", 200, {"\"centre\":\"TRS\""}, {"@example.no"}},
                    {"a diagnosis", "auditor", "GET", "/api/v1/diagnoses/436", {}, "", 404, {"/problems/not-found"}},
                    {"diagnoses", "auditor", "GET", "/api/v1/diagnoses?q=hypo", {}, "", 200, {"\"diagnoses\":[]"}},
                    {"what a problem means", "", "GET", "/problems/stale-version?lang=en", {}, "", 200, {"If-Match"}},
                    {"no such problem", "", "GET", "/problems/nothing", {}, "", 404},
                    {"robots", "", "GET", "/robots.txt", {}, "", 200, {"Disallow: /"}},
                });
}

TEST_CASE("a bundle and a handover to an archive leave as one file each", "[api]") {
    const House house;
    house.a_case("Prøvesykdom");

    for (const std::string format : {"bundle", "noark"}) {
        const auto answer = house.ask("auditor", "GET", "/api/v1/exports?format=" + format);
        INFO(format << " gave " << answer.status);
        CHECK(answer.status == 200);
        CHECK(answer.body.starts_with("\x1f\x8b"));
    }
}

TEST_CASE("outsiders follow the log by tiles, and witnesses sign under its checkpoints", "[api]") {
    House house;
    house.a_case("Prøvesykdom");
    const std::string note = house.ask("", "GET", "/api/v1/log/checkpoint").body;
    const auto checkpoint = engine::read_checkpoint(note);
    REQUIRE(checkpoint);
    const std::string secret = engine::random_bytes(32);
    const engine::WitnessKey witness{"witness.example/w1", engine::ed25519_public_key(secret)};
    const std::string line = engine::cosign(engine::checkpoint_text(*checkpoint), witness.name, secret, 1'790'000'000);
    const auto handed_in = [&] {
        return house.ask("auditor", "POST", "/api/v1/log/cosignatures", engine::Value::object({{"note", note + line}}).canonical());
    };

    const auto tile = house.ask("", "GET", "/log/tile/0/000.p/" + std::to_string(checkpoint->size));
    REQUIRE(tile.status == 200);
    std::vector<std::string> leaves;
    for (std::size_t i = 0; i + 32 <= tile.body.size(); i += 32) leaves.push_back(tile.body.substr(i, 32));
    CHECK(static_cast<std::int64_t>(leaves.size()) == checkpoint->size);
    CHECK(engine::tree_root(checkpoint->size, engine::subtrees_of(leaves)) == checkpoint->root);
    for (const std::string missing : {"0/000", "0/x000/000", "0/0", "1/000.p/1", "0/000.p/0", "entries/000", "0/000.p/256", "64/000.p/1"})
        CHECK(house.ask("", "GET", "/log/tile/" + missing).status == 404);

    CHECK(handed_in().status == 400);
    workflows::record_witness(house.program().store(), witness, {.person = "system", .via = "command line", .now = house.program().now()});
    CHECK(handed_in().status == 200);
    CHECK(house.ask("", "GET", "/log/checkpoint").body == note + line);
    const auto keys = house.ask("", "GET", "/api/v1/log/keys");
    CHECK(keys.body.find(witness.text()) != std::string::npos);
    CHECK(keys.body.find("test.example/log+") != std::string::npos);
}

TEST_CASE("exports are streamed to those who may have them", "[api]") {
    const House house;
    const std::string id = house.a_case("=HYPERLINK(1)");
    tests::play(house, id,
                {
                    {"record", "auditor", "GET", "/api/v1/exports?format=jsonl", {}, "", 200, {"\"case/" + id, "\"hash\""}},
                    {"rows", "auditor", "GET", "/api/v1/exports?format=csv&case={case}", {}, "", 200, {"'=HYPERLINK"}},
                    {"for process mining", "auditor", "GET", "/api/v1/exports?format=xes&public=true", {}, "", 200, {"<trace>", "</log>"}},
                    {"by objects", "auditor", "GET", "/api/v1/exports?format=ocel&case={case}", {}, "", 200, {"\"objectTypes\"", "\"eventTypes\""}},
                    {"provenance", "auditor", "GET", "/api/v1/exports?format=prov&case={case}", {}, "", 200, {"\"wasGeneratedBy\"", "\"wasAssociatedWith\""}},
                    {"a meeting that is not there", "auditor", "GET", "/api/v1/exports?format=jsonl&meeting=2020-0001", {}, "", 404},
                    {"other formats", "auditor", "GET", "/api/v1/exports?format=pdf", {}, "", 400, {"\"parameter\":\"format\""}},
                    {"no case content", "administrator", "GET", "/api/v1/exports?format=csv", {}, "", 403},
                });
}

TEST_CASE("the log's checkpoint is there for everybody, proofs for those who see cases", "[api]") {
    const House house;
    const std::string id = house.a_case("Prøvesykdom");
    tests::play(house, id,
                {
                    {"nothing signed yet", "", "GET", "/log/checkpoint", {}, "", 404},
                    {"checkpoint", "", "GET", "/api/v1/log/checkpoint", {}, "", 200, {"test.example/log\n", "\n\n\u2014 test.example/log "}},
                    {"an event", "auditor", "GET", "/api/v1/log/proof?event=case/" + id + "/1", {}, "", 200, {"\"position\":", "\"checkpoint\":"}},
                    {"two sizes", "auditor", "GET", "/api/v1/log/proof?first=1&second=2", {}, "", 200, {"\"second_root\":"}},
                    {"too long", "auditor", "GET", "/api/v1/log/proof?first=1&second=100000", {}, "", 400, {"\"parameter\":\"second\""}},
                    {"no event", "auditor", "GET", "/api/v1/log/proof?event=case/" + id + "/99", {}, "", 400, {"\"parameter\":\"event\""}},
                    {"no case", "auditor", "GET", "/api/v1/log/proof?event=case/1999-0001/1", {}, "", 404},
                    {"nobody", "", "GET", "/api/v1/log/proof?event=case/1999-0001/1", {}, "", 401},
                });
}

TEST_CASE("answers come in the language that is asked for", "[api]") {
    const House house;
    const auto title = [&](Headers headers, const std::string& query) { return at(tests::ask(house.port(), "GET", "/api/v1/cases" + query, headers), "title"); };

    CHECK(title({}, "") == "Du må logge inn");
    CHECK(title({{"Accept-Language", "fr, en;q=0.5, nb;q=0.1"}}, "") == "You must sign in");
    CHECK(title({{"Accept-Language", "en"}}, "?lang=nb") == "Du må logge inn");
}
// clang-format on
