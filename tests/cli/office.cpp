#include "tests/cli/office.hpp"

#include "cli/composition.hpp"
#include "storage/storage.hpp"
#include "tests/support/catch.hpp"

namespace tests {

namespace {

void let_in(workflows::People& people, const std::string& name, workflows::Grant grant) {
    const workflows::By by{.actor = "system", .via = "command line", .at = {1'262'304'000'000}, .date = "2010-01-01"};
    grant.from = engine::make_date(2010, 1, 1);
    std::string id, token;
    if (people.add({.email = name + "@example.no", .name = name, .grant = grant}, by, id, token) != workflows::OfficeError::none)
        throw std::runtime_error(name + " was not let in");
}

}  // namespace

OfficeDatabase::OfficeDatabase(Kindly kind, std::string url) : url_(url.empty() ? "sqlite:" + path("office.db") : std::move(url)) {
    storage::init(url_, kind == Kindly::demonstration);
    // As the command would; other databases' keys are named by the environment.
    if (url_.starts_with("sqlite:")) write("office.db.log-key", engine::new_signer_key("phasemodel/test").text() + "\n");
    cli::Composition program(url_);
    workflows::People& people = program.people();
    let_in(people, "officer", {.role = "case_officer"});
    let_in(people, "leader", {.role = "administrative_leader"});
    let_in(people, "trs", {.role = "centre_leader", .centre = "TRS"});
    let_in(people, "tako", {.role = "centre_leader", .centre = "TAKO"});
    let_in(people, "user", {.role = "user_representative", .organisation = "FFO", .capacity = "reference_group"});
    let_in(people, "auditor", {.role = "auditor"});
    let_in(people, "admin", {.role = "administrator"});
}

Said OfficeDatabase::run(const std::string& as, std::vector<std::string> words, const std::string& in) const {
    Start start{.words = std::move(words), .environment = {{"PHASEMODEL_DATABASE", url_}}, .in = in, .folder = folder()};
    if (!as.empty()) start.environment["PHASEMODEL_AS"] = as + "@example.no";
    return tests::run(start);
}

engine::Value OfficeDatabase::json(const std::string& as, std::vector<std::string> words) const {
    words.insert(words.end(), {"--format", "json"});
    const Said said = run(as, std::move(words));
    INFO(said.err);
    REQUIRE(said.code == 0);
    return said.json();
}

std::string OfficeDatabase::a_case(const std::string& name) const {
    return json("officer", {"case", "act", "new", "register", "--name", name, "--origin", "enquiry"}).text("case");
}

}  // namespace tests
