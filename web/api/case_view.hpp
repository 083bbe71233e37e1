// What a person may see of a case, for the API's answers.
#pragma once

#include "engine/case_file.hpp"
#include "engine/value.hpp"
#include "web/call.hpp"

#include <cstddef>
#include <cstdint>

namespace web {

/// The case as an object, with what this viewer may not see left out and named.
engine::Value case_value(const Call& call, const engine::CaseFile& file);
/// The events with seq > `after`, at most `limit`, as objects with texts opened as far as this viewer may read them.
engine::Value history_value(const Call& call, const engine::CaseFile& file, std::int64_t after, std::size_t limit);

}  // namespace web
