#include "workflows/phase_model/meeting/meeting_access.hpp"

#include "engine/export/jsonl.hpp"

namespace workflows {

std::vector<std::string> cases_told_of(const MeetingFile& meeting, const engine::Event& event) {
    std::vector<std::string> ids;
    for (const engine::Value& id : event.body.list("about")) ids.push_back(id.string());
    if (const std::string& id = event.body.text("case"); !id.empty()) ids.push_back(id);
    const AgendaItem* item = meeting.item(event.body.integer("item"));
    if (item != nullptr && !item->case_id.empty()) ids.push_back(item->case_id);
    return ids;
}

HiddenWords hidden_words(const MeetingFile& meeting, std::span<const engine::Sealed> events, const CaseOf& cases, const ShutOut& shut_out) {
    HiddenWords hidden;
    for (const engine::Sealed& sealed : events) {
        if (!is_withheld(cases_told_of(meeting, sealed.event), cases, shut_out)) continue;
        for (const auto& [place, sha256] : engine::commitments_of(sealed.event.body)) hidden.insert(sha256);
    }
    return hidden;
}

}  // namespace workflows
