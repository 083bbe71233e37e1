// One's own drafts: list, save, drop. Nobody sees another's, whatever the role.
#include "web/drafts.hpp"

#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/pages/form.hpp"
#include "web/problem.hpp"

namespace web {

namespace {

using engine::Value;

Value as_value(const workflows::Draft& draft) {
    return Value::object({{"place", draft.place}, {"revision", draft.revision}, {"at", draft.at}, {"fields", draft.fields}});
}

Response list(Call& call) {
    Value drafts = Value::array();
    if (call.app.drafts != nullptr)
        for (const auto& draft : call.app.drafts->list(call.viewer.person)) drafts.push(as_value(draft));
    return json(Value::object({{"drafts", drafts}}));
}

/// The act that the path names, if drafts of it are kept and the viewer may read the case; else the answer to give.
std::variant<const engine::ActSpec*, Response> asked(Call& call) {
    auto found = seen(call, case_stream(call));
    if (auto* refused = std::get_if<Response>(&found)) return std::move(*refused);
    const auto* spec = find_spec(call, call.in_path("act"));
    if (spec == nullptr || !keeps_drafts(call, *spec))
        return problem_response(call, "not-found", "problem.no_such_act", {{"act", std::string(call.in_path("act"))}});
    return spec;
}

/// {"fields": {"text": "…", "comment": "17"}} as the values of a form; empty when a value is no text or list of texts.
std::optional<Pairs> form_of(const Value& fields) {
    Pairs form;
    for (const auto& [name, value] : fields.members()) {
        const Value texts = value.is_array() ? value : Value::array({value});
        for (const Value& text : texts.items()) {
            if (text.is_number())
                form.emplace_back(name, std::to_string(text.number()));
            else if (text.is_string())
                form.emplace_back(name, text.string());
            else
                return std::nullopt;
        }
    }
    return form;
}

Response save(Call& call) {
    auto act = asked(call);
    if (auto* refused = std::get_if<Response>(&act)) return std::move(*refused);
    auto body = json_object(call);
    if (auto* refused = std::get_if<Response>(&body)) return std::move(*refused);
    const Value& sent = std::get<Value>(body);
    const Value* fields = sent.find("fields");
    const auto form = fields != nullptr && fields->is_object() ? form_of(*fields) : std::nullopt;
    if (!form) return invalid(call, "/fields", "form.text");
    const auto& spec = *std::get<const engine::ActSpec*>(act);
    const auto kept = keep_draft(call, call.in_path("id"), spec, *form, sent.integer("revision"));
    if (const auto* problem = std::get_if<engine::Problem>(&kept)) return problem_response(call, *problem);
    return json(Value::object({{"place", draft_place(call.in_path("id"), spec, *form)}, {"revision", std::get<std::int64_t>(kept)}}));
}

Response drop(Call& call) {
    auto act = asked(call);
    if (auto* refused = std::get_if<Response>(&act)) return std::move(*refused);
    Pairs form;
    if (const auto about = call.in_query("about"); !about.empty()) form.emplace_back("draft_about", about);
    const auto& spec = *std::get<const engine::ActSpec*>(act);
    drop_draft(call, call.in_path("id"), spec, form);
    return json(Value::object({{"place", draft_place(call.in_path("id"), spec, form)}, {"revision", 0}}));
}

}  // namespace

std::vector<Route> draft_routes() {
    const std::string path = "/api/v1/cases/{id}/drafts/{act}";
    return {{.method = "GET",
             .path = "/api/v1/drafts",
             .handler = list,
             .access = Access::content,
             .face = Face::api,
             .summary = "One's own drafts, the one saved last first",
             .response_schema = "Drafts"},
            {.method = "PUT",
             .path = path,
             .handler = save,
             .access = Access::content,
             .face = Face::api,
             .summary = "Keeps what is typed into the form of an act, for its author alone",
             .body = Body::json,
             .request_schema = "DraftRequest",
             .response_schema = "DraftSaved",
             .problems = {"not-found", "personal-number-refused", "stale-version", "too-large"}},
            {.method = "DELETE",
             .path = path,
             .handler = drop,
             .access = Access::content,
             .face = Face::api,
             .summary = "Drops a draft",
             .query = {{"about", "Which, where an act has several: what follows the act in the draft's place, such as comment=17", text_schema()}},
             .response_schema = "DraftSaved",
             .problems = {"not-found"}}};
}

}  // namespace web
