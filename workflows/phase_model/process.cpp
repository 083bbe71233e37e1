#include "workflows/phase_model/process.hpp"

#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/table.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace workflows {

namespace {

std::string place_of(const Case& file) {
    if (file.is_closed()) return std::string(closed_id);
    return file.phase >= 0 && file.phase <= 7 ? std::string(phase_ids[static_cast<std::size_t>(file.phase)]) : std::string();
}

/// Transitions carry their row and who decided in which manner; a motion only names one.
bool is_transition(const engine::Event& event) { return event.body.has("transition") && event.body.has("manner"); }

/// The values that a decision on need rested on, and what came of it.
struct Decision {
    std::string values;
    Unequal::Decided decided;
};

/// One case, from its first event on.
class Replay {
public:
    Replay(std::string id, const PolicyBook& policies, const ProcessFilter& filter, engine::Date today, Process& process)
        : policies_(policies), filter_(filter), today_(today), process_(process), file_(std::move(id)) {}

    void take(const engine::Sealed& sealed) {
        const engine::Event& event = sealed.event;
        const std::string before = place_of(file_), values = values_now();
        const bool was_parked = file_.is_parked();
        const engine::Texts none;  // figures need no words
        file_.apply(sealed, none);
        const engine::Date day = *engine::parse_date(event.date);
        const std::string after = place_of(file_);
        if (was_parked && (!file_.is_parked() || after != before)) paused_ += engine::days_between(parked_since_, day);
        if (!was_parked && file_.is_parked()) parked_since_ = day;
        if (after != before) {
            if (!before.empty() && before != closed_id) end_stay(before, day);
            since_ = day;
            paused_ = 0;
            policy_ = &policy_of(file_, policies_, today_);
        }
        if (is_transition(event)) check_step(event, before, after);
        if (before == phase_ids[4] && after != before && event.body.text("manner") == "group" && (event.name == "decide_need" || event.name == "close") && in_period(event.date))
            decisions_.push_back({values, {file_.id, {}, event.body.text("outcome"), event.date}});
        if (event.name == "requirement_overridden" && in_period(event.date))
            process_.overrides.push_back({file_.id, event.seq, event.date, event.body.text("requirement")});
        ++process_.events;
    }

    /// The stay that lasts, and whom it waits for.
    void end(std::vector<Stay>& stays, std::map<std::pair<std::string, std::string>, Waiting>& waiting) {
        const std::string place = place_of(file_);
        if (place != closed_id && !place.empty()) {
            if (file_.is_parked()) paused_ += engine::days_between(parked_since_, today_);
            const Stay stay = stay_in(place, today_, false);
            note_late(stay, engine::to_text(today_));
            stays_.push_back(stay);
            const std::string ball(file_.is_parked() ? "parked" : file_.ball());
            Waiting& entry = waiting[{place, ball}];
            entry.phase = place;
            entry.ball = ball;
            ++entry.cases;
            entry.longest = std::max(entry.longest, stay.days);
        }
        stays.insert(stays.end(), stays_.begin(), stays_.end());
    }

    const Case& file() const { return file_; }
    const std::vector<Decision>& decisions() const { return decisions_; }

private:
    bool in_period(std::string_view date) const {
        return (!filter_.from || date >= engine::to_text(*filter_.from)) && (!filter_.to || date <= engine::to_text(*filter_.to));
    }
    /// As the case officer assessed them: the group votes on criteria only where it decides that there is a need.
    std::string values_now() const {
        std::string values;
        for (const std::string_view criterion : criteria) {
            const Assessment* assessed = file_.assessment(criterion);
            values += (criterion == criteria.front() ? "" : "|") + (assessed == nullptr ? std::string() : assessed->value);
        }
        return values;
    }
    Stay stay_in(const std::string& phase, engine::Date until, bool ended) const {
        const int limit = policy_->phase_limit_days.at(static_cast<std::size_t>(phase_number(phase)));
        return {.case_id = file_.id, .phase = phase, .days = std::max(0, engine::days_between(since_, until) - paused_), .ended = ended, .limit = limit};
    }
    void end_stay(const std::string& phase, engine::Date day) {
        if (!in_period(engine::to_text(day))) return;
        const Stay stay = stay_in(phase, day, true);
        note_late(stay, engine::to_text(day));
        stays_.push_back(stay);
    }
    void note_late(const Stay& stay, const std::string& date) {
        if (stay.limit > 0 && stay.days > stay.limit) process_.late.push_back({file_.id, file_.version(), date, stay.phase, stay.days, stay.limit});
    }
    /// By the table of the version that the event was written under; one we do not know is said, not guessed.
    void check_step(const engine::Event& event, const std::string& before, const std::string& after) {
        if (!in_period(event.date)) return;
        ++process_.steps;
        const engine::Row* row = find_row(before, event.name);
        const auto* answers = event.body.find("answers");
        const bool asked = answers != nullptr && answers->is_object() && row != nullptr &&
                           std::all_of(row->requirements.begin(), row->requirements.end(), [&](const std::string& requirement) {
                               const std::string& answer = answers->text(requirement);
                               return answer == "met" || answer == "not_applicable" || answer == "overridden";
                           });
        if (row == nullptr || event.model != "1.0" || row->to != after || event.body.text("transition") != row->id || !asked) {
            process_.astray.push_back({file_.id, event.seq, event.date, event.name});
            return;
        }
        const auto known = std::find_if(process_.paths.begin(), process_.paths.end(),
                                        [&](const Path& path) { return path.from == row->from && path.event == row->event; });
        if (known != process_.paths.end()) ++known->count;
    }

    const PolicyBook& policies_;
    const ProcessFilter& filter_;
    engine::Date today_;
    Process& process_;
    Case file_;
    engine::Date since_{}, parked_since_{};
    const Policy* policy_ = &shipped_policy();  ///< that the case is under since then
    int paused_ = 0;
    std::vector<Stay> stays_;
    std::vector<Decision> decisions_;
};

std::vector<PhaseTimes> times_of(const std::vector<Stay>& stays, const Policy& policy) {
    std::vector<PhaseTimes> all;
    for (std::size_t phase = 0; phase < phase_ids.size(); ++phase) {
        std::vector<Stay> here;
        std::copy_if(stays.begin(), stays.end(), std::back_inserter(here), [&](const Stay& stay) { return stay.phase == phase_ids[phase]; });
        PhaseTimes times{.phase = std::string(phase_ids[phase]), .limit = policy.phase_limit_days.at(phase)};
        for (const Stay& stay : here) {
            ++(stay.ended ? times.ended : times.open);
            if (stay.limit > 0 && stay.days > stay.limit) ++times.late;
        }
        times.suppressed = !here.empty() && here.size() < smallest_cell;
        if (here.size() >= smallest_cell) {
            times.first_quarter = percentile(here, 25);
            times.median = percentile(here, 50);
            times.third_quarter = percentile(here, 75);
        }
        all.push_back(std::move(times));
    }
    return all;
}

void newest_first(std::vector<Remark>& remarks) {
    std::stable_sort(remarks.begin(), remarks.end(), [](const Remark& a, const Remark& b) { return a.date > b.date; });
}

std::string centre_of(const Case& file) {
    if (const Placement* placement = file.placement_in_force()) return placement->primary;
    return file.placements.empty() ? std::string() : file.placements.back().primary;
}

/// Of the centre asked for, then.
bool is_of_centre(engine::Store& store, const std::string& stream, const Case& now, const ProcessFilter& filter) {
    if (filter.centre.empty()) return true;
    if (!filter.as_of) return centre_of(now) == filter.centre;
    const auto blank = [](std::string_view name) { return std::make_unique<Case>(std::string(name.substr(5))); };
    const auto then = std::dynamic_pointer_cast<const Case>(fold_as_of(store, blank, stream, *filter.as_of));
    return then && centre_of(*then) == filter.centre;
}

}  // namespace

Process look_at_process(engine::Store& store, const PolicyBook& policies, const ProcessFilter& filter, engine::Date today, const ShutOut& shut_out) {
    // The last day that counts: what came later had not happened then, so that a stay which ended later is open.
    if (filter.to) today = std::min(today, *filter.to);
    const std::string last_day = filter.to ? engine::to_text(*filter.to) : std::string();
    Process process;
    for (const engine::Row& row : phase_model_rows()) process.paths.push_back({row.id, row.from, row.event, row.to});
    std::vector<Stay> stays;
    std::map<std::pair<std::string, std::string>, Waiting> waiting;
    std::map<std::string, Unequal> alike;
    for (const std::string& stream : store.streams("case/")) {
        const auto now = std::dynamic_pointer_cast<const Case>(store.read(stream));
        if (!now || !is_of_centre(store, stream, *now, filter)) continue;
        Replay replay(stream.substr(5), policies, filter, today, process);
        for (const engine::Sealed& sealed : store.events(stream)) {
            if (filter.as_of && !filter.as_of->holds(sealed.event)) break;
            if (filter.to && sealed.event.date > last_day) break;
            replay.take(sealed);
        }
        if (replay.file().version() == 0) continue;
        ++process.cases;
        replay.end(stays, waiting);
        if (shut_out(*now)) continue;
        for (const Decision& decision : replay.decisions()) {
            Unequal& group = alike[decision.values];
            group.values = decision.values;
            group.decided.push_back(decision.decided);
            group.decided.back().name = now->name();
        }
    }
    process.times = times_of(stays, policies.on(today));
    for (auto& [place, entry] : waiting) process.waiting.push_back(std::move(entry));
    std::stable_sort(process.waiting.begin(), process.waiting.end(), [](const Waiting& a, const Waiting& b) { return phase_number(a.phase) < phase_number(b.phase); });
    std::erase_if(process.paths, [](const Path& path) { return path.count == 0; });
    for (auto* remarks : {&process.overrides, &process.late, &process.astray}) newest_first(*remarks);
    for (auto& [values, group] : alike) {
        std::set<std::string> outcomes;
        for (const Unequal::Decided& one : group.decided) outcomes.insert(one.outcome);
        if (outcomes.size() > 1) process.unequal.push_back(std::move(group));
    }
    return process;
}

}  // namespace workflows
