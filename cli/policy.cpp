// phasemodel policy show, check and diff.
#include "cli/opening.hpp"
#include "cli/output.hpp"
#include "cli/policy_file.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/phase_model/policy_diff.hpp"

#include <algorithm>
#include <ostream>

namespace cli {

namespace {

using engine::Value;
using workflows::Policy;

Value list_of(const std::vector<std::string>& words) {
    Value list = Value::array();
    for (const std::string& word : words) list.push(word);
    return list;
}

Value to_value(const Policy& policy) {
    Value limits = Value::array();
    for (const int days : policy.phase_limit_days) limits.push(days);
    Value centres = Value::array();
    for (const workflows::Centre& centre : policy.centres)
        centres.push(Value::object({{"id", centre.id},
                                    {"name", centre.name},
                                    {"from", engine::to_text(centre.from)},
                                    {"to", centre.to ? Value(engine::to_text(*centre.to)) : Value()},
                                    {"successor", centre.successor.empty() ? Value() : Value(centre.successor)}}));
    Value outcomes = Value::array();
    for (const workflows::Outcome& outcome : policy.outcomes) {
        Value from = Value::array();
        for (const int phase : outcome.from) from.push(phase);
        outcomes.push(Value::object({{"code", outcome.code}, {"from", from}, {"needs", list_of(outcome.needs)}}));
    }
    return Value::object({{"version", policy.version},
                          {"sha256", policy.sha256},
                          {"valid_from", engine::to_text(policy.valid_from)},
                          {"threshold", policy.threshold},
                          {"phase_limit_days", limits},
                          {"window_days", policy.window_days},
                          {"window_minimum_days", policy.window_minimum_days},
                          {"answer_days", policy.answer_days},
                          {"call_in_days", policy.call_in_days},
                          {"park_months", policy.park_months},
                          {"review_months", policy.review_months},
                          {"quorum_at_least", policy.quorum_at_least},
                          {"gates", list_of(policy.gates)},
                          {"claims", list_of(policy.claims)},
                          {"bodies", list_of(policy.bodies)},
                          {"checklist", list_of(policy.checklist)},
                          {"channels", list_of(policy.channels)},
                          {"principles", list_of(policy.principles)},
                          {"centres", centres},
                          {"outcomes", outcomes}});
}

int show(Run& run) {
    const Policy policy = policy_named(run.arguments.text("POLICY"));
    if (run.settings.text("format") != "table") {
        print_object(run, to_value(policy));
        return done;
    }
    const Value value = to_value(policy);
    for (const auto& [key, member] : value.members())
        if (!member.is_array() || member.items().empty() || !member.items().front().is_object())
            run.out << key << std::string(key.size() < 22 ? 22 - key.size() : 1, ' ') << cell_text(member) << '\n';
    run.out << '\n';
    for (const workflows::Centre& centre : policy.centres)
        run.out << centre.id << "  " << centre.name << ", from " << engine::to_text(centre.from) << (centre.to ? " to " + engine::to_text(*centre.to) : "") << '\n';
    return done;
}

/// What reading alone does not find.
std::vector<std::string> faults_of(const Policy& policy) {
    std::vector<std::string> faults;
    const auto require = [&](bool holds, const std::string& otherwise) {
        if (!holds) faults.push_back(otherwise);
    };
    const auto is_criterion = [](const std::string& id) { return std::find(workflows::criteria.begin(), workflows::criteria.end(), id) != workflows::criteria.end(); };
    for (const auto* list : {&policy.gates, &policy.main_criteria, &policy.voted_criteria})
        for (const std::string& id : *list) require(is_criterion(id), "criteria: there is no " + id);
    require(policy.window_days >= policy.window_minimum_days, "limits: window_days is below window_minimum_days");
    require(policy.window_minimum_days >= 28, "limits: window_minimum_days is below the 28 days that always hold");
    require(!policy.claims.empty(), "evidence: no claim is required");
    require(!policy.checklist.empty(), "start_up: the checklist is empty");
    for (const workflows::Outcome& outcome : policy.outcomes) require(!outcome.from.empty(), "outcome " + outcome.code + ": no phase may give it");
    for (const workflows::Centre& centre : policy.centres) {
        require(!centre.to || centre.from <= *centre.to, "centre " + centre.id + ": it ends before it begins");
        require(centre.successor.empty() || policy.centre(centre.successor) != nullptr, "centre " + centre.id + ": its successor is unknown");
        require(!centre.council.empty(), "centre " + centre.id + ": no council and no stand-in");
    }
    return faults;
}

int check(Run& run) {
    const std::string& path = run.arguments.text("FILE");
    Policy policy = workflows::shipped_policy();
    if (!path.empty()) {
        try {
            policy = workflows::read_policy(policy_text(path));
        } catch (const std::runtime_error& error) {
            run.err << path << ": " << error.what() << '\n';
            return check_failed;
        }
    }
    const auto faults = faults_of(policy);
    for (const std::string& fault : faults) run.err << fault << '\n';
    run.err << "policy " << policy.version << " sha256:" << policy.sha256 << ": " << faults.size() << " faults\n";
    return faults.empty() ? done : check_failed;
}

int diff(Run& run) {
    const std::string before = policy_text(run.arguments.text("BEFORE")), after = policy_text(run.arguments.text("AFTER"));
    Table table{.columns = {{"key", "Key"}, {"before", "Before"}, {"after", "After"}}};
    try {
        for (const auto& change : workflows::policy_diff(before, after)) table.rows.push_back({change.key, change.before, change.after});
    } catch (const std::runtime_error& error) {
        throw Stop{check_failed, error.what()};
    }
    print(run, table);
    run.err << table.rows.size() << " keys differ\n";
    return done;
}

}  // namespace

std::vector<Command> policy_commands() {
    return {{.path = "policy show",
             .help = "A policy; the one in force unless another is named",
             .positionals = {{"POLICY", "version (1.0, 2014) or file", false}},
             .lists = true,
             .run = show},
            {.path = "policy check",
             .help = "Look for faults in a policy file, or in the policy in force",
             .positionals = {{"FILE", "policy as TOML, or a version", false}},
             .run = check},
            {.path = "policy diff",
             .help = "What differs between two policies, key by key",
             .positionals = {{"BEFORE", "version or file"}, {"AFTER", "version or file"}},
             .lists = true,
             .run = diff}};
}

}  // namespace cli
