#include "web/pages/sight.hpp"

#include "web/problem.hpp"
#include "workflows/text/format.hpp"

namespace web {

std::string stream_of(std::string_view case_id) { return "case/" + std::string(case_id); }

Sight sight_of(const Call& call, std::shared_ptr<const workflows::Case> file) {
    Sight sight{.file = std::move(file)};
    sight.recused = sight->tied(call.viewer.person);
    for (const auto& standing : call.viewer.standings)
        if (!standing.on_behalf.empty() && sight->tied(standing.on_behalf)) sight.recused = true;
    const bool leads = call.viewer.holds("administrative_leader") || call.viewer.holds("centre_leader");
    sight.internal = !sight.recused && (leads || call.viewer.holds("case_officer"));
    sight.counts = sight.internal;
    return sight;
}

std::optional<Sight> look_at_case(Call& call, Response& instead) {
    const std::string id(call.in_path("id"));
    auto file = std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read(stream_of(id)));
    if (!file) {
        instead = problem_response(call, "not-found", "problem.no_such_case", {{"case", id}});
        return std::nullopt;
    }
    if (!call.app.engine.workflow().may_read(file.get(), call.viewer.person, call.now())) {
        instead = problem_response(call, "not-allowed", "problem.not_allowed");
        return std::nullopt;
    }
    return sight_of(call, std::move(file));
}

std::shared_ptr<const workflows::Case> as_it_stood(Call& call, std::string_view case_id, engine::Date day) {
    auto& store = call.app.engine.store();
    const std::string stream = stream_of(case_id);
    const auto texts = store.texts(stream);
    const std::string last_day = engine::to_text(day);
    auto file = call.app.engine.workflow().blank(stream);
    for (const auto& event : store.events(stream)) {
        if (event.event.date > last_day) break;
        file->apply(event, texts);
    }
    if (file->version() == 0) return nullptr;
    return std::dynamic_pointer_cast<const workflows::Case>(std::shared_ptr<const engine::CaseFile>(std::move(file)));
}

bool may_read(const Call& call, const Sight& sight, const workflows::Comment& comment) {
    return comment.visibility != "internal" || sight.internal || comment.by.actor == call.viewer.person;
}

std::string band(const workflows::Catalogue& words, std::int64_t count) {
    return words.text("band." + std::string(workflows::band_of(count)));
}

std::string case_name(const Call& call, const workflows::Case& file) {
    const std::string name = file.name(call.language);
    return name.empty() ? call.words.text("case.unnamed") : name;
}

bool is_english_name(const Call& call, const workflows::Case& file) {
    if (call.language == "en") return false;
    for (const auto& name : file.names)
        if (name.language != "en") return false;
    return !file.names.empty();
}

const std::string& summary_text(const Call& call, const workflows::Summary& summary) {
    if (call.language == "en" && !summary.en.text.empty()) return summary.en.text;
    if (call.language == "nn" && !summary.nn.text.empty()) return summary.nn.text;
    return summary.nb.text;
}

}  // namespace web
