// What a person may see of a case, for the API's answers.
#pragma once

#include "engine/case_file.hpp"
#include "engine/value.hpp"
#include "web/answer_cache.hpp"
#include "web/call.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace web {

/// The case as JSON text, with what this viewer may not see left out and named; kept for the next who asks the same.
std::shared_ptr<const KeptAnswer> case_text(const Call& call, const engine::CaseFile& file);
/// The case as it stood, to one who sees what both it and the case as it stands `now` allow.
std::string past_case_text(const Call& call, const engine::CaseFile& then, const engine::CaseFile& now);
/// The events with seq > `after`, up to the moment the call asks for, at most `limit`, as objects with texts opened as far as this viewer may read them.
engine::Value history_value(const Call& call, const engine::CaseFile& file, std::int64_t after, std::size_t limit);

}  // namespace web
