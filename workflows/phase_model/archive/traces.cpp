#include "workflows/phase_model/archive/traces.hpp"

#include "workflows/phase_model/archive/decision.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/proposal_file.hpp"
#include "workflows/text/words.hpp"

#include <algorithm>
#include <array>

namespace workflows {

namespace {

using engine::Event;
using engine::Texts;
using engine::Value;

/// Members that hold a name or a code as their source writes it, and not as something a person typed.
constexpr std::array<std::string_view, 4> plain_members{"name", "name_nn", "name_en", "orpha"};

void collect(const Value& value, const Texts& texts, std::vector<std::string_view>& found) {
    if (value.is_array())
        for (const Value& item : value.items()) collect(item, texts, found);
    if (!value.is_object()) return;
    if (const std::string& sha256 = value.text("sha256"); value.members().size() == 1 && !sha256.empty()) {
        if (const auto text = texts.find(sha256); text != texts.end() && !text->second.redacted) found.push_back(text->second.text);
        return;
    }
    for (const auto& [key, member] : value.members()) collect(member, texts, found);
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Where the case has an offer, and for which centre the one who acts does so.
std::set<std::string> centres_of(const Case& file, const Event& event) {
    std::set<std::string> centres;
    if (const Placement* placement = file.placement_in_force()) centres.insert(placement->primary);
    for (const std::string& centre : {event.body.text("centre"), event.body.text("primary")})
        if (!centre.empty()) centres.insert(centre);
    if (const Value* by = event.body.find("by"); by != nullptr && !by->text("centre").empty()) centres.insert(by->text("centre"));
    return centres;
}

}  // namespace

std::vector<std::string_view> texts_in(const Event& event, const Texts& texts) {
    std::vector<std::string_view> found;
    collect(event.body, texts, found);
    for (const std::string_view member : plain_members)
        if (const std::string& text = event.body.text(member); !text.empty()) found.push_back(text);
    return found;
}

std::vector<std::string> event_words(const Event& event, const Texts& texts) {
    std::vector<std::string> words;
    for (const std::string_view text : texts_in(event, texts)) add_words(words, text);
    return words;
}

std::string_view kind_of_event(const Event& event) {
    if (event.body.has("transition") && event.body.has("manner")) return "decision";
    if (event.name.starts_with("comment_")) return "comment";
    if (event.name.starts_with("evidence_") ||
        is_one_of(event.name, {"name_set", "identity_set", "duplicate_judged", "scope_set", "criterion_assessed", "candidate_named",
                               "candidate_withdrawn", "capacity_stated", "oral_question_answered", "summary_written",
                               "recommendation_written", "item_carried_over", "change_marked_editorial"}))
        return "evidence";
    if (event.name.starts_with("motion_") || event.name.starts_with("ballot_") ||
        is_one_of(event.name, {"vote_cast", "policy_vote_cast", "dissent_recorded", "precedent_weighed", "requirement_overridden"}))
        return "vote";
    return "other";
}

std::string body_of_event(const Event& event) { return event.body.text("manner") == "group" ? "leader_group" : event.role; }

std::vector<std::string> facets_of(const Event& event, const std::set<std::string>& centres) {
    std::vector<std::string> facets{"kind:" + std::string(kind_of_event(event)), "body:" + body_of_event(event)};
    for (const std::string& centre : centres) facets.push_back("centre:" + centre);
    return facets;
}

std::vector<Trace> traces_of(const engine::CaseFile& file, std::span<const engine::Sealed> events, const Texts& texts) {
    std::vector<Trace> traces;
    const auto* known = dynamic_cast<const Case*>(&file);
    const bool other = dynamic_cast<const ProposalFile*>(&file) != nullptr || dynamic_cast<const MeetingFile*>(&file) != nullptr;
    if (known == nullptr && !other) return traces;
    for (const engine::Sealed& sealed : events) {
        Trace trace{.seq = sealed.event.seq, .words = event_words(sealed.event, texts)};
        if (!trace.words.empty()) {
            for (std::string& facet : facets_of(sealed.event, known == nullptr ? std::set<std::string>() : centres_of(*known, sealed.event))) trace.words.push_back(std::move(facet));
            std::sort(trace.words.begin(), trace.words.end());
        }
        if (const auto made = known == nullptr ? std::nullopt : decision_in(*known, sealed.event)) trace.decision = to_value(*made).canonical();
        if (!trace.words.empty() || !trace.decision.empty()) traces.push_back(std::move(trace));
    }
    return traces;
}

}  // namespace workflows
