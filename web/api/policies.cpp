// The policies, what differs between two, and publishing one.
#include "engine/crypto.hpp"
#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/past.hpp"
#include "web/policy_query.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/policy_diff.hpp"

#include <algorithm>

namespace web {

namespace {

using engine::Value;

Value or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value row_of(const KnownPolicy& known) {
    const auto& policy = known.policy();
    const bool published = known.published();
    return Value::object({{"version", policy.version},
                          {"sha256", policy.sha256},
                          {"threshold", policy.threshold},
                          {"valid_from", engine::to_text(policy.valid_from)},
                          {"state", known.state()},
                          {"in_force", known.in_force},
                          {"meeting", or_null(published ? known.kept.meeting : known.proposed.meeting)},
                          {"item", published ? known.kept.item : known.proposed.item},
                          {"report", or_null(published ? known.kept.report : known.proposed.report)},
                          {"published", or_null(known.kept.published)}});
}

const KnownPolicy* named(const std::vector<KnownPolicy>& all, std::string_view version) {
    const auto found = std::ranges::find_if(all, [&](const KnownPolicy& one) { return one.policy().version == version || one.policy().sha256 == version; });
    return found == all.end() ? nullptr : &*found;
}

Response list(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    Value all = Value::array();
    for (const KnownPolicy& known : known_policies(call)) all.push(row_of(known));
    return json(Value::object({{"policies", std::move(all)}}));
}

Response show(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto all = known_policies(call);
    const auto* known = named(all, call.in_path("version"));
    if (known == nullptr) return problem_response(call, "not-found", "problem.no_such_policy");
    return json(row_of(*known).set("file", known->kept.file));
}

Response difference(Call& call) {
    const auto all = known_policies(call);
    const auto* known = named(all, call.in_path("version"));
    if (known == nullptr) return problem_response(call, "not-found", "problem.no_such_policy");
    const auto asked = call.in_query("against");
    const auto* other = named(all, asked.empty() ? std::string_view(call.viewer.policy().sha256) : asked);
    if (other == nullptr) return invalid(call, "?against", "screening.unknown_choice");
    Value changes = Value::array();
    for (const auto& change : workflows::policy_diff(other->kept.file, known->kept.file))
        changes.push(Value::object({{"key", change.key}, {"before", change.before}, {"after", change.after}}));
    return json(Value::object({{"before", row_of(*other)}, {"after", row_of(*known)}, {"changes", std::move(changes)}}));
}

/// The hash that the body names, or that of the file in it.
std::variant<std::string, Response> hash_in(Call& call) {
    auto read = json_object(call);
    if (auto* refused = std::get_if<Response>(&read)) return std::move(*refused);
    const Value& body = std::get<Value>(read);
    for (const auto& [name, value] : body.members()) {
        if (name != "sha256" && name != "file") return invalid(call, "/" + name, "problem.unknown_field", {{"name", name}});
        if (!value.is_string()) return invalid(call, "/" + name, "form.text");
    }
    if (body.has("sha256") == body.has("file")) return invalid(call, "/sha256", "policies.hash_or_file");
    return body.has("file") ? engine::sha256_hex(body.text("file")) : body.text("sha256");
}

Response publish(Call& call) {
    auto read = hash_in(call);
    if (auto* refused = std::get_if<Response>(&read)) return std::move(*refused);
    const auto& sha256 = std::get<std::string>(read);
    const workflows::By by{.actor = call.viewer.person, .via = "api", .at = call.now(), .date = engine::to_text(call.viewer.today)};
    const auto result = workflows::publish_policy(call.app.engine.store(), call.app.people, sha256, by);
    if (const auto* refusal = std::get_if<workflows::PublishRefusal>(&result)) {
        const std::string key = "policies.refused." + std::string(name_of(*refusal));
        return problem_response(call, *refusal == workflows::PublishRefusal::not_allowed ? "not-allowed" : "requirement-unmet", key);
    }
    call.viewer.office = call.app.people.office();
    return json(row_of({.kept = std::get<workflows::KeptPolicy>(result), .proposed = {}, .in_force = false}), 201);
}

}  // namespace

std::vector<Route> policy_routes() {
    const auto face = Face::api;
    return {{.method = "GET",
             .path = "/api/v1/policies",
             .handler = list,
             .access = Access::signed_in,
             .face = face,
             .summary = "Every policy: shipped, published, adopted, before the leader group",
             .query = {as_of_parameter()},
             .response_schema = "Policies"},
            {.method = "POST",
             .path = "/api/v1/policies",
             .handler = publish,
             .access = Access::administrator,
             .face = face,
             .summary = "Publishes a policy that the leader group has adopted, by its hash or its file",
             .body = Body::json,
             .request_schema = "PolicyPublication",
             .response_schema = "Policy",
             .success = 201,
             .problems = {"requirement-unmet"}},
            {.method = "GET",
             .path = "/api/v1/policies/{version}",
             .handler = show,
             .access = Access::signed_in,
             .face = face,
             .summary = "One policy, by version or hash, with its file",
             .query = {as_of_parameter()},
             .response_schema = "PolicyWithFile",
             .problems = {"not-found"}},
            {.method = "GET",
             .path = "/api/v1/policies/{version}/difference",
             .handler = difference,
             .access = Access::signed_in,
             .face = face,
             .summary = "What differs from another policy, key by key",
             .query = {{"against", "Version or hash to compare with; the policy in force unless named", text_schema()}},
             .response_schema = "PolicyDifference",
             .problems = {"not-found"}}};
}

}  // namespace web
