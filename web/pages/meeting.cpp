// One meeting: agenda, who is there, what can be done now.
#include "web/pages/consent_section.hpp"
#include "web/pages/meeting_words.hpp"
#include "web/pages/meeting_view.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/sight.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/meeting/consent.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>

namespace web {

namespace {

using workflows::AgendaItem;
using workflows::MeetingFile;

constexpr Template<MeetingView> meeting_template{"meeting"};

std::string name_of(const Call& call, const std::string& person) {
    const auto* found = call.viewer.office->find(person);
    return found == nullptr ? person : found->name;
}

bool is_number(std::string_view text) { return !text.empty() && text.size() < 4 && text.find_first_not_of("0123456789") == std::string_view::npos; }

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
        line.href = link_then(call, "/cases/" + item.case_id);
        line.detail = item.case_id + " \u00b7 " + line.detail;
    }
    if (item.policy) line.href = "/policies/" + percent_encoded(item.policy->version);
    if (item.out) {
        const bool withheld = workflows::is_shut_out_of(item, cases_of(call.app.engine.store()), shut_out_for(call));
        line.state = withheld ? call.words.text("minutes.withheld") : item.why_out.text;
    } else if (item.taken_up()) {
        line.state = call.words.text(item.policy && item.policy->adopted() ? "meeting.policy_adopted" : item.ended_at.empty() ? "meeting.item_now" : "meeting.item_done");
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
    const bool takes_up = !call.as_of && meeting.state == "open" && explained(call, meeting, "take_up_item").may_act;
    const bool changes = !call.as_of && !meeting.over() && explained(call, meeting, "set_agenda").may_act;
    for (const AgendaItem& item : meeting.items) {
        AgendaLine line = line_of(call, meeting, item, takes_up, changes);
        line.number = std::to_string(page.agenda.size() + 1);
        (item.out ? page.off : page.agenda).push_back(std::move(line));
    }
    if (meeting.over() || call.as_of) return;
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
        page.quorum = call.words.text("meeting.quorum", {{"present", std::to_string(meeting.filled_seats())}, {"seats", std::to_string(seats)}, {"needed", std::to_string(workflows::quorum_of(seats, call.viewer.policy()))}});
}

void add_acts(Call& call, const MeetingFile& meeting, MeetingView& page) {
    if (call.as_of) return;
    if (explained(call, meeting, "countersign_removal").may_act) page.removal_href = href_of(meeting) + "/removal";
    if (meeting.state == "signed") return;  // nothing is left to do, and nothing can be
    for (const auto act : meeting_act_names) {
        const std::string name(act);
        const auto explanation = explained(call, meeting, act);
        if (!explanation.may_act || name == "take_up_item" || name == "take_up_consent" || name == "ask_discussion") continue;  // beside the items
        const bool of_policy = name == "vote_on_policy" || name == "adopt_policy";
        const auto* current = meeting.current();
        if (of_policy && (current == nullptr || !current->policy)) continue;
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
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto meeting = meeting_of(call);
    if (!meeting) return no_meeting(call);
    const auto& words = call.words;
    MeetingView page{.title = title_of(call, *meeting), .state = capital(words.text("meeting.state." + meeting->state)), .notice = meeting->notice.text};
    page.crumbs = crumbs({{link_then(call, "/meetings"), words.text("nav.meetings"), {}}}, page.title);
    if (const auto* spec = find_spec(call, call.in_query("done"))) page.receipt = words.text("receipt.done", {{"act", lower(words.text("act." + spec->name))}});
    if (const auto act = call.in_query("together"); std::ranges::find(workflows::consent_acts, act) != workflows::consent_acts.end() && is_number(call.in_query("n")))
        page.receipt = words.text("consent.receipt", {{"act", words.text("consent." + std::string(act))}, {"n", std::string(call.in_query("n"))}});
    page.facts = {{words.text("minutes.place"), meeting->place.text, words.text("choice.meeting_form." + meeting->form)}};
    if (meeting->state == "planned" && !meeting->callers.empty())
        page.facts.push_back({words.text("act.call_meeting"), words.text("meeting.callers", {{"n", std::to_string(meeting->callers.size())}}), {}});
    if (!meeting->papers_by.empty()) page.facts.push_back({words.text("field.papers_by"), long_date(words, meeting->papers_by), {}});
    if (!meeting->chair.empty()) page.facts.push_back({words.text("minutes.chair"), name_of(call, meeting->chair), {}});
    if (!meeting->secretary.empty()) page.facts.push_back({words.text("minutes.secretary"), name_of(call, meeting->secretary), {}});
    if (!meeting->opened_at.empty()) page.minutes_href = link_then(call, href_of(*meeting) + "/minutes");
    page.papers_href = link_then(call, href_of(*meeting) + "/papers");
    add_agenda(call, *meeting, page);
    page.consent = consent_section(call, *meeting);
    add_people(call, *meeting, page);
    add_acts(call, *meeting, page);
    return show(call, {.title = page.title, .menu = "meetings"}, meeting_template, page);
}

}  // namespace

PageSet meeting_pages() {
    return {.routes = {page_route("/meetings/{id}", show_meeting, "One meeting", {"as_of", "done", "together", "n"})}, .templates = {use_of(meeting_template)}};
}

}  // namespace web
