// A case's decisions as a call asks for them, to pages and API alike, and what of them the viewer may have.
#pragma once

#include "engine/value.hpp"
#include "web/pages/sight.hpp"
#include "workflows/phase_model/decision/decision_document.hpp"
#include "workflows/phase_model/decision/decision_record.hpp"

#include <optional>
#include <vector>

namespace web {

/// One line of a list, as JSON and CSV have it.
engine::Value decision_row(const workflows::DecisionLine& line);

/// The record of the decision that the path names in {number}, with what this viewer may have of it; nothing where there is none.
std::optional<engine::Value> decision_seen(const Call& call, const Sight& sight);

workflows::PlainDocument document_of(const Call& call, const engine::Value& record);
workflows::PlainDocument letter_of(const Call& call, const engine::Value& record);

}  // namespace web
