#include "engine/diagram/bpmn_layout.hpp"

#include "engine/diagram/names.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace engine {

namespace {

constexpr int column = 400, first_x = 200, margin = 60;
constexpr int task_width = 160, task_height = 80;
constexpr int gateway_size = 50, event_size = 36;
constexpr int lane_height = 36, label_width = 210, label_height = 14;

enum class Way { start, straight, above, below };

/// A row on its way into the drawing.
struct Route {
    Way way = Way::straight;
    int from = 0, to = 0;    ///< places of the states, from the left
    int lane = 0;            ///< 1 is nearest to the row of states
    int number = 0;          ///< among those that end at the same edge of the same task

    int left() const { return std::min(from, to); }
    int right() const { return std::max(from, to); }
    int span() const { return right() - left(); }
};

/// Lanes on one side: each route takes the nearest in which nothing is in its way.
void give_lanes(std::vector<Route>& routes, Way way) {
    std::vector<std::size_t> order(routes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return routes[a].span() < routes[b].span(); });
    std::vector<std::vector<const Route*>> lanes;
    for (const std::size_t i : order) {
        Route& route = routes[i];
        if (route.way != way) continue;
        const auto meets = [&](const Route* other) { return route.left() <= other->right() && other->left() <= route.right(); };
        const auto is_free = [&](const auto& lane) { return std::none_of(lane.begin(), lane.end(), meets); };
        auto lane = std::find_if(lanes.begin(), lanes.end(), is_free);
        if (lane == lanes.end()) lane = lanes.insert(lanes.end(), std::vector<const Route*>());
        lane->push_back(&route);
        route.lane = static_cast<int>(lane - lanes.begin()) + 1;
    }
}

std::vector<Route> routes_of(const std::vector<Row>& rows, const std::vector<std::string>& states) {
    std::vector<Route> routes;
    std::set<std::string> stepped;
    std::map<std::pair<Way, int>, int> endings;
    const auto place = [&](const std::string& state) { return static_cast<int>(std::find(states.begin(), states.end(), state) - states.begin()); };
    for (const Row& row : rows) {
        Route route{.from = place(row.from), .to = place(row.to)};
        if (row.from.empty()) {
            route.way = Way::start;
        } else if (route.to <= route.from) {
            route.way = Way::above;
        } else if (route.to > route.from + 1 || !stepped.insert(row.from).second) {
            route.way = Way::below;
        }
        route.number = endings[{route.way, route.to}]++;
        routes.push_back(route);
    }
    give_lanes(routes, Way::above);
    give_lanes(routes, Way::below);
    return routes;
}

int lanes_of(const std::vector<Route>& routes, Way way) {
    int lanes = 0;
    for (const Route& route : routes)
        if (route.way == way) lanes = std::max(lanes, route.lane);
    return lanes;
}

/// Above a level line, in its middle.
Box label_on(int left, int right, int y) {
    const int width = std::min(label_width, right - left);
    return {(left + right - width) / 2, y - label_height - 3, width, label_height};
}

/// Up or down from the gateway, along the lane, and to the task's edge, spread so that arrows do not hide each other.
Flow around(const Route& route, const Box& gateway, const Box& task) {
    const bool above = route.way == Way::above;
    const Point begin = above ? gateway.top() : gateway.bottom();
    const int y = above ? task.y - route.lane * lane_height : task.y + task.height + route.lane * lane_height;
    const int x = task.x + 20 + (route.number % 7) * 20;
    const int end = above ? task.y : task.y + task.height;
    return {{begin, {begin.x, y}, {x, y}, {x, end}}, label_on(std::min(begin.x, x) + 4, std::max(begin.x, x) - 4, y)};
}

}  // namespace

BpmnLayout lay_out(const std::vector<Row>& rows) {
    const std::vector<std::string> states = states_of(rows);
    const std::vector<Route> routes = routes_of(rows, states);
    const int y = margin + (lanes_of(routes, Way::above) + 1) * lane_height;
    const int lowest = y + task_height + (lanes_of(routes, Way::below) + 2) * lane_height;

    BpmnLayout layout;
    for (std::size_t i = 0; i < states.size(); ++i) {
        const int x = first_x + static_cast<int>(i) * column;
        layout.tasks[states[i]] = {x, y, task_width, task_height};
        const auto leaves = [&](const Row& row) { return row.from == states[i]; };
        if (std::any_of(rows.begin(), rows.end(), leaves))
            layout.gateways[states[i]] = {x + task_width + 40, y + (task_height - gateway_size) / 2, gateway_size, gateway_size};
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& row = rows[i];
        const Route& route = routes[i];
        const Box& task = layout.tasks[row.to];
        if (route.way == Way::above || route.way == Way::below) {
            layout.flows.push_back(around(route, layout.gateways[row.from], task));
        } else if (route.way == Way::straight) {
            const Box& gateway = layout.gateways[row.from];
            Flow flow{{gateway.right(), task.left()}, label_on(gateway.x + gateway.width, task.x, task.left().y)};
            flow.label.height *= 2;
            flow.label.y -= label_height;
            layout.flows.push_back(flow);
        } else {
            const bool at_the_left = route.to == 0 && route.number == 0;
            const Box start = at_the_left ? Box{task.x - 150, y + (task_height - event_size) / 2, event_size, event_size}
                                          : Box{task.x + (task_width - event_size) / 2, lowest + route.number * 2 * event_size, event_size, event_size};
            layout.starts[row.event] = start;
            layout.flows.push_back(at_the_left ? Flow{{start.right(), task.left()}, {start.x + event_size + 4, task.left().y - 46, 104, 42}}
                                               : Flow{{start.top(), task.bottom()}, {start.x + event_size, start.y - 36, label_width, label_height}});
        }
    }
    return layout;
}

}  // namespace engine
