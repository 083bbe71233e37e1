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

/// "{name...}" as a last segment takes all that is left of a path, one segment at least.
bool is_rest(std::string_view segment) { return is_name(segment) && segment.ends_with("...}"); }

/// How well a path fits that is long enough: the number of literal segments, or -1 when it does not.
int fit(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
    int literal = 0;
    for (std::size_t i = pattern.size(); i-- > 0;) {  // addresses differ at their ends
        if (is_name(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) return -1;
        if (!is_name(pattern[i])) ++literal;
    }
    return literal;
}

/// What the {names} of a pattern stand for in a path that fits it.
Pairs values_in(const std::vector<std::string_view>& pattern, const std::vector<std::string_view>& path) {
    Pairs values;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (!is_name(pattern[i])) continue;
        const bool rest = is_rest(pattern[i]);
        // The segments are views of one text, so that what is left of it runs from the first to the end of the last.
        const std::string_view value = rest ? std::string_view(path[i].data(), static_cast<std::size_t>(path.back().data() + path.back().size() - path[i].data())) : path[i];
        values.emplace_back(pattern[i].substr(1, pattern[i].size() - (rest ? 5 : 2)), value);
    }
    return values;
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
        if (length > 0 && is_rest(pattern.segments.back())) {
            open_.push_back(std::move(pattern));
            continue;
        }
        if (by_length_.size() <= length) by_length_.resize(length + 1);
        by_length_[length].push_back(std::move(pattern));
    }
}

Found Router::find(std::string_view method, std::string_view path) const {
    const std::vector<std::string_view> segments = segments_of(path);
    const Pattern* best = nullptr;
    int most = -1;
    std::vector<std::string> methods;
    const auto look_at = [&](const Pattern& pattern) {
        const int literal = fit(pattern.segments, segments);
        if (literal < 0) return;
        if (pattern.route->method != method) {
            methods.push_back(pattern.route->method);
        } else if (literal > most) {
            most = literal;
            best = &pattern;
        }
    };
    if (segments.size() < by_length_.size()) std::ranges::for_each(by_length_[segments.size()], look_at);
    for (const Pattern& pattern : open_)
        if (pattern.segments.size() <= segments.size()) look_at(pattern);
    Found found;
    if (best != nullptr) {
        found.route = best->route;
        found.path = values_in(best->segments, segments);
        return found;
    }
    if (!methods.empty()) methods.emplace_back("OPTIONS");
    std::ranges::sort(methods);
    methods.erase(std::unique(methods.begin(), methods.end()), methods.end());
    found.allowed = std::move(methods);
    return found;
}

}  // namespace web
