// What the lists of cases to look at again ask of the events, up to a moment: flags without a judgement, and cases looked at.
#pragma once

#include "engine/value.hpp"
#include "storage/connection.hpp"
#include "workflows/phase_model/case_list.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

/// Later than any event.
inline constexpr std::string_view ever = "9999";

/// The body of the event of a case, where it was recorded by then.
std::optional<engine::Value> body_until(Connection& db, std::string_view case_id, std::int64_t seq, std::string_view until);
/// Flags that nobody had judged by then, oldest first; of their rows, the case's number alone.
std::vector<workflows::OpenFlag> flags_until(Connection& db, std::string_view until);
/// Whether somebody registered the case or looked at it in that time, both ends included.
bool is_seen_between(Connection& db, std::string_view case_id, std::string_view from, std::string_view until);

}  // namespace storage
