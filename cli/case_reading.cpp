#include "cli/case_reading.hpp"

#include "workflows/phase_model/access.hpp"

#include <algorithm>

namespace cli {

CaseThen case_then(Composition& composition, const std::string& id, std::optional<engine::Date> day) {
    const std::string stream = stream_of(id);
    CaseThen then;
    then.events = stream.starts_with("case/") ? composition.store().events(stream) : std::vector<engine::Sealed>();
    if (then.events.empty()) throw Stop{usage, "There is no case " + id + "."};
    const auto whole = std::dynamic_pointer_cast<const workflows::Case>(composition.store().read(stream));
    if (day) {
        const std::string last = engine::to_text(*day);
        std::erase_if(then.events, [&](const engine::Sealed& sealed) { return sealed.event.date > last; });
        if (then.events.empty()) throw Stop{usage, "The case " + id + " did not exist on " + last + "."};
    }
    then.texts = composition.store().texts(stream);
    auto file = std::make_shared<workflows::Case>(stream.substr(5));
    for (const engine::Sealed& sealed : then.events) file->apply(sealed, then.texts);
    then.file = std::move(file);
    then.now = whole ? whole : then.file;
    return then;
}

void withhold(CaseThen& then, const Reader& reader, engine::Date today) {
    const bool tied = then.now->tied(reader.person->id);
    const bool prepares = reader.holds("case_officer") || reader.holds("administrative_leader") || reader.holds("centre_leader");
    const auto hidden = workflows::hidden_words(*then.now, {.person = reader.person->id, .prepares = prepares && !tied, .audits = reader.holds("auditor") && !tied}, today);
    workflows::leave_out(then.texts, hidden);
    then.file = workflows::without(std::move(then.file), hidden);
}

bool is_hidden_vote(const CaseThen& then, const engine::Event& event, const Reader& reader) {
    const workflows::Ballot* open = then.file->open_ballot();
    return event.name == "vote_cast" && open != nullptr && event.seq > open->by.seq && event.actor != reader.person->id;
}

}  // namespace cli
