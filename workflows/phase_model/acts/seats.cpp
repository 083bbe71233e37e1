#include "workflows/phase_model/acts/seats.hpp"

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

}  // namespace workflows
