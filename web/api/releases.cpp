// Releases of Orphanet, what differs between two, and the cases to look at again, for programs.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "web/release_query.hpp"
#include "workflows/phase_model/look_again.hpp"

namespace web {

namespace {

namespace orphanet = workflows::orphanet;

Response list(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    engine::Value releases = engine::Value::array();
    for (const orphanet::Release& release : call.nomenclature().releases()) releases.push(orphanet::as_value(release));
    return json(engine::Value::object({{"releases", releases}}));
}

Response compare(Call& call) {
    auto asked = asked_difference(call);
    if (auto* refused = std::get_if<Response>(&asked)) return std::move(*refused);
    return json(orphanet::as_value(*std::get<DifferenceCache::Made>(asked)));
}

Response look_again(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const Cases cases(call);
    return json(workflows::as_value(workflows::look_again(*cases, call.nomenclature().releases())));
}

}  // namespace

std::vector<Route> release_routes() {
    return {{.method = "GET",
             .path = "/api/v1/releases",
             .handler = list,
             .access = Access::signed_in,
             .face = Face::api,
             .summary = "Everything imported from Orphanet, newest import first",
             .query = {as_of_parameter()},
             .response_schema = "Releases"},
            {.method = "GET",
             .path = "/api/v1/releases/{id}/difference",
             .handler = compare,
             .access = Access::signed_in,
             .face = Face::api,
             .summary = "What a release changed, code by code",
             .query = {{"against", "Release to compare with; the one before it in its series unless named", text_schema()}, as_of_parameter()},
             .response_schema = "ReleaseDifference",
             .problems = {"not-found"}},
            {.method = "GET",
             .path = "/api/v1/look-again",
             .handler = look_again,
             .access = Access::content,
             .face = Face::api,
             .summary = "Cases that a release of Orphanet flagged, and watched cases not looked at since",
             .query = {as_of_parameter()},
             .response_schema = "LookAgain"}};
}

}  // namespace web
