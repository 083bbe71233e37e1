// Before and after saving: the review of a comment, and the conflict when somebody saved first.
#include "web/pages/act_view.hpp"
#include "web/pages/comment_words.hpp"
#include "web/problem.hpp"

#include <algorithm>

namespace web {

namespace {

struct ReviewView {
    Crumbs crumbs;
    std::string title, id, name, speaks_for, about, seen_by, action, back, statement, replies_to;
    Html text;
    std::vector<Hidden> hidden;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("title", title);
        to("id", id);
        to("name", name);
        to("speaks_for", speaks_for);
        to("about", about);
        to("seen_by", seen_by);
        to("statement", statement);
        to("replies_to", replies_to);
        to("action", action);
        to("back", back);
        to("text", text);
        to("hidden", hidden);
    }
};

struct ChangeView {
    std::string who, when, sentence;
    Html change;

    void describe(auto& to) const {
        to("who", who);
        to("when", when);
        to("sentence", sentence);
        to("change", change);
    }
};

struct ConflictView {
    Crumbs crumbs;
    std::string title, keep_href;
    std::vector<ChangeView> changes;
    std::vector<FormView> form;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("title", title);
        to("keep_href", keep_href);
        to("changes", changes);
        to("form", form);
    }
};

constexpr Template<ReviewView> review_template{"review"};
constexpr Template<ConflictView> conflict_template{"conflict"};

}  // namespace

Response show_review(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& form) {
    const auto& words = call.words;
    ReviewView page{.title = words.text("com.review_title"), .id = sight->id, .name = case_name(call, *sight)};
    page.crumbs = crumbs_of(call, sight, page.title);
    page.action = action_of(sight, spec);
    page.back = words.text("com.change");
    page.text = paragraphs(value_of(form, "text"));
    page.about = part_name(words, value_of(form, "part"));
    page.seen_by = words.text(value_of(form, "visibility") == "internal" ? "com.seen.internal" : "com.seen.public");
    if (const auto approved = read_date(value_of(form, "approved_on")))
        page.statement = words.text("com.statement", {{"body", body_name(words, value_of(form, "body"))}, {"date", long_date(words, *approved)}});
    for (const auto& comment : sight->comments)
        if (std::to_string(comment.by.seq) == value_of(form, "reply_to") && may_read(call, sight, comment))
            page.replies_to = words.text("com.reply_to", {{"role", lower(role_name(words, comment.by))}, {"date", long_date(words, comment.by.date)}});
    for (const auto& standing : call.viewer.standings)
        if (standing.role == "user_representative" || standing.role == "professional" ||
            standing.role == "centre_leader") {
            page.speaks_for = role_name(words, standing);
            break;
        }
    for (const auto& [name, value] : form)
        if (name != "step") page.hidden.push_back({name, value});
    return show(call, {.title = page.title + ": " + page.name, .menu = "hearings"}, review_template, page);
}

Response show_conflict(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& form,
                       const engine::Problem& problem) {
    const auto& words = call.words;
    ConflictView page{.title = words.text("conflict.title"), .keep_href = "/cases/" + sight->id};
    page.crumbs = crumbs_of(call, sight, act_title(words, spec.name));
    auto& store = call.app.engine.store();
    const auto events = store.events(stream_of(sight->id));
    auto texts = store.texts(stream_of(sight->id));
    workflows::leave_out(texts, hidden_from(call, *sight));
    const auto first_new = events.size() - std::min(events.size(), problem.since.size());
    for (std::size_t i = first_new; i < events.size(); ++i) {
        const auto& event = events[i].event;
        ChangeView change{who_did(words, event), date_and_time(words, event.at), sentence_of(words, event, texts), {}};
        if (sight.papers() && !event.name.starts_with("comment_")) change.change = change_of(words, events, i, texts);
        page.changes.push_back(std::move(change));
    }
    std::ranges::reverse(page.changes);
    FormView again = form_for({call, sight.file.get(), spec, form, {}}, action_of(sight, spec), {});
    again.button = words.text("err.mine");
    page.form.push_back(std::move(again));
    Response response =
        show(call, {.title = page.title, .menu = "cases", .error = true, .status = 412}, conflict_template, page);
    response.problem = problem.type;
    response.headers.emplace_back("ETag", "\"" + std::to_string(problem.version) + "\"");
    return response;
}

std::vector<TemplateUse> saving_templates() { return {use_of(review_template), use_of(conflict_template)}; }

}  // namespace web
