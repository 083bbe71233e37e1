// Files with Norwegian names and counts of enquiries: what they may hold, and how each fault is told.
#include "tests/support/catch.hpp"
#include "workflows/orphanet/local_files.hpp"

using namespace workflows::orphanet;

namespace {

std::string faults(const LineProblems& problems) {
    std::string text;
    for (const LineProblem& one : problems) text += std::to_string(one.line) + " " + one.message.key + "\n";
    return text;
}

std::string faults_of_names(std::string_view csv) {
    const auto read = read_names(csv, [](std::int64_t code) { return code != 999; });
    return std::holds_alternative<LineProblems>(read) ? faults(std::get<LineProblems>(read)) : "";
}

std::string faults_of_enquiries(std::string_view csv) {
    const auto read = read_enquiries(csv, {}, 2026);
    return std::holds_alternative<LineProblems>(read) ? faults(std::get<LineProblems>(read)) : "";
}

}  // namespace

TEST_CASE("Norwegian names come with who gave them, when and on what authority", "[local]") {
    const auto read = read_names("orpha;name;who;date;source;language\nORPHA:558;Marfans syndrom;Kari Li;22.11.2026;Sjelden.no;\n558;Marfan sitt syndrom;Kari Li;2026-11-22;Sjelden.no;nn\n", {});

    const auto& rows = std::get<std::vector<LocalName>>(read);
    REQUIRE(rows.size() == 2);
    CHECK(rows[0] == LocalName{558, "nb", "Marfans syndrom", "Kari Li", "2026-11-22", "Sjelden.no"});
    CHECK(rows[1].language == "nn");
}

TEST_CASE("every line that is wrong is told, with its number", "[local]") {
    const std::string headline = "orpha,name,who,date,source\n";

    CHECK(faults_of_names("") == "1 local.empty\n");
    CHECK(faults_of_names("orpha,name,who,date\n") == "1 local.column_missing\n");
    CHECK(faults_of_names("orpha,name,who,date,source,phone\n") == "1 local.column_unknown\n");
    CHECK(faults_of_names(headline + "558,A,B,2026-01-01,C\nx,A,B,2026-01-01,C\n999,A,B,2026-01-01,C\n") == "3 local.no_code\n4 local.code_unknown\n");
    CHECK(faults_of_names(headline + "558,,B,yesterday,C\n") == "2 local.cell_empty\n2 local.date\n");
    CHECK(faults_of_names(headline + "558,A,B,2026-01-01\n").starts_with("2 local.cells\n"));
    CHECK(faults_of_names(headline + "558,A,B,2026-01-01,C\n558,D,B,2026-01-01,C\n") == "3 local.twice\n");
}

TEST_CASE("a file with what looks like a personal number is refused, and the number is not repeated", "[local]") {
    const auto read = read_names("orpha,name,who,date,source\n558,Marfan,02013299997,2026-01-01,C\n", {});

    const auto& problems = std::get<LineProblems>(read);
    CHECK(faults(problems).find("2 local.personal_number") != std::string::npos);
    for (const LineProblem& one : problems)
        for (const auto& [name, value] : one.message.values) CHECK(value.find("02013299997") == std::string::npos);
}

TEST_CASE("counts of enquiries are whole numbers by year, code and channel, and nothing else", "[local]") {
    const auto read = read_enquiries("year,orpha,count,channel\n2025,558,12,phone\n2025,558,3,e-mail\n", {}, 2026);

    CHECK(std::get<std::vector<EnquiryCount>>(read) == std::vector<EnquiryCount>{{558, 2025, 12, "phone"}, {558, 2025, 3, "e-mail"}});
    const std::string headline = "year,orpha,count,channel\n";
    CHECK(faults_of_enquiries("year,orpha,count,channel,name\n") == "1 local.column_unknown\n");
    CHECK(faults_of_enquiries(headline + "2027,558,1,phone\n2025,558,-1,phone\n2025,558,1.5,web\n") == "2 local.number\n3 local.number\n4 local.number\n");
    CHECK(faults_of_enquiries(headline + "2025,558,1,Telefon fra mor\n") == "2 local.channel\n");
    CHECK(faults_of_enquiries(headline + "2025,558,1,phone\n2025,ORPHA:558,2,phone\n") == "3 local.twice\n");
}

TEST_CASE("the Norwegian name is in the page's language, else in the other Norwegian one", "[local]") {
    const LocalNames names{{558, {{558, "nb", "Marfans syndrom", "", "", ""}}}, {77, {{77, "nb", "A", "", "", ""}, {77, "nn", "B", "", "", ""}}}};

    CHECK(local_name(names, 558, "nn")->name == "Marfans syndrom");
    CHECK(local_name(names, 77, "nn")->name == "B");
    CHECK(local_name(names, 558, "en") == nullptr);
    CHECK(local_name(names, 1, "nb") == nullptr);
}
