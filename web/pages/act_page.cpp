// The form of any act: made from its fields, with what it needs, and what went wrong the last time (one page for all
// acts).
#include "web/drafts.hpp"
#include "web/icons.hpp"
#include "web/pages/act_view.hpp"
#include "web/pages/comment_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/acts/act.hpp"
#include "workflows/phase_model/side_by_side.hpp"

#include <algorithm>
#include <set>

namespace web {

namespace {

constexpr Template<ActView> act_template{"act"};

/// Every field that some act has, so that a form can be filled in from the address.
std::vector<std::string> all_field_names() {
    std::set<std::string> names;
    for (const auto& act : workflows::act_table())
        for (const auto& field : act.spec.fields) names.insert(field.name);
    return {names.begin(), names.end()};
}

/// Typed or asked-for values as the fields of a command; what cannot be read is left out.
engine::Value fields_of(const engine::ActSpec& spec, const Pairs& values) { return read_form(spec, values).fields; }

/// A centre leader's form begins with the own centre, an assessment with the suggestion that stands beside it.
Pairs prefilled(const Call& call, const workflows::Case& file, const engine::ActSpec& spec) {
    Pairs values = call.request.query;
    for (const auto& field : spec.fields)
        if (field.kind == engine::Kind::centre && field.name == "centre" && find(values, field.name) == nullptr)
            for (const auto& standing : call.viewer.standings)
                if (standing.role == "centre_leader" && !standing.centre.empty()) {
                    values.emplace_back(field.name, standing.centre);
                    break;
                }
    if (spec.name == "assess_criterion" && find(values, "suggestion") == nullptr)
        for (const auto& suggestion : suggestions_of(call, file))
            if (suggestion.criterion == value_of(values, "criterion"))
                values.emplace_back("suggestion", workflows::screening::name_of(suggestion.verdict.value));
    if (spec.name == "comment" && find(values, "reply_to") != nullptr) reply_as(file, values);
    if (spec.name == "comment" && find(values, "visibility") == nullptr) values.emplace_back("visibility", "public");
    if (spec.name == "comment" && find(values, "part") == nullptr) values.emplace_back("part", "case");
    return values;
}

/// The requirements that the form itself answers.
std::vector<std::string> asked_in_form(const std::vector<engine::Answer>& answers) {
    std::vector<std::string> names;
    for (const auto& answer : answers)
        if (answer.in_form) names.push_back(answer.requirement);
    return names;
}

void add_facts(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& values, ActView& page) {
    const auto& words = call.words;
    const bool hiding = spec.name == "hide_comment" || value_of(values, "for_act") == "hide_comment";
    if (spec.name == "answer_comment" || spec.name == "comment" || hiding) {
        const auto about = value_of(values, spec.name == "comment" ? "reply_to" : "comment");
        for (const auto& comment : sight->comments)
            if (std::to_string(comment.by.seq) == about && may_read(call, sight, comment)) {
                page.facts_title = role_name(words, comment.by) + ", " + long_date(words, comment.by.date);
                page.facts = paragraphs(comment.text.text);
            }
    }
    if (spec.name == "assess_criterion") page.suggestions = suggestion_views(call, *sight, value_of(values, "criterion"));
    if (spec.name == "countersign" && !hiding && value_of(values, "for_act") != "redact" && sight->recommendation() != nullptr)
        page.facts = paragraphs(sight->recommendation()->words.text);
}

engine::Explanation explained(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& values) {
    return call.app.engine.explain({.stream = stream_of(sight->id),
                                    .act = spec.name,
                                    .fields = fields_of(spec, values),
                                    .person = call.viewer.person});
}

std::string text_or_nothing(const Catalogue& words, const std::string& key) {
    return words.has(key) ? words.text(key) : std::string();
}

ActView view_of(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& values,
                const std::vector<engine::FieldError>& errors) {
    const auto& words = call.words;
    ActView page{.title = act_title_with(words, spec.name, values), .id = sight->id, .name = case_name(call, *sight)};
    page.crumbs = crumbs({{"/cases", words.text("nav.cases"), {}}, {"/cases/" + page.id, page.name, {}}}, page.title);
    page.intro = text_or_nothing(words, "act." + spec.name + ".help");
    page.after = text_or_nothing(words, "after." + spec.name);
    add_facts(call, sight, spec, values, page);
    const auto explanation = explained(call, sight, spec, values);
    const Explained all(call, sight);
    if (!explanation.answers.empty() || !explanation.offered) page.needs.push_back(all.step(explanation));
    if (!explanation.offered)
        page.verdict = words.text(explanation.may_act ? "act.not_yet" : "act.not_you", {{"act", page.title}});
    if (spec.name == "put_motion" && explanation.offered && value_of(values, "transition").empty() && errors.empty()) {
        page.form.push_back(choose_transition(call, sight, spec));
    } else if (explanation.offered || !errors.empty()) {
        FormFor what{call, sight.file.get(), spec, values, errors, fields_asked_by(asked_in_form(explanation.answers))};
        if (spec.name == "put_motion" && !value_of(values, "transition").empty())
            narrow_motion(call, sight, values, what);
        FormView form =
            form_for(what, "/cases/" + page.id + "/acts/" + spec.name, std::string(value_of(values, "key")));
        form.button = spec.name == "comment" ? words.text("com.review") : act_title(words, spec.name);
        if (spec.name == "comment") form.hidden.push_back({"step", "review"});
        page.form.push_back(std::move(form));
    }
    if (!errors.empty()) page.summary.push_back(summary_of(words, spec.name, errors));
    return page;
}

Response show_view(Call& call, const ActView& page, int status) {
    return show(
        call,
        {.title = page.title + ": " + page.name, .menu = "cases", .error = !page.summary.empty(), .status = status},
        act_template, page);
}

/// The case and the act that the path names, or the answer to give instead.
struct Asked {
    std::optional<Sight> sight;
    const engine::ActSpec* spec = nullptr;
    Response instead;
};

Asked asked_of(Call& call) {
    Asked asked;
    asked.sight = look_at_case(call, asked.instead);
    if (!asked.sight) return asked;
    asked.spec = find_spec(call, call.in_path("act"));
    if (asked.spec == nullptr || asked.spec->phases == engine::in_no_case)
        asked.instead =
            problem_response(call, "not-found", "problem.no_such_act", {{"act", std::string(call.in_path("act"))}});
    return asked;
}

Response show_act(Call& call) {
    Asked asked = asked_of(call);
    if (asked.spec == nullptr || asked.spec->phases == engine::in_no_case) return asked.instead;
    const Pairs values = with_draft(call, (*asked.sight)->id, *asked.spec, prefilled(call, **asked.sight, *asked.spec));
    if (asked.spec->name == "cast_vote" && asked.sight->file->open_ballot() != nullptr)
        return show_ballot(call, *asked.sight, *asked.spec, values, {}, 200);
    return show_view(call, view_of(call, *asked.sight, *asked.spec, values, {}), 200);
}

/// What was typed is kept as a draft too, where the guard lets it, so that it outlives this answer.
Pairs kept(Call& call, const Asked& asked, Pairs form) {
    if (!keeps_drafts(call, *asked.spec)) return form;
    const auto result = keep_draft(call, (*asked.sight)->id, *asked.spec, form, revision_in(form));
    const auto* revision = std::get_if<std::int64_t>(&result);
    if (revision == nullptr) return form;
    std::erase_if(form, [](const auto& pair) { return pair.first == "draft_revision" || pair.first == "draft_at"; });
    form.emplace_back("draft_revision", std::to_string(*revision));
    return form;
}

Response again(Call& call, const Asked& asked, const Pairs& typed, const engine::Problem& problem) {
    const Pairs form = problem.type == "unavailable" ? typed : kept(call, asked, typed);
    const int status = status_of(problem.type);
    const auto errors = errors_of(problem);
    Response response = asked.spec->name == "cast_vote" && asked.sight->file->open_ballot() != nullptr
                            ? show_ballot(call, *asked.sight, *asked.spec, form, errors, status)
                            : show_view(call, view_of(call, *asked.sight, *asked.spec, form, errors), status);
    response.problem = problem.type;
    return response;
}

engine::Command command_of(const Call& call, const Asked& asked, const Pairs& form, engine::Value fields) {
    engine::Command command{.stream = stream_of((*asked.sight)->id),
                            .act = asked.spec->name,
                            .fields = std::move(fields),
                            .person = call.viewer.person,
                            .via = "page"};
    command.idempotency_key = value_of(form, "key");
    command.acknowledged = acknowledges(form);
    const std::string version(value_of(form, "version"));
    command.expected_version =
        version.empty() || version.find_first_not_of("0123456789") != std::string::npos || version.size() > 15
            ? 0
            : std::stoll(version);
    return command;
}

Response send_act(Call& call) {
    Asked asked = asked_of(call);
    if (asked.spec == nullptr || asked.spec->phases == engine::in_no_case) return asked.instead;
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    if (value_of(*form, "step") == "change")
        return show_view(call, view_of(call, *asked.sight, *asked.spec, *form, {}), 200);
    const Sent sent = read_form(*asked.spec, *form);
    if (!sent.errors.empty())
        return again(call, asked, *form, {.type = "invalid", .detail = {"err.summary", {}}, .errors = sent.errors});
    const auto command = command_of(call, asked, *form, sent.fields);
    if (asked.spec->name == "comment" && value_of(*form, "step") == "review") {
        const auto explanation = call.app.engine.explain(command);
        if (!explanation.missing.empty())
            return again(call, asked, *form,
                         {.type = "invalid", .detail = {"err.summary", {}}, .errors = explanation.missing});
        if (explanation.offered) return show_review(call, *asked.sight, *asked.spec, kept(call, asked, *form));
    }
    engine::Result result;
    try {
        result = workflows::perform_beside_others(call.app.engine, command);
    } catch (const engine::Unavailable&) {
        return again(call, asked, *form, {.type = "unavailable", .detail = {"err.down", {}}});
    }
    if (const auto* done = std::get_if<engine::Done>(&result)) {
        drop_draft(call, (*asked.sight)->id, *asked.spec, *form);
        return see_other(
            link_to("/cases/" + done->stream.substr(done->stream.find('/') + 1), {{"done", asked.spec->name}}));
    }
    const auto& problem = std::get<engine::Problem>(result);
    if (problem.type == "stale-version") return show_conflict(call, *asked.sight, *asked.spec, *form, problem);
    return again(call, asked, *form, problem);
}

}  // namespace

Crumbs crumbs_of(const Call& call, const Sight& sight, std::string here) {
    return crumbs({{link_then(call, "/cases"), call.words.text("nav.cases"), {}}, {link_then(call, "/cases/" + sight->id), case_name(call, *sight), {}}},
                  std::move(here));
}

Response show_act_again(Call& call, const Sight& sight, const engine::ActSpec& spec, const Pairs& form,
                        const std::vector<engine::FieldError>& errors, int status) {
    return show_view(call, view_of(call, sight, spec, form, errors), status);
}

std::string action_of(const Sight& sight, const engine::ActSpec& spec) {
    return "/cases/" + sight->id + "/acts/" + spec.name;
}

PageSet act_pages() {
    PageSet set{.routes = {page_route("/cases/{id}/acts/{act}", show_act, "The form of one act", all_field_names()),
                           form_route("/cases/{id}/acts/{act}", send_act, "Carries out one act")},
                .templates = {use_of(act_template)}};
    for (auto more : {saving_templates(), ballot_templates()})
        for (auto& use : more) set.templates.push_back(std::move(use));
    return set;
}

}  // namespace web
