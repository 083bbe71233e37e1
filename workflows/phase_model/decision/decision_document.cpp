#include "workflows/phase_model/decision/decision_document.hpp"

#include "workflows/phase_model/meeting/pen.hpp"

namespace workflows {

namespace {

using engine::Value;

std::string name_in(const Value& record, const std::string& language) {
    const Value* names = record.find("names");
    if (names == nullptr) return {};
    for (const std::string& tried : {language, std::string("nb"), std::string("en")})
        if (!names->text(tried).empty()) return names->text(tried);
    return {};
}

std::string listed(const std::vector<Value>& items) {
    std::string list;
    for (const Value& item : items) list += (list.empty() ? "" : ", ") + item.string();
    return list;
}

DocumentSection section(const Pen& pen, const char* key, DocumentFacts facts) { return {.heading = pen.words.text(key), .facts = std::move(facts)}; }

DocumentFacts case_facts(const Pen& pen, const Value& record) {
    DocumentFacts facts;
    add_fact(facts, pen.words.text("decision.case"), record.text("case"));
    add_fact(facts, pen.words.text("decision.diagnosis"), name_in(record, pen.words.language()) + (record.has("orpha") ? " (ORPHA:" + record.text("orpha") + ")" : ""));
    add_fact(facts, pen.words.text("decision.date"), pen.day(record.text("date")));
    add_fact(facts, pen.words.text("decision.manner"), pen.words.text("decision.manner." + record.text("manner")));
    add_fact(facts, pen.words.text("decision.meeting"), record.text("meeting"));
    if (record.has("role")) {
        std::string by = pen.words.text("role." + record.text("role"));
        if (record.has("person")) by = pen.seated(record.text("person"), record.text("on_behalf")) + ", " + by;
        add_fact(facts, pen.words.text("decision.by"), by);
    }
    if (record.has("countersigned")) {
        const std::string& who = record.text("countersigned");
        add_fact(facts, pen.words.text("decision.countersigned"), record.has("person") ? pen.name(who) : pen.term("role", who));
    }
    return facts;
}

DocumentFacts decided_facts(const Pen& pen, const Value& record) {
    DocumentFacts facts;
    const Value* motion = record.find("motion");
    add_fact(facts, pen.words.text("decision.question"), motion != nullptr ? pen.moved(*motion) : decision_title(record.text("act"), pen.words));
    if (motion != nullptr) {
        add_fact(facts, pen.words.text("decision.mover"), motion->has("mover") ? pen.name(motion->text("mover")) : std::string());
        add_fact(facts, pen.words.text("minutes.motion_words"), said(*motion, "words"));
        add_fact(facts, pen.words.text("minutes.conditions"), said(*motion, "conditions"));
    }
    add_fact(facts, pen.words.text("decision.result"), pen.words.text("decision.result." + record.text("result")));
    if (goes_on(record)) add_fact(facts, pen.words.text("decision.step"), pen.term("phase", record.text("phase")) + " \u2192 " + pen.term("phase", record.text("to")));
    if (record.has("outcome")) add_fact(facts, pen.words.text("decision.outcome"), record.text("outcome") + ": " + pen.term("outcome", record.text("outcome")));
    add_fact(facts, pen.words.text("decision.reason"), said(record, "reason"));
    add_fact(facts, pen.words.text("decision.what_is_new"), said(record, "what_is_new"));
    add_fact(facts, pen.words.text("decision.documented"), said(record, "documented"));
    for (const Value& one : record.list("editorial")) add_fact(facts, pen.words.text("minutes.editorial"), one.has("reason") ? said(one, "reason") : pen.day(one.text("at").substr(0, 10)));
    return facts;
}

void add_cast(const Pen& pen, const Value& votes, DocumentFacts& facts) {
    for (const char* side : {"for", "against", "abstain"}) {
        std::string people;
        for (const Value& vote : votes.list("cast")) {
            if (vote.text("vote") != side) continue;
            std::string entry = pen.seated(vote.text("person"), vote.text("seat"));
            if (vote.flag("stale")) entry += " (" + pen.words.text("minutes.stale") + ")";
            if (!said(vote, "reason").empty()) entry += ": " + said(vote, "reason");
            join(people, entry);
        }
        add_fact(facts, pen.words.text(std::string("minutes.voted_") + side), people);
    }
}

DocumentFacts vote_facts(const Pen& pen, const Value& record) {
    DocumentFacts facts;
    const Value* votes = record.find("votes");
    if (votes == nullptr) return facts;
    const auto number = [&](const char* key) { return std::to_string(votes->integer(key)); };
    std::string count = pen.words.text("decision.count", {{"for", number("for")}, {"against", number("against")}, {"abstain", number("abstain")}});
    if (votes->flag("casting_vote")) count += " " + pen.words.text("minutes.casting_vote");
    add_fact(facts, pen.words.text("decision.votes"), count);
    add_fact(facts, pen.words.text("minutes.quorum"), pen.words.text("minutes.quorum_of", {{"present", number("present")}, {"seats", number("seats")}}));
    add_fact(facts, pen.words.text("decision.deadline"), pen.day(votes->text("deadline")));
    add_fact(facts, pen.words.text("minutes.ballot_chair"), votes->has("chair") ? pen.name(votes->text("chair")) : std::string());
    add_cast(pen, *votes, facts);
    for (const Value& one : record.list("dissents")) add_fact(facts, pen.words.text("minutes.dissent", {{"person", pen.name(one.text("person"))}}), said(one, "words"));
    return facts;
}

DocumentFacts criteria_facts(const Pen& pen, const Value& record) {
    DocumentFacts facts;
    for (const Value& one : record.list("criteria")) {
        std::string text = pen.term("choice.value", one.text("result"));
        if (one.has("assessed"))
            text += " (" + pen.words.text("decision.assessed", {{"value", pen.term("choice.value", one.text("assessed"))}, {"certainty", pen.term("choice.certainty", one.text("certainty"))}}) + ")";
        add_fact(facts, pen.term("criterion", one.text("criterion")), text);
    }
    return facts;
}

DocumentFacts precedent_facts(const Pen& pen, const Value& record) {
    DocumentFacts facts;
    for (const Value& one : record.list("precedents"))
        add_fact(facts, one.has("decision") ? pen.words.text("minutes.case", {{"case", one.text("decision")}}) : pen.words.text("minutes.precedents"),
                 pen.term("choice.verdict", one.text("verdict")) + (said(one, "reason").empty() ? "" : ": " + said(one, "reason")));
    return facts;
}

DocumentFacts after_facts(const Pen& pen, const Value& record) {
    DocumentFacts facts;
    const auto day = [&](const char* term, const char* key) { add_fact(facts, pen.words.text(term), pen.day(record.text(key))); };
    add_fact(facts, pen.words.text("decision.primary"), record.text("primary"));
    add_fact(facts, pen.words.text("decision.secondary"), listed(record.list("secondary")));
    if (record.has("principle")) add_fact(facts, pen.words.text("decision.principle"), pen.term("principle", record.text("principle")));
    if (record.has("oral")) add_fact(facts, pen.words.text("decision.oral"), pen.term("choice.oral", record.text("oral")));
    day("decision.start", "start_date");
    add_fact(facts, pen.words.text("decision.where_served"), said(record, "where_served"));
    add_fact(facts, pen.words.text("decision.targets"), listed(record.list("targets")) + record.text("covering_case"));
    add_fact(facts, pen.words.text("decision.condition"), said(record, "condition"));
    day("decision.until", "until");
    day("decision.window", "window_until");
    day("decision.review", record.has("review_date") ? "review_date" : "next_review_date");
    return facts;
}

DocumentFacts heard_facts(const Pen& pen, const Value& record) {
    DocumentFacts facts;
    std::string recused, institutional;
    for (const Value& one : record.list("interests")) join(one.text("value") == "tied" ? recused : institutional, pen.name(one.text("person")));
    if (!record.has("interests") && record.integer("recused") > 0) recused = std::to_string(record.integer("recused"));
    add_fact(facts, pen.words.text("minutes.recused"), recused);
    add_fact(facts, pen.words.text("minutes.interests"), institutional);
    add_fact(facts, pen.words.text("decision.spoke_for_users"), said(record, "spoke_for_users"));
    add_fact(facts, pen.words.text("minutes.observers"), said(record, "observers"));
    const Value* heard = record.find("heard");
    if (heard == nullptr) return facts;
    const auto bodies = [&](const char* key) {
        std::string list;
        for (const Value& body : heard->list(key)) join(list, pen.words.text("body." + body.string()));
        return list;
    };
    add_fact(facts, pen.words.text("decision.asked"), bodies("asked"));
    add_fact(facts, pen.words.text("decision.silent"), bodies("silent"));
    std::string answers = std::to_string(heard->integer("comments"));
    for (const auto& [disposition, count] : heard->find("answers")->members())
        answers += (disposition == heard->find("answers")->members().begin()->first ? ": " : ", ") + pen.term("choice.disposition", disposition) + " " + std::to_string(count.number());
    add_fact(facts, pen.words.text("decision.comments"), answers);
    return facts;
}

DocumentFacts version_facts(const Pen& pen, const Value& record) {
    DocumentFacts facts;
    const Value* versions = record.find("versions");
    const std::string policy = versions->has("policy_version") ? versions->text("policy_version") + " (" + versions->text("policy") + ")" : versions->text("policy");
    add_fact(facts, pen.words.text("decision.policy"), policy);
    add_fact(facts, pen.words.text("decision.pack"), versions->text("pack"));
    add_fact(facts, "Orphanet", versions->has("release") ? versions->text("release") : pen.words.text("minutes.no_release"));
    return facts;
}

}  // namespace

bool goes_on(const Value& record) { return record.has("to") && (record.text("to") != record.text("phase") || record.text("act") == "continue_offer"); }

std::string decision_title(const std::string& act, const Catalogue& words) {
    for (const char* prefix : {"act.", "choice.transition."})
        if (words.has(prefix + act)) return words.text(prefix + act);
    return act;
}

PlainDocument decision_document(const Value& record, const Office& office, const Catalogue& words, DocumentMark mark) {
    const Pen pen{office, words};
    PlainDocument document{.language = words.language(),
                           .title = words.text("decision.title", {{"number", std::to_string(record.integer("number"))}, {"case", record.text("case")}}),
                           .lead = words.text("decision.rendering"),
                           .sections = {},
                           .footer = {},
                           .at = record.text("at")};
    const auto add = [&](const char* key, DocumentFacts facts) {
        if (!facts.empty()) document.sections.push_back(section(pen, key, std::move(facts)));
    };
    add("decision.section.case", case_facts(pen, record));
    add("decision.section.decided", decided_facts(pen, record));
    if (record.flag("withheld")) document.sections.back().facts.emplace_back("", words.text("minutes.withheld"));
    add("decision.section.votes", vote_facts(pen, record));
    add("decision.section.criteria", criteria_facts(pen, record));
    add("decision.section.precedents", precedent_facts(pen, record));
    add("decision.section.after", after_facts(pen, record));
    add("decision.section.heard", heard_facts(pen, record));
    add("decision.section.versions", version_facts(pen, record));
    document.footer = {words.text("minutes.model")};
    if (mark.demonstration) document.footer.push_back(words.text("decision.demonstration"));
    return document;
}

}  // namespace workflows
