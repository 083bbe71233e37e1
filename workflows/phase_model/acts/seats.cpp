#include "workflows/phase_model/acts/seats.hpp"

#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>

namespace workflows {

namespace {

/// Everyone in the room, or in the electorate of the open ballot, with the seat they are there for.
std::vector<Attends> there(const Scene& scene) {
    std::vector<Attends> all;
    if (const Ballot* ballot = scene.file->open_ballot()) {
        for (const Ballot::Elector& elector : ballot->electorate)
            if (!elector.person.empty()) all.push_back({elector.person, elector.holder});
        return all;
    }
    const auto& attendance = scene.file->attendance;
    if (!attendance || !scene.here(attendance->by)) return all;
    for (const Attendance::Present& present : attendance->present) all.push_back({present.person, present.sits_for});
    return all;
}

bool is_free(const Scene& scene, const Attends& one) { return !is_recused(scene, one.person, one.person == one.sits_for ? "" : one.sits_for); }

}  // namespace

std::map<std::string, std::string> filled_seats(const Scene& scene) {
    std::map<std::string, std::string> seats;
    for (const Attends& one : there(scene))
        if (is_free(scene, one)) seats.emplace(one.sits_for, one.person);
    return seats;
}

std::map<std::string, std::string> occupied_seats(const Scene& scene) {
    std::map<std::string, std::string> seats = filled_seats(scene);
    for (const Attends& one : there(scene)) seats.emplace(one.sits_for, one.person);
    return seats;
}

bool recusals_break_quorum(const Scene& scene) {
    if (scene.file == nullptr) return false;
    const auto needed = static_cast<std::size_t>(quorum_of(static_cast<int>(scene.office.seats(scene.today).size()), scene.policy));
    return filled_seats(scene).size() < needed && occupied_seats(scene).size() >= needed;
}

bool can_be_quorate(const Scene& scene) {
    const auto seats = seats_at(scene);
    const auto free = std::count_if(seats.begin(), seats.end(), [&](const Seat& seat) {
        return !is_recused(scene, seat.holder, "") || std::any_of(seat.deputies.begin(), seat.deputies.end(), [&](const std::string& deputy) { return !is_recused(scene, deputy, seat.holder); });
    });
    return free >= quorum_of(static_cast<int>(seats.size()), scene.policy);
}

Attends attending(const Scene& scene, const std::string& entry) {
    const auto colon = entry.find(':');
    const std::string person = entry.substr(0, colon);
    const std::string wanted = colon == std::string::npos ? std::string() : entry.substr(colon + 1);
    const auto seats = seats_at(scene);
    for (const Seat& seat : seats) {
        if (!wanted.empty() && seat.holder != wanted) continue;
        if (seat.holder == person) return {person, seat.holder};
    }
    for (const Seat& seat : seats)
        if ((wanted.empty() || seat.holder == wanted) && std::find(seat.deputies.begin(), seat.deputies.end(), person) != seat.deputies.end()) return {person, seat.holder};
    return {person, ""};
}

}  // namespace workflows
