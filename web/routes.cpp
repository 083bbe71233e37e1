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

std::vector<std::string_view> segments_of(std::string_view path) {
    std::vector<std::string_view> segments;
    segments.reserve(8);
    while (!path.empty()) {
        path.remove_prefix(1);  // '/'
        const std::size_t end = std::min(path.find('/'), path.size());
        segments.push_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

bool is_name(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// How well a path of as many segments fits: the number of literal ones, or -1 when it does not.
int fit(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
    int literal = 0;
    for (std::size_t i = path.size(); i-- > 0;) {  // addresses differ at their ends
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
    for (const Route& route : routes_) {
        Pattern pattern{&route, segments_of(route.path)};
        const std::size_t length = pattern.segments.size();
        if (by_length_.size() <= length) by_length_.resize(length + 1);
        by_length_[length].push_back(std::move(pattern));
    }
}

Found Router::find(std::string_view method, std::string_view path) const {
    Found found;
    const std::vector<std::string_view> segments = segments_of(path);
    if (segments.size() >= by_length_.size()) return found;
    const Pattern* best = nullptr;
    int most = -1;
    std::vector<const std::string*> methods;
    for (const Pattern& pattern : by_length_[segments.size()]) {
        const int literal = fit(pattern.segments, segments);
        if (literal < 0) continue;
        methods.push_back(&pattern.route->method);
        if (pattern.route->method != method || literal <= most) continue;
        most = literal;
        best = &pattern;
    }
    if (best == nullptr) {
        for (const std::string* known : methods) found.allowed.push_back(*known);
        if (!found.allowed.empty()) found.allowed.emplace_back("OPTIONS");
        std::ranges::sort(found.allowed);
        found.allowed.erase(std::unique(found.allowed.begin(), found.allowed.end()), found.allowed.end());
        return found;
    }
    found.route = best->route;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::string_view pattern = best->segments[i];
        if (is_name(pattern)) found.path.emplace_back(pattern.substr(1, pattern.size() - 2), segments[i]);
    }
    return found;
}

}  // namespace web
