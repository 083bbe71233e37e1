#include "workflows/phase_model/decision/decided.hpp"

#include <algorithm>

namespace workflows {

namespace {

bool is_closed(const Ballot& ballot) { return ballot.state == "carried" || ballot.state == "fell"; }

/// The step that the ballot led to: its event is the next one, in the same write.
const Transitioned* step_of(const Case& file, const Ballot& ballot) {
    for (const Transitioned& one : file.transitions)
        if (one.manner == "group" && one.by.seq == ballot.closed_by.seq + 1) return &one;
    return nullptr;
}

DecisionLine line_of(const Case& file, const Ballot& ballot) {
    const Motion* motion = file.motion(ballot.motion);
    DecisionLine line{.number = ballot.closed_by.seq, .by = ballot.closed_by, .act = motion == nullptr ? "procedure" : motion->transition, .result = ballot.state, .manner = ballot.form, .outcome = motion == nullptr ? "" : motion->outcome, .meeting = ballot.meeting, .transition = {}, .to = {}};
    if (const Transitioned* step = step_of(file, ballot)) {
        line.transition = step->id;
        line.to = step->to;
    }
    return line;
}

DecisionLine line_of(const Transitioned& step) {
    return {.number = step.by.seq, .by = step.by, .act = step.event, .result = "decided", .manner = "delegated", .outcome = step.outcome, .meeting = {}, .transition = step.id, .to = step.to};
}

const engine::Event* event_number(const std::vector<engine::Sealed>& events, std::int64_t seq) {
    const auto found = std::find_if(events.begin(), events.end(), [&](const engine::Sealed& sealed) { return sealed.event.seq == seq; });
    return found == events.end() ? nullptr : &found->event;
}

}  // namespace

std::vector<DecisionLine> decisions_of(const Case& file) {
    std::vector<DecisionLine> all;
    for (const Ballot& ballot : file.ballots)
        if (is_closed(ballot)) all.push_back(line_of(file, ballot));
    for (const Transitioned& step : file.transitions)
        if (step.manner == "delegated") all.push_back(line_of(step));
    std::sort(all.begin(), all.end(), [](const DecisionLine& a, const DecisionLine& b) { return a.number < b.number; });
    return all;
}

const Ballot* Decided::ballot() const {
    if (!line.by_vote()) return nullptr;
    const auto found = std::find_if(then->ballots.begin(), then->ballots.end(), [&](const Ballot& one) { return one.closed_by.seq == line.number; });
    return found == then->ballots.end() ? nullptr : &*found;
}

const Motion* Decided::motion() const {
    const Ballot* voted = ballot();
    return voted == nullptr ? nullptr : then->motion(voted->motion);
}

std::optional<Decided> decided(const Case& now, const std::vector<engine::Sealed>& events, const engine::Texts& texts, std::int64_t number) {
    const auto lines = decisions_of(now);
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const DecisionLine& one) { return one.number == number; });
    if (line == lines.end()) return std::nullopt;
    auto then = std::make_shared<Case>(now.id);
    const std::int64_t last = line->by_vote() ? number : number - 1;
    for (const engine::Sealed& sealed : events)
        if (sealed.event.seq <= last) then->apply(sealed, texts);
    Decided one{.line = *line, .then = std::move(then), .by = line->by, .policy = {}, .model = {}, .step = {}, .texts = texts, .dissents = {}};
    const engine::Event* made_by = event_number(events, number);
    if (made_by != nullptr) {
        one.policy = made_by->policy;
        one.model = made_by->model;
    }
    const engine::Event* step = line->by_vote() ? event_number(events, number + 1) : made_by;
    if (step != nullptr && !line->transition.empty()) one.step = step->body;
    if (const Ballot* ballot = one.ballot())
        std::copy_if(now.dissents.begin(), now.dissents.end(), std::back_inserter(one.dissents), [&](const Dissent& dissent) { return dissent.ballot == ballot->by.seq; });
    return one;
}

}  // namespace workflows
