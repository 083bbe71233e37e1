#include "workflows/phase_model/acts/seats.hpp"

#include <algorithm>

namespace workflows {

std::map<std::string, std::string> filled_seats(const Scene& scene) {
    std::map<std::string, std::string> seats;
    const auto fill = [&](const std::string& person, const std::string& seat) {
        if (!person.empty() && !is_recused(scene, person, person == seat ? "" : seat)) seats.emplace(seat, person);
    };
    if (const Ballot* ballot = scene.file->open_ballot()) {
        for (const Ballot::Elector& elector : ballot->electorate) fill(elector.person, elector.holder);
        return seats;
    }
    const auto& attendance = scene.file->attendance;
    if (!attendance || !scene.here(attendance->by)) return seats;
    for (const Attendance::Present& present : attendance->present) fill(present.person, present.sits_for);
    return seats;
}

Attends attending(const Scene& scene, const std::string& entry) {
    const auto colon = entry.find(':');
    const std::string person = entry.substr(0, colon);
    const std::string wanted = colon == std::string::npos ? std::string() : entry.substr(colon + 1);
    for (const Seat& seat : scene.office.seats(scene.today)) {
        if (!wanted.empty() && seat.holder != wanted) continue;
        if (seat.holder == person) return {person, seat.holder};
    }
    for (const Seat& seat : scene.office.seats(scene.today))
        if ((wanted.empty() || seat.holder == wanted) && std::find(seat.deputies.begin(), seat.deputies.end(), person) != seat.deputies.end()) return {person, seat.holder};
    return {person, ""};
}

}  // namespace workflows
