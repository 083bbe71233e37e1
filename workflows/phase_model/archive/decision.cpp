#include "workflows/phase_model/archive/decision.hpp"

#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/text/words.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Value;

/// More words than this make two texts alike by their length alone.
constexpr std::size_t most_words = 200;

std::size_t place_of(std::string_view criterion) {
    return static_cast<std::size_t>(std::find(criteria.begin(), criteria.end(), criterion) - criteria.begin());
}

/// What was known within one cycle before the event `before`.
struct Moment {
    std::int64_t before, cycle;
    bool holds(const Stamp& stamp) const { return stamp.seq < before && stamp.cycle == cycle; }
};

/// The last assessment of each criterion within the cycle.
std::array<const Assessment*, 7> assessments_at(const Case& file, const Moment& then) {
    std::array<const Assessment*, 7> last{};
    for (const Assessment& assessed : file.assessments)
        if (const std::size_t place = place_of(assessed.criterion); then.holds(assessed.by) && place < last.size()) last[place] = &assessed;
    return last;
}

/// The reasons that a decision rests on, beside those of the step itself.
std::vector<std::string_view> reasons_at(const Case& file, const Moment& then) {
    std::vector<std::string_view> reasons;
    for (const Assessment* assessed : assessments_at(file, then))
        if (assessed != nullptr) reasons.push_back(assessed->reason.text);
    const Recommendation* last = nullptr;
    for (const Recommendation& recommended : file.recommendations)
        if (then.holds(recommended.by)) last = &recommended;
    if (last != nullptr) reasons.push_back(last->words.text);
    return reasons;
}

/// Those of a case now: with the motions before it.
std::vector<std::string_view> reasons_of(const Case& file) {
    std::vector<std::string_view> reasons = reasons_at(file, {.before = file.version() + 1, .cycle = file.cycle});
    for (const Motion& motion : file.motions)
        if (!motion.withdrawn && file.counts_here(motion.by)) reasons.push_back(motion.words.text);
    return reasons;
}

/// What the group has voted in this cycle stands before what was assessed.
void take_votes(const Case& file, const Moment& then, Evidenced& on) {
    for (const Ballot& ballot : file.ballots)
        if ((ballot.state == "carried" || ballot.state == "fell") && then.holds(ballot.closed_by))
            for (const auto& [criterion, value] : ballot.results)
                if (const std::size_t place = place_of(criterion); place < on.values.size()) on.values[place] = value;
}

Evidenced evidence_at(const Case& file, const Moment& then, const std::vector<std::string_view>& reasons) {
    Evidenced on{.orpha = file.orpha()};
    const auto assessed = assessments_at(file, then);
    for (std::size_t i = 0; i < assessed.size(); ++i)
        if (assessed[i] != nullptr) on.values[i] = assessed[i]->value;
    if (assessed.front() != nullptr) on.record = assessed.front()->record;
    take_votes(file, then, on);
    std::vector<std::string> words;
    for (const std::string_view reason : reasons) add_words(words, reason);
    for (std::size_t i = 0; i < std::min(words.size(), most_words); ++i) on.words.add(words[i]);
    return on;
}

const Ballot* ballot_behind(const Case& file, std::int64_t seq) {
    const auto found = std::find_if(file.ballots.begin(), file.ballots.end(), [&](const Ballot& ballot) { return ballot.by.seq == seq; });
    return found == file.ballots.end() ? nullptr : &*found;
}

std::string centre_then(const Case& file, const engine::Event& event) {
    if (const std::string& primary = event.body.text("primary"); !primary.empty()) return primary;
    // An offer that ends by this very step stood until it.
    for (auto placement = file.placements.rbegin(); placement != file.placements.rend(); ++placement)
        if (placement->by.seq < event.seq && (placement->in_force || placement->end >= event.date)) return placement->primary;
    return {};
}

std::string question_in(int phase) { return phase == 4 ? "need" : phase == 5 ? "placement" : phase >= 6 ? "offer" : "mandate"; }

}  // namespace

std::string MadeDecision::question() const {
    const int phase = phase_number(from);
    return phase < 0 || phase > 7 ? std::string() : question_in(phase);
}

std::string question_before(const Case& file) {
    // Before phase 4 a case is on its way to the question of need.
    return file.phase < 4 ? "need" : question_in(file.phase);
}

Evidenced evidence_of(const Case& file) { return evidence_at(file, {.before = file.version() + 1, .cycle = file.cycle}, reasons_of(file)); }

std::map<std::string, std::string> spoken_forms(const Case& file) {
    std::map<std::string, std::string> forms;
    for (const std::string_view reason : reasons_of(file))
        for (const SpokenWord& word : spoken_words(reason))
            if (!word.compared.empty()) forms.try_emplace(word.compared, word.typed);
    return forms;
}

std::optional<MadeDecision> decision_in(const Case& file, const engine::Event& event) {
    const Value& body = event.body;
    const std::string& manner = body.text("manner");
    if (!body.has("transition") || manner.empty() || manner == "officer") return std::nullopt;
    MadeDecision made{.case_id = file.id,
                      .seq = event.seq,
                      .cycle = event.cycle,
                      .at = event.at,
                      .date = event.date,
                      .transition = body.text("transition"),
                      .event = event.name,
                      .from = body.text("from"),
                      .to = body.text("to"),
                      .outcome = body.text("to") == closed_id ? body.text("outcome") : std::string(),
                      .manner = manner,
                      .role = event.role,
                      .centre = centre_then(file, event),
                      .name = file.name()};
    if (const Ballot* ballot = manner == "group" ? ballot_behind(file, body.integer("ballot")) : nullptr) made.form = ballot->form;
    // The stamp has the cycle that the step was taken in; the step itself may have begun the next.
    for (const Transitioned& step : file.transitions) {
        if (step.by.seq != event.seq) continue;
        const Moment then{.before = event.seq, .cycle = step.by.cycle};
        std::vector<std::string_view> reasons = reasons_at(file, then);
        reasons.push_back(step.reason.text);
        made.cycle = step.by.cycle;
        made.on = evidence_at(file, then, reasons);
    }
    return made;
}

void DecisionBook::add(Kept kept) {
    auto& of_case = by_case[kept->case_id];
    const auto known = std::find_if(of_case.begin(), of_case.end(), [&](const Kept& one) { return one->seq >= kept->seq; });
    if (known != of_case.end() && (*known)->seq == kept->seq) {
        std::replace(all.begin(), all.end(), *known, kept);
        *known = kept;
        return;
    }
    of_case.insert(known, kept);
    all.push_back(kept);
}

Value to_value(const MadeDecision& decision) {
    Value values = Value::array(), words = Value::array();
    for (const std::string& value : decision.on.values) values.push(value);
    for (std::size_t i = 0; i < decision.on.words.size(); ++i) words.push(decision.on.words[i]);
    return Value::object({{"case", decision.case_id},
                          {"seq", decision.seq},
                          {"cycle", decision.cycle},
                          {"at", decision.at},
                          {"date", decision.date},
                          {"transition", decision.transition},
                          {"event", decision.event},
                          {"from", decision.from},
                          {"to", decision.to},
                          {"outcome", decision.outcome},
                          {"manner", decision.manner},
                          {"form", decision.form},
                          {"role", decision.role},
                          {"centre", decision.centre},
                          {"name", decision.name},
                          {"orpha", decision.on.orpha},
                          {"values", values},
                          {"record", decision.on.record},
                          {"words", words}});
}

MadeDecision decision_from(const Value& value) {
    MadeDecision made{.case_id = value.text("case"),
                      .seq = value.integer("seq"),
                      .cycle = value.integer("cycle", 1),
                      .at = value.text("at"),
                      .date = value.text("date"),
                      .transition = value.text("transition"),
                      .event = value.text("event"),
                      .from = value.text("from"),
                      .to = value.text("to"),
                      .outcome = value.text("outcome"),
                      .manner = value.text("manner"),
                      .form = value.text("form"),
                      .role = value.text("role"),
                      .centre = value.text("centre"),
                      .name = value.text("name"),
                      .on = {.orpha = value.text("orpha"), .record = value.text("record")}};
    const auto& values = value.list("values");
    for (std::size_t i = 0; i < std::min(values.size(), made.on.values.size()); ++i)
        if (values[i].is_string()) made.on.values[i] = values[i].string();
    for (const Value& word : value.list("words"))
        if (word.is_string()) made.on.words.add(word.string());
    made.on.words.shrink();
    return made;
}

}  // namespace workflows
