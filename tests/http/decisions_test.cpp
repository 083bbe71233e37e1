// Decisions over HTTP: listed, read as record, document and letter, as they stood, and as far as the reader may.
#include "tests/http/walked_house.hpp"
#include "tests/support/catch.hpp"

using tests::at;
using tests::F;
using tests::WalkedHouse;

namespace {

bool says(const tests::Answer& answer, const std::string& part) { return answer.body.find(part) != std::string::npos; }

void decide_need(tests::World& world) {
    world.begin("Vedtakssykdom").walk_to(4);
    world.prepare(4);
    world.must_decide("decide_need", F(), {.votes = {{"SSD", "against"}}, .interests = {{"TAKO", "tied"}}});
}

}  // namespace

TEST_CASE("the decisions of a case are listed and read through the API", "[api][decision]") {
    WalkedHouse house;
    decide_need(house.world);

    const auto list = house.ask("users", "GET", "/decisions");
    const std::string number = at(list, "decisions.2.number");
    const auto whole = house.ask("auditor", "GET", "/decisions/" + number + "?lang=nb");
    const auto open = house.ask("users", "GET", "/decisions/" + number);
    const auto tied = house.ask("TAKO", "GET", "/decisions/" + number);

    CHECK(list.status == 200);
    CHECK(at(list, "decisions.2.act") == "decide_need");
    CHECK(at(whole, "record.motion.words.text") == "Jeg foreslår det");
    CHECK(says(whole, "\"cast\""));
    CHECK(says(whole, "Brev om Vedtakssykdom"));
    CHECK_FALSE(says(open, "\"cast\""));
    CHECK(at(open, "record.votes.for") == "8");
    CHECK_FALSE(says(tied, "Jeg foreslår det"));
    CHECK(at(tied, "record.result") == "carried");
    CHECK(house.ask("auditor", "GET", "/decisions/" + number + "?lang=nb").body == whole.body);
    for (const std::string name : {"/document.pdf", "/letter.pdf"}) {
        const auto pdf = house.ask("users", "GET", "/decisions/" + number + name + "?lang=nb");
        CHECK(pdf.status == 200);
        CHECK(pdf.header("Content-Type") == "application/pdf");
        CHECK(pdf.body.starts_with("%PDF-"));
        CHECK(house.ask("users", "GET", "/decisions/" + number + name + "?lang=nb").body == pdf.body);
        CHECK(house.ask("users", "GET", "/decisions/1" + name).status == 404);
    }
}

TEST_CASE("a decision that is not there, or not yet, is not found", "[api][decision]") {
    WalkedHouse house;
    decide_need(house.world);
    const std::string number = at(house.ask("auditor", "GET", "/decisions"), "decisions.2.number");

    CHECK(house.ask("auditor", "GET", "/decisions/1").status == 404);
    CHECK(house.ask("auditor", "GET", "/decisions/x").status == 404);
    CHECK(house.ask("auditor", "GET", "/decisions/" + number + "?as_of=2001-01-01").status == 404);
    CHECK(house.ask("administrator", "GET", "/decisions/" + number).status == 403);
    CHECK(house.ask_at("auditor", "GET", "/api/v1/cases/2099-0001/decisions").status == 404);
}

TEST_CASE("a decision is a page, a letter and files to take away", "[pages][decision]") {
    WalkedHouse house;
    decide_need(house.world);
    const std::string page = "/cases/" + house.world.id() + "/decisions";
    const std::string number = at(house.ask("officer", "GET", "/decisions"), "decisions.2.number");

    const auto list = house.ask_at("officer", "GET", page + "?lang=nb");
    const auto document = house.ask_at("officer", "GET", page + "/" + number + "?lang=nb");
    const auto letter = house.ask_at("users", "GET", page + "/" + number + "/letter?form=text&lang=nb");

    CHECK(says(list, page + "/" + number));
    CHECK(house.ask_at("officer", "GET", page + "?format=csv").body.starts_with("number,date,act"));
    CHECK(says(document, "Jeg foreslår det"));
    CHECK(letter.body.starts_with("Brev om Vedtakssykdom"));
    CHECK(letter.header("Content-Disposition").find("brev-") != std::string::npos);
    CHECK(house.ask_at("officer", "GET", page + "/" + number + "?form=odt").status == 400);
    const auto pdf = house.ask_at("officer", "GET", page + "/" + number + "?form=pdf&lang=nb");
    CHECK(pdf.body.starts_with("%PDF-"));
    CHECK(says({pdf.status, pdf.headers, pdf.header("Content-Disposition")}, "vedtak-" + house.world.id() + "-" + number + ".pdf"));
    CHECK(says(document, "form=pdf"));
    CHECK(says(house.ask_at("officer", "GET", "/cases/" + house.world.id() + "?lang=nb"), page));
}
