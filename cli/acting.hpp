// From words and lines to engine::Command: what case act, case why and case run share.
#pragma once

#include "cli/opening.hpp"
#include "engine/command.hpp"

#include <string>
#include <vector>

namespace cli {

/// The act of that name. Throws Stop (usage) with a suggestion.
const engine::ActSpec& act_named(const Composition& composition, const std::string& name);

/// The act's field of that name. Throws Stop (usage) with a suggestion and the fields it has.
const engine::Field& field_named(const engine::ActSpec& act, const std::string& name);

/// --FIELD VALUE … as an object: a field given several times becomes a list, a flag may stand alone. Throws Stop (usage) for
/// a field that the act does not have, with a suggestion.
engine::Value fields_from(const std::vector<std::string>& words, const engine::ActSpec& act);

/// The command that CASE, NAME, --at and the fields of this run ask for.
engine::Command command_of(const Run& run, Composition& composition, const Reader& reader);

/// The same with another stream than CASE names; "" begins one.
engine::Command command_on(const Run& run, Composition& composition, const Reader& reader, std::string stream);

/// What was done, for `out`: as an object, or as a line for people.
void report(Run& run, const engine::Done& done);

/// An explanation for people.
void say(Run& run, const engine::Explanation& explained, const workflows::Catalogue& words);

}  // namespace cli
