#include "workflows/phase_model/scene.hpp"

#include "workflows/phase_model/access.hpp"

#include "workflows/phase_model/meeting/meeting_file.hpp"

#include <algorithm>

namespace workflows {

namespace {

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool leads(const Standing& standing) { return standing.role == "administrative_leader" || standing.role == "centre_leader"; }

/// The entry that an act's form points at, by whichever of its fields names one.
std::int64_t pointed_at(const Scene& scene) {
    for (const char* name : {"comment", "motion", "entry"})
        if (const engine::Value* value = scene.fields->find(name); value != nullptr && value->is_number()) return value->number();
    return 0;
}

/// True when the person made that entry; without a number, when the person made any that the act could be about.
bool made_entry(const Scene& scene, std::string_view act) {
    const std::int64_t entry = pointed_at(scene);
    const auto mine = [&](const Stamp& by) { return by.actor == scene.person && (entry == 0 || by.seq == entry); };
    const Case& file = *scene.file;
    if (act == "withdraw_motion") return std::any_of(file.motions.begin(), file.motions.end(), [&](const Motion& m) { return mine(m.by); });
    if (std::any_of(file.comments.begin(), file.comments.end(), [&](const Comment& c) { return mine(c.by); })) return true;
    if (act != "correct") return false;
    return std::any_of(file.assessments.begin(), file.assessments.end(), [&](const Assessment& a) { return mine(a.by); }) ||
           std::any_of(file.evidence.begin(), file.evidence.end(), [&](const Evidence& e) { return mine(e.by); }) ||
           std::any_of(file.candidates.begin(), file.candidates.end(), [&](const Candidate& c) { return mine(c.by) || mine(c.capacity_by); }) ||
           std::any_of(file.reports.begin(), file.reports.end(), [&](const StatusReport& r) { return mine(r.by); });
}

/// What must also be true of a centre leader for this case.
bool stands_where(const Scene& scene, const Standing& standing, std::string_view where) {
    const auto acts_for = [&](std::string_view centre) { return scene.policy.acting_centre(centre, scene.today) == standing.centre; };
    if (where.empty()) return true;
    if (where == "own") return scene.has("centre") ? acts_for(scene.field("centre")) : !scene.fields->flag("none_fits");
    if (where == "tako") {
        const std::string& criterion = scene.field("criterion");
        return acts_for("TAKO") && (criterion.empty() || criterion == "K7");
    }
    if (where == "of_moderation") return scene.field("for_act") == "hide_comment" || scene.field("for_act") == "mark_editorial" || scene.field("for_act") == "redact";
    const Placement* placed = scene.file == nullptr ? nullptr : scene.file->placement_in_force();
    const bool primary = placed != nullptr && acts_for(placed->primary);
    if (where == "primary" || primary) return primary;
    if (placed != nullptr && std::any_of(placed->secondary.begin(), placed->secondary.end(), acts_for)) return true;
    return scene.file != nullptr && std::any_of(scene.file->candidates.begin(), scene.file->candidates.end(), [&](const Candidate& candidate) {
               return !candidate.withdrawn && acts_for(candidate.centre);
           });
}

std::optional<Standing> matching(const Scene& scene, const engine::ActSpec& act, const engine::Who& who) {
    const std::string chair = who.role == "chair" ? chair_of(scene) : std::string();
    const std::string seat = who.role == "seated" || who.role == "chair" ? seat_of(scene, scene.person) : std::string();
    for (const Standing& standing : scene.standings) {
        const std::string& holder = standing.on_behalf.empty() ? scene.person : standing.on_behalf;
        bool fits = false;
        if (act.name == "sign_minutes") {
            // Who was there signs, also when what they sat there as is over (invariant 6).
            fits = who.role == "chair" ? chair == scene.person : !seat.empty();
        } else if (who.role == "anyone") {
            fits = standing.role != "administrator";
        } else if (who.role == "member") {
            fits = leads(standing);
        } else if (who.role == "chair") {
            fits = leads(standing) && chair == scene.person && (standing.role == "administrative_leader" || seat == holder);
        } else if (who.role == "seated") {
            fits = leads(standing) && !seat.empty() && seat == holder;
        } else if (who.role == "author") {
            fits = scene.file != nullptr && made_entry(scene, act.name);
        } else if (who.role == "proposer") {
            fits = scene.file != nullptr && !scene.file->proposer.empty() && scene.file->proposer == scene.person;
        } else {
            fits = standing.role == who.role && stands_where(scene, standing, who.where);
        }
        if (fits) return standing;
    }
    return std::nullopt;
}

}  // namespace

bool Scene::says(std::string_view name) const {
    const engine::Value* value = fields->find(name);
    if (value == nullptr) return false;
    if (value->is_object()) return value->has("sha256");
    return value->is_string() && !blank(value->string());
}

std::int64_t Scene::since() const {
    if (file == nullptr) return 0;
    return file->is_closed() && file->closing ? file->closing->by.seq : file->entered();
}

bool group_has_taken_over(const Scene& scene) {
    return scene.row != nullptr && scene.row->id == "T20" && scene.from == 1 && scene.file->called_in;
}

std::optional<Standing> standing_for(const Scene& scene, const engine::ActSpec& act) {
    if (group_has_taken_over(scene)) return std::nullopt;
    for (const engine::Who& who : act.who) {
        if ((who.phases & engine::phase_bit(scene.from)) == 0) continue;
        if (scene.by_vote && who.role != "chair") continue;
        if (auto standing = matching(scene, act, who)) return standing;
    }
    return std::nullopt;
}

bool could_elsewhere(const Scene& scene, const engine::ActSpec& act) {
    return std::any_of(act.who.begin(), act.who.end(), [&](const engine::Who& who) {
        if (who.role == "chair" || who.role == "seated" || who.role == "member")
            return std::any_of(scene.standings.begin(), scene.standings.end(), leads);
        return matching(scene, act, who).has_value();
    });
}

bool is_recused(const Scene& scene, std::string_view person, std::string_view on_behalf) {
    return scene.file != nullptr && is_recused(*scene.file, scene.office, scene.today, person, on_behalf);
}

std::string seat_of(const Scene& scene, std::string_view person) {
    if (scene.meeting != nullptr) return scene.meeting->seat_of(person);
    if (scene.file == nullptr) return {};
    if (const Ballot* ballot = scene.file->open_ballot()) {
        for (const Ballot::Elector& elector : ballot->electorate)
            if (elector.person == person) return elector.holder;
        return {};
    }
    const auto& attendance = scene.file->attendance;
    if (!attendance || !scene.here(attendance->by)) return {};
    for (const Attendance::Present& present : attendance->present)
        if (present.person == person) return present.sits_for;
    return {};
}

std::vector<Standing> standings_in(const Case* file, const Office& office, std::string_view person, engine::Date today) {
    std::vector<Standing> all = office.standings(person, today);
    const std::string leader = file == nullptr || all.empty() ? std::string() : file->substitutes_for(person);
    if (leader.empty()) return all;
    for (Standing own : office.standings(leader, today)) {
        if (!own.on_behalf.empty() || !leads(own)) continue;
        own.on_behalf = leader;
        all.push_back(std::move(own));
    }
    return all;
}

std::vector<Seat> seats_at(const Scene& scene) {
    std::vector<Seat> seats = scene.office.seats(scene.today);
    const auto add_substitutes = [&](const Case& file) {
        for (Seat& seat : seats)
            for (const Substitute& one : file.substitutes)
                if (one.leader == seat.holder && file.tied(one.leader)) seat.deputies.push_back(one.person);
    };
    if (scene.file != nullptr) {
        add_substitutes(*scene.file);
    } else if (scene.meeting != nullptr) {
        for (const AgendaItem* item : scene.meeting->treated())
            if (const auto treated = item->case_id.empty() ? nullptr : (*scene.others)("case/" + item->case_id))
                if (const auto* file = dynamic_cast<const Case*>(treated.get())) add_substitutes(*file);
    }
    return seats;
}

std::string elected_chair(const Scene& scene) {
    if (scene.file == nullptr || !scene.file->elected_chair || !scene.here(scene.file->elected_chair->by)) return {};
    const std::string& person = scene.file->elected_chair->person;
    const std::string seat = seat_of(scene, person);
    return seat.empty() || is_recused(scene, person, person == seat ? "" : seat) ? std::string() : person;
}

std::string chair_of(const Scene& scene) {
    if (scene.meeting != nullptr) return scene.meeting->chair;
    if (scene.file == nullptr) return {};
    const Ballot* ballot = scene.file->open_ballot();
    if (ballot != nullptr && !is_recused(scene, ballot->chair, "") &&
        (scene.office.holds(ballot->chair, "administrative_leader", scene.today) || ballot->chair == elected_chair(scene)))
        return ballot->chair;
    const std::string leader = scene.office.administrative_leader(scene.today);
    const auto& attendance = scene.file->attendance;
    if (ballot == nullptr && attendance && scene.here(attendance->by)) {
        for (const Attendance::Present& present : attendance->present)
            if (present.sits_for == leader && !is_recused(scene, present.person, leader)) return present.person;
        return elected_chair(scene);
    }
    if (!leader.empty() && !is_recused(scene, leader, "")) return leader;
    for (const Seat& seat : seats_at(scene))
        if (seat.administrative)
            for (const std::string& deputy : seat.deputies)
                if (!is_recused(scene, deputy, leader)) return deputy;
    return elected_chair(scene);
}

}  // namespace workflows
