// One meeting: agenda, who is there, what can be done now, the minutes.
#include "web/api/meeting_json.hpp"
#include "web/pages/meeting_view.hpp"
#include "web/pages/page_sets.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/meeting/minutes.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>

namespace web {

namespace {

using workflows::AgendaItem;
using workflows::MeetingFile;

constexpr Template<MeetingView> meeting_template{"meeting"};
constexpr Template<MeetingFormView> form_template{"meeting_form"};
constexpr Template<MinutesView> minutes_template{"minutes"};

/// In the order a meeting goes.
constexpr std::string_view meeting_act_names[] = {"set_agenda",   "call_meeting",  "open_meeting", "note_presence",
                                                  "take_up_item", "close_meeting", "sign_minutes"};

Response none(Call& call) { return problem_response(call, "not-found", "problem.no_such_meeting"); }

std::string href_of(const MeetingFile& meeting) { return "/meetings/" + meeting.id; }

engine::Explanation explained(const Call& call, const MeetingFile& meeting, std::string_view act) {
    return call.app.engine.explain({.stream = "meeting/" + meeting.id, .act = std::string(act), .fields = engine::Value::object(), .person = call.viewer.person});
}

std::string title_of(const Call& call, const MeetingFile& meeting) {
    return call.words.text("meeting.of", {{"date", long_date(call.words, meeting.date)}});
}

std::string name_of(const Call& call, const std::string& person) {
    const auto* found = call.viewer.office->find(person);
    return found == nullptr ? person : found->name;
}

std::string item_title(const Call& call, const AgendaItem& item) {
    if (item.case_id.empty()) return item.title.text;
    const auto file = cases_of(call.app.engine.store())(item.case_id);
    return file ? file->name(call.language) : item.case_id;
}

OneButton button(const Call& call, const MeetingFile& meeting, const std::string& act, std::string about) {
    return {.action = href_of(meeting) + "/acts/" + act,
            .button = call.words.text("meeting.button." + act),
            .about = std::move(about),
            .csrf = call.viewer.csrf,
            .version = std::to_string(meeting.version()),
            .item = {},
            .case_id = {}};
}

AgendaLine line_of(const Call& call, const MeetingFile& meeting, const AgendaItem& item, bool takes_up, bool changes) {
    AgendaLine line{.title = item_title(call, item), .detail = call.words.text("choice.kind." + item.kind)};
    if (!item.case_id.empty()) {
        line.href = "/cases/" + item.case_id;
        line.detail = item.case_id + " \u00b7 " + line.detail;
    }
    if (item.out) {
        line.state = item.why_out.text;
    } else if (item.taken_up()) {
        line.state = call.words.text(item.ended_at.empty() ? "meeting.item_now" : "meeting.item_done");
    } else {
        line.state = call.words.text(meeting.over() ? "meeting.item_not_reached" : "meeting.item_waits");
        if (changes) line.change_href = href_of(meeting) + "/acts/set_agenda?item=" + std::to_string(item.seq);
        if (takes_up) {
            line.take_up.push_back(button(call, meeting, "take_up_item", line.title));
            line.take_up.back().item = std::to_string(item.seq);
        }
    }
    return line;
}

void add_agenda(Call& call, const MeetingFile& meeting, MeetingView& page) {
    const bool takes_up = meeting.state == "open" && explained(call, meeting, "take_up_item").may_act;
    const bool changes = !meeting.over() && explained(call, meeting, "set_agenda").may_act;
    for (const AgendaItem& item : meeting.items) {
        AgendaLine line = line_of(call, meeting, item, takes_up, changes);
        line.number = std::to_string(page.agenda.size() + 1);
        (item.out ? page.off : page.agenda).push_back(std::move(line));
    }
    if (meeting.over()) return;
    for (const auto& one : workflows::suggested_items(call.app.engine.store(), call.app.cases, meeting.date)) {
        AgendaLine line{.title = one.row.name, .href = "/cases/" + one.row.id, .detail = one.row.id + " \u00b7 " + call.words.text("meeting.why." + one.why)};
        if (!one.row.next_date.empty()) line.state = short_date(call.words, one.row.next_date);
        if (changes) {
            line.take_up.push_back(button(call, meeting, "set_agenda", line.title));
            line.take_up.back().case_id = one.row.id;
        }
        page.suggested.push_back(std::move(line));
    }
}

void add_people(const Call& call, const MeetingFile& meeting, MeetingView& page) {
    for (const auto& one : meeting.presences) {
        std::string text = name_of(call, one.person);
        if (one.sits_for != one.person) text = call.words.text("minutes.sits_for", {{"person", text}, {"seat", name_of(call, one.sits_for)}});
        const bool here = one.to.empty() || meeting.over();
        (here ? page.present : page.gone).push_back({{}, text, one.person == meeting.chair ? call.words.text("minutes.chair") : std::string()});
    }
    const int seats = static_cast<int>(meeting.seats.size());
    if (meeting.state == "open")
        page.quorum = call.words.text("meeting.quorum", {{"present", std::to_string(meeting.filled_seats())}, {"seats", std::to_string(seats)}, {"needed", std::to_string(workflows::quorum_of(seats, workflows::shipped_policy()))}});
}

void add_acts(Call& call, const MeetingFile& meeting, MeetingView& page) {
    if (meeting.state == "signed") return;  // nothing is left to do, and nothing can be
    for (const auto act : meeting_act_names) {
        const std::string name(act);
        const auto explanation = explained(call, meeting, act);
        if (!explanation.may_act || name == "take_up_item") continue;
        const std::string title = call.words.text("act." + name);
        if (explanation.offered) {
            const std::string href = name == "sign_minutes" ? "/minutes" : "/acts/" + name;
            page.acts.push_back({href_of(meeting) + href, title, call.words.text("act." + name + ".help")});
            continue;
        }
        std::string why;
        for (const auto& answer : explanation.answers)
            if (!answer.lets_through()) why += (why.empty() ? "" : " ") + call.words.text(answer.reason);
        page.blocked.push_back({{}, title, why});
    }
}

Response show_meeting(Call& call) {
    const auto meeting = meeting_of(call);
    if (!meeting) return none(call);
    const auto& words = call.words;
    MeetingView page{.title = title_of(call, *meeting), .state = capital(words.text("meeting.state." + meeting->state)), .notice = meeting->notice.text};
    page.crumbs = crumbs({{"/meetings", words.text("nav.meetings"), {}}}, page.title);
    if (const auto* spec = find_spec(call, call.in_query("done"))) page.receipt = words.text("receipt.done", {{"act", lower(words.text("act." + spec->name))}});
    page.facts = {{words.text("minutes.place"), meeting->place.text, words.text("choice.meeting_form." + meeting->form)}};
    if (!meeting->papers_by.empty()) page.facts.push_back({words.text("field.papers_by"), long_date(words, meeting->papers_by), {}});
    if (!meeting->chair.empty()) page.facts.push_back({words.text("minutes.chair"), name_of(call, meeting->chair), {}});
    if (!meeting->secretary.empty()) page.facts.push_back({words.text("minutes.secretary"), name_of(call, meeting->secretary), {}});
    if (!meeting->opened_at.empty()) page.minutes_href = href_of(*meeting) + "/minutes";
    add_agenda(call, *meeting, page);
    add_people(call, *meeting, page);
    add_acts(call, *meeting, page);
    return show(call, {.title = page.title, .menu = "meetings"}, meeting_template, page);
}

/// A field that the address or the page has settled already is sent unseen.
void hide(FormView& form, std::string_view name, const std::string& value) {
    std::erase_if(form.controls, [&](const Control& control) { return control.name == name; });
    if (!value.empty()) form.hidden.push_back({std::string(name), value});
}

Response act_form(Call& call, const MeetingFile& meeting, const engine::ActSpec& spec, const Pairs& values, const std::vector<engine::FieldError>& errors, int status) {
    MeetingFormView page{.title = call.words.text("act." + spec.name), .intro = call.words.text("act." + spec.name + ".help")};
    page.crumbs = crumbs({{"/meetings", call.words.text("nav.meetings"), {}}, {href_of(meeting), title_of(call, meeting), {}}}, page.title);
    const auto explanation = explained(call, meeting, spec.name);
    if (!explanation.may_act) return problem_response(call, "not-allowed", "problem.not_allowed");
    std::vector<engine::FieldError> shown = errors;
    if (!explanation.offered && errors.empty())
        for (const auto& answer : explanation.answers)
            if (!answer.lets_through()) shown.push_back({"", answer.reason});
    if (explanation.offered || !errors.empty()) {
        FormView form = form_for({call, nullptr, spec, values, errors}, href_of(meeting) + "/acts/" + spec.name, std::string(value_of(values, "key")));
        form.hidden.push_back({"version_of_meeting", std::to_string(meeting.version())});
        const std::string item(value_of(values, "item"));
        if (spec.name == "set_agenda" || spec.name == "take_up_item") {
            hide(form, "item", item);
            const auto unused = item.empty() ? std::vector<std::string>{"out", "reason"} : std::vector<std::string>{"case", "title"};
            for (const auto& name : unused) hide(form, name, "");
            if (const AgendaItem* found = item.empty() ? nullptr : meeting.item(std::atoll(item.c_str()))) page.intro = item_title(call, *found);
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
    return meeting && spec != nullptr ? act_form(call, *meeting, *spec, call.request.query, {}, 200) : none(call);
}

Response send_act(Call& call) {
    const auto meeting = meeting_of(call);
    const auto* spec = act_of(call);
    if (!meeting || spec == nullptr) return none(call);
    const auto form = parse_form(call.request.body);
    if (!form) return problem_response(call, "invalid", "problem.unreadable_form");
    const Sent sent = read_form(*spec, *form);
    if (!sent.errors.empty()) return act_form(call, *meeting, *spec, *form, sent.errors, 400);
    engine::Command command{.stream = "meeting/" + meeting->id,
                            .act = spec->name,
                            .fields = sent.fields,
                            .person = call.viewer.person,
                            .via = "page",
                            .idempotency_key = std::string(value_of(*form, "key"))};
    command.expected_version = value_of(*form, "version_of_meeting") == std::to_string(meeting->version()) ? meeting->version() : 0;
    const auto result = call.app.engine.perform(command);
    if (std::holds_alternative<engine::Done>(result)) return see_other(href_of(*meeting) + "?done=" + spec->name);
    const auto& problem = std::get<engine::Problem>(result);
    Response response = act_form(call, *meeting, *spec, *form, errors_of(problem), status_of(problem.type));
    response.problem = problem.type;
    return response;
}

Response minutes_file(const MeetingFile& meeting, const workflows::PlainDocument& document, bool as_text) {
    Response response = as_text ? text(workflows::plain_text(document)) : html(workflows::standalone_html(document));
    if (as_text) response.type = "text/plain; charset=utf-8";
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + std::string(document.language == "en" ? "minutes-" : "protokoll-") + meeting.id + (as_text ? ".txt\"" : ".html\""));
    return response;
}

Response show_minutes(Call& call) {
    const auto meeting = meeting_of(call);
    if (!meeting) return none(call);
    if (meeting->opened_at.empty()) return problem_response(call, "not-found", "problem.no_minutes_yet");
    const auto cases = cases_of(call.app.engine.store());
    const auto shut_out = shut_out_for(call);
    const auto document = workflows::minutes_document(*meeting, cases, shut_out, *call.viewer.office, call.words);
    const auto form = call.in_query("form");
    if (form == "html" || form == "text") return minutes_file(*meeting, document, form == "text");
    if (!form.empty()) return problem_response(call, "invalid", "problem.minutes_form");
    MinutesView page{.body = {workflows::body_html(document)}};
    page.crumbs = crumbs({{"/meetings", call.words.text("nav.meetings"), {}}, {href_of(*meeting), title_of(call, *meeting), {}}}, call.words.text("meeting.minutes"));
    page.html_href = link_to(href_of(*meeting) + "/minutes", {{"form", "html"}, {"lang", call.language}});
    page.text_href = link_to(href_of(*meeting) + "/minutes", {{"form", "text"}, {"lang", call.language}});
    if (explained(call, *meeting, "sign_minutes").offered)
        page.sign_href = link_to(href_of(*meeting) + "/acts/sign_minutes", {{"version", workflows::minutes_hash(*meeting, cases)}});
    return show(call, {.title = document.title, .menu = "meetings"}, minutes_template, page);
}

}  // namespace

PageSet meeting_pages() {
    return {.routes = {page_route("/meetings/{id}", show_meeting, "One meeting", {"done"}),
                       page_route("/meetings/{id}/acts/{act}", show_act, "The form of an act of the meeting", {"item", "version"}),
                       form_route("/meetings/{id}/acts/{act}", send_act, "Does an act of the meeting"),
                       page_route("/meetings/{id}/minutes", show_minutes, "The minutes, to read, print or take away", {"form"})},
            .templates = {use_of(meeting_template), use_of(form_template), use_of(minutes_template)}};
}

}  // namespace web
