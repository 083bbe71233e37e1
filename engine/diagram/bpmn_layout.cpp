#include "engine/diagram/bpmn_layout.hpp"

#include "engine/diagram/names.hpp"

#include <algorithm>

namespace engine {

namespace {

constexpr int column = 320;
constexpr int first_x = 200;
constexpr int task_width = 160, task_height = 80;
constexpr int gateway_size = 50, event_size = 36;
constexpr int lane = 30;
constexpr int margin = 60;

/// Spreads the ends of lanes along a task's edge, so that arrows do not hide each other.
int entry_x(const Box& task, int number) { return task.x + 20 + (number % 7) * 20; }

}  // namespace

BpmnLayout lay_out(const std::vector<Row>& rows) {
    const std::vector<std::string> states = states_of(rows);
    const auto place_of = [&](const std::string& state) {
        return static_cast<int>(std::find(states.begin(), states.end(), state) - states.begin());
    };
    const auto is_above = [&](const Row& row) { return !row.from.empty() && place_of(row.to) <= place_of(row.from); };
    const auto is_below = [&](const Row& row) { return !row.from.empty() && place_of(row.to) > place_of(row.from) + 1; };
    const int above = static_cast<int>(std::count_if(rows.begin(), rows.end(), is_above));
    const int below = static_cast<int>(std::count_if(rows.begin(), rows.end(), is_below));
    const int y = margin + (above + 1) * lane;

    BpmnLayout layout;
    for (std::size_t i = 0; i < states.size(); ++i) {
        const int x = first_x + static_cast<int>(i) * column;
        layout.tasks[states[i]] = {x, y, task_width, task_height};
        const auto leaves = [&](const Row& row) { return row.from == states[i]; };
        if (std::any_of(rows.begin(), rows.end(), leaves))
            layout.gateways[states[i]] = {x + task_width + 40, y + (task_height - gateway_size) / 2, gateway_size, gateway_size};
    }

    int up = 0, down = 0, started = 0;
    for (const Row& row : rows) {
        const Box& to = layout.tasks[row.to];
        if (row.from.empty()) {
            const bool at_the_left = place_of(row.to) == 0 && started++ == 0;
            const int lowest = y + task_height + (below + 2) * lane;
            const Box start = at_the_left
                                  ? Box{to.x - 100, y + (task_height - event_size) / 2, event_size, event_size}
                                  : Box{to.x + (task_width - event_size) / 2, lowest, event_size, event_size};
            layout.starts[row.event] = start;
            layout.flows.push_back(at_the_left ? std::vector<Point>{start.right(), to.left()}
                                               : std::vector<Point>{start.top(), to.bottom()});
            continue;
        }
        const Box& from = layout.gateways[row.from];
        if (is_above(row)) {
            const int lane_y = y - ++up * lane;
            const int x = entry_x(to, up);
            layout.flows.push_back({from.top(), {from.top().x, lane_y}, {x, lane_y}, {x, to.y}});
        } else if (is_below(row)) {
            const int lane_y = y + task_height + ++down * lane;
            const int x = entry_x(to, down);
            layout.flows.push_back({from.bottom(), {from.bottom().x, lane_y}, {x, lane_y}, {x, to.y + to.height}});
        } else {
            layout.flows.push_back({from.right(), to.left()});
        }
    }
    return layout;
}

}  // namespace engine
