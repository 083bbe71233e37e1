// A policy before the leader group: put on the agenda as a file, voted on by those in the room, adopted by the chair.
#include "workflows/phase_model/acts/meeting.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>
#include <stdexcept>
#include <variant>

namespace workflows {

using engine::Value;

namespace {

/// The policy in the form's file, or what is wrong with it.
std::variant<Policy, std::string> policy_in(const Scene& scene) {
    try {
        Policy policy = read_policy(scene.field("policy_file"));
        const auto faults = policy_faults(policy);
        if (!faults.empty()) return faults.front();
        return policy;
    } catch (const std::runtime_error& error) {
        return std::string(error.what());
    }
}

bool is_sha256(const std::string& text) { return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos; }

}  // namespace

void check_policy_item(const Scene& scene, Effects& effects) {
    if (!scene.has("policy_file")) return effects.invalid("policy_file", "form.required");
    if (!scene.field("case").empty() || scene.has("title")) effects.invalid(scene.has("title") ? "title" : "case", "form.policy_alone");
    if (scene.has("kind") && scene.field("kind") != "policy") effects.invalid("kind", "form.policy_kind");
    if (scene.has("report") && !is_sha256(scene.field("report"))) effects.invalid("report", "form.report_hash");
    const auto read = policy_in(scene);
    if (const auto* wrong = std::get_if<std::string>(&read)) return effects.invalid("policy_file", "form.policy_unreadable", {{"error", *wrong}});
    const auto& policy = std::get<Policy>(read);
    if (scene.office.policies.find(policy.sha256) != nullptr) return effects.invalid("policy_file", "form.policy_published", {{"version", policy.version}});
    if (scene.office.policies.version(policy.version) != nullptr) return effects.invalid("policy_file", "form.policy_version_taken", {{"version", policy.version}});
    const auto same = [&](const AgendaItem& one) { return !one.out && one.policy && one.policy->sha256 == policy.sha256; };
    if (std::any_of(scene.meeting->items.begin(), scene.meeting->items.end(), same)) effects.invalid("policy_file", "form.policy_on_agenda", {{"version", policy.version}});
}

void write_agenda(const Scene& scene, Effects& effects) {
    Value body = effects.body_of_fields();
    if (scene.has("policy_file") && !scene.has("item")) {
        const Policy policy = std::get<Policy>(policy_in(scene));  // check_agenda has read it
        body.set("kind", "policy");
        body.set("policy", Value::object({{"version", policy.version}, {"sha256", policy.sha256}, {"valid_from", engine::to_text(policy.valid_from)}}));
    }
    effects.add("agenda_set", std::move(body));
}

void check_policy_vote(const Scene& scene, Effects& effects) {
    const auto here = scene.meeting->present();
    if (std::none_of(here.begin(), here.end(), [&](const Presence& one) { return one.person == scene.person; }))
        effects.invalid("vote", "form.not_present", {{"person", scene.person}});
}

void write_policy_vote(const Scene& scene, Effects& effects) {
    const AgendaItem& item = *scene.meeting->current();
    effects.add("policy_vote_cast", effects.body_of_fields().set("item", item.seq).set("seat", scene.meeting->seat_of(scene.person)));
}

void write_adopt_policy(const Scene& scene, Effects& effects) {
    const AgendaItem& item = *scene.meeting->current();
    const PolicyItem& policy = *item.policy;
    const PolicyTally tally = scene.meeting->tally(policy, quorum_of(static_cast<int>(scene.meeting->seats.size()), scene.policy));
    Value body = Value::object({{"item", item.seq}, {"version", policy.version}, {"sha256", policy.sha256}, {"valid_from", policy.valid_from}});
    if (!policy.report.empty()) body.set("report", policy.report);
    body.set("for", tally.in_favour).set("against", tally.against).set("abstain", tally.abstain);
    body.set("present", tally.present).set("seats", tally.seats).set("casting_vote", tally.casting_vote);
    effects.add("policy_adopted", std::move(body));
}

}  // namespace workflows
