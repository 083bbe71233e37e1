#include "workflows/phase_model/meeting/minutes.hpp"

#include "workflows/phase_model/meeting/pen.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Value;
using Facts = DocumentFacts;

DocumentSection meeting_section(const Pen& pen, const Value& record) {
    DocumentSection section{.heading = pen.words.text("minutes.meeting"), .facts = {}};
    Facts& facts = section.facts;
    add_fact(facts, pen.words.text("minutes.date"), pen.day(record.text("date")));
    add_fact(facts, pen.words.text("minutes.place"), said(record, "place") + " (" + pen.term("choice.meeting_form", record.text("form")) + ")");
    const std::string end = record.text("closed").empty() ? pen.words.text("minutes.not_closed") : pen.time(record.text("closed"));
    add_fact(facts, pen.words.text("minutes.time"), pen.words.text("minutes.from_to", {{"from", pen.time(record.text("opened"))}, {"to", end}}));
    add_fact(facts, pen.words.text("minutes.chair"), pen.name(record.text("chair")));
    add_fact(facts, pen.words.text("minutes.secretary"), pen.name(record.text("secretary")));
    return section;
}

/// Who was there, with times where they differ from the meeting's; then the seats that nobody filled.
DocumentSection presence_section(const Pen& pen, const Value& record) {
    DocumentSection section{.heading = pen.words.text("minutes.presence"), .facts = {}};
    std::string present, absent;
    for (const Value& one : record.list("presences")) {
        std::string entry = pen.seated(one.text("person"), one.text("seat"));
        const bool whole = one.text("from") == record.text("opened") && one.text("to") == record.text("closed");
        const std::string& to = one.text("to");
        if (!whole) entry += ", " + pen.words.text("minutes.from_to", {{"from", pen.time(one.text("from"))}, {"to", to.empty() ? pen.words.text("minutes.not_closed") : pen.time(to)}});
        join(present, entry);
    }
    for (const Value& seat : record.list("seats")) {
        const auto& people = record.list("presences");
        if (std::none_of(people.begin(), people.end(), [&](const Value& one) { return one.text("seat") == seat.string(); })) join(absent, pen.name(seat.string()));
    }
    add_fact(section.facts, pen.words.text("minutes.present"), present);
    add_fact(section.facts, pen.words.text("minutes.absent"), absent);
    add_fact(section.facts, pen.words.text("minutes.observers"), said(record, "observers"));
    return section;
}

void add_interests(const Pen& pen, const Value& item, Facts& facts) {
    std::string recused, declared;
    for (const Value& one : item.list("interests")) {
        const bool tied = one.text("value") == "tied" || one.text("decided") == "tied";
        if (tied) {
            join(recused, pen.name(one.text("person")));
        } else {
            join(declared, pen.name(one.text("person")) + ": " + pen.term("choice.value", one.text("value")) +
                               (one.has("decided") ? " (" + pen.words.text("minutes.found_free") + ")" : ""));
        }
    }
    add_fact(facts, pen.words.text("minutes.recused"), recused);
    add_fact(facts, pen.words.text("minutes.interests"), declared);
}

void add_votes(const Pen& pen, const Value& ballot, Facts& facts) {
    for (const char* side : {"for", "against", "abstain"}) {
        std::string people;
        for (const Value& vote : ballot.list("votes")) {
            if (vote.text("vote") != side) continue;
            std::string entry = pen.seated(vote.text("person"), vote.text("seat"));
            if (vote.flag("stale")) entry += " (" + pen.words.text("minutes.stale") + ")";
            if (!said(vote, "reason").empty()) entry += ": " + said(vote, "reason");
            join(people, entry);
        }
        add_fact(facts, pen.words.text(std::string("minutes.voted_") + side), people);
    }
}

void add_criteria(const Pen& pen, const Value& ballot, Facts& facts) {
    const Value* results = ballot.find("results");
    if (results == nullptr) return;
    for (const auto& [criterion, result] : results->members()) add_fact(facts, pen.term("criterion", criterion), pen.term("choice.value", result.string()));
}

void add_precedents(const Pen& pen, const Value& ballot, Facts& facts) {
    std::string all;
    for (const Value& one : ballot.list("precedents")) {
        std::string entry = pen.term("choice.verdict", one.text("verdict"));
        if (one.has("decision")) entry = one.text("decision") + ": " + entry;
        join(all, entry + (said(one, "reason").empty() ? "" : " (" + said(one, "reason") + ")"));
    }
    add_fact(facts, pen.words.text("minutes.precedents"), all);
}

/// Result, what the chair said to it, and how many were there.
void add_tally(const Pen& pen, const Value& ballot, Facts& facts) {
    const std::string& state = ballot.text("state");
    std::string result = pen.words.text("minutes.result_" + state, {{"for", std::to_string(ballot.integer("for"))},
                                                                    {"against", std::to_string(ballot.integer("against"))},
                                                                    {"abstain", std::to_string(ballot.integer("abstain"))}});
    if (ballot.flag("casting_vote")) result += " " + pen.words.text("minutes.casting_vote");
    add_fact(facts, pen.words.text("minutes.result"), result);
    add_fact(facts, pen.words.text("minutes.chair_said"), said(ballot, "reason"));
    if (ballot.has("present"))
        add_fact(facts, pen.words.text("minutes.quorum"), pen.words.text("minutes.quorum_of", {{"present", std::to_string(ballot.integer("present"))}, {"seats", std::to_string(ballot.integer("seats"))}}));
}

void add_ballot(const Pen& pen, const Value& ballot, Facts& facts) {
    add_fact(facts, pen.words.text("minutes.ballot_chair"), pen.name(ballot.text("chair")));
    add_criteria(pen, ballot, facts);
    add_tally(pen, ballot, facts);
    add_votes(pen, ballot, facts);
    for (const Value& one : ballot.list("editorial")) add_fact(facts, pen.words.text("minutes.editorial"), said(one, "reason"));
    for (const Value& one : ballot.list("dissents")) add_fact(facts, pen.words.text("minutes.dissent", {{"person", pen.name(one.text("person"))}}), said(one, "words"));
    add_precedents(pen, ballot, facts);
    const std::string release = ballot.text("release").empty() ? pen.words.text("minutes.no_release") : ballot.text("release");
    if (ballot.has("policy"))
        add_fact(facts, pen.words.text("minutes.versions"), pen.words.text("minutes.versions_of", {{"policy", ballot.text("policy").substr(0, 12)}, {"pack", ballot.text("content").substr(0, 12)}, {"release", release}}));
}

void add_policy(const Pen& pen, const Value& policy, bool taken_up, Facts& facts) {
    add_fact(facts, pen.words.text("minutes.policy"),
        pen.words.text("minutes.policy_of", {{"version", policy.text("version")}, {"date", pen.day(policy.text("valid_from"))}, {"hash", policy.text("sha256")}}));
    add_fact(facts, pen.words.text("minutes.policy_report"), policy.text("report"));
    if (taken_up) add_tally(pen, policy, facts);
    if (taken_up) add_votes(pen, policy, facts);
}

/// The consent block that the item is in, or that it left; 0 for none.
std::int64_t block_of(const Value& item) {
    const Value* asked = item.find("discussion");
    return item.has("block") || asked == nullptr ? item.integer("block") : asked->integer("block");
}

/// The numbers of the other items of the same consent block, "2, 4", as they stand in the minutes; those that left it were taken up in it.
std::string others_in_block(const Value& record, const Value& item) {
    std::string numbers;
    std::size_t number = 0;
    for (const Value& other : record.list("items"))
        if (++number; block_of(other) == block_of(item) && other.integer("item") != item.integer("item")) join(numbers, std::to_string(number));
    return numbers;
}

void add_block(const Pen& pen, const Value& record, const Value& item, Facts& facts) {
    if (item.has("block")) {
        const std::string others = others_in_block(record, item);
        add_fact(facts, pen.words.text("minutes.block"), others.empty() ? pen.words.text("minutes.block_alone") : pen.words.text("minutes.block_with", {{"items", others}}));
    }
    const Value* asked = item.find("discussion");
    if (asked == nullptr) return;
    std::string text = pen.seated(asked->text("person"), asked->text("seat"));
    if (!said(*asked, "reason").empty()) text += ": " + said(*asked, "reason");
    add_fact(facts, pen.words.text("minutes.discussion"), text);
    if (asked->flag("from_block")) facts.emplace_back("", pen.words.text("minutes.left_block", {{"time", pen.time(asked->text("at"))}}));
}

/// What was moved, how each voted, what was decided.
void add_treatment(const Pen& pen, const Value& item, Facts& facts) {
    add_interests(pen, item, facts);
    if (item.flag("withheld")) facts.emplace_back("", pen.words.text("minutes.withheld"));
    for (const Value& motion : item.list("motions")) {
        add_fact(facts, pen.words.text("minutes.motion", {{"person", pen.name(motion.text("mover"))}}), pen.moved(motion));
        add_fact(facts, pen.words.text("minutes.motion_words"), said(motion, "words"));
        add_fact(facts, pen.words.text("minutes.conditions"), said(motion, "conditions"));
        for (const Value& ballot : motion.list("ballots")) add_ballot(pen, ballot, facts);
        if (motion.flag("withdrawn")) facts.emplace_back("", pen.words.text("minutes.withdrawn"));
    }
    for (const Value& one : item.list("decisions"))
        add_fact(facts, pen.words.text("minutes.decision"), pen.term("transition", one.text("transition")) + ": " + pen.term("phase", one.text("from")) + " \u2192 " + pen.term("phase", one.text("to")));
    if (item.has("motions") && item.list("motions").empty() && item.list("decisions").empty()) facts.emplace_back("", pen.words.text("minutes.no_motion"));
}

DocumentSection item_section(const Pen& pen, const Value& record, const Value& item, std::size_t number) {
    const Value* policy = item.find("policy");
    const std::string name = policy != nullptr  ? pen.words.text("minutes.policy_item", {{"version", policy->text("version")}})
                             : item.has("case") ? said(item, "name")
                                                : said(item, "title");
    std::string heading = pen.words.text("minutes.item", {{"n", std::to_string(number)}}) + " " + name;
    if (item.has("case")) heading += (name.empty() ? "" : ", ") + pen.words.text("minutes.case", {{"case", item.text("case")}});
    DocumentSection section{.heading = std::move(heading), .facts = {}};
    Facts& facts = section.facts;
    add_fact(facts, pen.words.text("minutes.kind"), pen.term("choice.kind", item.text("kind")));
    if (policy != nullptr) add_policy(pen, *policy, item.flag("taken_up"), facts);
    add_block(pen, record, item, facts);
    const bool was_in_block = item.has("discussion") && item.find("discussion")->flag("from_block");
    if (item.flag("taken_up") || was_in_block) add_treatment(pen, item, facts);
    if (!item.flag("taken_up")) facts.emplace_back("", pen.words.text("minutes.not_reached"));
    return section;
}

/// Minutes of earlier meetings, as this one took them up.
DocumentSection earlier_section(const Pen& pen, const Value& record) {
    DocumentSection section{.heading = pen.words.text("minutes.earlier"), .facts = {}};
    for (const Value& one : record.list("earlier")) {
        std::string text = pen.words.text(one.flag("withheld") ? "minutes.corrected_withheld" : "minutes.approved");
        if (one.has("correction")) text = pen.words.text("minutes.corrected", {{"text", said(one, "correction")}});
        add_fact(section.facts, pen.words.text("minutes.title", {{"meeting", one.text("meeting")}}), std::move(text));
    }
    return section;
}

/// `withheld`: of a correction, only that there is one.
DocumentSection signature_section(const Pen& pen, const MeetingFile& meeting, const std::string& hash, bool withheld) {
    DocumentSection section{.heading = pen.words.text("minutes.signatures"), .facts = {}};
    for (const MinutesSignature& one : meeting.signatures) {
        const bool objects = one.objection.given();
        const std::string when = pen.day(one.at.substr(0, 10)) + (one.version == hash ? "" : " (" + pen.words.text("minutes.earlier_version") + ")");
        section.facts.emplace_back(pen.words.text(objects ? "minutes.objected" : "minutes.signed_" + one.as, {{"person", pen.name(one.person)}}), objects ? one.objection.text + " (" + when + ")" : when);
    }
    if (const auto& approval = meeting.approval) {
        std::string text = pen.words.text(withheld ? "minutes.corrected_withheld" : "minutes.approved");
        if (approval->correction.given() && !withheld) text = pen.words.text("minutes.corrected", {{"text", approval->correction.text}});
        section.facts.emplace_back(pen.words.text("minutes.later_meeting", {{"meeting", approval->meeting}}), text + " (" + pen.day(approval->at.substr(0, 10)) + ")");
    }
    if (meeting.state != "signed") section.facts.emplace_back("", pen.words.text("minutes.unsigned"));
    return section;
}

}  // namespace

PlainDocument minutes_document(const MeetingFile& meeting, const CaseOf& cases, const ShutOut& shut_out, const Office& office, const Catalogue& words) {
    const Value record = minutes_record(meeting, cases, TextsIn::yes, shut_out);
    const std::string hash = minutes_hash(meeting, cases);
    const Pen pen{office, words};
    PlainDocument document{.language = words.language(), .title = words.text("minutes.title", {{"meeting", meeting.id}}), .lead = words.text("minutes.rendering"), .sections = {}, .footer = {}, .at = meeting.closed_at.empty() ? meeting.opened_at : meeting.closed_at};
    document.sections = {meeting_section(pen, record), presence_section(pen, record)};
    if (record.has("earlier")) document.sections.push_back(earlier_section(pen, record));
    std::size_t number = 0;
    for (const Value& item : record.list("items")) document.sections.push_back(item_section(pen, record, item, ++number));
    document.sections.push_back(signature_section(pen, meeting, hash, meeting.approval && is_withheld(meeting.approval->about, cases, shut_out)));
    document.footer = {words.text("minutes.version", {{"hash", hash}}), words.text("minutes.model")};
    return document;
}

}  // namespace workflows
