#include "workflows/phase_model/acts/meeting.hpp"

#include "workflows/phase_model/acts/at_meeting.hpp"
#include "workflows/phase_model/acts/seats.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"

#include <algorithm>
#include <set>

namespace workflows {

using engine::Value;

namespace {

/// Each of these fills a seat of the group, and nobody two.
void check_seats(const Scene& scene, std::string_view field, Effects& effects) {
    std::set<std::string> seen;
    for (const Value& entry : scene.fields->list(field)) {
        const Attends attends = attending(scene, entry.string());
        if (attends.sits_for.empty()) effects.invalid(std::string(field), "form.has_no_seat", {{"person", attends.person}});
        if (!seen.insert(attends.person).second) effects.invalid(std::string(field), "form.one_seat_each", {{"person", attends.person}});
    }
}

Value those_in(const Scene& scene, std::string_view field) {
    Value people = Value::array();
    for (const Value& entry : scene.fields->list(field)) {
        const Attends attends = attending(scene, entry.string());
        people.push(Value::object({{"person", attends.person}, {"for", attends.sits_for}}));
    }
    return people;
}

/// The leader's seat, or who sits in it and does not write the minutes; else the one named in the form.
std::string presiding(const Scene& scene) {
    const std::string leader = scene.office.administrative_leader(scene.today);
    std::string chair = scene.field("chair");
    for (const Value& entry : scene.fields->list("present")) {
        const Attends attends = attending(scene, entry.string());
        if (attends.sits_for != leader || attends.person == scene.meeting->secretary) continue;
        chair = attends.person;
        if (attends.person == leader) break;
    }
    return chair;
}

}  // namespace

void check_plan_meeting(const Scene& scene, Effects& effects) {
    const auto date = engine::parse_date(scene.field("date"));
    if (date && *date < scene.today) effects.invalid("date", "form.meeting_past");
    if (const auto papers = engine::parse_date(scene.field("papers_by")); papers && date && *papers > *date) effects.invalid("papers_by", "form.papers_late");
    if (scene.has("secretary") && !scene.office.holds(scene.field("secretary"), "case_officer", scene.today)) effects.invalid("secretary", "form.secretary_officer");
}

void write_plan_meeting(const Scene& scene, Effects& effects) {
    Value body = effects.body_of_fields();
    body.set("form", scene.field("meeting_form")).members().erase("meeting_form");
    if (!scene.has("secretary") && scene.standing->role == "case_officer") body.set("secretary", scene.person);
    effects.add("meeting_planned", std::move(body));
}

namespace {

/// A member's wish to discuss the case holds for the meeting: it goes with no item and comes anew with none.
bool is_asked_to_be_discussed(const MeetingFile& meeting, std::string_view case_id) {
    return !case_id.empty() && std::any_of(meeting.items.begin(), meeting.items.end(), [&](const AgendaItem& one) { return one.discussion && one.case_id == case_id; });
}

}  // namespace

void check_agenda(const Scene& scene, Effects& effects) {
    const MeetingFile& meeting = *scene.meeting;
    const std::string& id = scene.field("case");
    if (scene.has("position") && scene.fields->integer("position") < 1) effects.invalid("position", "form.agenda_position");
    if (scene.has("item")) {
        const AgendaItem* item = meeting.item(scene.fields->integer("item"));
        if (item == nullptr || item->out) return effects.invalid("item", "form.no_such_item");
        if (item->taken_up()) effects.invalid("item", "form.item_taken_up");
        if (is_asked_to_be_discussed(meeting, item->case_id) && scene.field("kind") == "consent") effects.invalid("kind", "form.discussion_asked");
        if (!id.empty() || scene.has("title") || scene.has("policy_file"))
            effects.invalid(scene.has("policy_file") ? "policy_file" : id.empty() ? "title" : "case", "form.item_stays");
        const std::string fixed = item->policy ? "policy" : "information";
        if (item->case_id.empty() && scene.has("kind") && scene.field("kind") != fixed) effects.invalid("kind", item->policy ? "form.item_stays" : "form.title_informs");
        // What was done with it, before it left the others, stands in the minutes only as long as the item does.
        if (scene.fields->flag("out") && item->from != 0 && !item->taken_up()) effects.invalid("out", "form.item_was_treated");
        if (scene.fields->flag("out") && !scene.says("reason")) effects.invalid("reason", "form.reason");
        return;
    }
    if (scene.fields->flag("out")) effects.invalid("item", "form.required");
    if (scene.has("policy_file") || scene.field("kind") == "policy") return check_policy_item(scene, effects);
    if (id.empty() == !scene.has("title")) return effects.invalid("case", "form.case_or_title");
    if (id.empty()) {
        if (scene.field("kind") != "information") effects.invalid("kind", "form.title_informs");
        return;
    }
    if (!case_of(scene, id)) return effects.invalid("case", "form.case_unknown", {{"case", id}});
    if (is_asked_to_be_discussed(meeting, id) && scene.field("kind") == "consent") effects.invalid("kind", "form.discussion_asked");
    if (meeting.item_of(id) != nullptr) effects.invalid("case", "form.on_agenda", {{"case", id}});
}

namespace {

constexpr std::size_t members_who_call = 3;

/// Whose seat the person calls for.
const std::string& calls_for(const Scene& scene) { return scene.standing->on_behalf.empty() ? scene.person : scene.standing->on_behalf; }

/// The seats of today whose members have called, with the one who calls now.
std::set<std::string> callers(const Scene& scene) {
    std::set<std::string> all{calls_for(scene)};
    for (const Seat& seat : scene.office.seats(scene.today))
        if (std::find(scene.meeting->callers.begin(), scene.meeting->callers.end(), seat.holder) != scene.meeting->callers.end()) all.insert(seat.holder);
    return all;
}

}  // namespace

void check_call_meeting(const Scene& scene, Effects& effects) {
    const auto& before = scene.meeting->callers;
    if (scene.standing->role != "administrative_leader" && std::find(before.begin(), before.end(), calls_for(scene)) != before.end())
        effects.invalid("notice", "form.called_already", {{"n", std::to_string(members_who_call - std::min(members_who_call, callers(scene).size()))}});
}

/// The administrative leader calls alone; of the other members three together (specification section 13).
void write_call_meeting(const Scene& scene, Effects& effects) {
    if (scene.standing->role != "administrative_leader") {
        const auto together = callers(scene);
        const bool enough = together.size() >= members_who_call;
        Value joined = Value::object({{"seat", calls_for(scene)}});
        if (!enough && scene.says("notice")) joined.set("notice", effects.words(scene.field("notice")));
        effects.add("meeting_call_joined", std::move(joined));
        if (!enough) return;
    }
    Value papers = Value::array();
    for (const AgendaItem& item : scene.meeting->items)
        if (const auto file = item.out ? nullptr : case_of(scene, item.case_id))
            papers.push(Value::object({{"item", item.seq}, {"case", item.case_id}, {"content", file->content_hash()}}));
    effects.add("meeting_called", effects.body_of_fields().set("papers", std::move(papers)));
}

void check_open_meeting(const Scene& scene, Effects& effects) {
    check_seats(scene, "present", effects);
    if (scene.today < engine::parse_date(scene.meeting->date).value_or(scene.today)) effects.invalid("present", "form.meeting_early", {{"date", scene.meeting->date}});
    const std::string chair = presiding(scene);
    const auto& present = scene.fields->list("present");
    const bool there = std::any_of(present.begin(), present.end(), [&](const Value& entry) { return attending(scene, entry.string()).person == chair; });
    if (!there) effects.invalid("chair", "form.meeting_chair");
    if (there && chair == scene.meeting->secretary) effects.invalid("chair", "form.writer_presides");
}

void write_open_meeting(const Scene& scene, Effects& effects) {
    Value seats = Value::array();
    for (const Seat& seat : scene.office.seats(scene.today)) seats.push(seat.holder);
    Value body = Value::object({{"arrived", those_in(scene, "present")}, {"seats", std::move(seats)}, {"chair", presiding(scene)}});
    if (scene.meeting->secretary.empty() && scene.standing->role == "case_officer") body.set("secretary", scene.person);
    if (scene.says("observers")) body.set("observers", effects.words(scene.field("observers")));
    effects.add("meeting_opened", std::move(body));
}

/// Also while a ballot is open: its electorate was frozen when it was opened.
void check_presence(const Scene& scene, Effects& effects) {
    const auto here = scene.meeting->present();
    if (scene.fields->list("arrived").empty() && scene.fields->list("left").empty()) effects.invalid("arrived", "form.someone");
    check_seats(scene, "arrived", effects);
    for (const Value& entry : scene.fields->list("left")) {
        const std::string person = entry.string().substr(0, entry.string().find(':'));
        if (std::none_of(here.begin(), here.end(), [&](const Presence& one) { return one.person == person; }))
            effects.invalid("left", "form.not_present", {{"person", person}});
    }
}

void write_presence(const Scene& scene, Effects& effects) {
    Value left = Value::array();
    for (const Value& entry : scene.fields->list("left")) left.push(Value::object({{"person", entry.string().substr(0, entry.string().find(':'))}}));
    effects.add("presence_noted", Value::object({{"arrived", those_in(scene, "arrived")}, {"left", std::move(left)}}));
    // The room as it will be: the event just written, folded on a copy.
    MeetingFile after = *scene.meeting;
    engine::Event noted = effects.events.back();
    noted.seq = after.version() + 1;
    noted.at = engine::to_text(scene.today);  // sealing sets the time; here any will do
    after.apply({.event = std::move(noted), .line = {}, .hash = {}}, {});
    for (const AgendaItem* item : scene.meeting->treated()) tell_case(scene, *item, in_the_room(after), effects);
}

void check_take_up(const Scene& scene, Effects& effects) {
    const AgendaItem* item = scene.meeting->item(scene.fields->integer("item"));
    if (item == nullptr || item->out) return effects.invalid("item", "form.no_such_item");
    if (item->taken_up()) return effects.invalid("item", "form.item_taken_up");
    check_no_open_ballot(scene, "item", effects);
    if (has_open_ballot(scene, *item)) effects.invalid("item", "form.item_ballot_open", {{"case", item->case_id}});
}

void write_take_up(const Scene& scene, Effects& effects) {
    const AgendaItem& item = *scene.meeting->item(scene.fields->integer("item"));
    take_up(scene, item, versions_left(scene), effects);
}

void check_close_meeting(const Scene& scene, Effects& effects) { check_no_open_ballot(scene, "", effects); }

void write_close_meeting(const Scene& scene, Effects& effects) {
    effects.add("meeting_closed", versions_left(scene));
}

}  // namespace workflows
