#include "storage/verify_office.hpp"

#include "engine/crypto.hpp"
#include "workflows/people/office_fold.hpp"

#include <algorithm>

namespace storage {

namespace {

using workflows::Deputy;
using workflows::Grant;
using workflows::Office;
using workflows::Person;

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

/// The events tell the hash of each policy; the file stands in the table alone.
bool policies_are_their_files(Connection& db, const std::function<void(const std::string&)>& differs) {
    bool all = true;
    db.each<std::string, std::string, std::string>("select version, sha256, file from policies order by entry", {},
                                                   [&](const std::string& version, const std::string& sha256, const std::string& file) {
                                                       if (engine::sha256_hex(file) == sha256) return;
                                                       differs("policy " + version);
                                                       all = false;
                                                   });
    return all;
}

}  // namespace

void verify_office(Connection& db, const std::vector<engine::Sealed>& events, const engine::Texts& texts,
                   const std::function<void(engine::Finding)>& wrong) {
    const auto differs = [&](const std::string& what) { wrong({0, std::string(office_stream), 0, "row", what + " is not what the events add up to"}); };
    if (!policies_are_their_files(db, differs)) return;  // the rest cannot be read
    Office recorded;
    const Office stored = read_office(db);
    for (const engine::Sealed& event : events) workflows::apply_to_office(recorded, event, texts, stored.policies);
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
