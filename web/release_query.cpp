#include "web/release_query.hpp"

#include "engine/export/csv.hpp"
#include "web/door.hpp"
#include "web/problem.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace web {

namespace {

namespace orphanet = workflows::orphanet;

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

std::variant<DifferenceCache::Made, Response> asked_difference(Call& call) {
    const auto releases = call.app.nomenclature.releases();
    const auto with = [&](std::string_view text) {
        const auto number = number_in(text);
        return number ? std::ranges::find(releases, *number, &orphanet::Release::id) : releases.end();
    };
    const auto after = with(call.in_path("id"));
    if (after == releases.end() || call.app.comparer == nullptr)
        return problem_response(call, "not-found", "releases.no_such");
    std::optional<orphanet::Release> before;
    if (const std::string_view against = call.in_query("against"); against.empty())
        before = call.app.comparer->before(*after);
    else if (const auto named = with(against); named != releases.end())
        before = *named;
    else
        return invalid(call, "?against", "releases.no_such");
    if (!before) return problem_response(call, "not-found", "releases.first");
    auto found = call.door.differences.get({before->id, after->id, releases.size()}, [&]() -> DifferenceCache::Made {
        const auto pair = call.app.comparer->compare(before->id, after->id);
        return pair ? std::make_shared<const orphanet::Difference>(orphanet::difference(*pair)) : nullptr;
    });
    if (!found) return invalid(call, "?against", "releases.other_series");
    return found;
}

}  // namespace web
