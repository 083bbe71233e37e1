// The part of a decision's record that is about the vote: what was moved, who voted how, what it came to, what it followed.
#pragma once

#include "engine/value.hpp"
#include "workflows/phase_model/decision/decided.hpp"
#include "workflows/phase_model/decision/decision_record.hpp"

#include <string>

namespace workflows {

/// Adds the motion, the chair's reason, the count, results per criterion, precedents and dissent.
void add_votes(const Decided& decided, const Ballot& ballot, DecisionPart part, engine::Value& record);

/// Adds words with their commitment, or a text, where there are any.
void add_said(engine::Value& to, const char* name, const Words& words);
void add_text(engine::Value& to, const char* name, const std::string& text);

}  // namespace workflows
