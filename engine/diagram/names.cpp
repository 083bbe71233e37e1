#include "engine/diagram/names.hpp"

#include <algorithm>

namespace engine {

const std::string& Names::of(const Map& names, const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() ? id : found->second;
}

std::string Names::list(const Map& names, const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) {
        if (!text.empty()) text += ", ";
        text += of(names, id);
    }
    return text;
}

std::vector<std::string> states_of(const std::vector<Row>& rows) {
    std::vector<std::string> states;
    const auto add = [&](const std::string& state) {
        if (!state.empty() && std::find(states.begin(), states.end(), state) == states.end()) states.push_back(state);
    };
    for (const Row& row : rows) {
        add(row.from);
        add(row.to);
    }
    return states;
}

std::vector<Arrow> arrows_of(const std::vector<Row>& rows) {
    std::vector<Arrow> arrows;
    for (const Row& row : rows) {
        auto arrow = std::find_if(arrows.begin(), arrows.end(),
                                  [&](const Arrow& known) { return known.from == row.from && known.to == row.to; });
        if (arrow == arrows.end()) arrow = arrows.insert(arrows.end(), Arrow{row.from, row.to, {}});
        arrow->rows.push_back(&row);
    }
    return arrows;
}

}  // namespace engine
