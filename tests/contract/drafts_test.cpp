// Drafts on both databases: nothing that two tabs write at once is lost in silence, and nobody reads another's.
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "workflows/people/drafts.hpp"

using namespace tests;
using workflows::Draft;

namespace {

Draft saying(const std::string& text, std::int64_t revision = 0, const std::string& place = "case/2026-0001/comment") {
    return {.place = place, .revision = revision, .fields = engine::Value::object({{"text", engine::Value::array({text})}}), .at = "2026-03-01T09:00:00.000Z"};
}

std::string a_person(storage::Storage& opened, const std::string& name) {
    std::string id, token;
    opened.people().add({.email = name + "@example.no", .name = name, .grant = {.role = "professional", .from = engine::Date{}}}, {.actor = "system", .via = "test", .at = engine::Instant{}, .date = "2026-03-01"}, id, token);
    return id;
}

}  // namespace

TEST_CASE("a draft is saved on the revision it was read at, and seen by its author alone", "[drafts]") {
    for (const Kind kind : kinds()) {
        INFO(name_of(kind));
        const TestDatabase database(kind);
        const auto opened = database.open();
        const std::string kari = a_person(*opened, "kari"), ola = a_person(*opened, "ola");
        workflows::Drafts& drafts = opened->drafts();

        CHECK(drafts.save(kari, saying("Vi trenger")) == 1);
        CHECK(drafts.save(kari, saying("Vi trenger dette", 1)) == 2);
        CHECK_FALSE(drafts.save(kari, saying("Fra en annen fane", 1)).has_value());
        CHECK(drafts.save(kari, saying("Vi trenger dette", 1)) == 2);  // the same words twice are no quarrel
        CHECK_FALSE(drafts.save(kari, saying("Fra en ny fane")).has_value());

        const auto found = drafts.find(kari, "case/2026-0001/comment");
        REQUIRE(found);
        CHECK(found->fields.list("text").front().string() == "Vi trenger dette");
        CHECK(drafts.list(kari).size() == 1);
        CHECK(drafts.list(ola).empty());
        CHECK_FALSE(drafts.find(ola, "case/2026-0001/comment"));

        drafts.drop(kari, "case/2026-0001/comment");
        CHECK(drafts.list(kari).empty());
        CHECK_FALSE(drafts.save(kari, saying("Lagret for sent", 2)).has_value());
        CHECK(drafts.list(kari).empty());
        // A tab that still knows revision 1 must not take the new draft for its own.
        CHECK(drafts.save(kari, saying("Et nytt")) == 3);
        CHECK_FALSE(drafts.save(kari, saying("Fra en gammel fane", 1)).has_value());
        CHECK(drafts.count(kari) == 1);
        CHECK(drafts.expire("2026-03-01T08:00:00.000Z") == 0);
        CHECK(drafts.expire("2026-03-02T00:00:00.000Z") == 1);
        CHECK(drafts.count(kari) == 0);
        CHECK(drafts.save(kari, saying("Forfra")) == 1);
    }
}
