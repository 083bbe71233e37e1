#include "storage/office_rows.hpp"

#include "storage/office_watch.hpp"
#include "storage/stream_rows.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace storage {

namespace {

engine::Date date(const std::string& text) { return engine::parse_date(text).value_or(engine::Date{}); }

std::optional<engine::Date> open_date(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(date(text));
}

void read_persons(Connection& db, workflows::Office& office) {
    db.each<std::string, std::string, std::string, std::int64_t, std::string, std::string>(
        "select id, email, name, disabled, language, scheme from persons order by length(id), id", {},
        [&](const std::string& id, const std::string& email, const std::string& name, std::int64_t disabled, const std::string& language,
            const std::string& scheme) { office.people.push_back({id, email, name, disabled != 0, language, scheme, {}}); });
}

void read_roles(Connection& db, workflows::Office& office) {
    std::map<std::string_view, workflows::Person*> by_id;
    for (workflows::Person& person : office.people) by_id.emplace(person.id, &person);
    db.each<std::int64_t, std::string, std::string, std::string, std::string, std::string, std::string, std::string>(
        "select id, person, role, centre, organisation, capacity, from_date, to_date from roles order by id", {},
        [&](std::int64_t id, const std::string& person, const std::string& role, const std::string& centre,
            const std::string& organisation, const std::string& capacity, const std::string& from, const std::string& to) {
            const auto found = by_id.find(person);
            if (found != by_id.end())
                found->second->grants.push_back({id, role, centre, organisation, capacity, date(from), open_date(to)});
        });
}

void read_deputies(Connection& db, workflows::Office& office) {
    db.each<std::int64_t, std::string, std::string, std::string, std::string, std::int64_t>(
        "select id, leader, deputy, from_date, to_date, accepted from deputies order by id", {},
        [&](std::int64_t id, const std::string& leader, const std::string& deputy, const std::string& from, const std::string& to,
            std::int64_t accepted) { office.deputies.push_back({id, leader, deputy, date(from), date(to), accepted != 0}); });
}

/// The text again as a policy; each is read once in the life of the program, however often the office changes.
std::shared_ptr<const workflows::Policy> policy_from(const std::string& sha256, const std::string& file) {
    static std::mutex mutex;
    static std::map<std::string, std::shared_ptr<const workflows::Policy>> known;
    const std::lock_guard lock(mutex);
    auto& policy = known[sha256];
    if (!policy) policy = std::make_shared<const workflows::Policy>(workflows::read_policy(file));
    if (policy->sha256 != sha256) throw Trouble(Cause::damaged, "a policy that is not the one published");
    return policy;
}

void read_policies(Connection& db, workflows::Office& office) {
    db.each<std::string, std::string, std::string, std::int64_t, std::string, std::string>(
        "select sha256, file, meeting, item, report, published from policies order by entry", {},
        [&](const std::string& sha256, const std::string& file, const std::string& meeting, std::int64_t item, const std::string& report,
            const std::string& published) { office.policies.add({policy_from(sha256, file), file, meeting, item, report, published}); });
}

}  // namespace

thread_local std::optional<OfficeWatch::Note> OfficeWatch::noted_;
thread_local Connection* OfficeWatch::within_ = nullptr;
thread_local std::optional<std::string> OfficeWatch::looking_;

OfficeVersion office_version(Connection& db) {
    const auto found = db.one<std::int64_t, std::int64_t>(
        "select version, (select value from counters where kind = 'preferences' and year = 0) from streams where stream = 'office'");
    return found ? OfficeVersion{std::get<0>(*found), std::get<1>(*found)} : OfficeVersion{};
}

workflows::Office read_office(Connection& db) {
    workflows::Office office;
    office.version = office_version(db).events;
    read_persons(db, office);
    read_roles(db, office);
    read_deputies(db, office);
    read_policies(db, office);
    return office;
}

OfficeLog::OfficeLog(Unit& unit, const workflows::By& by) : unit_(unit), by_(by) {
    const auto head = head_of(unit.db, office_stream, Lock::row);
    if (!head) throw Trouble(Cause::damaged, "the office has no head");
    head_.version = head->version;
    head_.last_hash = head->last_hash;
    if (const auto last = unit.db.one<std::string>("select at from events where stream = :stream and seq = :seq", {office_stream, head->version}))
        head_.last_at = std::get<0>(*last);
}

std::int64_t OfficeLog::record(const std::string& act, const std::string& name, engine::Value body, const std::vector<engine::Text>& texts) {
    const engine::Sealed sealed = engine::seal({.stream = std::string(office_stream),
                                                .seq = head_.version + 1,
                                                .at = engine::time_after(head_.last_at, by_.at),
                                                .date = by_.date,
                                                .actor = by_.actor,
                                                .on_behalf = {},
                                                .role = {},
                                                .act = act,
                                                .name = name,
                                                .model = {},
                                                .policy = {},
                                                .via = by_.via,
                                                .body = std::move(body),
                                                .prev = head_.last_hash});
    write_texts(unit_.db, office_stream, texts);
    engine::CaseRow after;
    after.version = sealed.event.seq;
    after.last_hash = sealed.hash;
    after.last_at = sealed.event.at;
    write_events(unit_, {sealed}, head_, after);
    head_ = after;
    return head_.version;
}

}  // namespace storage
