#include "workflows/phase_model/robustness.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace workflows {

namespace {

using engine::Answer;
using engine::Value;

constexpr std::array<std::string_view, 3> values{"met", "not_met", "undetermined"};
constexpr std::int64_t validated = 25958;  ///< Orphanet's id of the status
constexpr int gate_phase = 1;              ///< where the mandate is settled

/// Gives a case another value for one criterion, for as long as it lives. Everything else stays, the hash that votes are bound to
/// included: asked is what the rules make of another value, not what becomes of votes on it. One copy of the case serves all
/// questions; a copy for each would cost more than the questions do. REQUIRES: some criterion is assessed in this cycle.
class OtherValue {
public:
    OtherValue(Case& file, std::string_view criterion, std::string_view value) : file_(file) {
        const auto last = std::find_if(file.assessments.rbegin(), file.assessments.rend(), [&](const Assessment& one) {
            return one.criterion == criterion && file.this_cycle(one.by);
        });
        if (last != file.assessments.rend()) {
            assessed_ = &last->value;
            was_ = std::exchange(last->value, value);
        } else {  // as if it had been assessed with the others, by the same person: who prepares is not what is asked
            file.assessments.push_back({.by = file.assessments.back().by, .criterion = std::string(criterion), .value = std::string(value)});
        }
        if (const auto voted = file.group_values.find(std::string(criterion)); voted != file.group_values.end()) {
            voted_ = &voted->second;
            had_voted_ = std::exchange(voted->second, value);
        }
    }
    ~OtherValue() {
        if (voted_ != nullptr) *voted_ = std::move(had_voted_);
        if (assessed_ != nullptr)
            *assessed_ = std::move(was_);
        else
            file_.assessments.pop_back();
    }
    OtherValue(const OtherValue&) = delete;
    OtherValue& operator=(const OtherValue&) = delete;

private:
    Case& file_;
    std::string *assessed_ = nullptr, *voted_ = nullptr;
    std::string was_, had_voted_;
};

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

    /// What the step would be answered; the case stands in the step's phase meanwhile.
    std::vector<Answer> answers(Case& file, const Asked& asked) const {
        const engine::Command command{.stream = "case/" + file.id, .act = asked.row->event, .fields = Value::object(), .person = person_};
        const int phase = std::exchange(file.phase, asked.phase);
        std::vector<Answer> answers = workflow_.explain(&file, command, now_, others_).answers;
        file.phase = phase;
        return answers;
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

void try_values(Case& file, const std::vector<Asked>& steps, const Trial& trial, Robustness& robustness) {
    const bool assessed = std::any_of(file.assessments.begin(), file.assessments.end(), [&](const Assessment& one) { return file.this_cycle(one.by); });
    if (!assessed) return;
    std::vector<std::vector<Answer>> now;
    for (const Asked& asked : steps) now.push_back(trial.answers(file, asked));
    for (const std::string_view criterion : criteria) {
        const std::string value = file.value_of(criterion);
        for (const std::string_view other : values) {
            if (other == value) continue;
            ++robustness.looked_at;
            const OtherValue changed(file, criterion, other);
            Turning turning{.criterion = std::string(criterion), .value = value, .other = std::string(other)};
            for (std::size_t i = 0; i < steps.size(); ++i) compare(steps[i], now[i], trial.answers(file, steps[i]), turning);
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
    // Made before the copy is, so that the copy keeps them whatever is changed in it.
    (void)file.content_hash();
    if (const Ballot* ballot = file.open_ballot()) (void)content_of_motion(file, ballot->motion);
    const Trial trial(workflow, person, now, others);
    Case tried(file);
    try_values(tried, steps_asked(file, workflow), trial, robustness);
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
