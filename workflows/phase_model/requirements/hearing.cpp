// Who was asked, who spoke, and whether each got an answer (specification section 8).
#include "workflows/phase_model/requirements/hearing.hpp"

#include "workflows/calendar/calendar.hpp"
#include "workflows/phase_model/requirements/requirement.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Answer;

std::string joined(const std::vector<std::string>& bodies) {
    std::string list;
    for (const std::string& body : bodies) list += (list.empty() ? "@body." : ",@body.") + body;
    return list;
}

Answer window_elapsed(const Scene& scene) {
    const Round* round = scene.file->round();
    if (round == nullptr) return unknown("reason.window_elapsed.no_round");
    const Places date{{"date", engine::to_text(round->until)}};
    if (scene.today > round->until) return met("reason.window_elapsed.met", date);
    const bool minimum = scene.today > earliest_end(scene, *round);
    if (override_of(scene, "window_elapsed") != nullptr)
        return minimum ? overridden("reason.overridden") : unmet("reason.window_elapsed.minimum", {{"n", std::to_string(scene.policy.window_minimum_days)}});
    std::vector<engine::Cure> cures{by("time")};
    if (minimum) cures.push_back(by("administrative_leader", "override", "", {{"requirement", "window_elapsed"}}));
    return unmet("reason.window_elapsed.unmet", date, std::move(cures));
}

Answer bodies_invited(const Scene& scene) {
    std::vector<std::string> missing;
    std::vector<engine::Cure> cures;
    for (const std::string& body : mandatory_bodies(scene)) {
        if (invitation_of(scene, body, "hearing") != nullptr) continue;
        missing.push_back(body);
        cures.push_back(by("case_officer", "invite", "", {{"body", body}, {"purpose", "hearing"}}));
    }
    if (missing.empty()) return met("reason.bodies_invited.met", {{"n", std::to_string(mandatory_bodies(scene).size())}});
    return unmet("reason.bodies_invited.unmet", {{"bodies", joined(missing)}}, std::move(cures));
}

Answer users_heard_in_hearing(const Scene& scene) {
    const Round* round = scene.file->round();
    for (const Comment& comment : scene.file->comments)
        if (!comment.withdrawn && comment.by.role == "user_representative" && round != nullptr && comment.round == round->by.seq)
            return met("reason.users_heard.met");
    const Invitation* invited = invitation_of(scene, "user_organisation", "hearing");
    if (invited != nullptr && invited->silent) return met("reason.users_heard.silent");
    return unmet("reason.users_heard.unmet", {},
                 {by("user_representative", "comment"),
                  by("case_officer", "record_no_statement", "", {{"body", "user_organisation"}, {"purpose", "hearing"}})});
}

/// Those of `bodies` that were not asked about `purpose`, or, where `answered` matters, have neither spoken nor been silent.
Answer asked_about(const Scene& scene, const std::vector<std::string>& bodies, const std::string& purpose, bool answered) {
    std::vector<std::string> not_asked;
    std::vector<std::string> not_heard;
    std::vector<engine::Cure> cures;
    for (const std::string& body : bodies) {
        const Invitation* invited = invitation_of(scene, body, purpose);
        if (invited == nullptr) {
            not_asked.push_back(body);
            cures.push_back(by("case_officer", "invite", "", {{"body", body}, {"purpose", purpose}}));
        } else if (answered && !invited->silent && !has_spoken(scene, *invited)) {
            not_heard.push_back(body);
            cures.push_back(by("case_officer", "record_no_statement", "", {{"body", body}, {"purpose", purpose}}));
        }
    }
    if (!not_asked.empty()) return unmet("reason.asked.unmet", {{"bodies", joined(not_asked)}}, std::move(cures));
    if (!not_heard.empty()) return unmet("reason.heard.unmet", {{"bodies", joined(not_heard)}}, std::move(cures));
    return met("reason.heard.met", {{"bodies", joined(bodies)}});
}

std::vector<std::string> users_of_placement(const Scene& scene) {
    std::vector<std::string> bodies{"user_organisation"};
    if (const Placement* placed = scene.file->placement_in_force()) bodies.push_back(council_of(scene, placed->primary));
    return bodies;
}

Answer users_heard(const Scene& scene) {
    if (scene.file->phase == 3) return users_heard_in_hearing(scene);
    return asked_about(scene, users_of_placement(scene), "evaluation", false);
}

Answer comments_answered(const Scene& scene) {
    const Round* round = scene.file->round();
    std::string open;
    int count = 0;
    std::vector<engine::Cure> cures;
    for (const Comment& comment : scene.file->comments) {
        if (comment.withdrawn || comment.hidden_for_good() || comment.answer() != nullptr) continue;
        if (round != nullptr && comment.by.date > round->until) continue;
        const std::string number = std::to_string(comment.by.seq);
        open += (open.empty() ? "" : ", ") + number;
        ++count;
        cures.push_back(by("case_officer", "answer_comment", "", {{"comment", number}}));
    }
    if (count == 0) return met("reason.comments_answered.met");
    return unmet("reason.comments_answered.unmet", {{"n", std::to_string(count)}, {"comments", open}}, std::move(cures));
}

Answer hearing_held(const Scene& scene) {
    const Case& file = *scene.file;
    if (file.phase == 4) {
        for (const Round& round : file.rounds)
            if (round.closed && file.this_cycle(round.by)) return met("reason.hearing_held.met", {{"date", engine::to_text(round.until)}});
        return unmet("reason.hearing_held.unmet", {}, {by("leader_group", "put_motion", "", {{"transition", "return_to_hearing"}})});
    }
    if (file.phase < 5 || file.placement_in_force() == nullptr) return not_applicable("reason.hearing_held.na");
    return asked_about(scene, users_of_placement(scene), "ending", true);
}

Answer placement_heard(const Scene& scene) {
    std::vector<std::string> bodies{"user_organisation"};
    for (const Candidate& candidate : scene.file->candidates)
        if (!candidate.withdrawn && candidate.centre != "none" && scene.file->this_cycle(candidate.by)) bodies.push_back("centre:" + candidate.centre);
    if (scene.has("primary")) bodies.push_back(council_of(scene, scene.field("primary")));
    return asked_about(scene, bodies, "placement", true);
}

}  // namespace

std::string council_of(const Scene& scene, const std::string& centre) {
    const Centre* known = scene.policy.centre(centre);
    return known == nullptr ? "council:" + centre : known->council;
}

engine::Date earliest_end(const Scene& scene, const Round& round) {
    engine::Date last = round.from;
    while (days_outside_july(round.from, last) < scene.policy.window_minimum_days) last = last + 1;
    return last;
}

std::vector<std::string> mandatory_bodies(const Scene& scene) {
    std::vector<std::string> bodies = scene.policy.bodies;
    for (const Candidate& candidate : scene.file->candidates)
        if (!candidate.withdrawn && candidate.centre != "none" && scene.file->this_cycle(candidate.by)) {
            const std::string body = council_of(scene, candidate.centre);
            if (std::find(bodies.begin(), bodies.end(), body) == bodies.end()) bodies.push_back(body);
        }
    return bodies;
}

const Invitation* invitation_of(const Scene& scene, std::string_view body, std::string_view purpose) {
    const auto& all = scene.file->invitations;
    for (auto invited = all.rbegin(); invited != all.rend(); ++invited)
        if (invited->body == body && invited->purpose == purpose && scene.file->counts_here(invited->by)) return &*invited;
    return nullptr;
}

bool has_spoken(const Scene& scene, const Invitation& invited) {
    const std::string_view body = invited.body;
    const auto speaks = [&](const Stamp& stamp) {
        if (body == "user_organisation") return stamp.role == "user_representative" && stamp.capacity == "user_organisation";
        if (body == "reference_group") return stamp.capacity == "reference_group";
        if (body.starts_with("council:")) return stamp.capacity == "centre_council:" + std::string(body.substr(8));
        if (body.starts_with("centre:")) return stamp.role == "centre_leader" && scene.policy.acting_centre(body.substr(7), scene.today) == stamp.centre;
        return stamp.role == "professional";
    };
    for (const Comment& comment : scene.file->comments)
        if (!comment.withdrawn && comment.by.seq > invited.by.seq && speaks(comment.by)) return true;
    if (body.starts_with("centre:"))
        for (const PlacementAnswer& answer : scene.file->placement_answers)
            if (answer.by.seq >= scene.since() && answer.centre == body.substr(7)) return true;
    return false;
}

Requirements hearing_requirements() {
    return {{"window_elapsed", window_elapsed}, {"bodies_invited", bodies_invited},   {"users_heard", users_heard},
            {"comments_answered", comments_answered}, {"hearing_held", hearing_held}, {"placement_heard", placement_heard}};
}

}  // namespace workflows
