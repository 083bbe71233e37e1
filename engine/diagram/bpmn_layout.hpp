// Where things stand in the BPMN drawing of a table: states in a row, steps to the next one straight, ways back above,
// leaps forward below, each in a lane; short ways lie nearer, and ways that do not meet share a lane.
#pragma once

#include "engine/act.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

struct Point {
    int x = 0;
    int y = 0;
};

struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;

    Point left() const { return {x, y + height / 2}; }
    Point right() const { return {x + width, y + height / 2}; }
    Point top() const { return {x + width / 2, y}; }
    Point bottom() const { return {x + width / 2, y + height}; }
};

/// A flow's corners, and where its name stands.
struct Flow {
    std::vector<Point> points;
    Box label;
};

struct BpmnLayout {
    std::map<std::string, Box, std::less<>> tasks;     ///< by state
    std::map<std::string, Box, std::less<>> gateways;  ///< by state; of states with a way out
    std::map<std::string, Box, std::less<>> starts;    ///< start events, by the event that begins
    std::vector<Flow> flows;                           ///< of each row, in the order of the table
};

BpmnLayout lay_out(const std::vector<Row>& rows);

}  // namespace engine
