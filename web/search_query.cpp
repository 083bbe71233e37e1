#include "web/search_query.hpp"

#include "web/pages/words.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/archive/traces.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/text/identity_numbers.hpp"

#include <algorithm>

namespace web {

namespace {

template <class Known>
bool is_known(const Known& known, std::string_view value) {
    return value.empty() || std::ranges::find(known, value) != std::end(known);
}

Response refused(Call& call, const std::vector<workflows::Passage>& passages) {
    engine::Problem problem{.type = "personal-number-refused", .detail = {"problem.personal_number", {}}};
    for (const auto& passage : passages)
        problem.errors.push_back({"?q", {"search.personal_number", {{"a", std::to_string(passage.first)}, {"b", std::to_string(passage.last)}}}});
    return problem_response(call, problem);
}

}  // namespace

std::variant<workflows::SearchQuery, Response> search_query(Call& call) {
    if (const auto passages = workflows::identity_numbers(call.in_query("q")); !passages.empty()) return refused(call, passages);
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto in = [&](std::string_view name) { return std::string(call.in_query(name)); };
    workflows::SearchQuery query{.words = in("q"), .kind = in("kind"), .body = in("body"), .centre = in("centre"), .moment = call.as_of};
    if (!is_known(workflows::kinds_of_event, query.kind)) return invalid(call, "?kind", "problem.unknown_kind");
    if (!is_known(search_bodies, query.body)) return invalid(call, "?body", "problem.unknown_body");
    const auto& centres = call.viewer.policy().centres;
    if (!query.centre.empty() && std::ranges::find(centres, query.centre, &workflows::Centre::id) == centres.end())
        return invalid(call, "?centre", "problem.unknown_centre");
    for (const auto& [name, date] : {std::pair{"from", &query.from}, {"to", &query.to}}) {
        *date = read_date(call.in_query(name));
        if (!call.in_query(name).empty() && !*date) return invalid(call, "?" + std::string(name), "err.date");
    }
    if (const std::string cursor = in("cursor"); !cursor.empty()) {
        query.before = workflows::place_from(cursor);
        if (!query.before) return invalid(call, "?cursor", "problem.unknown_cursor");
    }
    return query;
}

workflows::SearchScene search_scene(const Call& call) {
    return {.store = call.app.engine.store(),
            .archive = *call.app.archive,
            .office = call.viewer.office,
            .person = call.viewer.person,
            .today = call.app.engine.workflow().legal_date(call.now())};
}

}  // namespace web
