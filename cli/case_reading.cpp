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
    return workflows::reader_in(file, reader.person->id, reader.standings, workflows::shut_out(reader.office, reader.person->id, reader.today)(file));
}

bool is_shut_out(const CaseThen& then, const Reader& reader) {
    const auto shut_out = workflows::shut_out(reader.office, reader.person->id, reader.today);
    return shut_out(*then.file) || shut_out(*then.now);
}

workflows::Reader reads_as(const Reader& reader, const CaseThen& then) {
    const bool shut_out = is_shut_out(then, reader);
    const auto in = [&](const workflows::Case& file) { return workflows::reader_in(file, reader.person->id, reader.standings, shut_out); };
    workflows::Reader who = in(*then.now);
    who.prepares = who.prepares && in(*then.file).prepares;
    return who;
}

void withhold(CaseThen& then, const Reader& reader) {
    const engine::Date today = reader.today;
    const workflows::Reader who = reads_as(reader, then);
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
