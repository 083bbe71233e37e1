// Decision documents and letters: what they say of a decision, to whom, and that they stay the same (specification section 9).
#include "tests/support/meeting.hpp"
#include "workflows/phase_model/as_of.hpp"
#include "workflows/phase_model/bundle_documents.hpp"
#include "workflows/phase_model/decision/decision_document.hpp"
#include "workflows/phase_model/decision/decision_record.hpp"

using namespace tests;
using engine::Value;
using workflows::DecisionPart;

namespace {

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

const workflows::Catalogue& words_in(const std::string& language) {
    static const workflows::Catalogues catalogues(workflows::embedded_files());
    return catalogues.in(language);
}

std::optional<workflows::Decided> find(World& world, std::int64_t number) {
    return workflows::decided(world.file(), world.store.events(world.stream), world.store.texts(world.stream), number);
}

/// The last decision of the case, as that reader may have it.
Value record_of(World& world, DecisionPart part = DecisionPart::whole) {
    return workflows::decision_record(*find(world, workflows::decisions_of(world.file()).back().number), part);
}

std::string document(World& world, const std::string& language = "nb", DecisionPart part = DecisionPart::whole) {
    return workflows::plain_text(workflows::decision_document(record_of(world, part), *world.people.office(), words_in(language), {}));
}

std::string letter(World& world, const std::string& language = "nb", DecisionPart part = DecisionPart::whole) {
    return workflows::plain_text(workflows::decision_letter(record_of(world, part), words_in(language), {}));
}

/// Need decided by eight votes to one; one member is tied.
void decide_need(World& world) {
    world.begin("Vedtakssyndrom").walk_to(4);
    world.prepare(4);
    world.must_decide("decide_need", F({{"conditions", "Innen et år"}}), {.votes = {{"SSD", "against"}}, .interests = {{"TAKO", "tied"}}, .criteria = {{"K3", "for"}}});
}

}  // namespace

TEST_CASE("a decision of the group has motion, result, votes, criteria, precedents and versions in one record", "[decision]") {
    World world;
    decide_need(world);
    world.as("SSD").must("record_dissent", F({{"words", "Tilbudet finnes alt"}}));

    const Value record = record_of(world);

    CHECK(record.text("act") == "decide_need");
    CHECK(record.text("result") == "carried");
    CHECK(record.text("manner") == "meeting");
    CHECK(record.text("to") == "placement");
    CHECK(record.find("motion")->find("words")->text("text") == "Jeg foreslår det");
    CHECK(record.find("motion")->find("conditions")->text("text") == "Innen et år");
    CHECK(record.find("votes")->integer("for") == 8);
    CHECK(record.find("votes")->integer("against") == 1);
    CHECK(record.find("votes")->list("cast").size() == 9);
    CHECK(record.list("criteria").size() == workflows::shipped_policy().voted_criteria.size());
    CHECK(record.list("criteria").front().text("assessed") == "met");
    CHECK_FALSE(record.list("precedents").empty());
    CHECK(record.list("dissents").front().find("words")->text("text") == "Tilbudet finnes alt");
    CHECK(record.integer("recused") == 1);
    CHECK(record.find("versions")->text("policy_version") == workflows::shipped_policy().version);
    CHECK(record.find("versions")->text("pack").size() == 64);
}

TEST_CASE("the document and the letter say the same decision in three languages", "[decision]") {
    World world;
    decide_need(world);

    CHECK(says(document(world, "nb"), "Stemmer: 8 for, 1 mot, 0 avsto."));
    CHECK(says(document(world, "nn"), "Røyster: 8 for, 1 mot, 0 avstod."));
    CHECK(says(document(world, "en"), "Votes: 8 for, 1 against, 0 abstained."));
    CHECK(says(letter(world, "nb"), "Ledergruppen har bestemt at det er behov for et tilbud ved et senter for Vedtakssyndrom."));
    CHECK(says(letter(world, "nn"), "Leiargruppa har avgjort"));
    CHECK(says(letter(world, "en"), "The leader group has decided that people with Vedtakssyndrom need an offer at a centre."));
    CHECK(says(letter(world, "nb"), "Enstemmig"));
    CHECK(says(letter(world, "nb"), "Nå skal ledergruppen velge senter."));
}

TEST_CASE("a decision keeps its document whatever happens to the case later, but for dissent", "[decision]") {
    World world;
    decide_need(world);
    const auto number = workflows::decisions_of(world.file()).back().number;
    const auto text = [&] {
        return workflows::standalone_html(workflows::decision_document(workflows::decision_record(*find(world, number), DecisionPart::whole), *world.people.office(), words_in("nb"), {}));
    };
    const std::string before = text();

    world.as("officer").must("set_identity", F({{"orpha", "558"}}));
    world.walk_to(7);
    CHECK(text() == before);

    world.as("SSD").must("record_dissent", F({{"words", "Tilbudet finnes alt"}}));
    CHECK(says(text(), "Tilbudet finnes alt"));
}

TEST_CASE("who voted how, who was recused and who spoke stand in no open part, and the motion in none that a recused member reads", "[decision]") {
    World world;
    decide_need(world);
    const std::string whole = document(world), open = document(world, "nb", DecisionPart::open), result = document(world, "nb", DecisionPart::result);

    CHECK(says(whole, "Stemte mot"));
    CHECK_FALSE(says(open, "Stemte mot"));
    CHECK(says(open, "Stemmer: 8 for"));
    CHECK(says(open, "Inhabile, deltok ikke: 1\n"));
    CHECK(says(open, "Jeg foreslår det"));
    CHECK_FALSE(says(result, "Jeg foreslår det"));
    CHECK_FALSE(says(result, "8 for"));
    CHECK(says(result, "Resultat: Vedtatt"));
    CHECK(says(result, "Du er inhabil i saken"));
    CHECK(workflows::decision_part({.person = "p", .prepares = true}, true) == DecisionPart::result);
    CHECK(workflows::decision_part({.person = "p", .prepares = true}, false) == DecisionPart::whole);
    CHECK(workflows::decision_part({.person = "p", .audits = true}, false) == DecisionPart::whole);
    CHECK(workflows::decision_part({.person = "p"}, false) == DecisionPart::open);
}

TEST_CASE("the letter names nobody and says the same to everyone who is not recused", "[decision]") {
    World world;
    decide_need(world);

    const std::string whole = letter(world), open = letter(world, "nb", DecisionPart::open);

    CHECK(whole == open);
    for (const workflows::Person& person : world.people.office()->people) CHECK_FALSE(says(whole, person.name));
}

TEST_CASE("a case that is closed says where people are served and when it is looked at again", "[decision]") {
    World world;
    world.begin("Avslutningssyndrom").walk_to(4).close_by_vote();
    const Value record = record_of(world);

    CHECK(record.text("outcome") == "INGEN-1");
    CHECK_FALSE(record.find("where_served")->text("text").empty());
    CHECK_FALSE(record.text("review_date").empty());
    CHECK(says(letter(world), "Det trengs ikke et eget senter, fordi dagens tilbud er godt nok."));
    CHECK(says(letter(world), record.find("where_served")->text("text")));
    CHECK(says(letter(world), "Du kan når som helst be om en ny vurdering"));
    CHECK(says(document(world), "INGEN-1: Ikke behov for kompetansesenter"));
}

TEST_CASE("a motion that falls is a decision too, and changes nothing", "[decision]") {
    World world;
    world.begin("Fallsyndrom").walk_to(4);
    world.prepare(4);
    world.vote("decide_need", F(), {.votes = {{"SSD", "against"}, {"TRS", "against"}, {"TAKO", "against"}, {"NMK", "against"}, {"NAPOS", "against"}, {"Frambu", "against"}}});
    world.as("leader").must("close_ballot");
    const Value record = record_of(world);

    CHECK(record.text("result") == "fell");
    CHECK_FALSE(record.has("to"));
    CHECK(says(letter(world), "Forslaget ble ikke vedtatt."));
    CHECK(says(letter(world), "Ingenting er endret."));
}

TEST_CASE("a delegated decision says who took it and who signed beside", "[decision]") {
    World world;
    world.begin("Delegertsyndrom").walk_to(1).close_formal();
    const Value record = record_of(world);

    CHECK(record.text("manner") == "delegated");
    CHECK(record.text("result") == "decided");
    CHECK(record.text("outcome") == "UTENFOR-2");
    CHECK_FALSE(record.has("votes"));
    CHECK(record.text("role") == "administrative_leader");
    CHECK_FALSE(record_of(world, DecisionPart::open).has("person"));
    CHECK(says(letter(world), "Leder for tjenesten har bestemt dette etter reglene."));
}

TEST_CASE("every transition that the group or the leader decides has its sentence, in a letter of any outcome", "[decision]") {
    for (const char* language : {"nb", "nn", "en"})
        for (const workflows::Outcome& outcome : workflows::shipped_policy().outcomes) CHECK(words_in(language).has("letter.outcome." + outcome.code));
    for (const auto& steps : {"decide_need", "place", "continue_offer", "rebuild", "re_place", "reassess_need", "close", "close_formal", "park", "reopen", "supersede"})
        CHECK(words_in("en").has(std::string("letter.act.") + steps));
}

TEST_CASE("steps of a case officer are no decisions, and a number that is none finds none", "[decision]") {
    World world;
    world.begin().walk_to(1);

    CHECK(workflows::decisions_of(world.file()).empty());
    CHECK_FALSE(find(world, 1).has_value());
}

TEST_CASE("while an offer is in force the letter names the centre that gives it", "[decision]") {
    World world;
    world.begin("Gjenoppbyggingssyndrom").walk_to(7);
    world.must_decide("rebuild");

    CHECK(record_of(world).text("served_by") == "TRS");
    CHECK(says(letter(world), "TRS gir tilbudet, som før."));
    CHECK_FALSE(says(letter(world), "Sjeldentelefonen"));
}

TEST_CASE("a decision that moves no case names no step", "[decision]") {
    World world;
    world.begin("Ventesyndrom").walk_to(5);
    world.must_decide("park", world.form_of("park"));

    CHECK(says(letter(world), "Saken venter og står i samme fase som før."));
    CHECK_FALSE(says(letter(world), "Nå skal ledergruppen velge senter."));
    CHECK_FALSE(says(document(world), "Saken går"));
}

TEST_CASE("the letter counts comments that anybody may read, and says they are answered when all are", "[decision]") {
    World world;
    world.begin("Innspillssyndrom").walk_to(4);
    world.prepare(4);
    world.as("users").must("comment", F({{"text", "For dem som forbereder"}, {"visibility", "internal"}}));
    SECTION("all answered") {
        world.must_decide("decide_need");
        CHECK(says(letter(world), "Det kom ett innspill i saken. Det er lest"));
    }
    SECTION("one waits") {
        world.as("users").must("comment", F({{"text", "Glem ikke søsken"}, {"visibility", "public"}}));
        world.must_decide("decide_need");
        CHECK(says(letter(world), "Det kom 2 innspill i saken. Svarene står på sakens side når de er gitt."));
    }
}

TEST_CASE("a bundle of the past shows one who is tied, then or now, the public part only", "[decision][access]") {
    World world;
    world.begin("Bundlesyndrom").walk_to(4);
    Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}}));
    meeting.begin();
    meeting.must("officer", "take_up_item", F({{"item", item}}));
    const bool tied_then = GENERATE(true, false);
    for (const std::string& person : the_ten()) world.declare(person, tied_then && person == "SSD" ? "tied" : "none");
    world.open(world.move("procedure"));
    for (const std::string& person : the_ten())
        if (!world.file().tied(person)) world.cast(person);
    world.as("leader").must("close_ballot", F({{"reason", "Vi venter"}}));
    meeting.must("officer", "close_meeting");
    const auto then = workflows::as_of_day(world.today());
    world.later(1);
    world.declare("SSD", tied_then ? "none" : "tied");

    const auto bundle = [&](const std::string& person) {
        std::string all;
        workflows::write_documents({.store = world.store, .stored_events = dynamic_cast<engine::StoredEvents&>(world.store), .nomenclature = world.nomenclature, .policies = world.people.office()->policies, .part = {.as_of = then}, .person = person, .shut_out = workflows::shut_out(world.people.office(), person, world.today()), .now = world.engine.now()},
                                   words_in("nb"), [&](const std::string& name, std::string_view content) { all += name + "\n" + std::string(content); });
        return all;
    };
    std::vector<std::string> names;
    workflows::write_documents({.store = world.store, .stored_events = dynamic_cast<engine::StoredEvents&>(world.store), .nomenclature = world.nomenclature, .policies = world.people.office()->policies, .part = {.meeting = meeting.file().id, .as_of = then}, .person = "TAKO", .shut_out = workflows::shut_out(world.people.office(), "TAKO", world.today()), .now = world.engine.now()},
                               words_in("nb"), [&](const std::string& name, std::string_view content) {
                                   if (name.ends_with(".pdf")) CHECK(content.starts_with("%PDF-"));
                                   names.push_back(name);
                               });
    CHECK(std::count(names.begin(), names.end(), "minutes/" + meeting.file().id + ".pdf") == 1);
    CHECK(std::count(names.begin(), names.end(), "minutes/" + meeting.file().id + ".html") == 1);
    CHECK_FALSE(says(bundle("TAKO"), ".pdf"));
    CHECK(says(bundle("TAKO"), "Jeg foreslår det"));
    CHECK(says(bundle("SSD"), "minutes/"));
    CHECK_FALSE(says(bundle("SSD"), "Jeg foreslår det"));
    CHECK_FALSE(says(bundle("SSD"), "Vi venter"));
}
