#include "web/api/case_view.hpp"

#include "web/api/case_json.hpp"
#include "web/api/common.hpp"
#include "web/door.hpp"
#include "web/pages/sight.hpp"
#include "workflows/phase_model/publicity.hpp"

#include <algorithm>

namespace web {

namespace {

Sight sight_on(const Call& call, const workflows::Case& file) {
    return standing_in(call, std::shared_ptr<const workflows::Case>(std::shared_ptr<void>(), &file));
}

/// Case officers, the leader group and auditors read what is not public, unless they are recused in the case.
bool reads_all(const Sight& sight) { return sight.internal || sight.audits; }

/// Votes stay hidden until the ballot is closed; only one's own is shown.
bool is_hidden_vote(const Call& call, const workflows::Case& file, const engine::Event& event) {
    if (event.name != "vote_cast" || event.actor == call.viewer.person) return false;
    const workflows::Ballot* ballot = file.open_ballot();
    return ballot != nullptr && event.seq > ballot->by.seq;
}

}  // namespace

std::string case_text(const Call& call, const engine::CaseFile& file, bool present) {
    const auto& known = dynamic_cast<const workflows::Case&>(file);
    // What may be seen of a case as it stood is decided by the case as it stands.
    const auto stands = present ? nullptr : std::dynamic_pointer_cast<const workflows::Case>(call.app.engine.store().read("case/" + known.id));
    const workflows::Case& now = stands ? *stands : known;
    const Sight sight = sight_on(call, now);
    const Shown shown{.person = call.viewer.person,
                      .papers = sight.papers(),
                      .internal = reads_all(sight),
                      .prepares = sight.internal,
                      .today = call.viewer.today,
                      .counts = sight.counts || call.viewer.holds("auditor")};
    const std::string key = known.last_hash() + (shown.papers ? "p" : "-") + (shown.internal ? "i" : "-") +
                            (shown.counts ? "c" : "-") + (shown.prepares ? "w" : "-") +
                            engine::to_text(shown.today) + shown.person;
    if (const auto kept = present ? call.door.cases.find(key) : nullptr) return *kept;
    const auto seen = workflows::without(std::shared_ptr<const workflows::Case>(std::shared_ptr<void>(), &known), hidden_from(call, now));
    auto made = std::make_shared<const std::string>(case_json(*seen, shown).canonical());
    if (present) call.door.cases.keep(key, made);
    return *made;
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
