#include "workflows/text/catalogue.hpp"

#include "tests/support/catch.hpp"

#include <stdexcept>

using workflows::Catalogue;

namespace {

Catalogue made_of(std::string_view toml, std::string language = "nb") {
    Catalogue catalogue(std::move(language));
    catalogue.add(toml);
    return catalogue;
}

}  // namespace

TEST_CASE("a text is found by its key and its places are filled", "[catalogue]") {
    const Catalogue catalogue = made_of("\"hear.ask\" = \"Svar innen {date}, {role}\"\n\"role.deputy\" = \"stedfortreder\"");

    const std::string text = catalogue.text("hear.ask", {{"date", "2026-12-03"}, {"role", "@role.deputy"}});

    CHECK(text == "Svar innen 3.\u00a0desember\u00a02026, stedfortreder");
}

TEST_CASE("tables and quoted keys give the same keys", "[catalogue]") {
    const Catalogue catalogue = made_of("[act]\n\"comment\" = \"Gi innspill\"\n\"comment.help\" = \"Hjelp\"");

    CHECK(catalogue.text("act.comment") == "Gi innspill");
    CHECK(catalogue.text("act.comment.help") == "Hjelp");
}

TEST_CASE("a list of keys becomes their texts with commas between", "[catalogue]") {
    const Catalogue catalogue = made_of("\"list\" = \"Mangler: {bodies}\"\n\"body.council\" = \"senterrådet ved {name}\"\n"
                                        "\"body.reference_group\" = \"referansegruppen\"");

    const std::string text = catalogue.text("list", {{"bodies", "@body.council:TRS,@body.reference_group"}});

    CHECK(text == "Mangler: senterrådet ved TRS, referansegruppen");
}

TEST_CASE("what stands after a key and a blank stays as it is", "[catalogue]") {
    const Catalogue catalogue = made_of("\"list\" = \"{who}\"\n\"role.centre_leader\" = \"senterleder\"");

    CHECK(catalogue.text("list", {{"who", "@role.centre_leader TRS,@role.centre_leader SSD"}}) == "senterleder TRS, senterleder SSD");
    CHECK(catalogue.text("list", {{"who", "TRS og SSD"}}) == "TRS og SSD");
}

TEST_CASE("one and many have texts of their own", "[catalogue]") {
    const Catalogue catalogue = made_of("\"days.one\" = \"{n} dag igjen\"\n\"days.other\" = \"{n} dager igjen\"");

    CHECK(catalogue.text("days", {{"n", "1"}}) == "1 dag igjen");
    CHECK(catalogue.text("days", {{"n", "0"}}) == "0 dager igjen");
}

TEST_CASE("a gap is seen, never hidden", "[catalogue]") {
    const Catalogue catalogue = made_of("\"a\" = \"{unknown} {b\"");

    CHECK(catalogue.text("no.such.key") == "no.such.key");
    CHECK(catalogue.text("a") == "{unknown} {b");
    CHECK_FALSE(catalogue.has("no.such.key"));
}

TEST_CASE("nynorsk falls back to bokmål, and an unknown language is bokmål", "[catalogue]") {
    workflows::Catalogues catalogues;
    catalogues.nb.add("\"a\" = \"ikke\"\n\"b\" = \"hjem\"");
    catalogues.nn.add("\"a\" = \"ikkje\"");

    CHECK(catalogues.in("nn").text("a") == "ikkje");
    CHECK(catalogues.in("nn").text("b") == "hjem");
    CHECK(catalogues.in("se").text("a") == "ikke");
}

TEST_CASE("what a person typed is never taken for a place", "[catalogue]") {
    const Catalogue catalogue = made_of("\"a\" = \"Navn: {name}, {role}\"");

    const std::string text = catalogue.text("a", {{"name", "{role}"}, {"role", "leder"}});

    CHECK(text == "Navn: {role}, leder");
}

TEST_CASE("a catalogue with a key twice or no text is refused with its place", "[catalogue]") {
    Catalogue catalogue;

    CHECK_THROWS_WITH(catalogue.add("\"a\" = \"x\"\n\"a\" = \"y\""), Catch::Contains("line 2"));
    CHECK_THROWS_WITH(catalogue.add("\"b\" = \"x\"\n\"c\" = 4"), Catch::Contains("line 2") && Catch::Contains("c is no text"));
    CHECK_THROWS_AS(catalogue.add("\"b\" = \"again\""), std::runtime_error);
}
