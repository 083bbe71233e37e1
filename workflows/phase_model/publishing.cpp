#include "workflows/phase_model/publishing.hpp"

#include "workflows/phase_model/meeting/agenda.hpp"

#include <algorithm>

namespace workflows {

namespace {

void add_proposed(const MeetingFile& meeting, const PolicyBook& book, std::vector<ProposedPolicy>& all) {
    for (const AgendaItem& item : meeting.items) {
        if (item.out || !item.policy || book.find(item.policy->sha256) != nullptr) continue;
        const PolicyItem& policy = *item.policy;
        all.push_back({.meeting = meeting.id,
                       .meeting_date = meeting.date,
                       .item = item.seq,
                       .version = policy.version,
                       .sha256 = policy.sha256,
                       .valid_from = policy.valid_from,
                       .report = policy.report,
                       .file = policy.file.text,
                       .adopted_at = policy.adopted_at,
                       .over = !policy.adopted() && (meeting.over() || !item.ended_at.empty())});
    }
}

}  // namespace

std::vector<ProposedPolicy> proposed_policies(engine::Store& store, const PolicyBook& book, const std::optional<AsOf>& moment) {
    std::vector<ProposedPolicy> all;
    for (const auto& meeting : meetings(store, moment)) add_proposed(*meeting, book, all);
    return all;
}

std::string_view name_of(PublishRefusal refusal) {
    switch (refusal) {
        case PublishRefusal::not_allowed: return "not_allowed";
        case PublishRefusal::not_adopted: return "not_adopted";
        case PublishRefusal::published: return "published";
        case PublishRefusal::version_taken: return "version_taken";
        case PublishRefusal::too_early: return "too_early";
    }
    return "";
}

std::variant<KeptPolicy, PublishRefusal> publish_policy(engine::Store& store, People& people, std::string_view sha256, const By& by) {
    const auto office = people.office();
    const auto today = engine::parse_date(by.date);
    if (!today || !office->holds(by.actor, "administrator", *today)) return PublishRefusal::not_allowed;
    if (office->policies.find(sha256) != nullptr) return PublishRefusal::published;
    const auto proposed = proposed_policies(store, office->policies);
    const auto adopted = std::find_if(proposed.begin(), proposed.end(), [&](const ProposedPolicy& one) { return one.sha256 == sha256 && !one.adopted_at.empty() && !one.file.empty(); });
    if (adopted == proposed.end()) return PublishRefusal::not_adopted;
    if (office->policies.version(adopted->version) != nullptr) return PublishRefusal::version_taken;
    auto policy = std::make_shared<const Policy>(read_policy(adopted->file));
    if (!(*today < policy->valid_from)) return PublishRefusal::too_early;
    KeptPolicy kept{.policy = std::move(policy), .file = adopted->file, .meeting = adopted->meeting, .item = adopted->item, .report = adopted->report, .published = by.date};
    if (people.publish_policy(kept, by) != OfficeError::none) return PublishRefusal::published;  // someone was faster
    return kept;
}

}  // namespace workflows
