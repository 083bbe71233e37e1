#include "workflows/phase_model/meeting/meeting_file.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace workflows {

namespace {

Words words_of(const engine::Event& event, std::string_view key, const engine::Texts& texts) {
    const engine::Value* member = event.body.find(key);
    if (member == nullptr || !member->is_object()) return {};
    return {member->text("sha256"), engine::opened(event.body, key, texts)};
}

std::vector<std::string> texts_in(const engine::Value& body, std::string_view key) {
    std::vector<std::string> all;
    for (const engine::Value& one : body.list(key)) all.push_back(one.string());
    return all;
}

std::string seat_in(const engine::Value& entry) { return entry.text("for").empty() ? entry.text("person") : entry.text("for"); }

}  // namespace

const AgendaItem* MeetingFile::item(std::int64_t seq) const {
    const auto found = std::find_if(items.begin(), items.end(), [&](const AgendaItem& one) { return one.seq == seq; });
    return found == items.end() ? nullptr : &*found;
}

const AgendaItem* MeetingFile::item_of(std::string_view case_id) const {
    const auto found = std::find_if(items.begin(), items.end(), [&](const AgendaItem& one) { return !one.out && !case_id.empty() && one.case_id == case_id; });
    return found == items.end() ? nullptr : &*found;
}

const AgendaItem* MeetingFile::current() const {
    const auto found = std::find_if(items.begin(), items.end(), [](const AgendaItem& one) { return one.taken_up() && one.ended_at.empty(); });
    return found == items.end() ? nullptr : &*found;
}

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

std::int64_t MeetingFile::place_of(std::int64_t position) const {
    std::int64_t at = 0;
    for (; at < static_cast<std::int64_t>(items.size()); ++at)
        if (!items[static_cast<std::size_t>(at)].out && --position == 0) break;
    return at;
}

void MeetingFile::agenda_set(const engine::Event& event, const engine::Texts& texts) {
    const engine::Value& body = event.body;
    AgendaItem changed{.seq = event.seq, .kind = "decision", .added_by = event.actor};
    const std::int64_t wanted = body.integer("item");
    const auto old = std::find_if(items.begin(), items.end(), [&](const AgendaItem& one) { return one.seq == wanted; });
    auto at = items.end() - items.begin();
    if (wanted != 0 && old != items.end()) {
        changed = *old;
        at = old - items.begin();
        items.erase(old);
    }
    if (body.has("case")) changed.case_id = body.text("case");
    if (body.has("title")) changed.title = words_of(event, "title", texts);
    if (body.has("kind")) changed.kind = body.text("kind");
    if (const engine::Value* policy = body.find("policy"))
        changed.policy = PolicyItem{.version = policy->text("version"),
                                    .sha256 = policy->text("sha256"),
                                    .valid_from = policy->text("valid_from"),
                                    .report = body.text("report"),
                                    .file = words_of(event, "policy_file", texts)};
    if (body.flag("out")) {
        changed.out = true;
        changed.why_out = words_of(event, "reason", texts);
    }
    if (const std::int64_t wished = body.integer("position"); wished > 0) at = place_of(wished);
    items.insert(items.begin() + at, std::move(changed));
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

void MeetingFile::leave_item(const engine::Event& event) {
    for (AgendaItem& one : items)
        if (one.taken_up() && one.ended_at.empty()) {
            one.ended_at = event.at;
            one.to = event.body.integer("left_version");
        }
}

void MeetingFile::item_taken_up(const engine::Event& event, const engine::Texts& texts) {
    leave_item(event);
    for (AgendaItem& one : items)
        if (one.seq == event.body.integer("item")) {
            one.taken_up_at = event.at;
            one.from = event.body.integer("version");
            one.name = words_of(event, "name", texts);
        }
}

void MeetingFile::policy_voted(const engine::Event& event, const engine::Texts& texts) {
    for (AgendaItem& one : items)
        if (one.seq == event.body.integer("item") && one.policy)
            one.policy->votes.push_back({.person = event.actor,
                                         .seat = event.body.text("seat"),
                                         .vote = event.body.text("vote"),
                                         .at = event.at,
                                         .reason = words_of(event, "reason", texts)});
}

void MeetingFile::policy_adopted(const engine::Event& event) {
    for (AgendaItem& one : items)
        if (one.seq == event.body.integer("item") && one.policy) {
            PolicyItem& policy = *one.policy;
            policy.adopted_at = event.at;
            policy.in_favour = static_cast<int>(event.body.integer("for"));
            policy.against = static_cast<int>(event.body.integer("against"));
            policy.abstain = static_cast<int>(event.body.integer("abstain"));
            policy.present = static_cast<int>(event.body.integer("present"));
            policy.casting_vote = event.body.flag("casting_vote");
        }
}

PolicyTally MeetingFile::tally(const PolicyItem& item, int needed) const {
    PolicyTally tally{.seats = static_cast<int>(seats.size()), .needed = needed};
    std::set<std::string> filled;
    std::string chairs_vote;
    for (const Presence& one : present()) {
        if (one.person == chair) tally.chair_present = true;
        if (!filled.insert(one.sits_for).second) continue;
        tally.present += 1;
        // The vote of the seat, by whoever sits in it now: a holder who came does not vote again after a deputy.
        const auto last = std::find_if(item.votes.rbegin(), item.votes.rend(), [&](const PolicyVote& vote) { return vote.seat == one.sits_for; });
        if (last == item.votes.rend()) {
            tally.waiting.push_back(one.sits_for);
            continue;
        }
        tally.in_favour += last->vote == "for" ? 1 : 0;
        tally.against += last->vote == "against" ? 1 : 0;
        tally.abstain += last->vote == "abstain" ? 1 : 0;
        if (last->person == chair) chairs_vote = last->vote;
    }
    tally.carried = tally.in_favour > tally.against;
    if (tally.in_favour == tally.against && tally.in_favour > 0 && (chairs_vote == "for" || chairs_vote == "against")) {
        tally.casting_vote = true;
        tally.carried = chairs_vote == "for";
    }
    return tally;
}

void MeetingFile::apply(const engine::Sealed& sealed, const engine::Texts& texts) {
    const engine::Event& event = sealed.event;
    if (event.seq != version_ + 1) throw std::logic_error("events of a meeting must be applied in order");
    version_ = event.seq;
    last_hash_ = sealed.hash;
    last_at_ = event.at;
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
    } else if (event.name == "policy_vote_cast") {
        policy_voted(event, texts);
    } else if (event.name == "policy_adopted") {
        policy_adopted(event);
    } else if (event.name == "meeting_closed") {
        state = "closed";
        closed_at = event.at;
        leave_item(event);
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
