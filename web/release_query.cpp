#include "web/release_query.hpp"

#include "engine/export/csv.hpp"
#include "web/door.hpp"
#include "web/past.hpp"
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
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto releases = call.nomenclature().releases();
    const auto comparer_then = call.as_of && call.app.comparer != nullptr ? call.app.comparer->as_of(engine::to_text(call.as_of->until)) : nullptr;
    orphanet::ReleaseComparer* const comparer = comparer_then ? comparer_then.get() : call.app.comparer;
    const auto with = [&](std::string_view text) {
        const auto number = number_in(text);
        return number ? std::ranges::find(releases, *number, &orphanet::Release::id) : releases.end();
    };
    const auto after = with(call.in_path("id"));
    if (after == releases.end() || comparer == nullptr)
        return problem_response(call, "not-found", "releases.no_such");
    std::optional<orphanet::Release> before;
    if (const std::string_view against = call.in_query("against"); against.empty())
        before = comparer->before(*after);
    else if (const auto named = with(against); named != releases.end())
        before = *named;
    else
        return invalid(call, "?against", "releases.no_such");
    if (!before) return problem_response(call, "not-found", "releases.first");
    auto found = call.door.differences.get({before->id, after->id, releases.size()}, [&]() -> DifferenceCache::Made {
        const auto pair = comparer->compare(before->id, after->id);
        return pair ? std::make_shared<const orphanet::Difference>(orphanet::difference(*pair)) : nullptr;
    });
    if (!found) return invalid(call, "?against", "releases.other_series");
    return found;
}

}  // namespace web
