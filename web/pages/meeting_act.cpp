// The form of one act of a meeting, and doing it.
#include "web/pages/meeting_view.hpp"
#include "web/pages/meeting_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"

#include <algorithm>
#include <cstdlib>

namespace web {

namespace {

using workflows::AgendaItem;
using workflows::MeetingFile;

constexpr Template<MeetingFormView> form_template{"meeting_form"};

/// A field that the address or the page has settled already is sent unseen.
void hide(FormView& form, std::string_view name, const std::string& value) {
    std::erase_if(form.controls, [&](const Control& control) { return control.name == name; });
    if (!value.empty()) form.hidden.push_back({std::string(name), value});
}

Response act_form(Call& call, const MeetingFile& meeting, const engine::ActSpec& spec, const Pairs& values, const std::vector<engine::FieldError>& errors, int status) {
    MeetingFormView page{.title = call.words.text("act." + spec.name), .intro = call.words.text("act." + spec.name + ".help")};
    page.crumbs = crumbs({{"/meetings", call.words.text("nav.meetings"), {}}, {href_of(meeting), title_of(call, meeting), {}}}, page.title);
    const auto explanation = explained(call, meeting, spec.name, spec.name == "ask_discussion" ? std::atoll(std::string(value_of(values, "item")).c_str()) : 0);
    if (!explanation.may_act) return problem_response(call, "not-allowed", "problem.not_allowed");
    std::vector<engine::FieldError> shown = errors;
    if (!explanation.offered && errors.empty())
        for (const auto& answer : explanation.answers)
            if (!answer.lets_through()) shown.push_back({"", answer.reason});
    if (explanation.offered || !errors.empty()) {
        FormFor what{call, nullptr, spec, values, errors};
        if (spec.name == "note_presence")
            for (const AgendaItem* treated : meeting.treated())
                if (auto file = treated->case_id.empty() ? nullptr : cases_of(call.app.engine.store())(treated->case_id)) what.beside.push_back(std::move(file));
        FormView form = form_for(what, href_of(meeting) + "/acts/" + spec.name, std::string(value_of(values, "key")));
        form.hidden.push_back({"version_of_meeting", std::to_string(meeting.version())});
        const std::string item(value_of(values, "item"));
        if (spec.name == "set_agenda" || spec.name == "take_up_item") {
            hide(form, "item", item);
            const auto unused = item.empty() ? std::vector<std::string>{"out", "reason"} : std::vector<std::string>{"case", "title"};
            for (const auto& name : unused) hide(form, name, "");
            for (const char* name : {"policy_file", "report"}) hide(form, name, "");  // a policy comes by /policies
        }
        if (spec.name == "ask_discussion" && !item.empty()) hide(form, "item", item);
        if (spec.name == "set_agenda" || spec.name == "take_up_item" || spec.name == "ask_discussion")
            if (const AgendaItem* found = item.empty() ? nullptr : meeting.item(std::atoll(item.c_str()))) {
                if (spec.name == "ask_discussion")
                    page.title += ": " + item_title(call, *found);
                else
                    page.intro = item_title(call, *found);
            }
        if (spec.name == "sign_minutes") hide(form, "version", std::string(value_of(values, "version")));
        form.button = page.title;
        page.form.push_back(std::move(form));
    }
    if (!shown.empty()) page.summary.push_back(summary_of(call.words, spec.name, shown));
    return show(call, {.title = page.title, .menu = "meetings", .error = !shown.empty(), .status = status}, form_template, page);
}

const engine::ActSpec* act_of(const Call& call) {
    const auto act = call.in_path("act");
    return std::ranges::find(meeting_act_names, act) == std::end(meeting_act_names) ? nullptr : find_spec(call, act);
}

Response show_act(Call& call) {
    const auto meeting = meeting_of(call);
    const auto* spec = act_of(call);
    return meeting && spec != nullptr ? act_form(call, *meeting, *spec, call.request.query, {}, 200) : no_meeting(call);
}

Response send_act(Call& call) {
    const auto meeting = meeting_of(call);
    const auto* spec = act_of(call);
    if (!meeting || spec == nullptr) return no_meeting(call);
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    const Sent sent = read_form(*spec, *form);
    if (!sent.errors.empty()) return act_form(call, *meeting, *spec, *form, sent.errors, 400);
    engine::Command command{.stream = "meeting/" + meeting->id,
                            .act = spec->name,
                            .fields = sent.fields,
                            .person = call.viewer.person,
                            .via = "page",
                            .idempotency_key = std::string(value_of(*form, "key")),
                            .acknowledged = acknowledges(*form)};
    command.expected_version = value_of(*form, "version_of_meeting") == std::to_string(meeting->version()) ? meeting->version() : 0;
    const auto result = call.app.engine.perform(command);
    if (std::holds_alternative<engine::Done>(result)) return see_other(href_of(*meeting) + "?done=" + spec->name);
    const auto& problem = std::get<engine::Problem>(result);
    Response response = act_form(call, *meeting, *spec, *form, errors_of(problem), status_of(problem.type));
    response.problem = problem.type;
    return response;
}

}  // namespace

PageSet meeting_act_pages() {
    return {.routes = {page_route("/meetings/{id}/acts/{act}", show_act, "The form of an act of the meeting", {"item", "version"}),
                       form_route("/meetings/{id}/acts/{act}", send_act, "Does an act of the meeting")},
            .templates = {use_of(form_template)}};
}

}  // namespace web
