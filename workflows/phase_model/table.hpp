// The transition table of the Phase Model as data, and the machine's decision by names. Start here: table.cpp is the law.
#pragma once

#include "engine/act.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// Every row T01–T23 of specification section 4, one per state and event, in the order of the table.
const std::vector<engine::Row>& phase_model_rows();

/// The row from that state ("" for the dot) by that event, or null.
const engine::Row* find_row(std::string_view from, std::string_view event);

/// What the machine does with an event: moved to a state, or stayed because a requirement did not let it through, or
/// because no row says so.
struct Move {
    enum class Kind { moved, refused, no_row } kind = Kind::no_row;
    std::string_view to;
};

/// Puts a fresh machine into `from`, processes the event, and asks `lets_through` for each requirement of the row (every
/// one, in order, none skipped). Pure. Not to be called before main (MSM's tables are made then).
Move decide_move(std::string_view from, std::string_view event, const std::function<bool(std::string_view requirement)>& lets_through);

/// All event names, in the order of first appearance.
const std::vector<std::string>& phase_model_events();

}  // namespace workflows
