#include "web/routes.hpp"

#include "web/account.hpp"
#include "web/api/api.hpp"
#include "web/assets.hpp"
#include "web/pages/pages.hpp"
#include "web/service.hpp"

#include <algorithm>
#include <iterator>

namespace web {

namespace {

std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    while (!path.empty()) {
        path.remove_prefix(1);  // '/'
        const std::size_t end = std::min(path.find('/'), path.size());
        segments.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

bool is_name(const std::string& segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// "{name...}" as a last segment takes all that is left of a path, one segment at least.
bool is_rest(const std::string& segment) { return is_name(segment) && segment.ends_with("...}"); }

/// How well a path fits: the number of literal segments, or -1 when it does not.
int fit(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    const bool open = !pattern.empty() && is_rest(pattern.back());
    if (open ? pattern.size() > path.size() : pattern.size() != path.size()) return -1;
    int literal = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (is_name(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) return -1;
        if (!is_name(pattern[i])) ++literal;
    }
    return literal;
}

}  // namespace

std::vector<Route> all_routes() {
    std::vector<Route> routes;
    for (auto part : {api_routes(), service_routes(), account_routes(), asset_routes(), page_routes()})
        std::move(part.begin(), part.end(), std::back_inserter(routes));
    return routes;
}

Router::Router(std::vector<Route> routes) : routes_(std::move(routes)) {
    for (const Route& route : routes_) segments_.push_back(segments_of(route.path));
}

Found Router::find(std::string_view method, std::string_view path) const {
    Found found;
    int best = -1;
    std::size_t best_index = 0;
    const std::vector<std::string> segments = segments_of(path);
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        const int literal = fit(segments_[i], segments);
        if (literal < 0) continue;
        found.allowed.push_back(routes_[i].method);
        if (routes_[i].method != method || literal <= best) continue;
        best = literal;
        best_index = i;
    }
    if (best < 0) {
        if (!found.allowed.empty()) found.allowed.emplace_back("OPTIONS");
        std::ranges::sort(found.allowed);
        found.allowed.erase(std::unique(found.allowed.begin(), found.allowed.end()), found.allowed.end());
        return found;
    }
    found.allowed.clear();
    found.route = &routes_[best_index];
    const auto& patterns = segments_[best_index];
    for (std::size_t i = 0; i < patterns.size(); ++i) {
        const std::string& pattern = patterns[i];
        if (!is_name(pattern)) continue;
        if (!is_rest(pattern)) {
            found.path.emplace_back(pattern.substr(1, pattern.size() - 2), segments[i]);
            continue;
        }
        std::string rest;
        for (std::size_t j = i; j < segments.size(); ++j) rest += (rest.empty() ? "" : "/") + segments[j];
        found.path.emplace_back(pattern.substr(1, pattern.size() - 5), std::move(rest));
    }
    return found;
}

}  // namespace web
