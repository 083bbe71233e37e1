// What somebody typed, as an event of a meeting holds it.
#pragma once

#include "engine/event.hpp"
#include "workflows/phase_model/case.hpp"

#include <string_view>

namespace workflows {

/// The words under that key of the event's body, opened where the text is there; none where it has no such key.
inline Words words_of(const engine::Event& event, std::string_view key, const engine::Texts& texts) {
    const engine::Value* member = event.body.find(key);
    if (member == nullptr || !member->is_object()) return {};
    return {member->text("sha256"), engine::opened(event.body, key, texts)};
}

}  // namespace workflows
