#include "workflows/people/office.hpp"

#include <algorithm>
#include <cctype>

namespace workflows {

namespace {

bool same_letters(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
    });
}

bool is_leader(const Grant& grant) { return grant.role == "administrative_leader" || grant.role == "centre_leader"; }

/// The first leader with a grant like that; "" for none. Asked many times for each page, so no seats are made for it.
template <class Like>
std::string holder_of(const std::vector<Person>& people, engine::Date day, Like like) {
    for (const Person& person : people)
        for (const Grant& grant : person.grants)
            if (!person.disabled && like(grant) && is_leader(grant) && grant.holds_on(day)) return person.id;
    return {};
}

}  // namespace

const Person* Office::find(std::string_view id) const {
    const auto found = std::find_if(people.begin(), people.end(), [&](const Person& person) { return person.id == id; });
    return found == people.end() ? nullptr : &*found;
}

const Person* Office::find_email(std::string_view email) const {
    const auto found =
        std::find_if(people.begin(), people.end(), [&](const Person& person) { return same_letters(person.email, email); });
    return found == people.end() ? nullptr : &*found;
}

std::vector<Standing> Office::standings(std::string_view person, engine::Date day) const {
    std::vector<Standing> all;
    const Person* self = find(person);
    if (self == nullptr || self->disabled) return all;
    for (const Grant& grant : self->grants)
        if (grant.holds_on(day) && grant.role != "deputy")
            all.push_back({grant.role, grant.centre, grant.organisation, grant.capacity, ""});
    for (const Deputy& deputy : deputies) {
        if (deputy.deputy != person || !deputy.accepted || day < deputy.from || deputy.to < day) continue;
        const Person* leader = find(deputy.leader);
        if (leader == nullptr) continue;
        for (const Grant& grant : leader->grants)
            if (grant.holds_on(day) && is_leader(grant)) all.push_back({grant.role, grant.centre, "", "", leader->id});
    }
    return all;
}

bool Office::holds(std::string_view person, std::string_view role, engine::Date day) const {
    const auto all = standings(person, day);
    return std::any_of(all.begin(), all.end(), [&](const Standing& standing) { return standing.role == role; });
}

std::vector<Seat> Office::seats(engine::Date day) const {
    std::vector<Seat> all;
    for (const Person& person : people) {
        if (person.disabled) continue;
        Seat seat{.holder = person.id};
        for (const Grant& grant : person.grants) {
            if (!grant.holds_on(day) || !is_leader(grant)) continue;
            if (grant.role == "administrative_leader") seat.administrative = true;
            if (!grant.centre.empty()) seat.centres.push_back(grant.centre);
        }
        if (!seat.administrative && seat.centres.empty()) continue;
        for (const Deputy& deputy : deputies)
            if (deputy.leader == person.id && deputy.accepted && deputy.from <= day && day <= deputy.to)
                seat.deputies.push_back(deputy.deputy);
        all.push_back(std::move(seat));
    }
    return all;
}

std::string Office::administrative_leader(engine::Date day) const {
    return holder_of(people, day, [](const Grant& grant) { return grant.role == "administrative_leader"; });
}

std::string Office::leader_of(std::string_view centre, engine::Date day) const {
    return holder_of(people, day, [&](const Grant& grant) { return !centre.empty() && grant.centre == centre; });
}

}  // namespace workflows
