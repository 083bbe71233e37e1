#include "web/api/case_view.hpp"

#include "engine/crypto.hpp"
#include "web/api/case_json.hpp"
#include "web/api/common.hpp"
#include "web/door.hpp"
#include "web/pages/sight.hpp"
#include "workflows/phase_model/publicity.hpp"

#include <algorithm>

namespace web {

namespace {

std::shared_ptr<const workflows::Case> unowned(const workflows::Case& file) { return {std::shared_ptr<void>(), &file}; }

Sight sight_on(const Call& call, const workflows::Case& file) { return standing_in(call, unowned(file)); }

/// Case officers, the leader group and auditors read what is not public, unless they are recused in the case.
bool reads_all(const Sight& sight) { return sight.internal || sight.audits; }

Shown shown_of(const Call& call, const workflows::Case& file) {
    const Sight sight = sight_on(call, file);
    return {.person = call.viewer.person,
            .papers = sight.papers(),
            .internal = reads_all(sight),
            .prepares = sight.internal,
            .today = call.viewer.today,
            .follows = follows(call, file),
            .counts = sight.counts || call.viewer.holds("auditor")};
}

/// Votes stay hidden until the ballot is closed; only one's own is shown.
bool is_hidden_vote(const Call& call, const workflows::Case& file, const engine::Event& event) {
    if (event.name != "vote_cast" || event.actor == call.viewer.person) return false;
    const workflows::Ballot* ballot = file.open_ballot();
    return ballot != nullptr && event.seq > ballot->by.seq;
}

}  // namespace

std::shared_ptr<const KeptAnswer> case_text(const Call& call, const engine::CaseFile& file) {
    const auto& known = dynamic_cast<const workflows::Case&>(file);
    const Shown shown = shown_of(call, known);
    const std::string key = known.last_hash() + (shown.papers ? "p" : "-") + (shown.internal ? "i" : "-") +
                            (shown.counts ? "c" : "-") + (shown.prepares ? "w" : "-") + (shown.follows ? "f" : "-") +
                            engine::to_text(shown.today) + shown.person;
    if (auto kept = call.door.cases.find(key)) return kept;
    const auto seen = workflows::without(unowned(known), hidden_from(call, known));
    std::string text = case_json(*seen, shown).canonical();
    std::string sha256 = engine::sha256_hex(text);
    auto made = std::make_shared<const KeptAnswer>(KeptAnswer{std::move(text), std::move(sha256)});
    call.door.cases.keep(key, made);
    return made;
}

std::string past_case_text(const Call& call, const engine::CaseFile& then, const engine::CaseFile& now) {
    const auto& past = dynamic_cast<const workflows::Case&>(then);
    Shown shown = shown_of(call, past);
    const auto& present = dynamic_cast<const workflows::Case&>(now);
    const Shown today = shown_of(call, present);
    shown.papers = shown.papers && today.papers;
    shown.internal = shown.internal && today.internal;
    shown.prepares = shown.prepares && today.prepares;
    shown.counts = shown.counts && today.counts;
    auto hidden = hidden_from(call, past);
    hidden.merge(hidden_from(call, present));
    return case_json(*workflows::without(unowned(past), hidden), shown).canonical();
}

engine::Value history_value(const Call& call, const engine::CaseFile& file, std::int64_t after, std::size_t limit) {
    const auto& known = dynamic_cast<const workflows::Case&>(file);
    const std::string stream = "case/" + known.id;
    engine::Store& store = call.app.engine.store();
    const bool all = reads_all(sight_on(call, known));
    engine::Texts texts = store.texts(stream);
    workflows::leave_out(texts, hidden_from(call, known));
    const engine::Texts none;
    workflows::Publicity publicity;
    engine::Value list = engine::Value::array();
    // Whether words are public can depend on what came before, so that those who do not read all are read to from the
    // start.
    for (const engine::Sealed& sealed : store.events(stream, all ? after : 0, all ? limit : 0)) {
        if (call.as_of && !call.as_of->holds(sealed.event)) break;
        publicity.follow(sealed.event);
        if (sealed.event.seq <= after) continue;
        const bool readable = all || sealed.event.actor == call.viewer.person || publicity.is_public(sealed.event, "");
        engine::Value value = to_value(sealed, readable ? texts : none);
        if (is_hidden_vote(call, known, sealed.event)) value.set("body", engine::Value::object({{"withheld", true}}));
        list.push(std::move(value));
        if (list.items().size() == limit) break;
    }
    return list;
}

}  // namespace web
