// Documents as PDF, read by a program that is not ours (poppler): the words of the HTML, tagged, dated by the record, the same bytes.
#include "tests/support/meeting.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"
#include "workflows/document/addresses.hpp"
#include "workflows/document/pdf.hpp"
#include "workflows/phase_model/decision/decision_document.hpp"
#include "workflows/phase_model/decision/decision_record.hpp"

#include <fstream>
#include <regex>

using namespace tests;
using workflows::PlainDocument;

namespace {

const workflows::Catalogue& words_in(const std::string& language) {
    static const workflows::Catalogues catalogues(workflows::embedded_files());
    return catalogues.in(language);
}

/// The document as a file on disk, and what poppler's programs say of it.
struct Printed {
    explicit Printed(const PlainDocument& document) : path(folder.path() / "document.pdf") { std::ofstream(path, std::ios::binary) << workflows::pdf(document); }

    std::string ask(const std::string& program, std::vector<std::string> words) const {
        words.push_back(path.string());
        if (program == "pdftotext") words.push_back("-");
        const Said said = run(program, {.words = words});
        INFO(said.err);
        REQUIRE(said.code == 0);
        return said.out;
    }
    std::string text() const { return ask("pdftotext", {"-raw"}); }
    std::string facts() const { return ask("pdfinfo", {"-isodates"}); }
    int pages() const {
        std::smatch found;
        const std::string all = facts();
        REQUIRE(std::regex_search(all, found, std::regex("Pages: +([0-9]+)")));
        return std::stoi(found[1]);
    }

    TemporaryFolder folder;
    std::filesystem::path path;
};

/// Every letter and sign in order: lines break elsewhere on paper, and numbers of pages stand between them.
std::string letters(const std::string& text) {
    const std::string without = std::regex_replace(text, std::regex("(^|\n|\f)[0-9]+ / [0-9]+\n"), "$1");
    return std::regex_replace(without, std::regex("(\xC2\xA0|[ \n\f])+"), "");
}

/// What the HTML says between its tags, in order.
std::string letters_of_html(const PlainDocument& document) {
    std::string text = std::regex_replace(workflows::body_html(document), std::regex("<[^>]*>"), " ");
    for (const auto& [entity, sign] : std::vector<std::pair<std::string, std::string>>{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
        text = std::regex_replace(text, std::regex(entity), sign);
    return letters(text);
}

/// Need decided by eight votes to one, as document or letter.
PlainDocument a_decision(World& world, const std::string& language, bool letter) {
    const auto number = workflows::decisions_of(world.file()).back().number;
    const auto decided = workflows::decided(world.file(), world.store.events(world.stream), world.store.texts(world.stream), number);
    const auto record = workflows::decision_record(*decided, workflows::DecisionPart::whole);
    return letter ? workflows::decision_letter(record, words_in(language), {}) : workflows::decision_document(record, *world.people.office(), words_in(language), {});
}

void decide_need(World& world) {
    world.begin("Sjælden Østsykdom").walk_to(4);
    world.prepare(4);
    world.must_decide("decide_need", F({{"conditions", "Innen et år; se https://sjelden.example/krav."}}), {.votes = {{"SSD", "against"}}, .interests = {{"TAKO", "tied"}}});
}

PlainDocument a_long_document() {
    PlainDocument document{.language = "nb", .title = "Lang liste", .lead = "Innledning", .sections = {}, .footer = {"Slutt"}, .at = "2026-11-22T09:00:00.000Z"};
    workflows::DocumentSection section{.heading = "Mange", .facts = {}};
    for (int i = 1; i <= 120; ++i) section.facts.emplace_back("Ledd " + std::to_string(i), "Verdi æøå " + std::to_string(i));
    document.sections = {section, {.heading = "Ett langt avsnitt", .facts = {{"", std::string()}}, .level = 3}};
    for (int i = 0; i < 2000; ++i) document.sections.back().facts.front().second += "ord" + std::to_string(i) + " ";
    return document;
}

}  // namespace

TEST_CASE("a decision's PDF says what its HTML says, in each language, as document and as letter", "[pdf]") {
    World world;
    decide_need(world);
    for (const std::string language : {"nb", "nn", "en"})
        for (const bool letter : {false, true}) {
            const PlainDocument document = a_decision(world, language, letter);
            const Printed printed(document);
            INFO(language << letter);
            CHECK(letters(printed.text()) == letters_of_html(document));
            CHECK(printed.text().find("Østsykdom") != std::string::npos);
            CHECK(printed.facts().find("Page size:       595.276 x 841.89 pts (A4)") != std::string::npos);
            const std::string file = workflows::pdf(document);
            CHECK(file.find("/Lang (" + (language == "en" ? language : language + "-NO") + ")") != std::string::npos);
        }
}

TEST_CASE("minutes in PDF say what their HTML says, and carry the time the meeting was closed", "[pdf][minutes]") {
    World world;
    world.begin("Protokollsykdom").walk_to(4);
    const Meeting meeting(world);
    const auto item = meeting.must("officer", "set_agenda", F({{"case", world.id()}, {"kind", "decision"}}));
    meeting.begin();
    meeting.must("officer", "take_up_item", F({{"item", item}}));
    meeting.must("officer", "close_meeting");
    const auto nobody = [](const workflows::Case&) { return false; };
    for (const std::string language : {"nb", "nn", "en"}) {
        const PlainDocument document = workflows::minutes_document(meeting.file(), meeting.cases(), nobody, *world.people.office(), words_in(language));
        const Printed printed(document);
        CHECK(letters(printed.text()) == letters_of_html(document));
        CHECK(printed.facts().find("CreationDate:    " + meeting.file().closed_at.substr(0, 19) + "Z") != std::string::npos);
        CHECK(printed.facts().find("ModDate:         " + meeting.file().closed_at.substr(0, 19) + "Z") != std::string::npos);
    }
}

TEST_CASE("a PDF is tagged with headings, lists of terms and paragraphs, and has a title and links", "[pdf]") {
    World world;
    decide_need(world);
    const PlainDocument document = a_decision(world, "nb", false);
    const Printed printed(document);

    const std::string structure = printed.ask("pdfinfo", {"-struct-text"});

    CHECK(printed.facts().find("Tagged:          yes") != std::string::npos);
    CHECK(printed.facts().find("Title:           " + document.title) != std::string::npos);
    for (const char* tag : {"Document\n", "Sect", "H1 (block)", "H2 (block)", "L (block)", "LI (block)", "Lbl (block)", "LBody (block)", "P (block)", "Link (inline)"}) {
        INFO(tag << structure);
        CHECK(structure.find(tag) != std::string::npos);
    }
    CHECK(structure.find("1 / ") == std::string::npos);
    CHECK(printed.ask("pdfinfo", {"-url"}).find("https://sjelden.example/krav\n") != std::string::npos);
    CHECK(workflows::pdf(document).find("/DisplayDocTitle true") != std::string::npos);
}

TEST_CASE("an address ends before what ends its sentence, and nothing else is one", "[pdf]") {
    const std::string text = "Se https://nksd.no/a?b=1, (http://orpha.net/x). Httpd og http: er ingen.";
    std::vector<std::string> found;
    for (const auto& [from, to] : workflows::addresses_in(text)) found.push_back(text.substr(from, to - from));

    CHECK(found == std::vector<std::string>{"https://nksd.no/a?b=1", "http://orpha.net/x"});
}

TEST_CASE("long lists and paragraphs go on from page to page, and nothing of them is lost", "[pdf]") {
    const PlainDocument document = a_long_document();
    const Printed printed(document);

    const int pages = printed.pages();

    CHECK(pages > 5);
    CHECK(letters(printed.text()) == letters_of_html(document));
    CHECK(printed.text().find("2 / " + std::to_string(pages)) != std::string::npos);
    for (int page = 1; page < pages; ++page) {
        const std::string number = std::to_string(page);
        CHECK(printed.ask("pdftotext", {"-raw", "-f", number, "-l", number}).size() > 200);
    }
}

TEST_CASE("the same document gives the same bytes, whatever was printed before it", "[pdf]") {
    World world;
    decide_need(world);
    const PlainDocument document = a_decision(world, "nb", false);

    const std::string first = workflows::pdf(document);
    workflows::pdf(a_long_document());

    CHECK(workflows::pdf(document) == first);
    CHECK(workflows::pdf({.language = "nb", .title = "Uten tid", .lead = "", .sections = {}, .footer = {}}).find("19700101000000Z)") != std::string::npos);
}

TEST_CASE("what people typed breaks no PDF: quotes, addresses, other scripts, words without an end", "[pdf]") {
    PlainDocument document{.language = "en", .title = "It's \"odd\" (\\) <b>", .lead = "http:// https://x.example/a'b https://y.example/å\\z)", .sections = {}, .footer = {}};
    document.sections.push_back({.heading = "", .facts = {{"T", ""}, {"", std::string(3000, 'w')}, {"U", "Ελλάδα, Привет, \xE2\x82\xAC \xF0\x9F\x98\x80\nny linje"}}});
    const Printed printed(document);

    CHECK(printed.text().find("Ελλάδα, Привет") != std::string::npos);
    CHECK(letters(printed.text()).find(std::string(3000, 'w')) != std::string::npos);
    CHECK(printed.ask("pdfinfo", {"-url"}).find("https://x.example/a\n") != std::string::npos);
}

TEST_CASE("a file that is no PDF of cairo's is refused, and not changed blindly", "[pdf]") {
    CHECK_THROWS_AS(workflows::with_language("%PDF-1.5\n", "nb-NO"), std::runtime_error);
    CHECK_THROWS_AS(workflows::with_language("/Root 1 0 R /Info 2 0 R /Size 3", "nb-NO"), std::runtime_error);
}
