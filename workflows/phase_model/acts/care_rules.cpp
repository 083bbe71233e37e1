#include "workflows/phase_model/acts/care.hpp"
#include "workflows/phase_model/acts/identity.hpp"
#include "workflows/phase_model/following.hpp"

#include <algorithm>

namespace workflows {

namespace {

/// Votes, ballots and transitions are never corrected: the next event says what is right.
bool is_vote_or_decision(const Case& file, std::int64_t entry) {
    const auto made = [&](const auto& all) { return std::any_of(all.begin(), all.end(), [&](const auto& item) { return item.by.seq == entry; }); };
    if (made(file.transitions) || made(file.ballots)) return true;
    return std::any_of(file.ballots.begin(), file.ballots.end(), [&](const Ballot& ballot) { return made(ballot.votes) || ballot.closed_by.seq == entry; });
}

}  // namespace

void check_change_judgement(const Scene& scene, Effects& effects) {
    const std::int64_t number = scene.fields->integer("flag");
    const auto& flags = scene.file->release_flags;
    const auto flag = std::find_if(flags.begin(), flags.end(), [&](const ReleaseFlag& one) { return one.by.seq == number; });
    if (flag == flags.end()) effects.invalid("flag", "form.no_such_entry", {{"entry", std::to_string(number)}});
    if (flag != flags.end() && !flag->effect.empty()) effects.invalid("flag", "form.flag_judged_before");
    const bool renamed = scene.field("effect") == "new_code";
    if (renamed && !scene.has("orpha")) effects.invalid("orpha", "form.new_code_wanted");
    if (!renamed && scene.has("orpha")) effects.invalid("orpha", "form.only_with_new_code");
    if (renamed) check_orpha(scene, effects, "orpha");
}

void check_reassessment_answer(const Scene& scene, Effects& effects) {
    const std::int64_t request = scene.fields->integer("request");
    const auto& asked = scene.file->reassessment_requests;
    const auto& answered = scene.file->reassessments_answered;
    if (std::none_of(asked.begin(), asked.end(), [&](const auto& entry) { return entry.first.seq == request; }))
        effects.invalid("request", "form.no_such_entry", {{"entry", std::to_string(request)}});
    if (std::find(answered.begin(), answered.end(), request) != answered.end()) effects.invalid("request", "form.answered_before");
}

void check_look_again(const Scene& scene, Effects& effects) {
    const auto next = engine::parse_date(scene.field("next_date"));
    if (!next) return;
    const int months = scene.from == 9 ? scene.policy.review_months : scene.policy.park_months;
    if (*next <= scene.today) effects.invalid("next_date", "form.date_past");
    if (*next > engine::add_months(scene.today, months)) effects.invalid("next_date", "form.date_too_far", {{"months", std::to_string(months)}});
}

void check_correction(const Scene& scene, Effects& effects) {
    const std::int64_t entry = scene.fields->integer("entry");
    if (entry < 1 || entry > scene.file->version()) return effects.invalid("entry", "form.no_such_entry", {{"entry", std::to_string(entry)}});
    if (is_vote_or_decision(*scene.file, entry)) effects.invalid("entry", "form.no_correction_of_votes");
}

void write_following(const Scene& scene, Effects& effects) {
    effects.add(scene.act->events.front(), engine::Value::object());
    effects.beside.push_back({following_stream(scene.file->id), "follow", std::move(effects.events), {}});
    effects.events.clear();
}

}  // namespace workflows
