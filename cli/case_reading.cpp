#include "cli/case_reading.hpp"

#include "workflows/phase_model/access.hpp"

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

workflows::Reader reads_as(const Reader& reader, const workflows::Case& file) {
    const bool tied = workflows::shut_out(reader.office, reader.person->id, reader.today)(file);
    const bool prepares = reader.holds("case_officer") || reader.holds("administrative_leader") || reader.holds("centre_leader");
    return {.person = reader.person->id, .prepares = prepares && !tied, .audits = reader.holds("auditor") && !tied};
}

void withhold(CaseThen& then, const Reader& reader, engine::Date today) {
    const auto shut_out = workflows::shut_out(reader.office, reader.person->id, today);
    const bool tied = shut_out(*then.file) || shut_out(*then.now);
    const bool prepares = !then.now->substitutes_for(reader.person->id).empty() || reader.holds("case_officer") || reader.holds("administrative_leader") || reader.holds("centre_leader");
    const workflows::Reader who{.person = reader.person->id, .prepares = prepares && !tied, .audits = reader.holds("auditor") && !tied};
    auto hidden = workflows::hidden_words(*then.now, who, today);
    hidden.merge(workflows::hidden_words(*then.file, who, today));
    workflows::leave_out(then.texts, hidden);
    then.file = workflows::without(std::move(then.file), hidden);
}

bool is_hidden_vote(const CaseThen& then, const engine::Event& event, const Reader& reader) {
    const workflows::Ballot* open = then.file->open_ballot();
    return event.name == "vote_cast" && open != nullptr && event.seq > open->by.seq && event.actor != reader.person->id;
}

}  // namespace cli
