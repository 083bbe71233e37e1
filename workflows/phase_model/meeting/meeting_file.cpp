#include "workflows/phase_model/meeting/meeting_file.hpp"

#include "workflows/phase_model/meeting/meeting_words.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace workflows {

namespace {

std::vector<std::string> texts_in(const engine::Value& body, std::string_view key) {
    std::vector<std::string> all;
    for (const engine::Value& one : body.list(key)) all.push_back(one.string());
    return all;
}

std::string seat_in(const engine::Value& entry) { return entry.text("for").empty() ? entry.text("person") : entry.text("for"); }

}  // namespace

std::vector<Presence> MeetingFile::present() const {
    std::vector<Presence> here;
    std::copy_if(presences.begin(), presences.end(), std::back_inserter(here), [](const Presence& one) { return one.to.empty(); });
    return here;
}

int MeetingFile::filled_seats() const {
    std::set<std::string> filled;
    for (const Presence& one : present()) filled.insert(one.sits_for);
    return static_cast<int>(filled.size());
}

std::string MeetingFile::seat_of(std::string_view person) const {
    const auto found = std::find_if(presences.rbegin(), presences.rend(), [&](const Presence& one) { return one.person == person; });
    return found == presences.rend() ? std::string() : found->sits_for;
}

void MeetingFile::presence_noted(const engine::Event& event) {
    const auto leave = [&](std::string_view person) {
        for (Presence& one : presences)
            if (one.person == person && one.to.empty()) one.to = event.at;
    };
    for (const engine::Value& person : event.body.list("left")) leave(person.text("person"));
    for (const engine::Value& person : event.body.list("arrived")) {
        leave(person.text("person"));
        presences.push_back({.person = person.text("person"), .sits_for = seat_in(person), .from = event.at, .to = {}});
    }
}

void MeetingFile::apply(const engine::Sealed& sealed, const engine::Texts& texts) {
    const engine::Event& event = sealed.event;
    if (event.seq != version_ + 1) throw std::logic_error("events of a meeting must be applied in order");
    end_with(sealed);
    removals.apply(event);
    if (event.name == "meeting_planned") {
        state = "planned";
        date = event.body.text("date");
        form = event.body.text("form");
        papers_by = event.body.text("papers_by");
        place = words_of(event, "place", texts);
        secretary = event.body.text("secretary");
    } else if (event.name == "agenda_set") {
        agenda_set(event, texts);
    } else if (event.name == "meeting_call_joined") {
        callers.push_back(event.body.text("seat"));
        if (event.body.has("notice")) notice = words_of(event, "notice", texts);
    } else if (event.name == "meeting_called") {
        state = "called";
        called_at = event.at;
        // Without a notice of its own, the one stands that a member gave who asked for the meeting.
        if (event.body.has("notice")) notice = words_of(event, "notice", texts);
        for (const engine::Value& paper : event.body.list("papers"))
            for (AgendaItem& one : items)
                if (one.seq == paper.integer("item")) one.content = paper.text("content");
    } else if (event.name == "meeting_opened") {
        state = "open";
        opened_at = event.at;
        chair = event.body.text("chair");
        if (event.body.has("secretary")) secretary = event.body.text("secretary");
        observers = words_of(event, "observers", texts);
        seats = texts_in(event.body, "seats");
        presence_noted(event);
    } else if (event.name == "presence_noted") {
        presence_noted(event);
    } else if (event.name == "item_taken_up") {
        item_taken_up(event, texts);
    } else if (event.name == "discussion_asked") {
        discussion_asked(event, texts);
    } else if (event.name == "policy_vote_cast") {
        policy_voted(event, texts);
    } else if (event.name == "policy_adopted") {
        policy_adopted(event);
    } else if (event.name == "meeting_closed") {
        state = "closed";
        closed_at = event.at;
        leave_items(event);
        for (Presence& one : presences)
            if (one.to.empty()) one.to = event.at;
    } else if (event.name == "earlier_minutes_approved") {
        earlier.push_back({.meeting = event.body.text("earlier"), .version = event.body.text("version"), .correction = words_of(event, "correction", texts), .about = texts_in(event.body, "about")});
    } else if (event.name == "minutes_approved" || event.name == "minutes_corrected") {
        approval = MinutesApproval{.meeting = event.body.text("meeting"), .at = event.at, .correction = words_of(event, "correction", texts), .about = texts_in(event.body, "about")};
    } else if (event.name == "minutes_signed" || event.name == "minutes_objected") {
        signatures.push_back({.person = event.actor, .as = event.body.text("as"), .version = event.body.text("version"), .at = event.at, .objection = words_of(event, "objection", texts)});
        if (event.body.flag("complete")) state = "signed";
    }
}

engine::CaseRow MeetingFile::row() const {
    return {.id = id, .version = version_, .status = state, .next_date = date, .last_hash = last_hash_, .last_at = last_at_};
}

}  // namespace workflows
