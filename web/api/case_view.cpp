#include "web/api/case_view.hpp"

#include "web/api/common.hpp"
#include "workflows/phase_model/case.hpp"

#include <algorithm>

namespace web {

namespace {

/// The roles that read what is marked internal.
bool reads_internal(const Viewer& viewer) {
    for (const std::string_view role : {"case_officer", "administrative_leader", "centre_leader", "substitute", "auditor"})
        if (viewer.holds(role)) return true;
    return false;
}

/// Withholds the text of internal comments from those who have no part in the preparation, save their own.
void withhold_comments(const Call& call, const workflows::Case& file, engine::Texts& texts) {
    if (reads_internal(call.viewer)) return;
    for (const workflows::Comment& comment : file.comments) {
        if (comment.visibility != "internal" || comment.by.actor == call.viewer.person) continue;
        texts.erase(comment.text.sha256);
        for (const workflows::Words& earlier : comment.earlier) texts.erase(earlier.sha256);
    }
}

/// Votes stay hidden until the ballot is closed; only one's own is shown (design: turnout, not votes).
bool is_hidden_vote(const Call& call, const workflows::Case& file, const engine::Event& event) {
    if (event.name != "vote_cast" || event.actor == call.viewer.person) return false;
    return std::ranges::any_of(file.ballots, [&](const workflows::Ballot& ballot) { return ballot.state == "open" && event.seq > ballot.by.seq; });
}

}  // namespace

engine::Value case_value(const Call&, const engine::CaseFile& file) { return to_value(file.row()); }

engine::Value history_value(const Call& call, const engine::CaseFile& file, const std::vector<engine::Sealed>& events) {
    engine::Value list = engine::Value::array();
    if (events.empty()) return list;
    engine::Texts texts = call.app.engine.store().texts(events.front().event.stream);
    const auto* known = dynamic_cast<const workflows::Case*>(&file);
    if (known != nullptr) withhold_comments(call, *known, texts);
    for (const engine::Sealed& sealed : events) {
        engine::Value value = to_value(sealed, texts);
        if (known != nullptr && is_hidden_vote(call, *known, sealed.event)) value.set("body", engine::Value::object({{"withheld", true}}));
        list.push(std::move(value));
    }
    return list;
}

}  // namespace web
