// Saving what is typed into a form before it is sent, and the list of one's own drafts.
#include "web/drafts.hpp"

#include "web/pages/act_view.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"

#include <algorithm>

namespace web {

namespace {

struct DraftRow {
    std::string title, name, when, text, href, action, about, csrf;

    void describe(auto& to) const {
        to("title", title);
        to("name", name);
        to("when", when);
        to("text", text);
        to("href", href);
        to("action", action);
        to("about", about);
        to("csrf", csrf);
    }
};

struct DraftsView {
    std::string empty;
    std::vector<DraftRow> drafts;

    void describe(auto& to) const {
        to("empty", empty);
        to("drafts", drafts);
    }
};

constexpr Template<DraftsView> drafts_template{"drafts"};

/// Scripts ask for JSON; people press a button and get a page.
bool wants_json(const Call& call) { return call.request.header("Accept").find("application/json") != std::string_view::npos; }

Response said(Call& call, std::int64_t revision, const engine::Message& message, int status) {
    return json(engine::Value::object({{"revision", revision}, {"said", call.words.text(message)}}), status);
}

Response saved(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& form, std::int64_t revision) {
    const engine::Message message{revision == 0 ? "draft.gone" : "draft.saved",
                                     {{"time", date_and_time(call.words, engine::to_text(call.now()))}}};
    if (wants_json(call)) return said(call, revision, message, 200);
    return see_other(link_to(action_of(sight, spec), subjects_in(draft_about(spec, form))));
}

Response not_saved(Call& call, const Sight& sight, const engine::ActSpec& spec, Pairs form, const engine::Problem& problem) {
    const int status = problem.type == "stale-version" ? 409 : status_of(problem.type);
    if (wants_json(call)) {
        const auto& message = problem.errors.empty() ? problem.detail : problem.errors.front().message;
        return said(call, problem.version, message, status);
    }
    // The words typed here stay in the form; saving them again goes on top of the other tab's.
    if (problem.type == "stale-version") {
        std::erase_if(form, [](const auto& pair) { return pair.first == "draft_revision"; });
        form.emplace_back("draft_revision", std::to_string(problem.version));
    }
    Response response = show_act_again(call, sight, spec, form, errors_of(problem), status);
    response.problem = problem.type;
    return response;
}

Response save(Call& call) {
    Response instead;
    const auto sight = look_at_case(call, instead);
    if (!sight) return instead;
    const auto* spec = find_spec(call, call.in_path("act"));
    if (spec == nullptr || !keeps_drafts(call, *spec))
        return problem_response(call, "not-found", "problem.no_such_act", {{"act", std::string(call.in_path("act"))}});
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    if (value_of(*form, "step") == "drop") {
        drop_draft(call, (*sight)->id, *spec, *form);
        return wants_json(call) ? said(call, 0, {"draft.gone", {}}, 200) : see_other("/drafts");
    }
    const auto kept = keep_draft(call, (*sight)->id, *spec, *form, revision_in(*form));
    if (const auto* problem = std::get_if<engine::Problem>(&kept)) return not_saved(call, *sight, *spec, *form, *problem);
    return saved(call, *sight, *spec, *form, std::get<std::int64_t>(kept));
}

/// "case/2026-0042/answer_comment/comment=17" in its parts.
struct Parts {
    std::string case_id, act, about;
};
Parts parts_of(std::string_view place) {
    const auto next = [&] {
        const std::string_view part = place.substr(0, place.find('/'));
        place.remove_prefix(std::min(place.size(), part.size() + 1));
        return std::string(part);
    };
    next();  // "case"
    Parts parts{.case_id = next(), .act = next(), .about = {}};
    parts.about = place;
    return parts;
}

std::optional<DraftRow> row_of(Call& call, const workflows::Draft& draft) {
    const Parts parts = parts_of(draft.place);
    const auto* spec = find_spec(call, parts.act);
    const auto file = std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read(stream_of(parts.case_id)));
    if (spec == nullptr || !file) return std::nullopt;
    DraftRow row{.title = act_title(call.words, parts.act), .name = case_name(call, *file), .when = date_and_time(call.words, draft.at)};
    for (const auto& field : spec->fields)
        if (row.text.empty() && field.kind == engine::Kind::words && !draft.fields.list(field.name).empty())
            row.text = draft.fields.list(field.name).front().string();
    row.href = link_to("/cases/" + parts.case_id + "/acts/" + parts.act, subjects_in(parts.about));
    row.about = parts.about;
    row.csrf = call.viewer.csrf;
    row.action = "/cases/" + parts.case_id + "/acts/" + parts.act + "/draft";
    return row;
}

Response show_drafts(Call& call) {
    DraftsView page;
    if (call.app.drafts != nullptr)
        for (const auto& draft : call.app.drafts->list(call.viewer.person))
            if (auto row = row_of(call, draft)) page.drafts.push_back(std::move(*row));
    if (page.drafts.empty()) page.empty = call.words.text("draft.none");
    return show(call, {.title = call.words.text("draft.title")}, drafts_template, page);
}

}  // namespace

PageSet draft_pages() {
    return {.routes = {page_route("/drafts", show_drafts, "What the person has written and not sent"),
                       form_route("/cases/{id}/acts/{act}/draft", save, "Keeps what is typed into the form of an act, for its author alone")},
            .templates = {use_of(drafts_template)}};
}

}  // namespace web
