#include "workflows/phase_model/acts/at_meeting.hpp"

#include "workflows/phase_model/acts/seats.hpp"

namespace workflows {

using engine::Value;

std::shared_ptr<const Case> case_of(const Scene& scene, std::string_view id) {
    return id.empty() ? nullptr : std::dynamic_pointer_cast<const Case>((*scene.others)("case/" + std::string(id)));
}

bool has_open_ballot(const Scene& scene, const AgendaItem& item) {
    const auto file = case_of(scene, item.case_id);
    return file && file->open_ballot() != nullptr;
}

Value in_the_room(const MeetingFile& meeting) {
    Value people = Value::array();
    for (const Presence& one : meeting.present()) people.push(Value::object({{"person", one.person}, {"for", one.sits_for}}));
    return people;
}

void tell_case(const Scene& scene, const AgendaItem& item, Value people, Effects& effects) {
    const auto file = case_of(scene, item.case_id);
    if (!file) return;
    Scene there = scene;
    there.file = file.get();
    // A substitute sits in one case only; whoever has lost the seat sits in none.
    auto& entries = people.items();
    std::erase_if(entries, [&](const Value& one) { return attending(there, one.text("person") + ":" + one.text("for")).sits_for.empty(); });
    Effects told(there);
    told.add("attendance_recorded", Value::object({{"present", std::move(people)}, {"meeting", scene.meeting->id}, {"item", item.seq}}));
    effects.beside.push_back({"case/" + item.case_id, "case", std::move(told.events), std::move(told.texts)});
}

Value versions_left(const Scene& scene) {
    const auto version = [&](const AgendaItem& item) {
        const auto file = case_of(scene, item.case_id);
        return file ? file->version() : 0;
    };
    const auto treated = scene.meeting->treated();
    Value body = Value::object({{"left_version", treated.empty() ? 0 : version(*treated.front())}});
    if (treated.size() < 2) return body;
    Value left = Value::array();
    for (const AgendaItem* item : treated) left.push(Value::object({{"item", item->seq}, {"version", version(*item)}}));
    return body.set("left", std::move(left));
}

void take_up(const Scene& scene, const AgendaItem& item, Value body, Effects& effects) {
    body.set("item", item.seq);
    if (const auto file = case_of(scene, item.case_id)) body.set("case", item.case_id).set("version", file->version()).set("name", effects.words(file->name()));
    effects.add("item_taken_up", std::move(body));
    tell_case(scene, item, in_the_room(*scene.meeting), effects);
}

void check_no_open_ballot(const Scene& scene, std::string_view field, Effects& effects) {
    for (const AgendaItem* item : scene.meeting->treated())
        if (has_open_ballot(scene, *item)) effects.invalid(std::string(field), "form.item_ballot_open", {{"case", item->case_id}});
}

}  // namespace workflows
