// What a diagram calls things: the display names of a table's states, events, roles and requirements in one language.
#pragma once

#include "engine/act.hpp"

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

struct Names {
    using Map = std::map<std::string, std::string, std::less<>>;

    std::string title = "Transitions";  ///< "Phase Model 1.0, derived 2026"
    std::string language = "en";        ///< BCP 47 tag of the names
    Map states, events, roles, requirements;
    std::array<std::string, 6> headings{"Id", "From", "Event", "To", "Decided by", "Requirements"};
    std::string start = "start";  ///< the dot that a case comes from

    /// The name in the map, or the id itself.
    static const std::string& of(const Map& names, const std::string& id);
    const std::string& state(const std::string& id) const { return id.empty() ? start : of(states, id); }
    /// Names of several, "a, b".
    static std::string list(const Map& names, const std::vector<std::string>& ids);
};

/// The states of a table in the order in which its rows first name them; the dot ("") is left out.
std::vector<std::string> states_of(const std::vector<Row>& rows);

/// Rows that lead from one state to the same other: an arrow of a drawing.
struct Arrow {
    std::string from, to;
    std::vector<const Row*> rows;  ///< of the table handed in, in its order
};

/// The arrows of a table, in the order of their first rows.
std::vector<Arrow> arrows_of(const std::vector<Row>& rows);

}  // namespace engine
