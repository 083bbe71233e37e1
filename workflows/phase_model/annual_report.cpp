#include "workflows/phase_model/annual_report.hpp"

#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace workflows {

namespace {

/// Counts by key, detail and centre, with those in all.
class Tally {
public:
    Tally() {
        for (const std::string_view key : annual_keys())
            if (!has_details(key)) counts_[{key, "", ""}] = 0;
    }
    void add(std::string_view key, const std::string& detail, const std::string& centre, std::int64_t number = 1) {
        counts_[{key, detail, ""}] += number;
        if (!centre.empty()) counts_[{key, detail, centre}] += number;
    }
    /// For figures that are no sums: the median of what was gathered.
    void gather(std::string_view key, const std::string& detail, const std::string& centre, std::int64_t number) {
        gathered_[{key, detail, ""}].push_back(number);
        if (!centre.empty()) gathered_[{key, detail, centre}].push_back(number);
    }
    std::vector<AnnualFigure> figures() {
        for (auto& [place, numbers] : gathered_) {
            std::sort(numbers.begin(), numbers.end());
            counts_[place] = numbers[(numbers.size() - 1) / 2];
        }
        std::vector<AnnualFigure> list;
        for (const std::string_view key : annual_keys())
            for (const auto& [place, value] : counts_)
                if (std::get<0>(place) == key)
                    list.push_back({std::string(key), std::get<1>(place), std::get<2>(place), value});
        return list;
    }

private:
    using Place = std::tuple<std::string_view, std::string, std::string>;

    static bool has_details(std::string_view key) {
        return key == "cases_in_phase" || key == "decisions" || key == "median_days_in_phase";
    }

    std::map<Place, std::int64_t> counts_;
    std::map<Place, std::vector<std::int64_t>> gathered_;
};

bool in_year(const std::string& date, int year) { return date.starts_with(std::to_string(year) + "-"); }
bool in_year(engine::Date date, int year) { return in_year(engine::to_text(date), year); }

std::string phase_name(int phase) {
    return phase >= 0 && static_cast<std::size_t>(phase) < phase_ids.size()
               ? std::string(phase_ids[static_cast<std::size_t>(phase)])
               : std::string();
}

void count_hearing(const Case& file, int year, const std::string& centre, Tally& tally) {
    for (const Round& round : file.rounds)
        if (in_year(round.from, year)) tally.add("hearings", "", centre);
    for (const Invitation& invitation : file.invitations) {
        if (!in_year(invitation.by.date, year)) continue;
        tally.add("invited", "", centre);
        if (invitation.silent) tally.add("silent", "", centre);
    }
    for (const Comment& comment : file.comments) {
        if (!in_year(comment.by.date, year) || comment.withdrawn) continue;
        tally.add("comments", "", centre);
        if (comment.answer() != nullptr) tally.add("comments_answered", "", centre);
    }
}

void count_decisions(const Case& file, int year, const std::string& centre, Tally& tally) {
    for (const Ballot& ballot : file.ballots) {
        const bool decided = ballot.state == "carried" || ballot.state == "fell";
        if (decided && in_year(ballot.closed_by.date, year)) tally.add("ballots", "", centre);
    }
    if (file.closing && in_year(file.closing->by.date, year)) tally.add("decisions", file.closing->outcome, centre);
    for (const Placement& placement : file.placements)
        if (in_year(placement.by.date, year)) tally.add("new_offers", "", placement.primary);
    if (file.closing && in_year(file.closing->by.date, year) && file.closing->from == 7)
        tally.add("ended_offers", "", centre);
}

/// A stay that is over.
struct EndedStay {
    int phase = 0;
    engine::Date ended;
    int days = 0;  ///< parked ones left out
};

/// The stay that begins with the visit, if it is over: another phase was entered, or the case was closed.
std::optional<EndedStay> ended_stay(const Case& file, std::size_t number) {
    const Visit& visit = file.visits[number];
    const std::int64_t next = number + 1 < file.visits.size() ? file.visits[number + 1].seq : 0;
    std::optional<engine::Date> parked;
    int parked_days = 0;
    for (const Transitioned& step : file.transitions) {
        if (step.by.seq <= visit.seq) continue;
        const bool ends = step.to == closed_id || step.by.seq == next;
        if (parked && (ends || step.event == "resume")) {
            parked_days += engine::days_between(*parked, step.by.date);
            parked.reset();
        }
        if (ends) return EndedStay{visit.phase, step.by.date, engine::days_between(visit.from, step.by.date) - parked_days};
        if (step.event == "park" && !parked) parked = step.by.date;
    }
    return std::nullopt;
}

/// Days of stays that ended in the year.
void count_stays(const Case& file, int year, const std::string& centre, Tally& tally) {
    for (std::size_t i = 0; i < file.visits.size(); ++i) {
        const auto stay = ended_stay(file, i);
        if (stay && in_year(stay->ended, year)) tally.gather("median_days_in_phase", phase_name(stay->phase), centre, stay->days);
    }
}

}  // namespace

const std::vector<std::string_view>& annual_keys() {
    static const std::vector<std::string_view> keys{
        "registered",           "cases_in_phase", "parked",      "ballots", "decisions",
        "median_days_in_phase", "hearings",       "invited",     "silent",  "comments",
        "comments_answered",    "new_offers",     "ended_offers"};
    return keys;
}

std::vector<AnnualFigure> annual_report(engine::Store& store, int year) {
    const std::string last_day = std::to_string(year) + "-12-31";
    Tally tally;
    for (const std::string& stream : store.streams("case/")) {
        Case file(stream.substr(stream.find('/') + 1));
        const engine::Texts none;  // figures need no words
        for (const engine::Sealed& event : store.events(stream)) {
            if (event.event.date > last_day) break;
            file.apply(event, none);
        }
        if (file.version() == 0) continue;
        const Placement* placement = file.placement_in_force();
        const std::string centre = placement != nullptr       ? placement->primary
                                   : !file.placements.empty() ? file.placements.back().primary
                                                              : std::string();
        if (in_year(file.registered, year)) tally.add("registered", "", centre);
        if (!file.is_closed()) tally.add("cases_in_phase", phase_name(file.phase), centre);
        if (file.is_parked()) tally.add("parked", "", centre);
        count_decisions(file, year, centre, tally);
        count_stays(file, year, centre, tally);
        count_hearing(file, year, centre, tally);
    }
    return tally.figures();
}

}  // namespace workflows
