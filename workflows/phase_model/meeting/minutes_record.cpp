#include "workflows/phase_model/meeting/minutes_record.hpp"

#include "engine/crypto.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>
#include <map>

namespace workflows {

namespace {

using engine::Value;

/// One item's part of its case: the events after `from`, up to `to`.
struct ItemOfCase {
    const AgendaItem& item;
    const Case& file;
    TextsIn texts;

    bool holds(std::int64_t seq) const { return seq > item.from && (item.to == 0 || seq <= item.to); }
    bool before_end(std::int64_t seq) const { return item.to == 0 || seq <= item.to; }
};

Value said(const Words& words, TextsIn texts) {
    if (!words.given()) return {};
    Value value = Value::object({{"sha256", words.sha256}});
    if (texts == TextsIn::yes) value.set("text", words.text);
    return value;
}

void add_said(Value& to, const char* name, const Words& words, TextsIn texts) {
    if (words.given()) to.set(name, said(words, texts));
}

/// Declarations that counted: since the case entered the phase where the item found it, the last of each person.
Value interests(const ItemOfCase& part) {
    std::int64_t entered = 0;
    for (const Visit& visit : part.file.visits)
        if (visit.seq <= part.item.from) entered = visit.seq;
    std::map<std::string, Value> last;
    for (const Declaration& one : part.file.declarations) {
        if (one.by.seq < entered || !part.before_end(one.by.seq)) continue;
        const bool decided = !one.decided.empty() && part.before_end(one.decided_by.seq);
        Value value = Value::object({{"person", one.person}, {"value", one.value}});
        if (decided) value.set("decided", one.decided);
        last.insert_or_assign(one.person, std::move(value));
    }
    Value list = Value::array();
    for (auto& [person, value] : last)
        if (value.text("value") != "none") list.push(std::move(value));
    return list;
}

Value votes_of(const ItemOfCase& part, const Ballot& ballot) {
    Value list = Value::array();
    for (const Vote& vote : ballot.votes) {
        if (vote.replaced) continue;
        Value value = Value::object({{"person", vote.person}, {"seat", vote.seat}, {"vote", vote.motion}});
        Value criteria = Value::object();
        for (const auto& [criterion, chosen] : vote.criteria) criteria.set(criterion, chosen);
        if (!vote.criteria.empty()) value.set("criteria", std::move(criteria));
        if (!differ_by_editing_alone(part.file, ballot, vote.content, ballot.content)) value.set("stale", true);
        add_said(value, "reason", vote.reason, part.texts);
        list.push(std::move(value));
    }
    return list;
}

Value dissents_of(const ItemOfCase& part, const Ballot& ballot) {
    Value list = Value::array();
    for (const Dissent& one : part.file.dissents)
        if (one.ballot == ballot.by.seq) list.push(Value::object({{"person", one.by.actor}, {"words", said(one.words, part.texts)}}));
    return list;
}

/// Changes under the ballot that were called editorial.
Value editorial_of(const ItemOfCase& part, const Ballot& ballot) {
    Value list = Value::array();
    for (const EditorialMark* mark : edited_under(part.file, ballot)) {
        Value value = Value::object({{"entry", mark->entry}, {"at", mark->by.at}});
        add_said(value, "reason", mark->reason, part.texts);
        list.push(std::move(value));
    }
    return list;
}

Value precedents_of(const ItemOfCase& part, const Ballot& ballot) {
    Value list = Value::array();
    for (const Precedent& one : ballot.precedents) {
        Value value = Value::object({{"verdict", one.verdict}, {"confirmed", one.confirmed}});
        if (!one.decision.empty()) value.set("decision", one.decision);
        add_said(value, "reason", one.reason, part.texts);
        list.push(std::move(value));
    }
    return list;
}

Value ballot_value(const ItemOfCase& part, const Ballot& ballot) {
    Value value = Value::object({{"ballot", ballot.by.seq}, {"form", ballot.form}, {"chair", ballot.chair}, {"content", ballot.content}, {"state", ballot.state}});
    Value electorate = Value::array();
    for (const Ballot::Elector& one : ballot.electorate)
        electorate.push(Value::object({{"seat", one.holder}, {"person", one.person}, {"recused", one.recused}}));
    value.set("electorate", std::move(electorate));
    if (ballot.state == "open") return value;  // hidden from everyone until it is closed
    value.set("votes", votes_of(part, ballot));
    if (ballot.state != "carried" && ballot.state != "fell") return value;
    value.set("for", ballot.in_favour).set("against", ballot.against).set("abstain", ballot.abstain);
    value.set("present", ballot.present).set("seats", ballot.seats).set("casting_vote", ballot.casting_vote).set("at", ballot.closed_by.at);
    add_said(value, "reason", ballot.reason, part.texts);
    if (Value editorial = editorial_of(part, ballot); !editorial.items().empty()) value.set("editorial", std::move(editorial));
    Value results = Value::object();
    for (const auto& [criterion, result] : ballot.results) results.set(criterion, result);
    value.set("results", std::move(results)).set("precedents", precedents_of(part, ballot)).set("dissents", dissents_of(part, ballot));
    return value.set("policy", ballot.policy).set("release", ballot.release);
}

Value motions_of(const ItemOfCase& part) {
    Value list = Value::array();
    for (const Motion& motion : part.file.motions) {
        Value ballots = Value::array();
        for (const Ballot& ballot : part.file.ballots)
            if (ballot.motion == motion.by.seq && part.holds(ballot.by.seq)) ballots.push(ballot_value(part, ballot));
        if (!part.holds(motion.by.seq) && ballots.items().empty()) continue;
        Value value = Value::object({{"motion", motion.by.seq}, {"mover", motion.by.actor}, {"transition", motion.transition}, {"ballots", std::move(ballots)}});
        if (!motion.outcome.empty()) value.set("outcome", motion.outcome);
        if (!motion.body.text("primary").empty()) value.set("primary", motion.body.text("primary"));
        if (motion.withdrawn && part.before_end(motion.withdrawn_by)) value.set("withdrawn", true);
        add_said(value, "words", motion.words, part.texts);
        add_said(value, "conditions", motion.conditions, part.texts);
        list.push(std::move(value));
    }
    return list;
}

Value decisions_of(const ItemOfCase& part) {
    Value list = Value::array();
    for (const Transitioned& one : part.file.transitions) {
        if (!part.holds(one.by.seq) || one.manner != "group") continue;
        Value value = Value::object({{"transition", one.id}, {"event", one.event}, {"from", one.from}, {"to", one.to}, {"at", one.by.at}});
        add_said(value, "reason", one.reason, part.texts);
        list.push(std::move(value));
    }
    return list;
}

/// Votes are hidden from everyone until the item is decided or left, as those of a ballot are.
Value policy_value(const MeetingFile& meeting, const AgendaItem& item, TextsIn texts) {
    const PolicyItem& policy = *item.policy;
    Value value = Value::object({{"version", policy.version}, {"sha256", policy.sha256}, {"valid_from", policy.valid_from}});
    if (!policy.report.empty()) value.set("report", policy.report);
    const bool left = policy.adopted() || !item.ended_at.empty();
    if (!left) return value.set("state", "open");
    std::map<std::string, const PolicyVote*> last;
    for (const PolicyVote& vote : policy.votes) last.insert_or_assign(vote.seat, &vote);
    Value votes = Value::array();
    int counted[3] = {0, 0, 0};
    for (const auto& [seat, vote] : last) {
        Value one = Value::object({{"person", vote->person}, {"seat", seat}, {"vote", vote->vote}});
        add_said(one, "reason", vote->reason, texts);
        votes.push(std::move(one));
        ++counted[vote->vote == "for" ? 0 : vote->vote == "against" ? 1 : 2];
    }
    value.set("votes", std::move(votes)).set("state", policy.adopted() ? "carried" : "fell");
    value.set("for", policy.adopted() ? policy.in_favour : counted[0]).set("against", policy.adopted() ? policy.against : counted[1]);
    value.set("abstain", policy.adopted() ? policy.abstain : counted[2]).set("casting_vote", policy.casting_vote);
    if (policy.adopted()) value.set("present", policy.present).set("seats", static_cast<std::int64_t>(meeting.seats.size())).set("at", policy.adopted_at);
    return value;
}

/// Who asked that it is discussed; why, for those who may read what was said of the case.
Value discussion_value(const DiscussionAsked& asked, TextsIn texts, bool withheld) {
    Value value = Value::object({{"person", asked.person}, {"seat", asked.seat}, {"at", asked.at}, {"from_block", asked.from_block}});
    if (asked.block != 0) value.set("block", asked.block);
    if (!withheld) add_said(value, "reason", asked.reason, texts);
    return value;
}

Value item_value(const MeetingFile& meeting, const AgendaItem& item, const CaseOf& cases, TextsIn texts, const ShutOut& shut_out) {
    Value value = Value::object({{"item", item.seq}, {"kind", item.kind}, {"taken_up", item.taken_up()}});
    if (item.block != 0) value.set("block", item.block);
    if (item.discussion) value.set("discussion", discussion_value(*item.discussion, texts, is_shut_out_of(item, cases, shut_out)));
    add_said(value, "title", item.title, texts);
    if (item.policy) value.set("policy", policy_value(meeting, item, texts));
    if (item.case_id.empty()) return value;
    value.set("case", item.case_id);
    add_said(value, "name", item.name, texts);
    // One that left the block has a part of the record, also where it was not reached again.
    const auto file = item.from != 0 ? cases(item.case_id) : nullptr;
    if (!file) return value;
    const ItemOfCase part{item, *file, texts};
    value.set("interests", interests(part)).set("decisions", decisions_of(part));
    return shut_out(*file) ? value.set("withheld", true) : value.set("motions", motions_of(part));
}

}  // namespace

bool is_shut_out_of(const AgendaItem& item, const CaseOf& cases, const ShutOut& shut_out) {
    const auto file = item.case_id.empty() ? nullptr : cases(item.case_id);
    return file && shut_out(*file);
}

bool is_withheld(const std::vector<std::string>& about, const CaseOf& cases, const ShutOut& shut_out) {
    return std::any_of(about.begin(), about.end(), [&](const std::string& id) {
        const auto file = cases(id);
        return file && shut_out(*file);
    });
}

Value minutes_record(const MeetingFile& meeting, const CaseOf& cases, TextsIn texts, const ShutOut& shut_out) {
    Value people = Value::array(), seats = Value::array(), items = Value::array();
    for (const Presence& one : meeting.presences)
        people.push(Value::object({{"person", one.person}, {"seat", one.sits_for}, {"from", one.from}, {"to", one.to}}));
    for (const std::string& seat : meeting.seats) seats.push(seat);
    for (const AgendaItem& item : meeting.items)
        if (!item.out) items.push(item_value(meeting, item, cases, texts, shut_out));
    Value record = Value::object({{"meeting", meeting.id}, {"date", meeting.date}, {"form", meeting.form}, {"chair", meeting.chair}, {"secretary", meeting.secretary}});
    add_said(record, "place", meeting.place, texts);
    add_said(record, "observers", meeting.observers, texts);
    if (!meeting.earlier.empty()) {
        Value earlier = Value::array();
        for (const EarlierMinutes& one : meeting.earlier) {
            earlier.push(Value::object({{"meeting", one.meeting}, {"version", one.version}}));
            if (is_withheld(one.about, cases, shut_out))
                earlier.items().back().set("withheld", true);
            else
                add_said(earlier.items().back(), "correction", one.correction, texts);
        }
        record.set("earlier", std::move(earlier));
    }
    record.set("opened", meeting.opened_at).set("closed", meeting.closed_at);
    return record.set("presences", std::move(people)).set("seats", std::move(seats)).set("items", std::move(items));
}

std::string minutes_hash(const MeetingFile& meeting, const CaseOf& cases) {
    return engine::sha256_hex(minutes_record(meeting, cases, TextsIn::no, [](const Case&) { return false; }).canonical());
}

}  // namespace workflows
