// A transition table drawn and written in the forms that people and other programs read. All are made from the same rows,
// none knows more than they say; the same rows give the same bytes. svg() stands in engine/diagram/svg.hpp.
#pragma once

#include "engine/act.hpp"
#include "engine/diagram/names.hpp"
#include "engine/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// Mermaid, stateDiagram-v2 (https://mermaid.js.org/syntax/stateDiagram.html).
std::string mermaid(const std::vector<Row>& rows, const Names& names);

/// Graphviz DOT, left to right. `current` is drawn filled; "" for none.
std::string dot(const std::vector<Row>& rows, const Names& names, std::string_view current = {});

/// W3C SCXML 1.0. What SCXML has no place for stands in attributes of a namespace of ours.
std::string scxml(const std::vector<Row>& rows, const Names& names);

/// BPMN 2.0 (OMG formal/2013-12-09) with diagram interchange, so that a viewer shows it: a start event for each way in,
/// a task and a gateway for each state, a flow for each row.
std::string bpmn(const std::vector<Row>& rows, const Names& names);

/// A Markdown table (GitHub's), one row a line.
std::string markdown(const std::vector<Row>& rows, const Names& names);

/// Columns of text for a terminal, one row a line; requirements by their ids on lines of their own.
std::string text_table(const std::vector<Row>& rows, const Names& names);

/// interfaces.md section 2: an array of {id, event, from, to, decided_by, requirements}; `from` null for the dot.
Value table_value(const std::vector<Row>& rows);

}  // namespace engine
