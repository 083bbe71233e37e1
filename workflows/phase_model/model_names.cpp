#include "workflows/phase_model/model_names.hpp"

#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/table.hpp"

#include <string>

namespace workflows {

namespace {

void name(engine::Names::Map& names, const Catalogue& words, const std::string& prefix, const std::string& id) {
    const std::string key = prefix + "." + id;
    if (words.has(key)) names[id] = words.text(key);
}

void replace(std::string& text, const Catalogue& words, const std::string& key) {
    if (words.has(key)) text = words.text(key);
}

}  // namespace

engine::Names model_names(const Catalogue& words, std::string_view language) {
    engine::Names names;
    names.language = language;
    names.title = "Phase Model 1.0, derived 2026";
    replace(names.title, words, "model.title");
    replace(names.start, words, "model.start");
    const std::string headings[] = {"id", "from", "event", "to", "decided_by", "requirements"};
    for (std::size_t i = 0; i < names.headings.size(); ++i) replace(names.headings[i], words, "model.heading." + headings[i]);
    for (std::size_t i = 0; i < phase_ids.size(); ++i) {
        const std::string id(phase_ids[i]);
        name(names.states, words, "phase", id);
        if (const auto found = names.states.find(id); found != names.states.end())
            found->second.insert(0, std::to_string(i) + " ");
    }
    name(names.states, words, "phase", std::string(closed_id));
    for (const engine::Row& row : phase_model_rows()) {
        name(names.events, words, "act", row.event);
        for (const std::string& role : row.decided_by) name(names.roles, words, "role", role);
        for (const std::string& requirement : row.requirements) name(names.requirements, words, "requirement", requirement);
    }
    return names;
}

}  // namespace workflows
