// How the model works: its phases, its table, a picture of it.
#include "engine/diagram/svg.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/page_sets.hpp"
#include "workflows/phase_model/model_names.hpp"
#include "workflows/phase_model/phases.hpp"

namespace web {

namespace {

struct ModelRow {
    std::string id, from, event, to, decided_by, requirements;

    void describe(auto& to_) const {
        to_("id", id);
        to_("from", from);
        to_("event", event);
        to_("to", to);
        to_("decided_by", decided_by);
        to_("requirements", requirements);
    }
};

struct ModelView {
    std::vector<Fact> phases;
    std::vector<ModelRow> rows;
    Html picture;

    void describe(auto& to) const {
        to("phases", phases);
        to("rows", rows);
        to("picture", picture);
    }
};

constexpr Template<ModelView> model_template{"model"};

std::string phase_or_dot(const Catalogue& words, const std::string& id) {
    return id.empty() ? "\u2013" : phase_name(words, id);
}

std::string listed(const Catalogue& words, std::string_view prefix, const std::vector<std::string>& ids) {
    std::string text;
    for (const auto& id : ids) text += (text.empty() ? "" : ", ") + term(words, prefix, id);
    return text;
}

Response show_model(Call& call) {
    const auto& words = call.words;
    const auto& rows = call.app.engine.workflow().rows();
    ModelView page;
    for (int phase = 0; phase < 8; ++phase) {
        const std::string id(workflows::phase_ids.at(static_cast<std::size_t>(phase)));
        page.phases.push_back({phase_name(words, phase), words.text("phase." + id + ".help"), {}});
    }
    for (const auto& row : rows)
        page.rows.push_back({row.id, phase_or_dot(words, row.from), act_title(words, row.event),
                             phase_or_dot(words, row.to), capital(listed(words, "role", row.decided_by)),
                             capital(listed(words, "requirement", row.requirements))});
    page.picture.text = engine::svg(rows, workflows::model_names(words, call.language));
    return show(call, {.title = words.text("nav.model"), .menu = call.viewer.holds("auditor") ? "model" : "policy"},
                model_template, page);
}

}  // namespace

PageSet model_pages() {
    return {.routes = {page_route("/model", show_model, "How the model works", {}, Access::everyone)},
            .templates = {use_of(model_template)}};
}

}  // namespace web
