// The office as of the time of each of its events is the office that was stored when that event was recorded: persons, roles,
// deputies and policies, after any course of changes.
#include "storage/storage.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/office.hpp"
#include "workflows/people/office_fold.hpp"
#include "workflows/phase_model/phase_model.hpp"

#include <random>
#include <sstream>

using namespace tests;
using workflows::Office;

namespace {

std::string dump(const Office& office) {
    std::ostringstream out;
    out << office.version << '\n';
    for (const auto& person : office.people) {
        out << person.id << ' ' << person.email << ' ' << person.name << (person.disabled ? " disabled" : "") << '\n';
        for (const auto& grant : person.grants)
            out << "  " << grant.id << ' ' << grant.role << ' ' << grant.centre << ' ' << grant.organisation << ' ' << grant.capacity << ' ' << engine::to_text(grant.from) << ' '
                << (grant.to ? engine::to_text(*grant.to) : "") << '\n';
    }
    for (const auto& deputy : office.deputies)
        out << deputy.id << ' ' << deputy.leader << ' ' << deputy.deputy << ' ' << engine::to_text(deputy.from) << ' ' << engine::to_text(deputy.to) << ' ' << deputy.accepted << '\n';
    for (const auto& kept : office.policies.published())
        out << kept.policy->version << ' ' << kept.policy->sha256 << ' ' << kept.meeting << ' ' << kept.item << ' ' << kept.published << '\n';
    return out.str();
}

/// An office that random changes are made to, a minute apart, and how it stood after each.
class Course {
public:
    Course(storage::Storage& storage, unsigned seed) : storage_(storage), random_(seed) {}

    void go(int changes) {
        for (int i = 0; i < changes; ++i) {
            now_.ms += 60'000;
            change();
            const auto office = storage_.people().office();
            stood_.insert_or_assign(engine::to_text(now_), dump(*office));
        }
    }
    const std::map<std::string, std::string>& stood() const { return stood_; }

private:
    int below(std::size_t most) { return std::uniform_int_distribution<int>(0, static_cast<int>(most) - 1)(random_); }
    workflows::By by() const { return {"system", "test", now_, engine::to_text(now_).substr(0, 10)}; }
    std::string anyone() { return people_.at(static_cast<std::size_t>(below(people_.size()))); }
    workflows::Grant a_role() {
        static const std::vector<std::string> roles{"case_officer", "auditor", "centre_leader", "administrator"};
        workflows::Grant grant{.role = roles.at(static_cast<std::size_t>(below(roles.size()))), .from = engine::make_date(2026, 1, 1) + below(300)};
        if (grant.role == "centre_leader") grant.centre = "TRS";
        if (below(2) == 0) grant.to = grant.from + below(400);
        return grant;
    }

    void change() {
        auto& people = storage_.people();
        const int what = people_.empty() ? 0 : below(7);
        if (what == 0) {
            std::string id, token;
            const std::string name = "Person " + std::to_string(people_.size());
            if (people.add({.email = "p" + std::to_string(people_.size()) + "@example.no", .name = name, .grant = a_role()}, by(), id, token) == workflows::OfficeError::none) people_.push_back(id);
        } else if (what == 1) {
            people.grant(anyone(), a_role(), by());
        } else if (what == 2) {
            const auto office = people.office();
            const auto& person = *office->find(anyone());
            if (!person.grants.empty()) people.end_grant(person.id, person.grants.at(static_cast<std::size_t>(below(person.grants.size()))).id, engine::make_date(2027, 1, 1), by());
        } else if (what == 3) {
            people.disable(anyone(), below(2) == 0, by());
        } else if (what == 4) {
            people.appoint_deputy({.leader = anyone(), .deputy = anyone(), .from = engine::make_date(2026, 1, 1), .to = engine::make_date(2026, 12, 31)}, by());
        } else if (what == 5) {
            const auto office = people.office();
            if (office->deputies.empty()) return;
            auto accepting = by();
            const auto& deputy = office->deputies.at(static_cast<std::size_t>(below(office->deputies.size())));
            accepting.actor = deputy.deputy;
            people.accept_deputy(deputy.id, accepting);
        } else {
            const std::string version = std::to_string(++policies_) + ".5", file = policy_file(version, "2027-0" + std::to_string(1 + below(9)) + "-01");
            people.publish_policy({.policy = std::make_shared<const workflows::Policy>(workflows::read_policy(file)), .file = file, .meeting = "2026-0001", .item = policies_, .report = {}, .published = by().date}, by());
        }
    }

    storage::Storage& storage_;
    std::mt19937 random_;
    engine::Instant now_ = *engine::parse_instant("2026-03-01T09:00:00.000Z");
    std::vector<std::string> people_;
    int policies_ = 1;
    std::map<std::string, std::string> stood_;  ///< by time
};

}  // namespace

TEST_CASE("the office as of the time of any of its events is what was stored then", "[as-of]") {
    const auto kind = GENERATE(from_range(kinds()));
    const auto seed = GENERATE(range(1U, 9U));
    TestDatabase database(kind);
    storage::init(database.url(), false);
    const auto storage = storage::Storage::open(database.url(), {}, workflows::blank_file);
    Course course(*storage, seed);
    course.go(40);
    const auto present = storage->people().office();

    INFO("seed " << seed);
    for (const auto& [at, stood] : course.stood()) {
        const auto then = workflows::office_as_of(storage->store(), present, *workflows::read_as_of(at));
        INFO(at);
        REQUIRE(dump(*then) == stood);
    }
    const auto before = workflows::office_as_of(storage->store(), present, *workflows::read_as_of("2026-03-01T09:00:30.000Z"));
    CHECK(before->people.empty());
    CHECK(before->policies.published().empty());
}
