// Several comments of a case answered at once: a form with those that wait, a preview, and then one act a comment, all of them
// or none. Each has its own reason; the rules see to that.
#include "engine/crypto.hpp"
#include "web/drafts.hpp"
#include "web/icons.hpp"
#include "web/pages/answer_form.hpp"
#include "web/pages/act_view.hpp"
#include "web/pages/comment_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/inbox.hpp"
#include "workflows/phase_model/warnings.hpp"

#include <algorithm>

namespace web {

namespace {

struct AnswersView {
    Crumbs crumbs;
    std::string receipt, id, name, lead, empty, action, csrf, key, version, draft_action, draft_note;
    std::vector<ErrorSummary> summary;
    std::vector<AnswerItem> items;
    bool warned = false, acknowledged = false;  ///< something typed may point at a person; the writer goes on knowingly

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("receipt", receipt);
        to("id", id);
        to("name", name);
        to("lead", lead);
        to("empty", empty);
        to("action", action);
        to("csrf", csrf);
        to("key", key);
        to("version", version);
        to("draft_action", draft_action);
        to("draft_note", draft_note);
        to("summary", summary);
        to("items", items);
        to("warned", warned);
        to("acknowledged", acknowledged);
    }
};

struct PreviewItem {
    std::string who, about, change;
    Html text, reason, changed;
    StatusMark disposition;

    void describe(auto& to) const {
        to("who", who);
        to("about", about);
        to("change", change);
        to("text", text);
        to("reason", reason);
        to("changed", changed);
        to("disposition", disposition);
    }
};

struct PreviewView {
    Crumbs crumbs;
    std::string title, id, name, lead, action, send;
    std::vector<Hidden> hidden;
    std::vector<PreviewItem> items;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("title", title);
        to("id", id);
        to("name", name);
        to("lead", lead);
        to("action", action);
        to("send", send);
        to("hidden", hidden);
        to("items", items);
    }
};

constexpr Template<AnswersView> answers_template{"answers"};
constexpr Template<PreviewView> preview_template{"answers_preview"};

/// The case and the act, or the answer to give instead.
struct Scene {
    std::optional<Sight> sight;
    const engine::ActSpec* spec = nullptr;
    Response instead;
};

Scene scene_of(Call& call) {
    Scene scene;
    scene.sight = look_at_case(call, scene.instead);
    if (!scene.sight) return scene;
    const engine::Command asked{.stream = stream_of((*scene.sight)->id), .act = "answer_comment", .fields = engine::Value::object(), .person = call.viewer.person};
    if (call.app.engine.explain(asked).may_act)
        scene.spec = find_spec(call, "answer_comment");
    else
        scene.instead = problem_response(call, "not-allowed", "problem.not_allowed", {{"act", "@act.answer_comment"}});
    return scene;
}

std::string path_of(const Sight& sight) { return "/cases/" + sight->id + "/answers"; }

Response show_form(Call& call, const Scene& scene, const Pairs& form, const std::vector<AnswerError>& errors, int status) {
    const auto& words = call.words;
    const Sight& sight = *scene.sight;
    AnswersView page{.id = sight->id, .name = case_name(call, *sight), .lead = words.text("answers.lead"), .action = path_of(sight), .csrf = call.viewer.csrf};
    page.crumbs = crumbs_of(call, sight, words.text("answers.title"));
    page.key = std::string(value_of(form, "key"));
    if (page.key.empty()) page.key = engine::random_token();
    page.version = std::to_string(sight->version());
    page.items = answer_items(call, sight, *scene.spec, form, errors);
    if (keeps_drafts(call, *scene.spec)) page.draft_action = page.action + "/draft";
    if (std::ranges::any_of(page.items, [](const AnswerItem& item) { return item.revision != "0"; })) page.draft_note = words.text("answers.drafted");
    page.acknowledged = acknowledges(form);
    page.warned = page.acknowledged || std::ranges::any_of(errors, [](const AnswerError& one) { return workflows::is_warning(one.error); });
    if (page.items.empty()) page.empty = words.text("answers.none_wait");
    if (const auto answered = call.in_query("answered"); !answered.empty() && answered.find_first_not_of("0123456789") == std::string_view::npos)
        page.receipt = words.text("answers.receipt", {{"n", std::string(answered)}});
    if (!errors.empty()) page.summary.push_back(summary_of(call, sight, errors));
    Response response = show(call, {.title = words.text("answers.title") + ": " + page.name, .menu = "comments", .error = !errors.empty(), .status = status},
                             answers_template, page);
    return response;
}

Response show_answers(Call& call) {
    Scene scene = scene_of(call);
    if (scene.spec == nullptr) return std::move(scene.instead);
    return show_form(call, scene, drafted_answers(call, *scene.sight, *scene.spec), {}, 200);
}

Response show_preview(Call& call, const Scene& scene, const Pairs& form, const std::vector<AnswerGiven>& given) {
    const auto& words = call.words;
    const Sight& sight = *scene.sight;
    PreviewView page{.title = words.text("answers.preview"), .id = sight->id, .name = case_name(call, *sight), .action = path_of(sight)};
    page.crumbs = crumbs_of(call, sight, page.title);
    page.lead = words.text("answers.preview.lead", {{"n", std::to_string(given.size())}});
    page.send = words.text("answers.send", {{"n", std::to_string(given.size())}});
    for (const AnswerGiven& answer : given) {
        const auto& comment = *answer.comment;
        PreviewItem item{.who = said_by(words, comment.by),
                         .about = words.text("com.on", {{"part", part_name(words, comment.part)}}),
                         .change = change_sentence_of(call, sight, answer.fields.integer("change")),
                         .text = paragraphs(comment.text.text),
                         .reason = paragraphs(answer_text(words, answer.fields.text("opening"), answer.fields.text("reason"))),
                         .changed = paragraphs(answer.fields.text("changed")),
                         .disposition = disposition_mark(words, answer.fields.text("disposition"))};
        page.items.push_back(std::move(item));
    }
    for (const auto& [name, value] : form)
        if (name != "step") page.hidden.push_back({name, value});
    return show(call, {.title = page.title + ": " + page.name, .menu = "comments"}, preview_template, page);
}

std::vector<engine::Command> commands_of(const Call& call, const Sight& sight, const Pairs& form, const std::vector<AnswerGiven>& given) {
    std::vector<engine::Command> commands;
    const std::string key(value_of(form, "key")), count = std::to_string(given.size());
    for (std::size_t i = 0; i < given.size(); ++i) {
        engine::Command command{.stream = stream_of(sight->id), .act = "answer_comment", .fields = given[i].fields, .person = call.viewer.person, .via = "page", .acknowledged = acknowledges(form)};
        if (!key.empty()) command.idempotency_key = key + " " + std::to_string(i + 1) + "/" + count;
        if (i == 0) command.expected_version = version_in(form);
        commands.push_back(std::move(command));
    }
    return commands;
}

/// Everything typed is kept as a draft of its own answer, where the guard lets it.
void keep_all(Call& call, const Scene& scene, const std::vector<AnswerGiven>& given) {
    if (!keeps_drafts(call, *scene.spec)) return;
    for (const AnswerGiven& answer : given) {
        const Pairs own = draft_of(answer);
        const auto kept = call.app.drafts->find(call.viewer.person, draft_place((*scene.sight)->id, *scene.spec, own));
        static_cast<void>(keep_draft(call, (*scene.sight)->id, *scene.spec, own, kept ? kept->revision : 0));
    }
}

Response send_answers(Call& call) {
    Scene scene = scene_of(call);
    if (scene.spec == nullptr) return std::move(scene.instead);
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    if (value_of(*form, "step") == "change") return show_form(call, scene, *form, {}, 200);
    std::vector<AnswerError> errors;
    const auto given = answers_in(*scene.sight, *scene.spec, *form, errors);
    if (given.empty() && errors.empty()) errors.push_back({0, {"", {"answers.none_given", {}}}});
    if (!errors.empty()) return show_form(call, scene, *form, errors, 400);
    keep_all(call, scene, given);
    const bool review = value_of(*form, "step") == "review";
    const auto commands = commands_of(call, *scene.sight, *form, given);
    engine::Together together;
    try {
        together = review ? call.app.engine.rehearse(commands) : call.app.engine.perform_all(commands);
    } catch (const engine::Unavailable&) {
        return show_form(call, scene, *form, {{0, {"", {"err.down", {}}}}}, 503);
    }
    if (together.problem) {
        for (const auto& error : errors_of(*together.problem)) errors.push_back({together.problem->type == "stale-version" ? 0 : given[together.refused].comment->by.seq, error});
        Response response = show_form(call, scene, *form, errors, status_of(together.problem->type));
        response.problem = together.problem->type;
        return response;
    }
    if (review) return show_preview(call, scene, *form, given);
    for (const AnswerGiven& answer : given) drop_draft(call, (*scene.sight)->id, *scene.spec, draft_of(answer));
    return see_other(link_to(path_of(*scene.sight), {{"answered", std::to_string(given.size())}}));
}

/// A script asks for JSON and goes on typing; a button gives the page again, from what was kept.
Response save_answers(Call& call) {
    Scene scene = scene_of(call);
    if (scene.spec == nullptr) return std::move(scene.instead);
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    if (!keeps_drafts(call, *scene.spec)) return problem_response(call, "not-found", "problem.no_such_act", {{"act", scene.spec->name}});
    const AnswersKept kept = keep_answers(call, *scene.sight, *scene.spec, *form);
    const bool script = call.request.header("Accept").find("application/json") != std::string_view::npos;
    if (!kept.problem) {
        const auto said = call.words.text("draft.saved", {{"time", date_and_time(call.words, engine::to_text(call.now()))}});
        return script ? json(engine::Value::object({{"revisions", kept.revisions}, {"said", said}})) : see_other(path_of(*scene.sight));
    }
    const int status = kept.problem->type == "stale-version" ? 409 : status_of(kept.problem->type);
    if (script) {
        const auto& message = kept.problem->errors.empty() ? kept.problem->detail : kept.problem->errors.front().message;
        return json(engine::Value::object({{"revisions", kept.revisions}, {"said", call.words.text(message)}}), status);
    }
    std::vector<AnswerError> errors;
    for (const auto& error : errors_of(*kept.problem)) errors.push_back({kept.comment, error});
    if (errors.empty()) errors.push_back({kept.comment, {"", kept.problem->detail}});
    // The words typed here stay in the form; saving them again goes on top of the other tab's.
    Pairs again = *form;
    std::erase_if(again, [&](const auto& pair) { return find(kept.elsewhere, pair.first) != nullptr; });
    again.insert(again.end(), kept.elsewhere.begin(), kept.elsewhere.end());
    Response response = show_form(call, scene, again, errors, status);
    response.problem = kept.problem->type;
    return response;
}

}  // namespace

PageSet answer_pages() {
    return {.routes = {form_route("/cases/{id}/answers/draft", save_answers, "Keeps what is typed into the answers to several comments, for its author alone"),
                       page_route("/cases/{id}/answers", show_answers, "The comments of a case that wait, to be answered together", {"answered"}),
                       form_route("/cases/{id}/answers", send_answers, "Previews answers to several comments, or gives them: all or none")},
            .templates = {use_of(answers_template), use_of(preview_template)}};
}

}  // namespace web
