#include "cli/case_reading.hpp"

#include <algorithm>

namespace cli {

CaseThen case_then(Composition& composition, const std::string& id, const std::optional<workflows::AsOf>& moment) {
    const std::string stream = stream_of(id);
    CaseThen then;
    then.events = stream.starts_with("case/") ? composition.store().events(stream) : std::vector<engine::Sealed>();
    if (then.events.empty()) throw Stop{usage, "There is no case " + id + "."};
    then.texts = composition.store().texts(stream);
    auto now = std::make_shared<workflows::Case>(stream.substr(5)), file = std::make_shared<workflows::Case>(stream.substr(5));
    for (const engine::Sealed& sealed : then.events) {
        now->apply(sealed, then.texts);
        if (moment && moment->holds(sealed.event)) file->apply(sealed, then.texts);
    }
    then.now = now;
    then.file = moment ? std::move(file) : std::move(now);
    std::erase_if(then.events, [&](const engine::Sealed& sealed) { return sealed.event.seq > then.file->version(); });
    if (then.events.empty()) throw Stop{usage, "The case " + id + " did not exist then, " + workflows::to_text(*moment) + "."};
    return then;
}

void withhold(CaseThen& then, const Reader& reader) {
    const bool tied = then.file->tied(reader.person->id) || then.now->tied(reader.person->id);
    const bool reads_internal = !tied && (reader.holds("case_officer") || reader.holds("administrative_leader") ||
                                          reader.holds("centre_leader") || reader.holds("auditor"));
    if (reads_internal) return;
    for (const workflows::Comment& comment : then.file->comments) {
        if (comment.visibility != "internal" || comment.by.actor == reader.person->id) continue;
        then.texts.erase(comment.text.sha256);
        for (const workflows::Words& earlier : comment.earlier) then.texts.erase(earlier.sha256);
        for (const workflows::CommentAnswer& answer : comment.answers) {
            then.texts.erase(answer.reason.sha256);
            then.texts.erase(answer.changed.sha256);
        }
    }
}

bool is_hidden_vote(const CaseThen& then, const engine::Event& event, const Reader& reader) {
    const workflows::Ballot* open = then.file->open_ballot();
    return event.name == "vote_cast" && open != nullptr && event.seq > open->by.seq && event.actor != reader.person->id;
}

}  // namespace cli
