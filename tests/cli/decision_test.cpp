// What was decided, on the command line: listed, as document, letter and record; papers of a meeting; reminders.
#include "tests/cli/office.hpp"
#include "tests/support/catch.hpp"

using namespace tests;

namespace {

bool says(const Said& said, const std::string& part) { return said.out.find(part) != std::string::npos; }

/// Closed by delegation from phase 0.
std::string a_closed_case(const OfficeDatabase& office) {
    const std::string id = office.a_case("Ervervet sykdom");
    office.json("leader", {"case", "act", id, "declare_interest", "--value", "none"});
    office.json("leader", {"case", "act", id, "close_formal", "--outcome", "UTENFOR-2", "--reason", "Diagnosen er ervervet", "--documented", "Brev fra OUS", "--where_served", "Nevrologisk avdeling",
                           "--review_date", "2027-06-01"});
    return id;
}

}  // namespace

TEST_CASE("a decision is printed as document, letter and record, the same each time", "[cli]") {
    const OfficeDatabase office;
    const std::string id = a_closed_case(office);

    const Said document = office.run("auditor", {"case", "decision", id, "--lang", "nb"});
    const Said letter = office.run("user", {"case", "decision", id, "--letter", "--lang", "en"});
    const Said html = office.run("auditor", {"case", "decision", id, "--format", "html", "--lang", "nn"});

    CHECK(document.code == 0);
    CHECK(says(document, "UTENFOR-2"));
    CHECK(says(document, "Nevrologisk avdeling"));
    CHECK(says(letter, "Letter about Ervervet sykdom"));
    CHECK(says(letter, "Diagnosen er ervervet"));
    CHECK(html.out.starts_with("<!doctype html>"));
    CHECK(office.run("auditor", {"case", "decision", id, "--lang", "nb"}).out == document.out);
    CHECK(says(office.run("auditor", {"case", "decision", id, "--format", "json"}), "\"manner\": \"delegated\""));
    const Said pdf = office.run("auditor", {"case", "decision", id, "--format", "pdf", "--output", office.path("vedtak.pdf")});
    CHECK(pdf.code == 0);
    CHECK(pdf.out.empty());
    CHECK(tests::run("pdftotext", {.words = {office.path("vedtak.pdf"), "-"}}).out.find("Nevrologisk avdeling") != std::string::npos);
    CHECK(office.run("auditor", {"case", "decision", id, "--letter", "--format", "pdf"}).out.starts_with("%PDF-"));
    CHECK(office.run("auditor", {"case", "decision", id, "--format", "pdf", "--output", office.path("nowhere/vedtak.pdf")}).code == 2);
    CHECK(office.json("user", {"case", "decisions", id}).items().front().text("act") == "close_formal");
}

TEST_CASE("a decision that is not there is said so", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case();

    CHECK(office.run("officer", {"case", "decision", id}).code == 1);
    CHECK(office.run("officer", {"case", "decision", "2099-0001"}).code == 2);
    const std::string closed = a_closed_case(office);
    CHECK(office.run("officer", {"case", "decision", closed, "--number", "1"}).code == 2);
    CHECK(office.run("officer", {"case", "decision", closed, "--number", "x"}).code == 2);
    CHECK(office.run("admin", {"case", "decision", closed}).code == 3);
}

TEST_CASE("the papers of a meeting are one document, and reminders are for those who run the office", "[cli]") {
    const OfficeDatabase office;
    const std::string id = office.a_case("Papirsykdom");
    office.json("officer", {"meeting", "act", "new", "plan_meeting", "--date", "2099-01-01", "--place", "Oslo", "--meeting_form", "video"});
    const std::string meeting = office.json("officer", {"meeting", "list"}).items().front().text("id");
    office.json("officer", {"meeting", "act", meeting, "set_agenda", "--case", id});

    CHECK(says(office.run("auditor", {"meeting", "papers", meeting, "--lang", "nb"}), "Papirsykdom"));
    CHECK(office.run("auditor", {"meeting", "papers", meeting, "--form", "pdf"}).out.starts_with("%PDF-"));
    CHECK(office.run("user", {"meeting", "papers", meeting}).code == 3);
    CHECK(office.run("officer", {"meeting", "remind"}).code == 0);
    CHECK(office.run("trs", {"meeting", "remind"}).code == 3);
}
