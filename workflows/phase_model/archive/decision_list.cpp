#include "workflows/phase_model/archive/decision_list.hpp"

#include "workflows/phase_model/archive/precedents.hpp"
#include "workflows/phase_model/archive/search.hpp"
#include "workflows/phase_model/case.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>
#include <tuple>

namespace workflows {

namespace {

using engine::Value;
using Kept = DecisionBook::Kept;

constexpr std::size_t alike_enough = 3;

bool is_in(const DecisionFilter& filter, const MadeDecision& decision) {
    const auto is = [](const std::string& wanted, const std::string& value) { return wanted.empty() || wanted == value; };
    return decision.decides() && is(filter.outcome, decision.result()) && is(filter.body, decision.body()) &&
           is(filter.centre == "none" ? "" : filter.centre, decision.centre) && (filter.centre != "none" || decision.centre.empty()) &&
           (!filter.from || decision.date >= engine::to_text(*filter.from)) && (!filter.to || decision.date <= engine::to_text(*filter.to)) &&
           (!filter.moment || decision.at <= engine::to_text(filter.moment->until));
}

Place place_of(const MadeDecision& decision) {
    const auto at = engine::parse_instant(decision.at);
    return {at ? at->ms : 0, "case/" + decision.case_id, decision.seq};
}

bool is_newer(const Kept& a, const Kept& b) { return std::tie(a->at, a->case_id, a->seq) > std::tie(b->at, b->case_id, b->seq); }

std::vector<Kept> chosen(const DecisionBook& book, const DecisionFilter& filter) {
    std::vector<Kept> found;
    std::copy_if(book.all.begin(), book.all.end(), std::back_inserter(found), [&](const Kept& decision) { return is_in(filter, *decision); });
    std::sort(found.begin(), found.end(), is_newer);
    return found;
}

using Counts = std::map<std::string, std::int64_t>;

std::vector<DecisionCount> most_first(const Counts& counts) {
    std::vector<DecisionCount> list;
    for (const auto& [of, count] : counts) list.push_back({of, count});
    std::stable_sort(list.begin(), list.end(), [](const DecisionCount& a, const DecisionCount& b) { return a.count > b.count; });
    return list;
}

std::vector<DecisionCount> newest_first(const Counts& years) {
    std::vector<DecisionCount> list;
    for (auto year = years.rbegin(); year != years.rend(); ++year) list.push_back({year->first, year->second});
    return list;
}

Value text_or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value value_of(const std::vector<DecisionCount>& counts) {
    Value list = Value::array();
    for (const DecisionCount& one : counts) list.push(Value::object({{"of", text_or_null(one.of)}, {"count", one.count}}));
    return list;
}

/// The criteria that were met, and those that were not, as bits: to pass over most pairs at once.
struct Values {
    unsigned met = 0, not_met = 0;
    explicit Values(const Evidenced& on) {
        for (std::size_t i = 0; i < on.values.size(); ++i) {
            if (on.values[i] == "met") met |= 1U << i;
            if (on.values[i] == "not_met") not_met |= 1U << i;
        }
    }
    bool is_like(const Values& other) const {
        const unsigned alike = (met & other.met) | (not_met & other.not_met);
        const bool unlike = ((met & other.not_met) | (not_met & other.met)) != 0;
        return !unlike && static_cast<std::size_t>(std::popcount(alike)) >= alike_enough;
    }
};

struct Compared {
    Kept decision;
    Values values;
};

/// The nearest with another outcome; null where none is alike.
const Compared* counterpart(const Compared& one, const std::vector<Compared>& all, Kinships& kinships) {
    const Compared* best = nullptr;
    Nearness nearest;
    for (const Compared& other : all) {
        if (other.decision->result() == one.decision->result() || other.decision->case_id == one.decision->case_id || !one.values.is_like(other.values)) continue;
        const Nearness near = kinships.nearness(one.decision->on, other.decision->on);
        if (!near.is_overlap() || (best != nullptr && !near.is_nearer_than(nearest))) continue;
        best = &other;
        nearest = near;
    }
    return best;
}

std::string commonest(const std::vector<Compared>& all) {
    Counts counts;
    for (const Compared& one : all) ++counts[one.decision->result()];
    return counts.empty() ? std::string() : most_first(counts).front().of;
}

/// Answers to whether there is a need.
std::vector<Compared> answers_on_need(const DecisionBook& book, const DecisionFilter& filter) {
    std::vector<Compared> all;
    for (const Kept& decision : chosen(book, filter))
        if (decision->question() == "need" && (decision->event == "decide_need" || decision->event == "close"))
            all.push_back({decision, Values(decision->on)});
    return all;
}

Value brief(const MadeDecision& decision) {
    return Value::object({{"case", decision.case_id},
                          {"name", decision.name},
                          {"date", decision.date},
                          {"seq", decision.seq},
                          {"event", decision.event},
                          {"outcome", text_or_null(decision.outcome)}});
}

std::string joined(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : " ") + item;
    return text;
}

}  // namespace

DecisionList list_decisions(Archive& archive, const DecisionFilter& filter) {
    const auto book = archive.decisions();
    DecisionList list;
    Counts outcomes, years, centres, bodies;
    for (const Kept& decision : chosen(*book, filter)) {
        ++list.total;
        ++outcomes[decision->result()];
        ++years[decision->date.substr(0, 4)];
        ++centres[decision->centre];
        ++bodies[decision->body()];
        if (filter.before && !(place_of(*decision) < *filter.before)) continue;
        if (filter.limit != 0 && list.decisions.size() == filter.limit) {
            if (!list.next) list.next = place_of(*list.decisions.back().decision);
            continue;
        }
        const StandingOfDecision standing = standing_of(*book, *decision, filter.moment);
        list.decisions.push_back({decision, standing.in_force, standing.by, standing.date});
    }
    list.by_outcome = most_first(outcomes);
    list.by_year = newest_first(years);
    list.by_centre = most_first(centres);
    list.by_body = most_first(bodies);
    return list;
}

std::vector<UnequalPair> unequal_decisions(Archive& archive, engine::Store& store, Kinships& kinships, const ShutOut& shut_out, const DecisionFilter& filter) {
    const auto book = archive.decisions();
    const std::vector<Compared> all = answers_on_need(*book, filter);
    const std::string usual = commonest(all);
    const auto reads = [&](const Kept& decision) {
        const auto file = std::dynamic_pointer_cast<const Case>(store.read("case/" + decision->case_id));
        return file && !shut_out(*file);
    };
    std::vector<UnequalPair> pairs;
    std::set<std::pair<Kept, Kept>> seen;
    std::size_t compared = 0;
    for (const Compared& one : all) {
        if (one.decision->result() == usual) continue;
        if (++compared > most_compared) break;
        const Compared* other = counterpart(one, all, kinships);
        if (other == nullptr || seen.contains({other->decision, one.decision}) || !reads(one.decision) || !reads(other->decision)) continue;
        seen.insert({one.decision, other->decision});
        pairs.push_back({one.decision, other->decision, kinships.likeness(one.decision->on, other->decision->on)});
    }
    return pairs;
}

Value to_value(const DecisionList& list) {
    Value decisions = Value::array();
    for (const ListedDecision& one : list.decisions) {
        Value value = brief(*one.decision);
        value.set("orpha", text_or_null(one.decision->on.orpha));
        value.set("at", one.decision->at);
        value.set("transition", one.decision->transition);
        value.set("from", one.decision->from);
        value.set("to", one.decision->to);
        value.set("body", one.decision->body());
        value.set("form", text_or_null(one.decision->form));
        value.set("centre", text_or_null(one.decision->centre));
        value.set("in_force", one.in_force);
        value.set("overtaken_by", text_or_null(one.overtaken_by));
        value.set("overtaken_on", text_or_null(one.overtaken_on));
        decisions.push(std::move(value));
    }
    return Value::object({{"total", list.total},
                          {"counts", Value::object({{"outcome", value_of(list.by_outcome)},
                                                    {"year", value_of(list.by_year)},
                                                    {"centre", value_of(list.by_centre)},
                                                    {"body", value_of(list.by_body)}})},
                          {"decisions", decisions},
                          {"next", list.next ? Value(cursor_of(*list.next)) : Value()}});
}

Value to_value(const std::vector<UnequalPair>& pairs, const Kinships& kinships) {
    Value list = Value::array();
    for (const UnequalPair& pair : pairs)
        list.push(Value::object({{"one", brief(*pair.one)}, {"other", brief(*pair.other)}, {"why", to_value(pair.likeness, kinships)}}));
    return Value::object({{"pairs", list}});
}

const std::vector<std::string>& decision_columns() {
    static const std::vector<std::string> all{"date", "case", "name",   "orpha", "transition", "event",    "from",
                                              "to",   "body", "form",   "centre", "outcome",   "in_force", "overtaken_by"};
    return all;
}

std::vector<std::vector<std::string>> decision_rows(const DecisionList& list) {
    std::vector<std::vector<std::string>> rows;
    for (const ListedDecision& one : list.decisions) {
        const MadeDecision& made = *one.decision;
        rows.push_back({made.date, made.case_id, made.name, made.on.orpha, made.transition, made.event, made.from, made.to, made.body(), made.form,
                        made.centre, made.outcome, one.in_force ? "true" : "false", one.overtaken_by});
    }
    return rows;
}

const std::vector<std::string>& unequal_columns() {
    static const std::vector<std::string> all{"case",       "name",          "date",    "outcome", "other_case", "other_name",
                                              "other_date", "other_outcome", "parents", "alike",   "prevalence", "words"};
    return all;
}

std::vector<std::vector<std::string>> unequal_rows(const std::vector<UnequalPair>& pairs) {
    std::vector<std::vector<std::string>> rows;
    for (const UnequalPair& pair : pairs) {
        std::vector<std::string> parents;
        for (const std::int64_t code : pair.likeness.parents) parents.push_back(std::to_string(code));
        rows.push_back({pair.one->case_id, pair.one->name, pair.one->date, pair.one->result(), pair.other->case_id, pair.other->name,
                        pair.other->date, pair.other->result(), joined(parents), joined(pair.likeness.alike), pair.likeness.prevalence,
                        joined(pair.likeness.words)});
    }
    return rows;
}

}  // namespace workflows
