#include "workflows/phase_model/export_rows.hpp"

#include "workflows/phase_model/case.hpp"

namespace workflows {

namespace {

using engine::Event;
using engine::Value;

std::string votes_of(const Value& closed) {
    return closed.text("result") + ": for=" + std::to_string(closed.integer("for")) +
           " against=" + std::to_string(closed.integer("against")) + " abstain=" + std::to_string(closed.integer("abstain")) +
           " casting=" + (closed.flag("casting_vote") ? "yes" : "no");
}

std::string name_of_policy(const std::string& sha256, const PolicyBook& policies) {
    const Policy* policy = policies.find(sha256);
    return (policy == nullptr ? std::string() : policy->version + " ") + "sha256:" + sha256;
}

/// Transitions carry their row and who decided in which manner; a motion only names one.
bool is_transition(const Event& event) { return event.body.has("transition") && event.body.has("manner"); }

/// The row of an event as the case stood after it.
DecisionRow row_of(const Case& file, const Event& event, const std::string& id, const PolicyBook& policies) {
    DecisionRow row;
    row[0] = id;
    row[1] = file.orpha();
    row[2] = file.name();
    row[10] = name_of_policy(event.policy, policies);
    row[11] = file.identity ? file.identity->release : std::string();
    row[12] = event.at;
    return row;
}

}  // namespace

DecisionRow decision_headings() {
    return {"case",  "ORPHAcode", "name",    "from",   "event",    "to",  "decided by",
            "votes", "reason",    "outcome", "policy", "releases", "time"};
}

std::vector<Decision> decision_rows(const std::vector<engine::Sealed>& events, const engine::Texts& texts, const PolicyBook& policies) {
    std::vector<Decision> rows;
    if (events.empty()) return rows;
    const std::string& stream = events.front().event.stream;
    const std::string id = stream.substr(stream.find('/') + 1);
    Case file(id);
    std::string votes;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const Event& event = events[i].event;
        file.apply(events[i], texts);
        if (event.name == "ballot_closed") {
            votes = votes_of(event.body);
            const bool moves = i + 1 < events.size() && is_transition(events[i + 1].event) && events[i + 1].event.body.has("ballot");
            if (moves) continue;
            DecisionRow row = row_of(file, event, id, policies);
            for (const Ballot& ballot : file.ballots) {
                if (ballot.by.seq != event.body.integer("ballot")) continue;
                if (const Motion* motion = file.motion(ballot.motion)) {
                    row[4] = motion->transition;
                    row[9] = motion->outcome;
                }
            }
            row[3] = file.row().phase;
            row[6] = "leader_group";
            row[7] = votes;
            row[8] = engine::opened(event.body, "reason", texts);
            rows.push_back({event.date, std::move(row)});
        } else if (is_transition(event)) {
            const bool by_vote = event.body.text("manner") == "group";
            DecisionRow row = row_of(file, event, id, policies);
            row[3] = event.body.text("from");
            row[4] = event.name;
            row[5] = event.body.text("to");
            row[6] = by_vote ? "leader_group" : event.role;
            row[7] = by_vote ? votes : std::string();
            row[8] = engine::opened(event.body, "reason", texts);
            row[9] = event.body.text("outcome");
            rows.push_back({event.date, std::move(row)});
        }
    }
    return rows;
}

}  // namespace workflows
