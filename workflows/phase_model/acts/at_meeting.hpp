// What the acts of a meeting share: the cases of its items, who is in the room, taking an item up and leaving it.
#pragma once

#include "workflows/phase_model/acts/act.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"

#include <memory>
#include <string_view>

namespace workflows {

/// The case by its number, or null.
std::shared_ptr<const Case> case_of(const Scene& scene, std::string_view id);
/// A ballot is open in the item's case, at this meeting or elsewhere.
bool has_open_ballot(const Scene& scene, const AgendaItem& item);
/// Everyone in the room, as the body of an event has them.
engine::Value in_the_room(const MeetingFile& meeting);
/// Who sits at the item stands in the case's own record too, so that its ballots rest on it alone.
void tell_case(const Scene& scene, const AgendaItem& item, engine::Value people, Effects& effects);
/// With which version each item is left that is being treated now: "left_version" of the one, and "left" where there are several.
engine::Value versions_left(const Scene& scene);
/// Writes that the item is taken up; `body` is what versions_left() gave, or what else the event says beside item and case.
void take_up(const Scene& scene, const AgendaItem& item, engine::Value body, Effects& effects);
/// No item that is treated now is left while its ballot is open.
void check_no_open_ballot(const Scene& scene, std::string_view field, Effects& effects);

}  // namespace workflows
