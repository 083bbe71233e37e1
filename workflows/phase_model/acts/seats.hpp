// Who sits at the item: for what the members settle among themselves, one vote a seat (specification section 9).
#pragma once

#include "workflows/phase_model/scene.hpp"

#include <map>
#include <string>

namespace workflows {

/// By the seat's holder, who fills it: present (or in the electorate of the open ballot) and not recused.
std::map<std::string, std::string> filled_seats(const Scene& scene);

/// As filled_seats(), and beside them the seats of those who are there and recused.
std::map<std::string, std::string> occupied_seats(const Scene& scene);
/// How many seats must be filled for a decision today.
int seats_needed(const Scene& scene);
/// Those who are there would be enough, but not without those who are recused: then all of them decide the question of
/// impartiality itself (section 9).
bool recusals_break_quorum(const Scene& scene);
/// Enough seats have a holder, deputy or substitute who is not recused in the case, present or not. One person fills one seat.
bool can_be_quorate(const Scene& scene);
/// The recused leader has a deputy who can sit: without a seat of their own, not recused, and not needed in the seat of another
/// recused leader.
bool has_free_deputy(const Scene& scene, const std::string& leader);

/// Somebody in the room, and whose seat.
struct Attends {
    std::string person, sits_for;
};

/// "p-5" or "p-5:p-1" (sits for): whose seat the person fills, or "" when none.
Attends attending(const Scene& scene, const std::string& entry);

}  // namespace workflows
