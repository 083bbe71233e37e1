// What may point at a person is asked about once, and going on is recorded.
#include "tests/support/catch.hpp"
#include "tests/support/world.hpp"
#include "workflows/text/personal_hints.hpp"

using namespace tests;
using workflows::Hint;
using workflows::personal_hints;

namespace {

std::string hints_in(std::string_view text) {
    std::string all;
    for (const auto& hint : personal_hints(text)) all += (all.empty() ? "" : " ") + std::string(workflows::name_of(hint.hint));
    return all;
}

}  // namespace

TEST_CASE("telephone numbers, addresses, dates of birth and few people at a place are seen", "[warnings]") {
    CHECK(hints_in("Ring meg på 912 34 567 etter jul") == "telephone");
    CHECK(hints_in("tlf. 22855050") == "telephone");
    CHECK(hints_in("+47 91 23 45 67") == "telephone");
    CHECK(hints_in("Skriv til ola@example.no.") == "email");
    CHECK(hints_in("Hun er født 3. mars 2019") == "birth_date");
    CHECK(hints_in("f. 03.03.2019") == "birth_date");
    CHECK(hints_in("To søsken i Tana har dette") == "few_people");
    CHECK(hints_in("Den eneste familien i kommunen") == "few_people");
    CHECK(hints_in("Two brothers in Kautokeino") == "few_people");
    CHECK(personal_hints("Ærlig: ring 912 34 567").front().place == workflows::Passage{13, 22});
}

TEST_CASE("references, codes, dates, services and large numbers are no hints", "[warnings]") {
    for (const char* text : {"PMID 31862858 og ORPHA:558", "medfødt 03.03.2019", "Møtet er 3. mars 2026", "To familier er beskrevet i Norge", "Sjeldentelefonen 800 41 710",
                             "doi:10.1212/01.wnl.0000129839", "https://example.no/kontakt@oss", "ISBN 978-82-15-02345-6", "1-9 / 100 000", "12 34 56", "Vi er fire i familien",
                             "K1 og K2 er oppfylt", "tre av fire kriterier", "100 barn i Tromsø", "sak 2026-0042", "ved Frambu er to pasienter nevnt i litteraturen", "@ og 4@5"}) {
        INFO(text);
        CHECK(hints_in(text).empty());
    }
}

TEST_CASE("a warning stops the act until the writer goes on knowingly, and the event says so", "[warnings]") {
    World world;
    world.walk_to(3);
    auto command = world.command("users", "comment", F({{"text", "Ring oss på 912 34 567 eller ola@example.no"}}));

    const auto refused = world.engine.perform(command);
    CHECK(refusal(refused) == "personal-data-suspected");
    CHECK(refused_for(refused, "/text", "form.maybe.telephone"));
    CHECK(refused_for(refused, "/text", "form.maybe.email"));
    CHECK_FALSE(world.engine.explain(command).allowed);
    CHECK(world.engine.explain(command).offered);

    command.acknowledged = true;
    CHECK(world.engine.explain(command).allowed);
    REQUIRE(done(world.engine.perform(command)));
    const auto last = world.store.events(world.stream).back().event;
    CHECK(last.body.list("acknowledged").size() == 2);
    CHECK(last.body.list("acknowledged").front().string() == "email");
}

TEST_CASE("an identity number cannot be gone past knowingly", "[warnings]") {
    World world;
    world.walk_to(3);
    auto command = world.command("users", "comment", F({{"text", "Min er 02013299997"}}));  // made from check digits
    command.acknowledged = true;

    CHECK(refusal(world.engine.perform(command)) == "personal-number-refused");
}

TEST_CASE("an office's own contact point is meant to be there", "[warnings]") {
    World world;
    world.walk_to(7);
    world.later(300);

    CHECK(done(world.as("TRS").does("record_status", F({{"kind", "yearly"}, {"contact_point", "912 34 567, trs@example.no"}, {"activity", "10+"}}))));
}
