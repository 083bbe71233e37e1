#include "workflows/phase_model/acts/act.hpp"

#include <algorithm>

namespace workflows {

using engine::Kind;
using engine::Value;

void Effects::add(std::string name, Value body) {
    engine::Event event;
    event.name = std::move(name);
    if (scene_.standing) {
        Value by;
        const Standing& standing = *scene_.standing;
        if (!standing.centre.empty()) by.set("centre", standing.centre);
        if (!standing.organisation.empty()) by.set("organisation", standing.organisation);
        if (!standing.capacity.empty()) by.set("capacity", standing.capacity);
        if (!by.is_null()) body.set("by", std::move(by));
        event.role = standing.role;
        event.on_behalf = standing.on_behalf;
    }
    event.act = scene_.act->name;
    event.cycle = scene_.file == nullptr ? 1 : scene_.file->cycle;
    event.policy = scene_.policy.sha256;
    event.body = std::move(body);
    events.push_back(std::move(event));
}

Value Effects::words(std::string_view text) {
    texts.push_back(engine::commit_to(text));
    return engine::commitment(texts.back());
}

Value Effects::body_of_fields() {
    Value body = Value::object();
    for (const engine::Field& field : scene_.act->fields) {
        if (!scene_.has(field.name)) continue;
        const Value& value = *scene_.fields->find(field.name);
        const bool typed = field.kind == Kind::words || field.kind == Kind::line || field.kind == Kind::file;
        body.set(field.name, typed && value.is_string() ? words(value.string()) : value);
    }
    return body;
}

void Effects::invalid(std::string field, std::string key, std::vector<std::pair<std::string, std::string>> values) {
    errors.push_back({"/" + std::move(field), {std::move(key), std::move(values)}});
}

const std::vector<Act>& act_table() {
    static const std::vector<Act> table = [] {
        std::vector<Act> all;
        for (auto part : {transition_acts(), proposal_acts(), preparation_acts(), impartiality_acts(), hearing_acts(), moderation_acts(), meeting_acts(), ballot_acts(),
                          placement_acts(), care_acts()})
            all.insert(all.end(), part.begin(), part.end());
        return all;
    }();
    return table;
}

const Act* find_act(std::string_view name) {
    const auto& table = act_table();
    const auto found = std::find_if(table.begin(), table.end(), [&](const Act& act) { return act.spec.name == name; });
    return found == table.end() ? nullptr : &*found;
}

}  // namespace workflows
