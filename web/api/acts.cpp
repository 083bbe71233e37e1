// Transitions and acts of a case, and the friendlier addresses of some acts.
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/api/performing.hpp"
#include "web/pages/suggestion_view.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/why_then.hpp"
#include "workflows/screening/answer.hpp"

#include <algorithm>

namespace web {

namespace {

/// With what is suggested for each criterion, where the act is to assess one.
engine::Value with_suggestions(const Call& call, const engine::CaseFile& file, engine::Value value) {
    const auto* known = dynamic_cast<const workflows::Case*>(&file);
    if (value.text("act") != "assess_criterion" || known == nullptr) return value;
    engine::Value list = engine::Value::array();
    for (const auto& suggestion : suggestions_of(call, *known))
        list.push(workflows::screening::as_value(suggestion, call.words.text(suggestion.reason)));
    value.set("suggestions", std::move(list));
    return value;
}

/// Of the present, or as it would have been told then.
std::vector<engine::Explanation> explained(const Call& call, const std::string& stream, bool transitions_only) {
    App& app = call.app;
    if (!call.as_of) return app.engine.explain_all(stream, call.viewer.person, transitions_only);
    const workflows::WhyThen then({app.engine.store(), call.viewer.office, app.cases, app.nomenclature, app.facts}, *call.as_of);
    return then.explain_all(stream, call.viewer.person, transitions_only);
}

/// Explanations of what can be done from here; `keep` chooses.
template <typename Keep>
Response explanations(Call& call, const char* member, bool transitions_only, Keep keep) {
    const std::string stream = case_stream(call);
    auto found = seen(call, stream);
    if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto file = call.as_of ? file_as_of(call, stream, *call.as_of) : std::get<std::shared_ptr<const engine::CaseFile>>(found);
    if (!file) return problem_response(call, "not-found", "problem.not_yet");
    engine::Value list = engine::Value::array();
    for (const engine::Explanation& explanation : explained(call, stream, transitions_only))
        if (keep(explanation)) list.push(call.as_of ? to_value(call, explanation) : with_suggestions(call, *file, to_value(call, explanation)));
    const engine::CaseRow row = file->row();
    Response response = json(engine::Value::object({{"case", row.id},
                                                    {"version", file->version()},
                                                    {"phase", row.phase},
                                                    {"status", row.status},
                                                    {member, list}}));
    response.headers.emplace_back("ETag", etag(file->version()));
    response.headers.emplace_back("Cache-Control", "no-store");  // time and office count too, not the version alone
    return response;
}

Response transitions(Call& call) {
    return explanations(call, "transitions", true,
                        [](const engine::Explanation& one) { return !one.transition.empty(); });
}

Response acts(Call& call) {
    return explanations(call, "acts", false, [](const engine::Explanation& one) { return one.may_act; });
}

Response transition(Call& call) {
    return perform(call, {.stream = case_stream(call), .act = "", .named_by = "event", .transition = true});
}

Response act(Call& call) { return perform(call, {.stream = case_stream(call), .act = "", .named_by = "act"}); }

/// A named route: the act, and the field that a part of the address fills in.
struct Named {
    const char* method;
    const char* path;
    const char* act;
    const char* part;   ///< name in the path, or ""
    const char* field;  ///< the act's field that it fills
    bool number;
    const char* summary;
};

constexpr Named named[] = {
    {"PUT", "criteria/{criterion}", "assess_criterion", "criterion", "criterion", false,
     "Assesses a criterion, K1 to K7"},
    {"POST", "evidence", "add_evidence", "", "", false, "Adds an item to the evidence pack"},
    {"POST", "comments", "comment", "", "", false, "Gives a comment"},
    {"POST", "comments/{comment}/answer", "answer_comment", "comment", "comment", true, "Answers a comment"},
    {"POST", "interests", "declare_interest", "", "", false, "Declares an interest"},
    {"POST", "votes", "cast_vote", "", "", false, "Casts a vote in the open ballot"},
};

Response perform_named(Call& call, const Named& route) {
    Wish wish{.stream = case_stream(call), .act = route.act, .named_by = "", .fixed = engine::Value::object()};
    if (route.part[0] == '\0') return perform(call, wish);
    const std::string part(call.in_path(route.part));
    const bool digits = !part.empty() && part.size() < 16 && part.find_first_not_of("0123456789") == std::string::npos;
    wish.fixed.set(route.field, route.number && digits ? engine::Value(static_cast<std::int64_t>(std::stoll(part)))
                                                       : engine::Value(part));
    return perform(call, wish);
}

}  // namespace

std::vector<Route> act_routes() {
    const std::vector<std::string> refusals{
        "not-found",     "recused",         "wrong-phase",       "busy",
        "stale-version", "unknown-event",   "requirement-unmet", "personal-number-refused", "personal-data-suspected",
        "key-reused",    "version-required"};
    const std::vector<Parameter> dry_run{{"dry_run", "Only say whether it would be done, and why not", flag_schema()}, acknowledge_parameter()};
    const std::string base = "/api/v1/cases/{id}/";
    std::vector<Route> routes{
        {.method = "GET",
         .path = base + "transitions",
         .handler = transitions,
         .access = Access::content,
         .face = Face::api,
         .summary = "Every event of the model from here, with its requirements and their answers",
         .query = {as_of_parameter()},
         .response_schema = "Transitions",
         .problems = {"not-found"}},
        {.method = "POST",
         .path = base + "transitions",
         .handler = transition,
         .access = Access::content,
         .face = Face::api,
         .summary = "Moves the case by an event",
         .query = dry_run,
         .body = Body::json,
         .request_schema = "TransitionRequest",
         .response_schema = "DoneOrExplanation",
         .problems = refusals},
        {.method = "GET",
         .path = base + "acts",
         .handler = acts,
         .access = Access::content,
         .face = Face::api,
         .summary = "The acts this person may do now, with their requirements",
         .query = {as_of_parameter()},
         .response_schema = "Acts",
         .problems = {"not-found"}},
        {.method = "POST",
         .path = base + "acts",
         .handler = act,
         .access = Access::content,
         .face = Face::api,
         .summary = "Does any act of the specification",
         .query = dry_run,
         .body = Body::json,
         .request_schema = "ActRequest",
         .response_schema = "DoneOrExplanation",
         .problems = refusals},
    };
    for (const Named& one : named) {
        routes.push_back({.method = one.method,
                          .path = base + one.path,
                          .handler = [one](Call& call) { return perform_named(call, one); },
                          .access = Access::content,
                          .face = Face::api,
                          .summary = one.summary,
                          .query = dry_run,
                          .body = Body::json,
                          .request_schema = "Act_" + std::string(one.act) +
                                            (one.part[0] == '\0' ? "" : "_without_" + std::string(one.field)),
                          .response_schema = "DoneOrExplanation",
                          .problems = refusals});
    }
    return routes;
}

}  // namespace web
