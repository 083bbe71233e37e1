#include "web/pages/consent_section.hpp"

#include "web/pages/meeting_words.hpp"
#include "web/pages/sight.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/acts/meeting.hpp"
#include "workflows/phase_model/meeting/consent.hpp"
#include "workflows/phase_model/meeting/recommended_motion.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>

namespace web {

namespace {

using workflows::AgendaItem;
using workflows::MeetingFile;

/// The motion, and what has come of it: being voted on with its turnout, carried, fallen, voided.
std::string state_of(const Call& call, const AgendaItem& item, const workflows::Case& file) {
    const auto& words = call.words;
    if (item.waits_for_block()) {
        const auto held = workflows::held_from_block(file, false);
        return held.empty() ? words.text("meeting.item_waits") : words.text(held, {{"case", item.case_id}});
    }
    const auto* ballot = file.ballots.empty() || file.ballots.back().by.seq <= item.from ? nullptr : &file.ballots.back();
    if (ballot == nullptr) return words.text(workflows::motion_at_hand(file, item.from) != nullptr ? "consent.state.moved" : "consent.state.taken_up");
    if (ballot->state != "open")
        return words.text("consent.state." + ballot->state, {{"for", std::to_string(ballot->in_favour)}, {"against", std::to_string(ballot->against)}, {"abstain", std::to_string(ballot->abstain)}});
    const auto turnout = workflows::turnout_of(*ballot);
    return words.text("consent.state.open", {{"a", std::to_string(turnout.voted)}, {"b", std::to_string(turnout.seats)}});
}

ConsentLine line_of(Call& call, const MeetingFile& meeting, const AgendaItem& item) {
    ConsentLine line{.title = item_title(call, item), .href = link_then(call, "/cases/" + item.case_id)};
    const auto file = case_then(call, item.case_id);
    if (!file) return line;
    // Of the past no more is read than both then and now allow.
    const auto is_shut_out = shut_out_for(call);
    const bool shut_out = is_shut_out(*file) || workflows::is_shut_out_of(item, cases_of(call.app.engine.store()), is_shut_out);
    line.state = shut_out ? call.words.text("consent.left_out.recused") : state_of(call, item, *file);
    // Asked for each: a substitute may ask in the case that they sit in, and in no other.
    const bool may_be_asked = !call.as_of && !shut_out && !workflows::is_decided_in_block(item, *file);
    if (may_be_asked && explained(call, meeting, "ask_discussion", item.seq).offered) line.ask_href = href_of(meeting) + "/acts/ask_discussion?item=" + std::to_string(item.seq);
    return line;
}

/// "Senterleder, TRS: Nye opplysninger", and when.
Link asked_by(const Call& call, const AgendaItem& item) {
    const auto& asked = *item.discussion;
    const auto* person = call.viewer.office->find(asked.person);
    const bool withheld = workflows::is_shut_out_of(item, cases_of(call.app.engine.store()), shut_out_for(call));
    std::string detail = call.words.text("consent.asked_by", {{"person", person == nullptr ? asked.person : person->name}, {"time", date_and_time(call.words, asked.at)}});
    if (!withheld && !asked.reason.text.empty()) detail += " " + asked.reason.text;
    return {link_then(call, "/cases/" + item.case_id), item_title(call, item), detail};
}

/// Every act that will go through in some item; what holds the others up, by name.
void add_steps(Call& call, const MeetingFile& meeting, ConsentSection& section) {
    for (const std::string_view act : workflows::consent_acts) {
        const auto offers = workflows::offers(call.app.engine, meeting, {call.viewer.person, shut_out_for(call)}, act);
        const auto ready = std::ranges::count_if(offers, [](const auto& one) { return one.ready; });
        const std::string title = call.words.text("consent." + std::string(act));
        if (ready > 0) section.steps.push_back({href_of(meeting) + "/consent/" + std::string(act), title, call.words.text("consent.ready_in", {{"n", std::to_string(ready)}})});
        // What waits for somebody else's step is no news: only what this person meant to do and cannot in some of the items.
        for (const auto& offer : offers) {
            if (ready == 0 || offer.ready || !offer.may || !offer.left_out.empty()) continue;
            std::string why;
            for (const auto& reason : offer.why) why += (why.empty() ? "" : " ") + call.words.text(reason);
            section.held_up.push_back({"/cases/" + offer.item->case_id, item_title(call, *offer.item), title + ": " + why});
        }
    }
}

}  // namespace

std::vector<ConsentSection> consent_section(Call& call, const MeetingFile& meeting) {
    ConsentSection section;
    for (const AgendaItem* item : meeting.block()) section.block.push_back(line_of(call, meeting, *item));
    for (const AgendaItem& item : meeting.items) {
        if (item.waits_for_block()) section.waiting.push_back(line_of(call, meeting, item));
        if (item.discussion) section.asked.push_back(asked_by(call, item));
    }
    if (section.block.empty() && section.waiting.empty() && section.asked.empty()) return {};
    if (call.as_of || meeting.state != "open") return {std::move(section)};
    if (!section.waiting.empty() && explained(call, meeting, "take_up_consent").offered)
        section.take_up.push_back({.action = href_of(meeting) + "/acts/take_up_consent",
                                   .button = call.words.text("meeting.button.take_up_consent"),
                                   .about = {},
                                   .csrf = call.viewer.csrf,
                                   .version = std::to_string(meeting.version()),
                                   .item = {},
                                   .case_id = {}});
    if (!section.block.empty()) add_steps(call, meeting, section);
    return {std::move(section)};
}

}  // namespace web
