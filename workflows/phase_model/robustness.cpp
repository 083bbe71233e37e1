#include "workflows/phase_model/robustness.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>
#include <array>
#include <memory>

namespace workflows {

namespace {

using engine::Answer;
using engine::Value;

constexpr std::array<std::string_view, 3> values{"met", "not_met", "undetermined"};
constexpr std::int64_t validated = 25958;  ///< Orphanet's id of the status
constexpr int gate_phase = 1;              ///< where the mandate is settled

/// The case as it would be with that value. Everything else stays, the hash that votes are bound to included: asked is what the rules
/// make of another value, not what becomes of votes on it. REQUIRES: some criterion is assessed in this cycle.
std::shared_ptr<Case> with_value(const Case& file, std::string_view criterion, std::string_view value) {
    auto copy = std::make_shared<Case>(file);
    const auto last = std::find_if(copy->assessments.rbegin(), copy->assessments.rend(), [&](const Assessment& one) {
        return one.criterion == criterion && copy->this_cycle(one.by);
    });
    if (last != copy->assessments.rend())
        last->value = value;
    else  // as if it had been assessed with the others, by the same person: who prepares is not what is asked
        copy->assessments.push_back({.by = copy->assessments.back().by, .criterion = std::string(criterion), .value = std::string(value)});
    if (const auto voted = copy->group_values.find(std::string(criterion)); voted != copy->group_values.end()) voted->second = value;
    return copy;
}

/// A step and the phase that it is judged in.
struct Asked {
    const engine::Row* row = nullptr;
    int phase = 0;
    bool taken = false;
};

std::vector<Asked> steps_asked(const Case& file, const engine::Workflow& workflow) {
    std::vector<Asked> asked;
    const std::string_view here = phase_ids[static_cast<std::size_t>(file.phase)];
    for (const engine::Row& row : workflow.rows()) {
        if (row.from == here) asked.push_back({&row, file.phase, false});
        const bool gate = row.from == phase_ids[gate_phase] && row.event == "complete_assessment";
        if (gate && file.phase > gate_phase) asked.push_back({&row, gate_phase, true});
    }
    return asked;
}

class Trial {
public:
    Trial(const engine::Workflow& workflow, const std::string& person, engine::Instant now, const engine::Workflow::Others& others)
        : workflow_(workflow), person_(person), now_(now), others_(others) {}

    std::vector<Answer> answers(const Case& file, const Asked& asked) const {
        const engine::Command command{.stream = "case/" + file.id, .act = asked.row->event, .fields = Value::object(), .person = person_};
        if (file.phase == asked.phase) return workflow_.explain(&file, command, now_, others_).answers;
        Case back(file);
        back.phase = asked.phase;
        return workflow_.explain(&back, command, now_, others_).answers;
    }

private:
    const engine::Workflow& workflow_;
    const std::string& person_;
    engine::Instant now_;
    const engine::Workflow::Others& others_;
};

void compare(const Asked& asked, const std::vector<Answer>& now, const std::vector<Answer>& then, Turning& turning) {
    for (const Answer& before : now)
        for (const Answer& after : then)
            if (before.requirement == after.requirement && before.lets_through() != after.lets_through())
                turning.changes.push_back({asked.row->id, asked.row->event, before.requirement, std::string(engine::name_of(before.status)),
                                           std::string(engine::name_of(after.status)), before.lets_through(), after.lets_through(), asked.taken});
}

void try_values(const Case& file, const std::vector<Asked>& steps, const Trial& trial, Robustness& robustness) {
    const bool assessed = std::any_of(file.assessments.begin(), file.assessments.end(), [&](const Assessment& one) { return file.this_cycle(one.by); });
    if (!assessed) return;
    std::vector<std::vector<Answer>> now;
    for (const Asked& asked : steps) now.push_back(trial.answers(file, asked));
    for (const std::string_view criterion : criteria) {
        const std::string value = file.value_of(criterion);
        for (const std::string_view other : values) {
            if (other == value) continue;
            ++robustness.looked_at;
            const auto changed = with_value(file, criterion, other);
            Turning turning{.criterion = std::string(criterion), .value = value, .other = std::string(other)};
            for (std::size_t i = 0; i < steps.size(); ++i) compare(steps[i], now[i], trial.answers(*changed, steps[i]), turning);
            if (!turning.changes.empty()) robustness.turnings.push_back(std::move(turning));
        }
    }
}

void weigh_facts(const Case& file, orphanet::FactSource* facts, Robustness& robustness) {
    const auto code = facts == nullptr ? std::nullopt : orphanet::parse_code(file.orpha());
    if (!code) return;
    for (const orphanet::Prevalence& record : facts->facts(*code).prevalences) {
        ++robustness.facts;
        if (record.validation.id != validated) ++robustness.not_validated;
    }
}

void weigh_evidence(const Case& file, engine::Date today, Robustness& robustness) {
    std::vector<int> ages;
    for (const Evidence& item : file.evidence) {
        if (!file.this_cycle(item.by) || item.replaced_by) continue;
        ++robustness.evidence;
        if (item.missing) {
            ++robustness.missing;
            continue;
        }
        if (item.certainty == "low") ++robustness.uncertain;
        const engine::Date date = engine::parse_date(item.date).value_or(item.by.date);
        if (!robustness.oldest || date < *robustness.oldest) {
            robustness.oldest = date;
            robustness.oldest_claim = item.claim;
        }
        if (!robustness.newest || *robustness.newest < date) robustness.newest = date;
        ages.push_back(engine::days_between(date, today));
    }
    if (ages.empty()) return;
    std::nth_element(ages.begin(), ages.begin() + static_cast<std::ptrdiff_t>(ages.size() / 2), ages.end());
    robustness.median_age = ages[ages.size() / 2];
}

Value date_or_null(const std::optional<engine::Date>& date) { return date ? Value(engine::to_text(*date)) : Value(); }

}  // namespace

Robustness robustness_of(const Case& file, const engine::Workflow& workflow, const std::string& person, engine::Instant now,
                         const engine::Workflow::Others& others, orphanet::FactSource* facts) {
    Robustness robustness;
    weigh_facts(file, facts, robustness);
    weigh_evidence(file, workflow.legal_date(now), robustness);
    if (file.phase > 7 || file.is_closed()) return robustness;
    // Made before any copy is, so that each copy keeps them.
    (void)file.content_hash();
    if (const Ballot* ballot = file.open_ballot()) (void)content_of_motion(file, ballot->motion);
    const Trial trial(workflow, person, now, others);
    try_values(file, steps_asked(file, workflow), trial, robustness);
    return robustness;
}

Value to_value(const Robustness& robustness) {
    Value turnings = Value::array();
    for (const Turning& turning : robustness.turnings) {
        Value changes = Value::array();
        for (const ChangedAnswer& change : turning.changes)
            changes.push(Value::object({{"transition", change.transition},
                                        {"event", change.event},
                                        {"requirement", change.requirement},
                                        {"now", change.now},
                                        {"then", change.then},
                                        {"allowed_now", change.lets_through_now},
                                        {"allowed_then", change.lets_through_then},
                                        {"taken", change.taken}}));
        turnings.push(Value::object({{"criterion", turning.criterion},
                                     {"value", turning.value.empty() ? Value() : Value(turning.value)},
                                     {"other", turning.other},
                                     {"changes", changes}}));
    }
    return Value::object({{"turnings", turnings},
                          {"looked_at", robustness.looked_at},
                          {"facts", robustness.facts},
                          {"not_validated", robustness.not_validated},
                          {"evidence", robustness.evidence},
                          {"missing", robustness.missing},
                          {"uncertain", robustness.uncertain},
                          {"oldest", date_or_null(robustness.oldest)},
                          {"oldest_claim", robustness.oldest_claim.empty() ? Value() : Value(robustness.oldest_claim)},
                          {"newest", date_or_null(robustness.newest)},
                          {"median_age_days", robustness.median_age}});
}

}  // namespace workflows
