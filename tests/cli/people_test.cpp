// Accounts, roles, deputies and tokens on the command line.
#include "cli/composition.hpp"
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>

using namespace tests;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

engine::Value person(const OfficeDatabase& office, const std::string& email) {
    const engine::Value everybody = office.json("admin", {"user", "list"});
    for (const engine::Value& entry : everybody.items())
        if (entry.text("email") == email) return entry;
    return {};
}

/// A server whose writer has worked with a case, by acts of the officer.
struct Working {
    OfficeDatabase office;
    std::string stream = "case/" + office.a_case();
    cli::Composition server{office.url()};
    std::string officer = server.people().office()->find_email("officer@example.no")->id;

    Working() {
        REQUIRE(std::holds_alternative<engine::Done>(record()));
        REQUIRE(std::holds_alternative<engine::Done>(record()));
    }
    engine::Result record() {
        const auto fields = engine::Value::object({{"year", 2025}, {"count", 3}, {"channel", "telefon"}});
        return server.engine().perform({.stream = stream, .act = "record_enquiries", .fields = fields, .person = officer, .via = "api"});
    }
};

}  // namespace

TEST_CASE("a new account gets a one-time link and a role", "[cli]") {
    const OfficeDatabase office;

    const Said said = office.run("admin", {"user", "add", "--email", "ny@example.no", "--name", "Ny", "--role", "centre_leader", "--centre", "SSD"});

    CHECK(said.code == 0);
    CHECK(contains(said.out, "/setup/"));
    CHECK(contains(person(office, "ny@example.no").list("roles").front().string(), "centre_leader SSD"));
    CHECK(office.run("ny", {"case", "list"}).code == 0);
}

TEST_CASE("an account that cannot be made is refused with the reason", "[cli]") {
    const OfficeDatabase office;
    const auto add = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"user", "add", "--name", "Ny"};
        words.insert(words.end(), more.begin(), more.end());
        return office.run("", words);
    };

    CHECK(add({"--email", "leader@example.no", "--role", "auditor"}).code == 4);
    CHECK(contains(add({"--email", "ny@example.no", "--role", "audtor"}).err, "\"auditor\""));
    CHECK(contains(add({"--email", "ny@example.no", "--role", "centre_leader", "--centre", "TSR"}).err, "\"TRS\""));
    CHECK(add({"--email", "ny@example.no", "--role", "centre_leader"}).code == 2);
    CHECK(add({"--email", "ny@example.no", "--role", "auditor", "--from", "2026-05-01", "--to", "2026-04-01"}).code == 2);
}

TEST_CASE("only administrators change accounts when a person is named", "[cli]") {
    const OfficeDatabase office;

    CHECK(office.run("leader", {"user", "list"}).code == 3);
    CHECK(office.run("leader", {"user", "disable", "--email", "trs@example.no"}).code == 3);
    CHECK(office.run("", {"user", "list"}).code == 0);
}

TEST_CASE("an account disabled on the command line may not act on in a server that has worked with the case before", "[cli]") {
    Working at;

    REQUIRE(at.office.run("admin", {"user", "disable", "--email", "officer@example.no"}).code == 0);
    const auto refused = at.record();
    REQUIRE(at.office.run("admin", {"user", "disable", "--email", "officer@example.no", "--undo"}).code == 0);

    REQUIRE(std::holds_alternative<engine::Problem>(refused));
    CHECK(std::get<engine::Problem>(refused).type == "not-allowed");
    CHECK(std::holds_alternative<engine::Done>(at.record()));
    CHECK(at.server.store().read(at.stream)->version() == 4);
}

TEST_CASE("an account that the server itself disables may not act on a case that it has worked with before", "[cli]") {
    Working at;

    REQUIRE(at.server.people().disable(at.officer, true, {.actor = "system", .via = "test", .at = at.server.now(), .date = "2026-03-01"}) == workflows::OfficeError::none);

    const auto refused = at.record();
    REQUIRE(std::holds_alternative<engine::Problem>(refused));
    CHECK(std::get<engine::Problem>(refused).type == "not-allowed");
}

TEST_CASE("a role is added and ended", "[cli]") {
    const OfficeDatabase office;
    office.run("admin", {"user", "change", "--email", "officer@example.no", "--role", "auditor", "--from", "2020-01-01"});
    const std::string role = person(office, "officer@example.no").list("roles").back().string();

    const Said ended = office.run("admin", {"user", "change", "--email", "officer@example.no", "--end", role.substr(0, role.find(':')), "--to", "2020-12-31"});

    CHECK(ended.code == 0);
    CHECK(contains(person(office, "officer@example.no").list("roles").back().string(), "2020-01-01..2020-12-31"));
    CHECK(office.run("admin", {"user", "change", "--email", "officer@example.no"}).code == 2);
}

TEST_CASE("a deputy is appointed by the leader and accepts", "[cli]") {
    const OfficeDatabase office;
    office.run("", {"user", "add", "--email", "vara@example.no", "--name", "Vara", "--role", "professional", "--organisation", "OUS", "--capacity", "professional"});
    const std::vector<std::string> both{"user", "deputy", "--leader", "trs@example.no", "--deputy", "vara@example.no"};
    auto appoint = both;
    appoint.insert(appoint.end(), {"--from", "2020-01-01", "--to", "2099-12-31"});
    auto accept = both;
    accept.push_back("--accept");

    CHECK(office.run("officer", appoint).code == 3);
    CHECK(office.run("trs", appoint).code == 0);
    CHECK(office.run("trs", accept).code == 3);
    CHECK(office.run("vara", accept).code == 0);
    const std::string id = office.a_case();
    const engine::Value done = office.json("vara", {"case", "act", id, "declare_interest", "--value", "none"});
    CHECK(done.integer("version") == 2);
}

TEST_CASE("a password comes from standard input and is never repeated", "[cli]") {
    const OfficeDatabase office;

    const Said weak = office.run("", {"user", "password", "--email", "leader@example.no", "--stdin"}, "kort\n");
    const Said good = office.run("", {"user", "password", "--email", "leader@example.no", "--stdin"}, "et langt passord med ord\n");
    const Said link = office.run("", {"user", "password", "--email", "leader@example.no"});

    CHECK(weak.code == 2);
    CHECK_FALSE(contains(weak.err, "kort\n"));
    CHECK(good.code == 0);
    CHECK(good.out.empty());
    CHECK(contains(link.out, "/setup/"));
}

TEST_CASE("tokens are made, listed and revoked by those they belong to", "[cli]") {
    const OfficeDatabase office;

    const std::string token = office.run("officer", {"token", "create", "--label", "skript", "--read-only", "--expires", "2099-12-31"}).out;
    const auto tokens = office.json("officer", {"token", "list"}).items();

    CHECK(token.size() > 40);
    REQUIRE(tokens.size() == 1);
    CHECK(tokens[0].flag("read_only"));
    CHECK(office.json("trs", {"token", "list"}).items().empty());
    const std::string id = std::to_string(tokens[0].integer("id"));
    CHECK(office.run("trs", {"token", "revoke", id}).code == 3);
    CHECK(office.run("officer", {"token", "revoke", id}).code == 0);
    CHECK(office.json("officer", {"token", "list"}).items().at(0).flag("revoked"));
    CHECK(office.run("", {"token", "create"}).code == 3);
    CHECK(office.run("officer", {"token", "create", "--expires", "2001-01-01"}).code == 2);
}
