#include "workflows/phase_model/acts/seats.hpp"

#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>
#include <set>

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

/// Who stands in for whom: each person fills one seat only.
class StandIns {
public:
    StandIns(const Scene& scene, const std::vector<Seat>& seats) : scene_(scene), seats_(seats) {}

    /// Finds somebody for the seat who has no seat and is free in its holder's place; one found before is moved to another seat
    /// where that makes room.
    bool fill(const Seat& seat) {
        std::set<std::string> tried;
        return fill(seat, tried);
    }

private:
    bool fill(const Seat& seat, std::set<std::string>& tried) {
        for (const std::string& deputy : seat.deputies) {
            const bool has_seat = std::any_of(seats_.begin(), seats_.end(), [&](const Seat& other) { return other.holder == deputy; });
            if (has_seat || is_recused(scene_, deputy, seat.holder) || !tried.insert(deputy).second) continue;
            const auto elsewhere = fills_.find(deputy);
            if (elsewhere != fills_.end() && !fill(*elsewhere->second, tried)) continue;
            fills_.insert_or_assign(deputy, &seat);
            return true;
        }
        return false;
    }

    const Scene& scene_;
    const std::vector<Seat>& seats_;
    std::map<std::string, const Seat*> fills_;  ///< by person
};

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

int seats_needed(const Scene& scene) { return quorum_of(static_cast<int>(scene.office.seats(scene.today).size()), scene.policy); }

bool recusals_break_quorum(const Scene& scene) {
    if (scene.file == nullptr) return false;
    const auto needed = static_cast<std::size_t>(seats_needed(scene));
    return filled_seats(scene).size() < needed && occupied_seats(scene).size() >= needed;
}

bool can_be_quorate(const Scene& scene) {
    const auto seats = seats_at(scene);
    StandIns stand_ins(scene, seats);
    const auto free = std::count_if(seats.begin(), seats.end(), [&](const Seat& seat) { return !is_recused(scene, seat.holder, "") || stand_ins.fill(seat); });
    return free >= seats_needed(scene);
}

bool has_free_deputy(const Scene& scene, const std::string& leader) {
    auto seats = seats_at(scene);
    StandIns stand_ins(scene, seats);
    Seat* own = nullptr;
    for (Seat& seat : seats) {
        if (seat.holder == leader) {
            own = &seat;
        } else if (is_recused(scene, seat.holder, "")) {
            stand_ins.fill(seat);
        }
    }
    if (own == nullptr) return false;
    std::erase_if(own->deputies, [&](const std::string& person) { return scene.file->substitutes_for(person) == leader; });
    return stand_ins.fill(*own);
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
