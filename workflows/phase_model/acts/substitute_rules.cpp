// Who acts for a recused leader in one case: by vote of the members who are not recused; where these can never be quorate, the case
// officer enters the owner's letter (specification sections 1 and 13).
#include "workflows/phase_model/acts/impartiality.hpp"
#include "workflows/phase_model/acts/seats.hpp"

#include <algorithm>

namespace workflows {

using engine::Value;

namespace {

/// One who may be named: known, not shut out by role, and in no seat of the group.
bool may_stand_in(const Scene& scene, const std::string& person, const std::vector<Seat>& seats) {
    const auto standings = scene.office.standings(person, scene.today);
    const bool has_role = std::any_of(standings.begin(), standings.end(), [](const Standing& one) { return one.role != "administrator" && one.role != "auditor"; });
    return has_role && std::none_of(seats.begin(), seats.end(), [&](const Seat& seat) { return seat.holder == person; });
}

void check_leader(const Scene& scene, const std::vector<Seat>& seats, Effects& effects) {
    const std::string& leader = scene.field("leader");
    const auto seat = std::find_if(seats.begin(), seats.end(), [&](const Seat& one) { return one.holder == leader; });
    if (seat == seats.end()) return effects.invalid("leader", "form.no_seat");
    if (!scene.file->tied(leader)) return effects.invalid("leader", "form.leader_not_tied");
    if (has_free_deputy(scene, leader)) effects.invalid("leader", "form.deputy_first");
}

/// The members decide only while enough of them are there who are not recused.
void check_who_names(const Scene& scene, Effects& effects) {
    const bool possible = can_be_quorate(scene);
    if (scene.standing->role == "case_officer") {
        if (possible) effects.invalid("leader", "form.substitute_by_vote");
        if (!scene.says("document")) effects.invalid("document", "form.owners_letter");
        if (scene.field("substitute") == scene.person) effects.invalid("substitute", "form.substitute_oneself");
        return;
    }
    const int present = static_cast<int>(filled_seats(scene).size()), needed = seats_needed(scene);
    if (present < needed)
        effects.invalid("leader", possible ? "form.substitute_quorum" : "form.substitute_by_letter", {{"present", std::to_string(present)}, {"needed", std::to_string(needed)}});
}

}  // namespace

void check_substitute(const Scene& scene, Effects& effects) {
    const std::string& leader = scene.field("leader");
    const std::string& person = scene.field("substitute");
    const auto seats = scene.office.seats(scene.today);
    check_leader(scene, seats, effects);
    const std::string stands_for = scene.file->substitutes_for(person);
    if (!may_stand_in(scene, person, seats)) return effects.invalid("substitute", "form.cannot_substitute");
    if (!stands_for.empty()) effects.invalid("substitute", stands_for == leader ? "form.substitute_named" : "form.substitutes_already");
    if (is_recused(scene, person, leader)) effects.invalid("substitute", "form.substitute_tied");
    const auto preparers = scene.file->preparers();
    if (std::find(preparers.begin(), preparers.end(), person) != preparers.end()) effects.invalid("substitute", "form.substitute_prepared");
    check_who_names(scene, effects);
}

void write_substitute(const Scene& scene, Effects& effects) {
    const std::string& leader = scene.field("leader");
    const std::string& person = scene.field("substitute");
    Value body = effects.body_of_fields();
    if (scene.standing->role == "case_officer") return effects.add("substitute_appointed", body.set("by_owner", true));
    const std::string own = seat_of(scene, scene.person);
    const auto seats = filled_seats(scene);
    const auto& votes = scene.file->substitute_votes;
    const auto others = std::count_if(votes.begin(), votes.end(), [&](const SubstituteVote& vote) {
        return scene.here(vote.by) && vote.seat != own && vote.leader == leader && vote.person == person && seats.contains(vote.seat);
    });
    const std::int64_t in_favour = 1 + others, seated = static_cast<std::int64_t>(seats.size());
    effects.add("substitute_vote_cast", Value::object({{"seat", own}, {"leader", leader}, {"substitute", person}}));
    if (2 * in_favour > seated) effects.add("substitute_appointed", body.set("for", in_favour).set("seats", seated));
}

}  // namespace workflows
