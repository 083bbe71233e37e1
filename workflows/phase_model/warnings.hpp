// Warnings about what a person has typed into the form of an act: it may point at somebody. The writer is asked once, and goes on
// knowingly; then the event says which warnings were passed over (specification section 11).
#pragma once

#include "engine/act.hpp"
#include "engine/command.hpp"
#include "engine/value.hpp"

#include <string>
#include <vector>

namespace workflows {

/// One a hint, at its field, with the places "a" to "b" in characters: keys form.maybe.telephone, form.maybe.email,
/// form.maybe.birth_date, form.maybe.few_people. Fields that are there for an office's own address are not looked into.
[[nodiscard]] std::vector<engine::FieldError> warnings_about(const engine::ActSpec& act, const engine::Value& fields);
/// True for the error of a warning.
[[nodiscard]] bool is_warning(const engine::FieldError& error);
/// The kinds of hints, each once, as the event keeps them: ["email", "telephone"].
[[nodiscard]] engine::Value kinds_of(const std::vector<engine::FieldError>& warnings);

}  // namespace workflows
