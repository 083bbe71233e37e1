#include "workflows/phase_model/archive/precedents.hpp"

#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>
#include <tuple>

namespace workflows {

namespace {

using engine::Value;

/// A later step of the same case that leaves the decision without force.
bool overtakes(const MadeDecision& later, const MadeDecision& decision) {
    const std::string question = decision.question();
    if (later.question() == question && later.decides() && later.event != "park") return true;
    if (later.event == "reopen" || later.event == "call_in" || later.event == "reassess_need" || later.event == "supersede") return true;
    // What was decided in a phase falls when the case goes back to it or before it, or when the offer ends.
    const int asked_in = phase_number(decision.from), to = phase_number(later.to);
    if (later.to == closed_id) return question != "mandate";
    return to >= 0 && to <= 7 && to <= asked_in && later.from != later.to;
}

bool is_before(const MadeDecision& decision, const std::optional<AsOf>& moment) { return !moment || decision.at <= engine::to_text(moment->until); }

struct Ranked {
    DecisionBook::Kept decision;
    Nearness near;
};

bool comes_first(const Ranked& a, const Ranked& b) {
    if (a.near.is_nearer_than(b.near)) return true;
    if (b.near.is_nearer_than(a.near)) return false;
    return std::tie(b.decision->at, a.decision->case_id, b.decision->seq) < std::tie(a.decision->at, b.decision->case_id, a.decision->seq);
}

/// An answer to the question, and no step beside it.
bool answers(const MadeDecision& decision, std::string_view question) {
    return decision.decides() && decision.question() == question && decision.event != "park" && decision.event != "resume";
}

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : " ") + item;
    return text;
}

Value list_of(const std::vector<std::string>& items) {
    Value list = Value::array();
    for (const std::string& item : items) list.push(item);
    return list;
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

}  // namespace

StandingOfDecision standing_of(const DecisionBook& book, const MadeDecision& decision, const std::optional<AsOf>& moment) {
    const auto of_case = book.by_case.find(decision.case_id);
    if (of_case == book.by_case.end()) return {};
    for (const auto& later : of_case->second)
        if (later->seq > decision.seq && is_before(*later, moment) && overtakes(*later, decision)) return {false, later->event, later->date};
    return {};
}

Precedents precedents_of(const Case& file, Archive& archive, engine::Store& store, Kinships& kinships, const ShutOut& shut_out, const PrecedentQuery& query) {
    Precedents result{.question = query.question.empty() ? question_before(file) : query.question};
    const auto book = archive.decisions();
    const Evidenced here = evidence_of(file);
    std::vector<Ranked> candidates;
    for (const auto& decision : book->all) {
        if (decision->case_id == file.id || !answers(*decision, result.question) || !is_before(*decision, query.moment)) continue;
        ++result.looked_at;
        const Nearness near = kinships.nearness(here, decision->on);
        if (near.is_overlap()) candidates.push_back({decision, near});
    }
    std::sort(candidates.begin(), candidates.end(), comes_first);
    const auto forms = spoken_forms(file);
    std::vector<std::string> shown;
    for (const Ranked& candidate : candidates) {
        if (result.hits.size() == query.limit) break;
        if (std::find(shown.begin(), shown.end(), candidate.decision->case_id) != shown.end()) continue;
        const auto other = std::dynamic_pointer_cast<const Case>(store.read("case/" + candidate.decision->case_id));
        if (!other || shut_out(*other)) continue;
        shown.push_back(candidate.decision->case_id);
        const StandingOfDecision standing = standing_of(*book, *candidate.decision, query.moment);
        result.hits.push_back({candidate.decision, kinships.likeness(here, candidate.decision->on), standing});
        for (std::string& word : result.hits.back().likeness.words)
            if (const auto form = forms.find(word); form != forms.end()) word = form->second;
    }
    return result;
}

Value to_value(const Likeness& likeness, const Kinships& kinships) {
    Value parents = Value::array();
    for (const std::int64_t code : likeness.parents) parents.push(Value::object({{"code", std::to_string(code)}, {"name", kinships.name_of(code)}}));
    return Value::object({{"same_diagnosis", likeness.same_diagnosis},
                          {"parents", parents},
                          {"alike", list_of(likeness.alike)},
                          {"unlike", list_of(likeness.unlike)},
                          {"prevalence", text_or_null(likeness.prevalence)},
                          {"words", list_of(likeness.words)}});
}

Value to_value(const Precedents& precedents, const Kinships& kinships) {
    Value hits = Value::array();
    for (const PrecedentHit& hit : precedents.hits)
        hits.push(Value::object({{"case", hit.decision->case_id},
                                 {"name", hit.decision->name},
                                 {"orpha", text_or_null(hit.decision->on.orpha)},
                                 {"date", hit.decision->date},
                                 {"seq", hit.decision->seq},
                                 {"event", hit.decision->event},
                                 {"outcome", text_or_null(hit.decision->outcome)},
                                 {"body", hit.decision->body()},
                                 {"in_force", hit.standing.in_force},
                                 {"overtaken_by", text_or_null(hit.standing.by)},
                                 {"overtaken_on", text_or_null(hit.standing.date)},
                                 {"why", to_value(hit.likeness, kinships)}}));
    return Value::object({{"question", precedents.question}, {"looked_at", precedents.looked_at}, {"precedents", hits}});
}

const std::vector<std::string>& precedent_columns() {
    static const std::vector<std::string> all{"case",         "name",    "orpha", "date",   "event",      "outcome", "body", "in_force",
                                              "overtaken_by", "parents", "alike", "unlike", "prevalence", "words"};
    return all;
}

std::vector<std::vector<std::string>> precedent_rows(const Precedents& precedents) {
    std::vector<std::vector<std::string>> rows;
    for (const PrecedentHit& hit : precedents.hits) {
        std::string parents;
        for (const std::int64_t code : hit.likeness.parents) parents += (parents.empty() ? "" : " ") + std::to_string(code);
        rows.push_back({hit.decision->case_id, hit.decision->name, hit.decision->on.orpha, hit.decision->date, hit.decision->event,
                        hit.decision->outcome, hit.decision->body(), hit.standing.in_force ? "true" : "false", hit.standing.by, parents,
                        joined(hit.likeness.alike), joined(hit.likeness.unlike), hit.likeness.prevalence, joined(hit.likeness.words)});
    }
    return rows;
}

}  // namespace workflows
