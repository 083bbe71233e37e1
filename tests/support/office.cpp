#include "tests/support/office.hpp"

#include <algorithm>

namespace tests {

using workflows::Grant;
using workflows::Person;

namespace {

const engine::Date from = engine::make_date(2014, 1, 1);

Person person(std::string id, std::vector<Grant> grants) {
    Person one{.id = id, .email = id + "@test.example", .name = std::move(id)};
    std::replace(one.email.begin(), one.email.end(), ' ', '-');
    for (Grant& grant : grants) {
        grant.from = from;
        one.grants.push_back(std::move(grant));
    }
    return one;
}

}  // namespace

const std::vector<std::string>& the_centres() {
    static const std::vector<std::string> all{"Frambu", "NAPOS", "NevSom", "NK-SE", "NMK", "NSCF", "SSD", "TAKO", "TRS"};
    return all;
}

const std::vector<std::string>& the_ten() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> ids{"leader"};
        ids.insert(ids.end(), the_centres().begin(), the_centres().end());
        return ids;
    }();
    return all;
}

std::string policy_file(const std::string& version, const std::string& valid_from) {
    std::string file(workflows::shipped_policy_file("1.0").value());
    const auto put = [&](const std::string& key, const std::string& value) {
        const auto at = file.find(key + " = ");
        file.replace(at, file.find('\n', at) - at, key + " = \"" + value + '"');
    };
    put("version", version);
    put("valid_from", valid_from);
    return file;
}

workflows::Office the_office() {
    workflows::Office office;
    auto& all = office.people;
    all.push_back(person("leader", {{.role = "administrative_leader"}}));
    for (const std::string& centre : the_centres()) all.push_back(person(centre, {{.role = "centre_leader", .centre = centre}}));
    all.push_back(person("officer", {{.role = "case_officer"}}));
    all.push_back(person("officer 2", {{.role = "case_officer"}}));
    all.push_back(person("users", {{.role = "user_representative", .organisation = "Foreningen", .capacity = "user_organisation"}}));
    all.push_back(person("reference", {{.role = "user_representative", .organisation = "FFO", .capacity = "reference_group"}}));
    for (const std::string centre : {"TRS", "SSD"})
        all.push_back(person("council " + centre, {{.role = "user_representative", .organisation = "FFO", .capacity = "centre_council:" + centre}}));
    all.push_back(person("clinician", {{.role = "professional", .organisation = "OUS", .capacity = "professional"}}));
    all.push_back(person("auditor", {{.role = "auditor"}}));
    all.push_back(person("administrator", {{.role = "administrator"}}));
    all.push_back(person("deputy", {}));
    all.push_back(person("deputy TRS", {{.role = "professional", .centre = "TRS"}}));
    all.push_back(person("deputy SSD", {}));
    all.push_back(person("stranger", {}));
    const engine::Date to = engine::make_date(2099, 12, 31);
    office.deputies = {{1, "leader", "deputy", from, to, true}, {2, "TRS", "deputy TRS", from, to, true}, {3, "SSD", "deputy SSD", from, to, true}};
    return office;
}

std::vector<engine::CaseRow> FakeCaseList::rows() {
    std::vector<engine::CaseRow> all;
    for (const std::string& stream : store_.streams("case/")) all.push_back(store_.read(stream)->row());
    return all;
}

std::vector<std::string> FakeCaseList::like(std::string_view orpha, const std::vector<std::string>& names, std::string_view except) {
    std::vector<std::string> found;
    for (const engine::CaseRow& row : rows()) {
        const bool named = std::find(names.begin(), names.end(), row.name) != names.end();
        if (row.id != except && ((!orpha.empty() && row.orpha == orpha) || named)) found.push_back(row.id);
    }
    return found;
}

std::vector<std::string> FakeCaseList::commented(std::string_view person) {
    std::vector<std::string> found;
    for (const std::string& stream : store_.streams("case/"))
        for (const engine::Sealed& sealed : store_.events(stream))
            if (sealed.event.name == "comment_given" && (person.empty() || sealed.event.actor == person) && (found.empty() || "case/" + found.back() != stream))
                found.push_back(stream.substr(5));
    return found;
}

bool FakeCaseList::imported(std::string_view orpha, std::string_view name, std::string_view centre) {
    const auto all = rows();
    return std::any_of(all.begin(), all.end(), [&](const engine::CaseRow& row) {
        return row.origin == "historical" && row.primary_centre == centre && (orpha.empty() ? row.name == name : row.orpha == orpha);
    });
}

FakeNomenclature::FakeNomenclature() {
    using workflows::orphanet::Level;
    using workflows::orphanet::Status;
    release_ = {.product = "product1", .language = "en", .date = "2025-12-09 10:41:42", .sha256 = std::string(64, 'a')};
    entities_[558] = {.code = 558, .level = Level::disorder, .name = "Marfan syndrome", .synonyms = {"MFS"}};
    entities_[98249] = {.code = 98249, .level = Level::group, .name = "Ehlers-Danlos syndrome"};
    entities_[374] = {.code = 374, .level = Level::disorder, .name = "Goldenhar syndrome", .active = false, .status = Status::deprecated, .targets = {{141132, {}, ""}}};
    entities_[77] = {.code = 77, .name = "Aniridia"};
}

std::optional<workflows::orphanet::Found> FakeNomenclature::find(std::int64_t code) {
    const auto found = entities_.find(code);
    if (found == entities_.end()) return std::nullopt;
    return workflows::orphanet::Found{found->second, release_, true};
}

}  // namespace tests
