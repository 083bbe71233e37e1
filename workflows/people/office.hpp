// Office is who is who on a given day: persons, their roles, centres and organisations, deputies, and the seats of the
// leader group. A plain value; storage fills it, rules read it (specification section 1).
#pragma once

#include "engine/time.hpp"
#include "workflows/phase_model/policy_book.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// A role held from a day to a day (inclusive); `to` absent: until further notice.
struct Grant {
    std::int64_t id = 0;
    std::string role;          ///< role id of specification section 1
    std::string centre;        ///< of a centre leader
    std::string organisation;  ///< of a user representative or professional
    std::string capacity;      ///< "reference_group", "centre_council:TRS", "user_organisation", "professional"
    engine::Date from;
    std::optional<engine::Date> to;

    bool holds_on(engine::Date day) const { return from <= day && (!to || day <= *to); }
};

struct Person {
    std::string id;  ///< "p-17"
    std::string email;
    std::string name;
    bool disabled = false;
    std::string language = "nb";  ///< nb, nn, en
    std::string scheme = "auto";  ///< auto, light, dark
    std::vector<Grant> grants;
};

/// One stands in for one leader, from–to, once accepted. Chains are refused when appointing.
struct Deputy {
    std::int64_t id = 0;
    std::string leader;
    std::string deputy;
    engine::Date from;
    engine::Date to;
    bool accepted = false;
};

/// One way in which a person may act today: in an own role, or in the role of the leader stood in for.
struct Standing {
    std::string role;
    std::string centre;
    std::string organisation;
    std::string capacity;
    std::string on_behalf;  ///< the leader, when as a deputy

    bool operator==(const Standing&) const = default;
};

/// A seat in the leader group: one per person, however many centres are led.
struct Seat {
    std::string holder;
    std::vector<std::string> centres;  ///< empty for the administrative leader
    bool administrative = false;
    std::vector<std::string> deputies;  ///< those who may sit for the holder today
};

struct Office {
    std::vector<Person> people;
    std::vector<Deputy> deputies;
    PolicyBook policies;
    std::int64_t version = 0;  ///< of the `office` stream; rises with every change

    const Person* find(std::string_view id) const;
    const Person* find_email(std::string_view email) const;  ///< case-insensitive
    /// Every way this person may act on that day; empty for one who is disabled or unknown.
    std::vector<Standing> standings(std::string_view person, engine::Date day) const;
    bool holds(std::string_view person, std::string_view role, engine::Date day) const;
    std::vector<Seat> seats(engine::Date day) const;
    /// The holder of the role on that day, or "" (the earliest grant where several hold it).
    std::string administrative_leader(engine::Date day) const;
    std::string leader_of(std::string_view centre, engine::Date day) const;
};

}  // namespace workflows
