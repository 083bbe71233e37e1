// Proposed diagnoses: received from anyone with a role that may propose, judged by a case officer.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/api/performing.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/proposal_file.hpp"

#include <algorithm>

namespace web {

namespace {

engine::Value or_null(const std::string& text) { return text.empty() ? engine::Value() : engine::Value(text); }

Response list(Call& call) {
    static constexpr std::string_view known[] = {"", "received", "new_case", "belongs_to_case", "refused"};
    const std::string status(call.in_query("status"));
    if (std::ranges::find(known, status) == std::end(known)) return invalid(call, "?status", "problem.unknown_status");
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    engine::Value proposals = engine::Value::array();
    const Cases cases(call);
    for (const workflows::ProposalRow& row : cases->proposals(status)) {
        if (row.proposer != call.viewer.person && !workflows::sees_proposals(call.viewer.standings)) continue;
        proposals.push(engine::Value::object({{"id", row.id},
                                              {"status", row.status},
                                              {"name", row.name},
                                              {"orpha", or_null(row.orpha)},
                                              {"proposer", row.proposer},
                                              {"case", or_null(row.case_id)},
                                              {"at", row.at}}));
    }
    return json(engine::Value::object({{"proposals", proposals}}));
}

Response propose(Call& call) { return perform(call, {.stream = "", .act = "propose", .creates = true}); }

Response show(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const std::string stream = proposal_stream(call);
    auto found = seen(call, stream);
    if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    const auto stored = call.as_of ? call.store().read(stream) : std::get<std::shared_ptr<const engine::CaseFile>>(found);
    if (!stored) return problem_response(call, "not-found", "problem.no_proposal_yet");
    const auto& file = dynamic_cast<const workflows::ProposalFile&>(*stored);
    Response response = json(engine::Value::object({{"id", file.id},
                                                    {"version", file.version()},
                                                    {"status", file.status},
                                                    {"name", file.name},
                                                    {"orpha", or_null(file.orpha)},
                                                    {"origin", file.origin},
                                                    {"reason", file.reason},
                                                    {"organisation", or_null(file.organisation)},
                                                    {"proposer", file.proposer},
                                                    {"case", or_null(file.case_id)},
                                                    {"verdict_reason", or_null(file.verdict_reason)},
                                                    {"received_at", file.received_at}}));
    response.headers.emplace_back("ETag", etag(file.version()));
    return response;
}

Response act(Call& call) { return perform(call, {.stream = proposal_stream(call), .act = "", .named_by = "act"}); }

}  // namespace

std::vector<Route> proposal_routes() {
    const auto content = Access::content;
    const auto face = Face::api;
    return {
        {.method = "GET",
         .path = "/api/v1/proposals",
         .handler = list,
         .access = content,
         .face = face,
         .summary = "Lists proposals: all for those who judge, lead or audit, else one's own",
         .query = {{"status", "received, new_case, belongs_to_case or refused",
                    choice_schema({"received", "new_case", "belongs_to_case", "refused"})},
                   as_of_parameter()},
         .response_schema = "Proposals"},
        {.method = "POST",
         .path = "/api/v1/proposals",
         .handler = propose,
         .access = content,
         .face = face,
         .summary = "Proposes a diagnosis",
         .query = {acknowledge_parameter()},
         .body = Body::json,
         .request_schema = "Act_propose",
         .response_schema = "Done",
         .success = 201,
         .problems = {"requirement-unmet", "personal-number-refused", "personal-data-suspected", "key-reused", "busy"}},
        {.method = "GET",
         .path = "/api/v1/proposals/{id}",
         .handler = show,
         .access = content,
         .face = face,
         .summary = "One proposal",
         .query = {as_of_parameter()},
         .response_schema = "Proposal",
         .problems = {"not-found"}},
        {.method = "POST",
         .path = "/api/v1/proposals/{id}/acts",
         .handler = act,
         .access = content,
         .face = face,
         .summary = "Judges a proposal, or removes personal data from it",
         .query = {{"dry_run", "Only say whether it would be done", flag_schema()}, acknowledge_parameter()},
         .body = Body::json,
         .request_schema = "ActRequest",
         .response_schema = "DoneOrExplanation",
         .problems = {"not-found", "wrong-phase", "busy", "stale-version", "unknown-event", "requirement-unmet",
                      "personal-number-refused", "personal-data-suspected", "key-reused", "version-required"}},
    };
}

}  // namespace web
