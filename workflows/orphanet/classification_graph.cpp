#include "workflows/orphanet/classification_graph.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace workflows::orphanet {

bool ClassificationGraph::add(std::int64_t code, std::int64_t parent) {
    const auto [node, is_new] = nodes_.try_emplace(code);
    if (is_new) order_.push_back(code);
    if (order_.size() > most_graph_entities) return false;
    std::vector<std::int64_t>& parents = node->second.parents;
    if (parent == 0 || std::find(parents.begin(), parents.end(), parent) != parents.end()) return true;
    if (parents.size() == most_parents) return false;
    parents.push_back(parent);
    nodes_.at(parent).children.push_back(code);
    ++edges_;
    return true;
}

// Takes away entities without parents until none is left; what cannot be taken away stands on or below a cycle. Going
// up from any of those long enough ends on one.
std::optional<std::int64_t> ClassificationGraph::cycle() const {
    std::unordered_map<std::int64_t, std::size_t> waiting;
    std::vector<std::int64_t> free;
    for (const auto& [code, node] : nodes_) {
        if (node.parents.empty())
            free.push_back(code);
        else
            waiting.emplace(code, node.parents.size());
    }
    while (!free.empty()) {
        const std::int64_t code = free.back();
        free.pop_back();
        for (const std::int64_t child : nodes_.at(code).children)
            if (--waiting.at(child) == 0) {
                waiting.erase(child);
                free.push_back(child);
            }
    }
    if (waiting.empty()) return std::nullopt;
    std::int64_t code =
        *std::find_if(order_.begin(), order_.end(), [&](std::int64_t c) { return waiting.contains(c); });
    for (std::size_t step = 0; step < waiting.size(); ++step) {
        const std::vector<std::int64_t>& parents = nodes_.at(code).parents;
        code = *std::find_if(parents.begin(), parents.end(), [&](std::int64_t p) { return waiting.contains(p); });
    }
    return code;
}

std::vector<FactRow> ClassificationGraph::rows() const {
    std::vector<FactRow> rows;
    rows.reserve(order_.size());
    for (const std::int64_t code : order_) {
        const Node& node = nodes_.at(code);
        std::vector<std::int64_t> parents = node.parents;
        std::sort(parents.begin(), parents.end());
        std::string body = "[";
        for (const std::int64_t parent : parents) {
            body += body.size() > 1 ? ",[" : "[";
            body += std::to_string(parent) + "]";
        }
        rows.push_back({.code = code, .body = std::move(body) + "]", .children = node.children});
    }
    return rows;
}

}  // namespace workflows::orphanet
