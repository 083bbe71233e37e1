#include "storage/verify_office.hpp"

#include <algorithm>

namespace storage {

namespace {

using workflows::Deputy;
using workflows::Grant;
using workflows::Office;
using workflows::Person;

engine::Date date(const engine::Value& body, std::string_view key) { return engine::parse_date(body.text(key)).value_or(engine::Date{}); }

Grant grant_of(const engine::Sealed& event) {
    const engine::Value& body = event.event.body;
    Grant grant{event.event.seq, body.text("role"), body.text("centre"), body.text("organisation"), body.text("capacity"), date(body, "from"), {}};
    if (!body.text("to").empty()) grant.to = date(body, "to");
    return grant;
}

Person* person_in(Office& office, const std::string& id) {
    const auto found = std::find_if(office.people.begin(), office.people.end(), [&](const Person& person) { return person.id == id; });
    return found == office.people.end() ? nullptr : &*found;
}

void apply_to_person(Person& person, const engine::Sealed& event) {
    const std::string& name = event.event.name;
    if (name == "role_granted") person.grants.push_back(grant_of(event));
    if (name == "person_disabled") person.disabled = true;
    if (name == "person_enabled") person.disabled = false;
    if (name == "role_ended")
        for (Grant& grant : person.grants)
            if (grant.id == event.event.body.integer("grant")) grant.to = date(event.event.body, "to");
}

void apply(Office& office, const engine::Sealed& event, const engine::Texts& texts) {
    const engine::Value& body = event.event.body;
    const std::string& name = event.event.name;
    if (name == "person_added") {
        office.people.push_back({.id = body.text("person"), .email = engine::opened(body, "email", texts), .name = engine::opened(body, "name", texts)});
    } else if (name == "deputy_appointed") {
        office.deputies.push_back({event.event.seq, body.text("leader"), body.text("deputy"), date(body, "from"), date(body, "to"), false});
    } else if (name == "deputy_accepted") {
        for (Deputy& deputy : office.deputies)
            if (deputy.id == body.integer("entry")) deputy.accepted = true;
    } else if (Person* person = person_in(office, body.text("person"))) {
        apply_to_person(*person, event);
    }
}

bool same(const Grant& a, const Grant& b) {
    return a.id == b.id && a.role == b.role && a.centre == b.centre && a.organisation == b.organisation && a.capacity == b.capacity &&
           a.from == b.from && a.to == b.to;
}

bool same(const Person& a, const Person& b) {
    return a.email == b.email && a.name == b.name && a.disabled == b.disabled &&
           std::equal(a.grants.begin(), a.grants.end(), b.grants.begin(), b.grants.end(),
                      [](const Grant& x, const Grant& y) { return same(x, y); });
}

bool same(const Deputy& a, const Deputy& b) {
    return a.id == b.id && a.leader == b.leader && a.deputy == b.deputy && a.from == b.from && a.to == b.to && a.accepted == b.accepted;
}

/// Each policy in the book was published, as the event says, and each that was published is there.
void verify_policies(const Office& stored, const std::vector<engine::Sealed>& events, const std::function<void(const std::string&)>& differs) {
    std::size_t published = 0;
    for (const engine::Sealed& event : events) {
        if (event.event.name != "policy_published") continue;
        const engine::Value& body = event.event.body;
        const auto& kept = stored.policies.published();
        const bool there = std::any_of(kept.begin(), kept.end(), [&](const workflows::KeptPolicy& one) {
            return one.policy->sha256 == body.text("sha256") && one.policy->version == body.text("version") && one.meeting == body.text("meeting") &&
                   one.item == body.integer("item") && one.report == body.text("report") && engine::to_text(one.policy->valid_from) == body.text("valid_from") &&
                   one.published == event.event.date;
        });
        if (!there) differs("policy " + body.text("version"));
        ++published;
    }
    if (published != stored.policies.published().size()) differs("the list of policies");
}

}  // namespace

void verify_office(Connection& db, const std::vector<engine::Sealed>& events, const engine::Texts& texts,
                   const std::function<void(engine::Finding)>& wrong) {
    Office recorded;
    for (const engine::Sealed& event : events) apply(recorded, event, texts);
    const Office stored = read_office(db);
    const auto differs = [&](const std::string& what) { wrong({0, std::string(office_stream), 0, "row", what + " is not what the events add up to"}); };
    for (const Person& person : stored.people) {
        const Person* known = recorded.find(person.id);
        if (known == nullptr || !same(*known, person)) differs(person.id);
    }
    for (const Person& person : recorded.people)
        if (stored.find(person.id) == nullptr) differs(person.id);
    if (!std::equal(recorded.deputies.begin(), recorded.deputies.end(), stored.deputies.begin(), stored.deputies.end(),
                    [](const Deputy& a, const Deputy& b) { return same(a, b); }))
        differs("the list of deputies");
    verify_policies(stored, events, differs);
    db.each<std::int64_t>("select id from roles where person not in (select id from persons)", {},
                          [&](std::int64_t id) { differs("role " + std::to_string(id)); });
}

}  // namespace storage
