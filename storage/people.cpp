#include "storage/people.hpp"

#include "engine/crypto.hpp"
#include "storage/case_rows.hpp"
#include "storage/letters.hpp"
#include "storage/stream_rows.hpp"
#include "workflows/people/checks.hpp"

#include <algorithm>

namespace storage {

using workflows::By;
using workflows::Office;
using workflows::OfficeError;

namespace {

std::string text_of(const std::optional<engine::Date>& date) { return date ? engine::to_text(*date) : std::string(); }

void insert_grant(Unit& unit, OfficeLog& log, const std::string& act, const std::string& person, const workflows::Grant& grant) {
    const std::string from = engine::to_text(grant.from), to = text_of(grant.to);
    const std::int64_t id = log.record(act, "role_granted",
                                       engine::Value::object({{"person", person},
                                                              {"role", grant.role},
                                                              {"centre", grant.centre},
                                                              {"organisation", grant.organisation},
                                                              {"capacity", grant.capacity},
                                                              {"from", from},
                                                              {"to", to}}));
    unit.db.run("insert into roles (id, person, role, centre, organisation, capacity, from_date, to_date)"
                " values (:id, :person, :role, :centre, :organisation, :capacity, :from_date, :to_date)",
                {id, person, grant.role, grant.centre, grant.organisation, grant.capacity, from, to});
}

bool has_grant(const workflows::Person* person, std::int64_t id) {
    return person != nullptr &&
           std::any_of(person->grants.begin(), person->grants.end(), [&](const workflows::Grant& grant) { return grant.id == id; });
}

}  // namespace

std::shared_ptr<const Office> DatabasePeople::known_office(const OfficeVersion& version) {
    const std::lock_guard lock(mutex_);
    return office_ && office_version_ == version ? office_ : nullptr;
}

/// The office's version; within a look about a case, also how that case stands.
OfficeVersion DatabasePeople::look_up(Connection& db) {
    const StreamName about = split(watch_.about());
    if (about.table == StreamTable::cases) {
        if (auto found = look_at_case(db, about.id, Lock::none)) {
            const OfficeVersion version = found->office;
            watch_.looked(*std::move(found));
            return version;
        }
    }
    const OfficeVersion version = office_version(db);
    watch_.looked(version);
    return version;
}

std::shared_ptr<const Office> DatabasePeople::office() {
    Connection* const unit = watch_.within();
    if (unit != nullptr && !watch_.noted()) watch_.note(office_version(*unit));
    const auto noted = watch_.noted();
    if (noted)
        if (auto known = known_office(*noted)) return known;
    return with_reader(readers_, [&](Connection& db) -> std::shared_ptr<const Office> {
        // Read before the office itself: what is then too new is only read once more.
        const OfficeVersion version = look_up(db);
        // Somebody before this unit has changed the office in the same transaction: nobody else may see it yet.
        if (unit != nullptr && version.is_before(*noted)) return std::make_shared<const Office>(read_office(*unit));
        if (auto known = known_office(version)) return known;
        auto fresh = std::make_shared<const Office>(read_office(db));
        const std::lock_guard lock(mutex_);
        office_ = fresh;
        office_version_ = version;
        return office_;
    });
}

OfficeError DatabasePeople::change(const Change& change) {
    struct Refused {};
    OfficeError error = OfficeError::none;
    try {
        writer_.run([&](Unit& unit) {
            head_of(unit.db, office_stream, Lock::row);
            error = change(unit, read_office(unit.db));
            if (error != OfficeError::none) throw Refused{};
        });
    } catch (const Refused&) {
        // Undone; the answer says why.
    }
    return error;
}

OfficeError DatabasePeople::add(const workflows::NewPerson& person, const By& by, std::string& id, std::string& setup_token) {
    setup_token = engine::random_token();
    return change([&](Unit& unit, const Office& office) {
        const OfficeError wrong = workflows::check_new_person(office, person);
        if (wrong != OfficeError::none) return wrong;
        id = "p-" + std::to_string(next_number(unit.db, "person", 0));
        const engine::Text email = engine::commit_to(person.email), name = engine::commit_to(person.name);
        OfficeLog log(unit, by);
        log.record("add_person", "person_added",
                   engine::Value::object({{"person", id}, {"email", engine::commitment(email)}, {"name", engine::commitment(name)}}),
                   {email, name});
        unit.db.run("insert into persons (id, email, email_key, name, password, disabled, language, scheme)"
                    " values (:id, :email, :email_key, :name, '', 0, 'nb', 'auto')",
                    {id, person.email, lower_case(person.email), person.name});
        insert_grant(unit, log, "add_person", id, person.grant);
        make_setup_link(unit, log, id, setup_token, by);
        return OfficeError::none;
    });
}

OfficeError DatabasePeople::grant(std::string_view person, const workflows::Grant& grant, const By& by) {
    return change([&](Unit& unit, const Office& office) {
        if (office.find(person) == nullptr) return OfficeError::unknown_person;
        const OfficeError wrong = workflows::check_grant(grant);
        if (wrong != OfficeError::none) return wrong;
        OfficeLog log(unit, by);
        insert_grant(unit, log, "grant_role", std::string(person), grant);
        return OfficeError::none;
    });
}

OfficeError DatabasePeople::end_grant(std::string_view person, std::int64_t grant, engine::Date last_day, const By& by) {
    return change([&](Unit& unit, const Office& office) {
        if (!has_grant(office.find(person), grant)) return OfficeError::unknown_person;
        const std::string to = engine::to_text(last_day);
        OfficeLog(unit, by).record("end_role", "role_ended", engine::Value::object({{"person", person}, {"grant", grant}, {"to", to}}));
        unit.db.run("update roles set to_date = :to_date where id = :id", {to, grant});
        return OfficeError::none;
    });
}

OfficeError DatabasePeople::disable(std::string_view person, bool disabled, const By& by) {
    return change([&](Unit& unit, const Office& office) {
        if (office.find(person) == nullptr) return OfficeError::unknown_person;
        OfficeLog(unit, by).record(disabled ? "disable_person" : "enable_person", disabled ? "person_disabled" : "person_enabled",
                                   engine::Value::object({{"person", person}}));
        unit.db.run("update persons set disabled = :disabled where id = :id", {disabled, person});
        if (disabled) unit.db.run("delete from sessions where person = :person", {person});
        return OfficeError::none;
    });
}

OfficeError DatabasePeople::set_preferences(std::string_view person, std::string_view language, std::string_view scheme) {
    OfficeError error = OfficeError::none;
    writer_.run([&](Unit& unit) {
        const auto changed = unit.db.run("update persons set language = :language, scheme = :scheme where id = :id", {language, scheme, person});
        error = changed == 1 ? OfficeError::none : OfficeError::unknown_person;
        if (changed == 1) next_number(unit.db, "preferences", 0);
    });
    return error;
}

OfficeError DatabasePeople::appoint_deputy(const workflows::Deputy& deputy, const By& by) {
    return change([&](Unit& unit, const Office& office) {
        const OfficeError wrong = workflows::check_deputy(office, deputy);
        if (wrong != OfficeError::none) return wrong;
        const std::string from = engine::to_text(deputy.from), to = engine::to_text(deputy.to);
        const std::int64_t id = OfficeLog(unit, by).record(
            "appoint_deputy", "deputy_appointed",
            engine::Value::object({{"leader", deputy.leader}, {"deputy", deputy.deputy}, {"from", from}, {"to", to}}));
        unit.db.run("insert into deputies (id, leader, deputy, from_date, to_date, accepted)"
                    " values (:id, :leader, :deputy, :from_date, :to_date, 0)",
                    {id, deputy.leader, deputy.deputy, from, to});
        return OfficeError::none;
    });
}

OfficeError DatabasePeople::publish_policy(const workflows::KeptPolicy& kept, const By& by) {
    return change([&](Unit& unit, const Office& office) {
        const workflows::Policy& policy = *kept.policy;
        if (office.policies.find(policy.sha256) != nullptr || office.policies.version(policy.version) != nullptr) return OfficeError::policy_taken;
        const std::string valid_from = engine::to_text(policy.valid_from);
        engine::Value body = engine::Value::object({{"version", policy.version},
                                                    {"sha256", policy.sha256},
                                                    {"valid_from", valid_from},
                                                    {"meeting", kept.meeting},
                                                    {"item", kept.item}});
        if (!kept.report.empty()) body.set("report", kept.report);
        const std::int64_t entry = OfficeLog(unit, by).record("publish_policy", "policy_published", std::move(body));
        unit.db.run("insert into policies (version, sha256, valid_from, file, meeting, item, report, published, entry)"
                    " values (:version, :sha256, :valid_from, :file, :meeting, :item, :report, :published, :entry)",
                    {policy.version, policy.sha256, valid_from, kept.file, kept.meeting, kept.item, kept.report, kept.published, entry});
        return OfficeError::none;
    });
}

OfficeError DatabasePeople::accept_deputy(std::int64_t id, const By& by) {
    return change([&](Unit& unit, const Office& office) {
        const auto found = std::find_if(office.deputies.begin(), office.deputies.end(),
                                        [&](const workflows::Deputy& deputy) { return deputy.id == id; });
        // Only the deputy can accept (specification section 1).
        if (found == office.deputies.end() || found->deputy != by.actor) return OfficeError::unknown_person;
        OfficeLog(unit, by).record("accept_deputy", "deputy_accepted",
                                   engine::Value::object({{"entry", id}, {"leader", found->leader}, {"deputy", found->deputy}}));
        unit.db.run("update deputies set accepted = 1 where id = :id", {id});
        return OfficeError::none;
    });
}

}  // namespace storage
