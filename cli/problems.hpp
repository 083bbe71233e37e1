// What stopped an act, said on the command line: a sentence, every place that is wrong, every unmet requirement, and the
// exit code that goes with it (interfaces.md section 3).
#pragma once

#include "cli/command.hpp"
#include "engine/answer.hpp"
#include "engine/command.hpp"
#include "engine/value.hpp"
#include "workflows/text/catalogue.hpp"

#include <string>
#include <string_view>

namespace cli {

/// 400, 404 and unknown-event: usage. Other 422 and wrong-phase: check failed. 401, 403: not allowed. busy and
/// stale-version: conflict. 503: unavailable.
Exit exit_of(std::string_view problem_type);

/// Says it on `err`; with --format json the problem also goes to `out` as an object. Returns its exit code.
int refuse(Run& run, const engine::Problem& problem, const workflows::Catalogue& words);

/// A requirement's answer as lines: status word, name, reason; below it who cures it.
void say(std::ostream& out, const engine::Answer& answer, const workflows::Catalogue& words, bool colour);

/// A requirement's answer as in the API: requirement, name, status, reason, cures.
engine::Value to_value(const engine::Answer& answer, const workflows::Catalogue& words);
engine::Value to_value(const engine::Problem& problem, const workflows::Catalogue& words);
engine::Value to_value(const engine::Explanation& explanation, const workflows::Catalogue& words);

}  // namespace cli
