#include "workflows/people/office_fold.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Event;

engine::Date date(const engine::Value& body, std::string_view key) { return engine::parse_date(body.text(key)).value_or(engine::Date{}); }

Grant grant_of(const Event& event) {
    const engine::Value& body = event.body;
    Grant grant{event.seq, body.text("role"), body.text("centre"), body.text("organisation"), body.text("capacity"), date(body, "from"), {}};
    if (!body.text("to").empty()) grant.to = date(body, "to");
    return grant;
}

void apply_to_person(Person& person, const Event& event) {
    if (event.name == "role_granted") person.grants.push_back(grant_of(event));
    if (event.name == "person_disabled") person.disabled = true;
    if (event.name == "person_enabled") person.disabled = false;
    if (event.name == "role_ended")
        for (Grant& grant : person.grants)
            if (grant.id == event.body.integer("grant")) grant.to = date(event.body, "to");
}

void publish(Office& office, const Event& event, const PolicyBook& policies) {
    const auto& known = policies.published();
    const auto found = std::find_if(known.begin(), known.end(), [&](const KeptPolicy& kept) { return kept.policy->sha256 == event.body.text("sha256"); });
    if (found != known.end()) office.policies.add(*found);
}

}  // namespace

void apply_to_office(Office& office, const engine::Sealed& sealed, const engine::Texts& texts, const PolicyBook& policies) {
    const Event& event = sealed.event;
    const engine::Value& body = event.body;
    office.version = event.seq;
    if (event.name == "person_added") {
        office.people.push_back({.id = body.text("person"), .email = engine::opened(body, "email", texts), .name = engine::opened(body, "name", texts)});
    } else if (event.name == "deputy_appointed") {
        office.deputies.push_back({event.seq, body.text("leader"), body.text("deputy"), date(body, "from"), date(body, "to"), false});
    } else if (event.name == "deputy_accepted") {
        for (Deputy& deputy : office.deputies)
            if (deputy.id == body.integer("entry")) deputy.accepted = true;
    } else if (event.name == "policy_published") {
        publish(office, event, policies);
    } else {
        const auto person = std::find_if(office.people.begin(), office.people.end(), [&](const Person& one) { return one.id == body.text("person"); });
        if (person != office.people.end()) apply_to_person(*person, event);
    }
}

std::shared_ptr<const Office> office_as_of(engine::Store& store, const std::shared_ptr<const Office>& present, const AsOf& moment) {
    const auto events = store.events("office");
    if (events.empty() || moment.holds(events.back().event)) return present;
    const engine::Texts texts = store.texts("office");
    auto office = std::make_shared<Office>();
    for (const engine::Sealed& sealed : events) {
        if (!moment.holds(sealed.event)) break;
        apply_to_office(*office, sealed, texts, present->policies);
    }
    return office;
}

}  // namespace workflows
