// The items of a meeting as its events tell of them: set on the agenda, taken up alone or together, left, asked to be discussed.
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/meeting/meeting_words.hpp"

#include <algorithm>

namespace workflows {

const AgendaItem* MeetingFile::item(std::int64_t seq) const {
    const auto found = std::find_if(items.begin(), items.end(), [&](const AgendaItem& one) { return one.seq == seq; });
    return found == items.end() ? nullptr : &*found;
}

const AgendaItem* MeetingFile::item_of(std::string_view case_id) const {
    const auto found = std::find_if(items.begin(), items.end(), [&](const AgendaItem& one) { return !one.out && !case_id.empty() && one.case_id == case_id; });
    return found == items.end() ? nullptr : &*found;
}

const AgendaItem* MeetingFile::current() const {
    const auto now = treated();
    return now.size() == 1 && now.front()->block == 0 ? now.front() : nullptr;
}

std::vector<const AgendaItem*> MeetingFile::treated() const {
    std::vector<const AgendaItem*> now;
    for (const AgendaItem& one : items)
        if (one.treated_now()) now.push_back(&one);
    return now;
}

std::vector<const AgendaItem*> MeetingFile::block() const {
    auto now = treated();
    std::erase_if(now, [](const AgendaItem* one) { return one->block == 0; });
    return now;
}

std::int64_t MeetingFile::place_of(std::int64_t position) const {
    std::int64_t at = 0;
    for (; at < static_cast<std::int64_t>(items.size()); ++at)
        if (!items[static_cast<std::size_t>(at)].out && --position == 0) break;
    return at;
}

void MeetingFile::agenda_set(const engine::Event& event, const engine::Texts& texts) {
    const engine::Value& body = event.body;
    AgendaItem changed{.seq = event.seq, .kind = "decision", .added_by = event.actor};
    const std::int64_t wanted = body.integer("item");
    const auto old = std::find_if(items.begin(), items.end(), [&](const AgendaItem& one) { return one.seq == wanted; });
    auto at = items.end() - items.begin();
    if (wanted != 0 && old != items.end()) {
        changed = *old;
        at = old - items.begin();
        items.erase(old);
    }
    if (body.has("case")) changed.case_id = body.text("case");
    if (body.has("title")) changed.title = words_of(event, "title", texts);
    if (body.has("kind")) changed.kind = body.text("kind");
    if (const engine::Value* policy = body.find("policy"))
        changed.policy = PolicyItem{.version = policy->text("version"),
                                    .sha256 = policy->text("sha256"),
                                    .valid_from = policy->text("valid_from"),
                                    .report = body.text("report"),
                                    .file = words_of(event, "policy_file", texts)};
    if (body.flag("out")) {
        changed.out = true;
        changed.why_out = words_of(event, "reason", texts);
    }
    if (const std::int64_t wished = body.integer("position"); wished > 0) at = place_of(wished);
    items.insert(items.begin() + at, std::move(changed));
}

namespace {

/// The case's version with which an item was left: its own where several were treated, else the one.
std::int64_t version_left(const engine::Event& event, const AgendaItem& item) {
    for (const engine::Value& one : event.body.list("left"))
        if (one.integer("item") == item.seq) return one.integer("version");
    return event.body.integer("left_version");
}

}  // namespace

void MeetingFile::leave_items(const engine::Event& event) {
    for (AgendaItem& one : items)
        if (one.treated_now()) {
            one.ended_at = event.at;
            one.to = version_left(event, one);
        }
}

void MeetingFile::item_taken_up(const engine::Event& event, const engine::Texts& texts) {
    const std::int64_t block = event.body.integer("block");
    const bool joins = std::any_of(items.begin(), items.end(), [&](const AgendaItem& one) { return block != 0 && one.treated_now() && one.block == block; });
    if (!joins) leave_items(event);
    for (AgendaItem& one : items)
        if (one.seq == event.body.integer("item")) {
            one.taken_up_at = event.at;
            // What was done with it in a block that it left belongs to it too.
            if (one.from == 0) one.from = event.body.integer("version");
            one.to = 0;
            one.block = block;
            one.name = words_of(event, "name", texts);
        }
}

/// Treated together with others, it leaves them and waits to be taken up by itself.
void MeetingFile::discussion_asked(const engine::Event& event, const engine::Texts& texts) {
    for (AgendaItem& one : items) {
        if (one.seq != event.body.integer("item")) continue;
        one.kind = "decision";
        one.discussion = DiscussionAsked{.person = event.actor,
                                         .seat = event.body.text("seat"),
                                         .at = event.at,
                                         .reason = words_of(event, "reason", texts),
                                         .from_block = one.treated_now() && one.block != 0,
                                         .block = one.treated_now() ? one.block : 0};
        if (!one.discussion->from_block) continue;
        one.taken_up_at.clear();
        one.block = 0;
        one.to = event.body.integer("left_version");
    }
}

}  // namespace workflows
