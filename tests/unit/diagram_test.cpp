#include "engine/diagram/check.hpp"
#include "engine/diagram/diagram.hpp"
#include "engine/diagram/svg.hpp"

#include "tests/support/catch.hpp"

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

namespace {

std::vector<engine::Row> a_table() {
    return {
        {"T01", "register", "", "registration", {"case_officer"}, {"name_given"}},
        {"T02", "accept", "registration", "assessment", {"case_officer"}, {"allowed_to_act", "not_parked"}},
        {"T10", "return_to_registration", "assessment", "registration", {"leader"}, {"reasons_given"}},
        {"T14", "close_formal", "registration", "closed", {"leader"}, {}},
        {"T14", "close_formal", "assessment", "closed", {"leader"}, {}},
        {"T17", "park", "registration", "registration", {"case_officer"}, {}},
        {"T19", "reopen", "closed", "assessment", {"leader", "leader_group"}, {}},
        {"T21", "import_historical", "", "assessment", {"administrator"}, {}},
    };
}

engine::Names some_names() {
    return {.title = "Model <1> \"derived\"",
            .language = "nb",
            .states = {{"registration", "0 Registrering & observasjon"}, {"closed", "Avsluttet"}},
            .events = {{"accept", "Ta saken inn: \"ja\""}},
            .roles = {{"case_officer", "saksbehandler"}}};
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t times = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) ++times;
    return times;
}

bool has(const std::vector<engine::TableFault>& faults, const std::string& kind) {
    return std::any_of(faults.begin(), faults.end(), [&](const engine::TableFault& fault) { return fault.kind == kind; });
}

const engine::TableSurroundings closes{.closed = "closed"};

}  // namespace

TEST_CASE("Mermaid has one arrow a row and the dot as start", "[diagram]") {
    const std::string diagram = engine::mermaid(a_table(), some_names());

    CHECK(count(diagram, " --> ") == a_table().size());
    CHECK(diagram.find("[*] --> registration : T01 register\n") != std::string::npos);
    CHECK(diagram.find("state \"0 Registrering & observasjon\" as registration\n") != std::string::npos);
    CHECK(diagram.find("T02 Ta saken inn#58; #quot;ja#quot;\n") != std::string::npos);
}

TEST_CASE("DOT escapes labels and names states in the order of the table", "[diagram]") {
    const std::string diagram = engine::dot(a_table(), some_names(), "assessment");

    CHECK(diagram.find("T02 Ta saken inn: \\\"ja\\\"") != std::string::npos);
    CHECK(diagram.find("\"registration\" [label") < diagram.find("\"assessment\" [label"));
    CHECK(diagram.find("\"assessment\" [label=\"assessment\", fillcolor=") != std::string::npos);
}

TEST_CASE("rows between the same two states share an arrow in DOT", "[diagram]") {
    auto rows = a_table();
    rows.push_back({"T20", "supersede", "registration", "closed", {"leader"}, {}});

    const std::string diagram = engine::dot(rows, some_names());

    CHECK(diagram.find("T14 close_formal\\nT20 supersede") != std::string::npos);
    CHECK(count(diagram, " -> ") == a_table().size());
}

TEST_CASE("SVG is an image with a title in words", "[diagram]") {
    const std::string picture = engine::svg(a_table(), some_names(), "closed", "Saken er avsluttet & låst");

    CHECK(picture.starts_with("<svg role=\"img\""));
    CHECK(count(picture, "<title") == 1);
    CHECK(picture.find(">Saken er avsluttet &amp; låst</title>") != std::string::npos);
    CHECK(picture.find("viewBox=") != std::string::npos);
    CHECK(picture.ends_with("</svg>\n"));
}

TEST_CASE("several threads may draw at once", "[diagram]") {
    std::vector<std::string> pictures(4);
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < pictures.size(); ++i)
            threads.emplace_back([&, i] { pictures[i] = engine::svg(a_table(), some_names(), i % 2 == 0 ? "closed" : ""); });
    }

    CHECK(pictures[0] == pictures[2]);
    CHECK(pictures[1] == pictures[3]);
    CHECK(pictures[0] != pictures[1]);
}

TEST_CASE("SCXML has a transition for each row and begins before registration", "[diagram]") {
    const std::string document = engine::scxml(a_table(), some_names());

    CHECK(count(document, "<transition ") == a_table().size());
    CHECK(document.find("initial=\"unregistered\"") != std::string::npos);
    CHECK(document.find("name=\"Model &lt;1&gt; &quot;derived&quot;\"") != std::string::npos);
    CHECK(document.find("pm:requirements=\"allowed_to_act not_parked\"") != std::string::npos);
}

TEST_CASE("BPMN draws every node and flow it holds", "[diagram]") {
    const std::string document = engine::bpmn(a_table(), some_names());

    const std::size_t flows = count(document, "<sequenceFlow ");
    const std::size_t nodes = count(document, "<userTask ") + count(document, "<exclusiveGateway ") + count(document, "<startEvent ");
    CHECK(flows == a_table().size() + 3);
    CHECK(count(document, "<bpmndi:BPMNEdge ") == flows);
    CHECK(count(document, "<bpmndi:BPMNShape ") == nodes);
    CHECK(count(document, "<startEvent ") == 2);
}

TEST_CASE("Markdown has one line a row and keeps bars inside their cell", "[diagram]") {
    auto names = some_names();
    names.roles["case_officer"] = "a|b";

    const std::string table = engine::markdown(a_table(), names);

    CHECK(count(table, "\n") == a_table().size() + 2);
    CHECK(table.find("a\\|b") != std::string::npos);
}

TEST_CASE("the table as JSON gives null where a case begins", "[diagram]") {
    const engine::Value table = engine::table_value(a_table());

    REQUIRE(table.items().size() == a_table().size());
    CHECK(table.items()[0].find("from")->is_null());
    CHECK(table.items()[1].text("from") == "registration");
    CHECK(table.items()[6].list("decided_by").size() == 2);
}

TEST_CASE("a sound table has no fault", "[diagram]") { CHECK(engine::check_table(a_table(), closes).empty()); }

TEST_CASE("two rows of one state and event are a fault", "[diagram]") {
    auto rows = a_table();
    rows.push_back({"T99", "accept", "registration", "closed", {"leader"}, {}});

    CHECK(has(engine::check_table(rows, closes), "two-rows"));
}

TEST_CASE("a state nobody can come to, leave or close from is a fault", "[diagram]") {
    auto rows = a_table();
    rows.push_back({"T98", "leave", "island", "closed", {"leader"}, {}});
    rows.push_back({"T99", "sink", "registration", "trap", {"leader"}, {}});

    const auto faults = engine::check_table(rows, closes);

    CHECK(has(faults, "unreachable"));
    CHECK(has(faults, "dead-end"));
    CHECK(has(faults, "cannot-close"));
}

TEST_CASE("a table is compared with what surrounds it", "[diagram]") {
    const engine::TableSurroundings around{.roles = {"case_officer"},
                                           .requirements = {"name_given"},
                                           .events = {"register", "forgotten"},
                                           .first_requirements = {"allowed_to_act"},
                                           .closed = "closed"};

    const auto faults = engine::check_table(a_table(), around);

    CHECK(has(faults, "unknown-role"));
    CHECK(has(faults, "unknown-requirement"));
    CHECK(has(faults, "unknown-event"));
    CHECK(has(faults, "event-without-row"));
    CHECK(has(faults, "missing-first-requirement"));
}

TEST_CASE("an empty table and a row nobody decides are faults", "[diagram]") {
    CHECK(has(engine::check_table({}, closes), "empty"));
    auto rows = a_table();
    rows[1].decided_by.clear();
    rows[2].event = "Return To";

    const auto faults = engine::check_table(rows, closes);

    CHECK(has(faults, "nobody-decides"));
    CHECK(has(faults, "bad-name"));
}
