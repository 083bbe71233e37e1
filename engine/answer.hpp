// A requirement answers, it does not refuse: status, reason and who can cure it, as data with catalogue keys.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace engine {

/// A sentence by its catalogue key, with what fills its {places}. A value that begins with '@' is itself a key, and
/// "@a,@b" a list of keys.
struct Message {
    std::string key;
    std::vector<std::pair<std::string, std::string>> values;
};

/// The five answers of specification section 5.
enum class Status { met, unmet, not_applicable, overridden, unknown };

/// "met", "unmet", "not_applicable", "overridden", "unknown".
std::string_view name_of(Status status);

/// Who can cure a requirement, and by which act ("" when no act but time or another person's will does it).
struct Cure {
    std::string role;
    std::string act;
    std::string centre;  ///< the leader of this centre only; empty for any
    std::vector<std::pair<std::string, std::string>> fields;  ///< what the act's form is filled with, e.g. criterion K1
};

struct Answer {
    std::string requirement;
    Status status = Status::unknown;
    Message reason;
    std::vector<Cure> cures;
    bool in_form = false;  ///< unmet only because the act's own form is not filled in yet

    bool lets_through() const { return status == Status::met || status == Status::not_applicable || status == Status::overridden; }
};

}  // namespace engine
