// A consent block as JSON: its items, what stands in each, and which acts a reader can do with which of them now.
#pragma once

#include "engine/engine.hpp"
#include "engine/value.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/text/catalogue.hpp"

#include <string>

namespace web {

/// For that person; of a case that they are shut out of, neither motion nor ballot. Reasons in the catalogue's language.
engine::Value consent_json(engine::Engine& engine, const workflows::MeetingFile& meeting, const std::string& person, const workflows::ShutOut& shut_out,
                           const workflows::Catalogue& words);

}  // namespace web
