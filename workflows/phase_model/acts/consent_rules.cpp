// The consent block of a meeting (specification section 9): the items that nobody has asked to discuss are taken up together; any
// seated member takes one out by asking. What follows, motion to decision, is done in each case by the acts of the single item
// (meeting/consent.hpp), so that no rule of a vote stands twice.
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/acts/at_meeting.hpp"
#include "workflows/phase_model/acts/meeting.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>

namespace workflows {

using engine::Value;

namespace {

/// Why the item cannot be taken up with the others: a field error's key, or "".
std::string_view why_not_in_block(const Scene& scene, const AgendaItem& item) {
    const auto file = case_of(scene, item.case_id);
    const std::string on_behalf = scene.standing ? scene.standing->on_behalf : std::string();
    return file ? held_from_block(*file, is_recused(*file, scene.office, scene.today, scene.person, on_behalf)) : std::string_view();
}

/// The items that go into the block: an item that is not ready waits, and the others go without it.
std::vector<const AgendaItem*> ready_for_block(const Scene& scene) {
    std::vector<const AgendaItem*> ready;
    for (const AgendaItem& item : scene.meeting->items)
        if (item.waits_for_block() && why_not_in_block(scene, item).empty()) ready.push_back(&item);
    return ready;
}

/// In the case's own record: its open ballot ends without a result. Why stands in the meeting alone, where it is kept from those who are
/// tied in the case; the case's record is public.
void void_ballot_of(const Scene& scene, const AgendaItem& item, const Case& file, Effects& effects) {
    const Ballot& ballot = *file.open_ballot();
    Scene there = scene;
    there.file = &file;
    Effects told(there);
    told.add("ballot_voided", Value::object({{"ballot", ballot.by.seq}, {"content", content_of(file, ballot)}, {"meeting", scene.meeting->id}, {"item", item.seq}}));
    effects.beside.push_back({"case/" + item.case_id, "case", std::move(told.events), std::move(told.texts)});
}

}  // namespace

std::string_view held_from_block(const Case& file, bool tied) {
    if (tied) return "form.item_recused";
    return file.open_ballot() != nullptr ? "form.item_ballot_open" : "";
}

bool is_decided_in_block(const AgendaItem& item, const Case& file) {
    const auto decides = [&](const Ballot& ballot) {
        const Motion* motion = ballot.by.seq > item.from && ballot.state == "carried" ? file.motion(ballot.motion) : nullptr;
        return motion != nullptr && motion->transition != "procedure";
    };
    return item.treated_now() && std::any_of(file.ballots.begin(), file.ballots.end(), decides);
}

bool can_be_asked_out(const Scene& scene, const AgendaItem& item) {
    if (item.kind != "consent" || item.out || item.case_id.empty() || !item.ended_at.empty()) return false;
    const auto file = case_of(scene, item.case_id);
    return file != nullptr && !is_decided_in_block(item, *file);
}

void check_take_up_consent(const Scene& scene, Effects& effects) {
    if (scene.meeting->block().empty()) check_no_open_ballot(scene, "", effects);  // else nothing is left: what is ready joins
    if (!ready_for_block(scene).empty()) return;
    for (const AgendaItem& item : scene.meeting->items)
        if (item.waits_for_block()) effects.invalid("", std::string(why_not_in_block(scene, item)), {{"case", item.case_id}});
}

void write_take_up_consent(const Scene& scene, Effects& effects) {
    // Items that have become ready join the block that is treated, which goes on: to end it would leave its items undecided.
    const auto running = scene.meeting->block();
    const std::int64_t block = running.empty() ? scene.meeting->version() + 1 : running.front()->block;
    Value body = running.empty() ? versions_left(scene) : Value::object({{"left_version", 0}});
    for (const AgendaItem* item : ready_for_block(scene)) {
        take_up(scene, *item, std::move(body.set("block", block)), effects);
        body = Value::object({{"left_version", 0}});  // what was treated before is left by the first of them
    }
}

void check_ask_discussion(const Scene& scene, Effects& effects) {
    const AgendaItem* item = scene.meeting->item(scene.fields->integer("item"));
    if (item == nullptr || item->out) return effects.invalid("item", "form.no_such_item");
    if (item->discussion) return effects.invalid("item", "form.discussion_asked");
    if (item->kind != "consent" || item->case_id.empty()) return effects.invalid("item", "form.no_consent_item");
    if (!can_be_asked_out(scene, *item)) effects.invalid("item", "form.item_decided");
}

void write_ask_discussion(const Scene& scene, Effects& effects) {
    const AgendaItem& item = *scene.meeting->item(scene.fields->integer("item"));
    const auto file = case_of(scene, item.case_id);
    const bool voids = item.treated_now() && file->open_ballot() != nullptr;
    Value body = effects.body_of_fields();
    const std::string seat = scene.meeting->seat_of(scene.person);
    const std::string& holder = scene.standing->on_behalf.empty() ? scene.person : scene.standing->on_behalf;
    body.set("seat", seat.empty() ? holder : seat);
    if (item.treated_now()) body.set("left_version", file->version() + (voids ? 1 : 0));
    effects.add("discussion_asked", std::move(body));
    if (voids) void_ballot_of(scene, item, *file, effects);
}

}  // namespace workflows
