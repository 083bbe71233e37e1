#include "web/api/consent_json.hpp"

#include "workflows/phase_model/acts/meeting.hpp"
#include "workflows/phase_model/meeting/consent.hpp"
#include "workflows/phase_model/meeting/minutes_record.hpp"
#include "workflows/phase_model/meeting/recommended_motion.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <map>

namespace web {

using engine::Value;
using workflows::AgendaItem;
using workflows::Case;

namespace {

Value or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

/// The motion that is voted on, is put or was voted on last, else null.
Value motion_json(const AgendaItem& item, const Case& file) {
    const workflows::Motion* motion = workflows::motion_at_hand(file, item.from);
    if (motion == nullptr) return {};
    return Value::object({{"motion", motion->by.seq}, {"transition", motion->transition}, {"outcome", or_null(motion->outcome)}, {"words", motion->words.text}});
}

/// The last ballot since the item was taken up; votes stay hidden until it is closed.
Value ballot_json(const AgendaItem& item, const Case& file) {
    if (file.ballots.empty() || file.ballots.back().by.seq <= item.from) return {};
    const workflows::Ballot& ballot = file.ballots.back();
    Value criteria = Value::array();
    for (const std::string& criterion : ballot.criteria) criteria.push(criterion);
    const workflows::Turnout turnout = workflows::turnout_of(ballot);
    return Value::object({{"ballot", ballot.by.seq}, {"state", ballot.state}, {"criteria", std::move(criteria)}, {"seats", turnout.seats}, {"voted", turnout.voted}});
}

Value offer_json(const workflows::ConsentOffer& offer, const workflows::Catalogue& words) {
    Value why = Value::array();
    if (offer.may)
        for (const auto& reason : offer.why) why.push(words.text(reason));
    return Value::object({{"ready", offer.ready}, {"may", offer.may}, {"left_out", or_null(offer.left_out)}, {"why", std::move(why)}});
}

Value item_json(const AgendaItem& item, const Case& file, bool withheld, const std::string& language) {
    const auto recommended = workflows::recommended_motion(file);
    return Value::object({{"item", item.seq},
                          {"case", item.case_id},
                          {"name", file.name(language)},
                          {"version", file.version()},
                          {"withheld", withheld},
                          {"recommended", withheld || !recommended ? Value() : Value(recommended->text("transition"))},
                          {"motion", withheld ? Value() : motion_json(item, file)},
                          {"ballot", withheld ? Value() : ballot_json(item, file)}});
}

/// With what keeps it from being taken up together with the others, null for nothing.
Value waiting_json(const AgendaItem& item, const workflows::CaseOf& cases, const workflows::ShutOut& shut_out, const workflows::Catalogue& words) {
    const auto file = cases(item.case_id);
    const auto held = file ? workflows::held_from_block(*file, shut_out(*file)) : std::string_view();
    return Value::object({{"item", item.seq}, {"case", item.case_id}, {"why", held.empty() ? Value() : Value(words.text(held, {{"case", item.case_id}}))}});
}

Value discussion_json(const AgendaItem& item, bool withheld) {
    const workflows::DiscussionAsked& asked = *item.discussion;
    return Value::object({{"item", item.seq},
                          {"case", item.case_id},
                          {"person", asked.person},
                          {"seat", asked.seat},
                          {"at", asked.at},
                          {"from_block", asked.from_block},
                          {"reason", withheld ? Value() : or_null(asked.reason.text)}});
}

}  // namespace

Value consent_json(engine::Engine& engine, const workflows::MeetingFile& meeting, const std::string& person, const workflows::ShutOut& shut_out, const workflows::Catalogue& words) {
    std::map<std::int64_t, Value> acts;
    for (const std::string_view act : workflows::consent_acts)
        for (const auto& offer : workflows::offers(engine, meeting, {person, shut_out}, act)) {
            auto& of_item = acts.try_emplace(offer.item->seq, Value::object()).first->second;
            of_item.set(std::string(act), offer_json(offer, words));
        }
    Value items = Value::array(), waiting = Value::array(), asked = Value::array();
    const workflows::CaseOf cases = [&engine](std::string_view id) { return std::dynamic_pointer_cast<const Case>(engine.store().read("case/" + std::string(id))); };
    for (const AgendaItem* item : meeting.block())
        if (const auto file = cases(item->case_id)) items.push(item_json(*item, *file, shut_out(*file), words.language()).set("acts", acts[item->seq]));
    for (const AgendaItem& item : meeting.items) {
        if (item.waits_for_block()) waiting.push(waiting_json(item, cases, shut_out, words));
        if (item.discussion) asked.push(discussion_json(item, workflows::is_shut_out_of(item, cases, shut_out)));
    }
    return Value::object({{"meeting", meeting.id}, {"version", meeting.version()}, {"items", std::move(items)}, {"waiting", std::move(waiting)}, {"asked", std::move(asked)}});
}

}  // namespace web
