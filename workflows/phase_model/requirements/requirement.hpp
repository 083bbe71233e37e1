// A requirement of specification section 5: a pure question about a Scene, answered with a reason and who can cure it.
//
// evaluate() is the only way to ask: the machine's guards, the "why not" list, dry runs and exports all come through it.
#pragma once

#include "engine/answer.hpp"
#include "workflows/phase_model/scene.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace workflows {

using Evaluate = engine::Answer (*)(const Scene&);

/// Answers one requirement. A name that no requirement has is a programming error: throws std::logic_error.
engine::Answer evaluate(std::string_view requirement, const Scene& scene);
/// Every requirement with its evaluation, sorted by name.
const std::vector<std::pair<std::string_view, Evaluate>>& requirements();

// The parts requirements() is put together from.
using Requirements = std::vector<std::pair<std::string_view, Evaluate>>;
Requirements standing_requirements();     ///< who may, status, call-in, delegation
Requirements preparation_requirements();  ///< identity to candidates
Requirements impartiality_requirements(); ///< interests, four eyes, countersigning
Requirements hearing_requirements();      ///< window, bodies, users, answers
Requirements meeting_requirements();      ///< how a meeting stands
Requirements vote_requirements();         ///< quorum, majority, votes, recusals
Requirements placement_requirements();    ///< centre, start, start-up, status
Requirements closing_requirements();      ///< outcome, served, targets, review

// How answers are made.
using Places = std::vector<std::pair<std::string, std::string>>;
engine::Answer met(std::string key, Places values = {});
engine::Answer unmet(std::string key, Places values = {}, std::vector<engine::Cure> cures = {});
engine::Answer not_applicable(std::string key, Places values = {});
engine::Answer unknown(std::string key, Places values = {}, std::vector<engine::Cure> cures = {});
engine::Answer overridden(std::string key, Places values = {});
/// Unmet, and the form of the act itself asks for it; where a motion carries the fields, by the motion.
engine::Answer ask(const Scene& scene, std::string key, Places values = {});
engine::Cure by(std::string role, std::string act = {}, std::string centre = {}, Places fields = {});

/// An override of that requirement that counts here, or null.
const Override* override_of(const Scene& scene, std::string_view requirement);
/// "@criterion.K1,@criterion.K3": catalogue keys for a list in a sentence.
std::string list_of(std::string_view prefix, const std::vector<std::string>& ids);

}  // namespace workflows
