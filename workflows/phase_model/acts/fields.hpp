// Short words for writing the rows of the act table.
#pragma once

#include "workflows/phase_model/acts/act.hpp"

#include <utility>

namespace workflows {

inline engine::Field words(std::string name) { return {std::move(name), engine::Kind::words}; }
inline engine::Field line(std::string name) { return {std::move(name), engine::Kind::line}; }
inline engine::Field of(engine::Kind kind, std::string name) { return {std::move(name), kind}; }
inline engine::Field one_of(std::string name, std::vector<std::string> choices) {
    return {std::move(name), engine::Kind::choice, false, std::move(choices)};
}
inline engine::Field some_of(std::string name, std::vector<std::string> choices) {
    return {std::move(name), engine::Kind::choices, false, std::move(choices)};
}
inline engine::Field needed(engine::Field field) {
    field.required = true;
    return field;
}
inline engine::Who role(std::string name, std::string where = {}, unsigned phases = 0xbff) {
    return {std::move(name), std::move(where), phases};
}

inline const std::vector<std::string> criterion_choices{"K1", "K2", "K3", "K4", "K5", "K6", "K7"};
/// Why words are removed for ever: of a person, of somebody's health, under a duty of secrecy, a consent taken back.
inline const std::vector<std::string> redaction_grounds{"personal_data", "health_data", "secrecy", "consent_withdrawn"};
inline const std::vector<std::string> value_choices{"met", "not_met", "undetermined"};
inline const std::vector<std::string> certainty_choices{"low", "medium", "high"};
inline const std::vector<std::string> vote_choices{"for", "against", "abstain"};

}  // namespace workflows
