// phasemodel policy …: read policies, compare them, bring one before the leader group, publish the one it adopted.
#include "cli/acting.hpp"
#include "cli/output.hpp"
#include "cli/past.hpp"
#include "workflows/people/office_fold.hpp"
#include "cli/policy_file.hpp"
#include "cli/problems.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/phase_model/policy_diff.hpp"
#include "workflows/phase_model/publishing.hpp"

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
    const Policy policy = policy_named(run, run.arguments.text("POLICY"));
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

int check(Run& run) {
    const std::string& path = run.arguments.text("FILE");
    const Policy policy = policy_named(run, path);
    const auto faults = workflows::policy_faults(policy);
    for (const std::string& fault : faults) run.err << fault << '\n';
    run.err << "policy " << policy.version << " sha256:" << policy.sha256 << ": " << faults.size() << " faults\n";
    return faults.empty() ? done : check_failed;
}

int diff(Run& run) {
    const std::string before = policy_text(run, run.arguments.text("BEFORE")), after = policy_text(run, run.arguments.text("AFTER"));
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

int list(Run& run) {
    const auto composition = open_database(run);
    const auto moment = moment_of(run.arguments);
    const auto present = composition->people().office();
    const auto office = moment ? workflows::office_as_of(composition->store(), present, *moment) : present;
    const auto& in_force = office->policies.on(moment ? moment->day : composition->model().legal_date(composition->now()));
    Table table{.columns = {{"version", "Version"}, {"threshold", "Threshold"}, {"valid_from", "Valid from"}, {"state", "State"}, {"in_force", "In force"}, {"meeting", "Meeting"}, {"report", "Report"}, {"sha256", "SHA-256"}}};
    for (const auto& one : workflows::proposed_policies(composition->store(), office->policies, moment))
        table.rows.push_back({one.version, "", one.valid_from, !one.adopted_at.empty() ? "adopted" : one.over ? "fell" : "proposed", false, one.meeting, one.report, one.sha256});
    for (const auto& kept : office->policies.all())
        table.rows.push_back({kept.policy->version, kept.policy->threshold, engine::to_text(kept.policy->valid_from), kept.shipped() ? "shipped" : "published",
                              kept.policy->sha256 == in_force.sha256, kept.meeting, kept.report, kept.policy->sha256});
    print(run, table);
    return done;
}

/// Puts the file on a meeting's agenda, as the act of that name does.
int propose(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = person_of(run, *composition);
    Value fields = Value::object({{"policy_file", policy_text(run, run.arguments.text("FILE"))}});
    if (run.arguments.has("report")) fields.set("report", run.arguments.text("report"));
    const std::string stream = "meeting/" + run.arguments.text("meeting");
    const engine::Result result = composition->engine().perform({.stream = stream,
                                                                 .act = "set_agenda",
                                                                 .fields = std::move(fields),
                                                                 .person = reader.person->id,
                                                                 .via = "command line",
                                                                 .at = time_of(run.arguments.text("at"), *composition, stream)});
    if (const auto* problem = std::get_if<engine::Problem>(&result)) return refuse(run, *problem, words_of(run, *composition));
    report(run, std::get<engine::Done>(result));
    return done;
}

std::string sentence(workflows::PublishRefusal refusal) {
    switch (refusal) {
        case workflows::PublishRefusal::not_allowed: return "Only an administrator publishes policies.";
        case workflows::PublishRefusal::not_adopted: return "The leader group has not adopted this policy. `phasemodel policy propose` puts it on an agenda.";
        case workflows::PublishRefusal::published: return "The policy is published already.";
        case workflows::PublishRefusal::version_taken: return "Another policy of this version is published.";
        case workflows::PublishRefusal::too_early: return "The policy was to be valid from a day that has come. A policy does not reach back: adopt it with a later date.";
    }
    return {};
}

int publish(Run& run) {
    const auto composition = open_database(run);
    const Reader reader = person_of(run, *composition);
    const engine::Instant now = time_of(run.arguments.text("at"), *composition, "office").value_or(composition->now());
    const Policy policy = policy_named(run, run.arguments.text("FILE"));
    const workflows::By by{.actor = reader.person->id, .via = "command line", .at = now, .date = engine::to_text(composition->model().legal_date(now))};
    const auto result = workflows::publish_policy(composition->store(), composition->people(), policy.sha256, by);
    if (const auto* refusal = std::get_if<workflows::PublishRefusal>(&result))
        throw Stop{*refusal == workflows::PublishRefusal::not_allowed ? not_allowed : check_failed, sentence(*refusal)};
    const auto& kept = std::get<workflows::KeptPolicy>(result);
    if (run.settings.text("format") == "table")
        run.out << "policy " << policy.version << " is published, valid from " << engine::to_text(policy.valid_from) << ", adopted by meeting " << kept.meeting << '\n';
    else
        print_object(run, Value::object({{"version", policy.version}, {"sha256", policy.sha256}, {"valid_from", engine::to_text(policy.valid_from)}, {"meeting", kept.meeting}, {"item", kept.item}}));
    return done;
}

}  // namespace

std::vector<Command> policy_commands() {
    return {{.path = "policy list",
             .help = "Every policy: shipped, published, adopted, before the leader group",
             .options = {as_of_option("as they stood")}, .lists = true,
             .run = list},
            {.path = "policy show",
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
             .run = diff},
            {.path = "policy propose",
             .help = "Put a policy on the agenda of a meeting of the leader group",
             .positionals = {{"FILE", "policy as TOML"}},
             .options = {{"meeting", "MEETING", "number of the meeting", true},
                         {"report", "SHA256", "hash of the what-if report that the group has before it"},
                         {"at", "TIME", "when it happened (demonstration databases)"}},
             .lists = true,
             .run = propose},
            {.path = "policy publish",
             .help = "Publish a policy that the leader group has adopted; from its date it is in force",
             .positionals = {{"FILE", "the policy that was adopted, byte for byte"}},
             .options = {{"at", "TIME", "when it happened (demonstration databases)"}},
             .lists = true,
             .run = publish}};
}

}  // namespace cli
