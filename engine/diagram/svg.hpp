// A transition table as an SVG picture, laid out by Graphviz.
#pragma once

#include "engine/act.hpp"
#include "engine/diagram/names.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// An <svg> element for a page: role="img", a <title> that says what is shown and, with `current`, where the case stands.
/// `current_title` is that sentence; "" gives the table's own title. Thread-safe: one drawing at a time (Graphviz is not
/// reentrant), and a drawing made before is handed out again. Throws std::runtime_error when Graphviz fails.
std::string svg(const std::vector<Row>& rows, const Names& names, std::string_view current = {},
                std::string_view current_title = {});

}  // namespace engine
