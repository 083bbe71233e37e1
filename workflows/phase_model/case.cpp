#include "workflows/phase_model/case.hpp"

#include "engine/crypto.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace workflows {

using engine::Value;

namespace {

/// The last entry for which `fits` holds, or null.
template <typename Entry, typename Fits>
const Entry* last(const std::vector<Entry>& entries, Fits fits) {
    const auto found = std::find_if(entries.rbegin(), entries.rend(), fits);
    return found == entries.rend() ? nullptr : &*found;
}

Value of(const std::vector<std::string>& codes) {
    Value::Array items(codes.begin(), codes.end());
    return Value(std::move(items));
}

/// Free text as its commitment; where words do not matter, as nothing.
Value of(const Words& words, bool with_words) { return with_words ? Value(words.sha256) : Value(); }

Value of(const Assessment& item, bool with_words) {
    return Value::object({{"criterion", item.criterion}, {"value", item.value}, {"certainty", item.certainty},
                          {"reason", of(item.reason, with_words)}, {"source", of(item.source, with_words)}, {"record", item.record}});
}

Value of(const Evidence& item, bool with_words) {
    return Value::object({{"claim", item.claim}, {"missing", item.missing}, {"value", of(item.value, with_words)},
                          {"source", of(item.source, with_words)}, {"reason", of(item.reason, with_words)}, {"place", of(item.place, with_words)},
                          {"date", item.date}, {"certainty", item.certainty}});
}

Value of(const Candidate& item, bool with_words) {
    return Value::object({{"centre", item.centre}, {"fit", item.fit}, {"capacity", item.capacity},
                          {"effect", of(item.effect, with_words)}, {"reason", of(item.reason, with_words)}});
}

Value of(const Recommendation& item, bool with_words) {
    return Value::object({{"answer", item.answer}, {"outcome", item.outcome}, {"words", of(item.words, with_words)},
                          {"changes", of(item.changes, with_words)}, {"final", item.final}});
}

/// An item that takes another's place moves to the end: without its words it is the same list.
void sort_as_text(Value::Array& items) {
    std::sort(items.begin(), items.end(), [](const Value& one, const Value& other) { return one.canonical() < other.canonical(); });
}

}  // namespace

const CommentAnswer* Comment::answer() const {
    if (answers.empty() || (edited && answers.back().by.seq < edited->seq)) return nullptr;
    return &answers.back();
}

const Vote* Ballot::live_vote(std::string_view seat) const {
    return last(votes, [&](const Vote& vote) { return vote.seat == seat && !vote.replaced; });
}

std::string Case::name(std::string_view language) const {
    for (const std::string_view wanted : {language, std::string_view("nb"), std::string_view("en"), std::string_view("nn")}) {
        const Name* found = last(names, [&](const Name& item) { return item.language == wanted && !item.words.text.empty(); });
        if (found != nullptr) return found->words.text;
    }
    return orpha().empty() ? std::string() : "ORPHA:" + orpha();
}

const Assessment* Case::assessment(std::string_view criterion) const {
    return last(assessments, [&](const Assessment& item) { return item.criterion == criterion && this_cycle(item.by); });
}

std::string Case::value_of(std::string_view criterion) const {
    const auto voted = group_values.find(std::string(criterion));
    if (voted != group_values.end()) return voted->second;
    const Assessment* assessed = assessment(criterion);
    return assessed == nullptr ? std::string() : assessed->value;
}

const Recommendation* Case::recommendation() const {
    return last(recommendations, [&](const Recommendation& item) { return this_cycle(item.by); });
}

const Summary* Case::summary() const {
    return last(summaries, [&](const Summary& item) { return this_cycle(item.by); });
}

const Evidence* Case::claim(std::string_view wanted) const {
    return last(evidence, [&](const Evidence& item) { return item.claim == wanted && this_cycle(item.by) && !item.replaced_by; });
}

const Declaration* Case::declaration(std::string_view person) const {
    return last(declarations, [&](const Declaration& item) { return item.person == person; });
}

bool Case::tied(std::string_view person) const {
    const Declaration* latest = declaration(person);
    return latest != nullptr && latest->effective() == "tied";
}

std::string Case::substitutes_for(std::string_view person) const {
    for (const Substitute& one : substitutes)
        if (one.person == person && tied(one.leader)) return one.leader;
    return {};
}

const Round* Case::round() const {
    return phase == 3 && !rounds.empty() && counts_here(rounds.back().by) ? &rounds.back() : nullptr;
}

bool Case::window_open(engine::Date today) const {
    const Round* open = is_closed() ? nullptr : round();
    if (open == nullptr || open->closed || open->voided) return false;
    return today <= open->until || (parking && parking->since <= open->until);
}

const Ballot* Case::open_ballot() const {
    return last(ballots, [](const Ballot& ballot) { return ballot.state == "open"; });
}

bool Case::awaits_meeting() const { return !ballots.empty() && ballots.back().demanded && counts_here(ballots.back().by); }

const Motion* Case::motion(std::int64_t seq) const {
    return last(motions, [&](const Motion& item) { return item.by.seq == seq; });
}

const Comment* Case::comment(std::int64_t seq) const {
    return last(comments, [&](const Comment& item) { return item.by.seq == seq; });
}

std::string Case::hiding_hash(const Comment& comment) const {
    if (!comment.hiding) return {};
    return engine::sha256_hex(Value::object({{"act", "hide_comment"}, {"case", id}, {"comment", comment.by.seq},
                                             {"hidden", comment.hiding->by.seq}, {"reason", comment.hiding->reason.sha256},
                                             {"text", comment.text.sha256}})
                                  .canonical());
}

const EditorialMark* Case::editorial_mark(std::int64_t entry) const {
    return last(editorial_marks, [&](const EditorialMark& mark) { return mark.entry == entry; });
}

std::string Case::marking_hash(const EditorialMark& mark) const {
    return engine::sha256_hex(Value::object({{"act", "mark_editorial"}, {"case", id}, {"entry", mark.entry}, {"from", mark.from}, {"to", mark.to}, {"reason", mark.reason.sha256}}).canonical());
}

std::string Case::but_for_words(const std::string& content, std::int64_t until) const {
    std::set<std::string> tied{content};
    for (std::size_t before = 0; before != tied.size();) {
        before = tied.size();
        for (const EditorialMark& mark : editorial_marks)
            if (mark.counts_at(until) && (tied.contains(mark.from) || tied.contains(mark.to))) tied.insert({mark.from, mark.to});
    }
    return *tied.begin();
}

const Placement* Case::placement_in_force() const {
    return last(placements, [](const Placement& item) { return item.in_force; });
}

std::vector<std::string> Case::preparers() const {
    std::vector<std::string> all;
    const auto note = [&](const Stamp& by) {
        if (this_cycle(by) && std::find(all.begin(), all.end(), by.actor) == all.end()) all.push_back(by.actor);
    };
    for (const Assessment& item : assessments) note(item.by);
    for (const Evidence& item : evidence)
        if (!item.own_statement) note(item.by);
    if (scope) note(scope->by);
    for (const Summary& item : summaries) note(item.by);
    for (const Recommendation& item : recommendations) note(item.by);
    return all;
}

std::string Case::content_hash() const {
    return content_.get(0, [this] { return hash_of_content(true); });
}

std::string Case::substance_hash() const { return hash_of_content(false); }

std::string Case::hash_of_content(bool with_words) const {
    Value content = Value::object({{"case", id}, {"cycle", cycle}, {"policy", policy}});
    if (identity)
        content.set("identity", Value::object({{"orpha", identity->orpha}, {"level", identity->level},
                                               {"local_code", identity->local_code}, {"why_none", of(identity->why_none, with_words)}}));
    if (scope)
        content.set("scope", Value::object({{"kind", scope->kind}, {"words", of(scope->words, with_words)}, {"in", of(scope->in)},
                                            {"out", of(scope->out)}}));
    Value::Array assessed, known, named;
    for (const std::string_view criterion : criteria)
        if (const Assessment* item = assessment(criterion)) assessed.push_back(of(*item, with_words));
    for (const Evidence& item : evidence)
        if (this_cycle(item.by) && !item.replaced_by) known.push_back(of(item, with_words));
    for (const Candidate& item : candidates)
        if (this_cycle(item.by) && !item.withdrawn) named.push_back(of(item, with_words));
    if (!with_words) sort_as_text(known);
    content.set("criteria", std::move(assessed)).set("evidence", std::move(known)).set("candidates", std::move(named));
    if (const Recommendation* item = recommendation()) content.set("recommendation", of(*item, with_words));
    if (oral) content.set("oral", Value::object({{"value", oral->value}, {"reason", of(oral->reason, with_words)}}));
    return engine::sha256_hex(content.canonical());
}

}  // namespace workflows
