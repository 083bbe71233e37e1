#include "workflows/phase_model/acts/impartiality.hpp"

#include "workflows/phase_model/acts/moderation.hpp"
#include "workflows/phase_model/acts/seats.hpp"
#include "workflows/phase_model/requirements/impartiality.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace workflows {

using engine::Value;

namespace {

bool prepared(const Scene& scene, const std::string& person) {
    const auto all = scene.file->preparers();
    return std::find(all.begin(), all.end(), person) != all.end();
}

/// What the votes on one person come to, with the one now cast.
struct Count {
    std::int64_t seats = 0;      ///< of the others who sit
    std::int64_t in_favour = 0;  ///< of the result
    std::string result;          ///< tied, not_tied, or "" while it is open
};

/// More than half of the others decide, or of all present where recusals break the quorum; where all have voted and are split,
/// the chair's vote.
Count count_on(const Scene& scene, const std::string& whom) {
    const std::string own = seat_of(scene, scene.person), chair = chair_of(scene);
    const bool everyone = recusals_break_quorum(scene);
    std::map<std::string, std::int64_t> votes;
    Count count;
    std::int64_t cast = 0;
    std::string chairs;
    for (const auto& [seat, person] : everyone ? occupied_seats(scene) : filled_seats(scene)) {
        if (person == whom && !everyone) continue;
        count.seats += 1;
        std::string decision = seat == own ? scene.field("decision") : std::string();
        for (const ImpartialityVote& vote : scene.file->impartiality_votes)
            if (seat != own && vote.seat == seat && vote.whom == whom) decision = vote.decision;
        if (decision.empty()) continue;
        cast += 1;
        votes[decision] += 1;
        if (person == chair) chairs = decision;
    }
    for (const auto& [decision, number] : votes)
        if (2 * number > count.seats) count.result = decision;
    if (cast == count.seats && votes["tied"] == votes["not_tied"]) count.result = chairs;
    count.in_favour = count.result.empty() ? 0 : votes[count.result];
    return count;
}

}  // namespace

void check_interest(const Scene& scene, Effects& effects) {
    if (scene.field("value") != "none" && !scene.says("words")) effects.invalid("words", "form.say_which_interest");
}

void check_impartiality(const Scene& scene, Effects& effects) {
    const std::string& whom = scene.field("whom");
    const bool everyone = scene.from > 3 && recusals_break_quorum(scene);
    if (whom == scene.person && !everyone) return effects.invalid("whom", "form.not_about_oneself");
    // One who prepared and has not answered, being absent or gone, is decided about too: else the case would wait for ever.
    const Declaration* declared = scene.file->declaration(whom);
    // Who has called themselves tied is asked about too when the group could not act without them.
    const bool asks = declared != nullptr && (declared->value == "possible" || (everyone && declared->effective() == "tied"));
    const bool silent = (declared == nullptr || !still_counts(*scene.file, *declared)) && prepared(scene, whom);
    if (!asks && !silent) effects.invalid("whom", "form.nothing_to_decide");
}

/// In phases 0–3 the administrative leader decides; from 4 on the others who sit vote.
void write_impartiality(const Scene& scene, Effects& effects) {
    Value body = effects.body_of_fields();
    if (scene.from <= 3) return effects.add("impartiality_decided", std::move(body));
    effects.add("impartiality_vote_cast", Value(body).set("seat", seat_of(scene, scene.person)));
    const Count count = count_on(scene, scene.field("whom"));
    if (count.result.empty()) return;
    if (count.result != scene.field("decision")) body.members().erase("reason");  // it is of this vote
    body.set("decision", count.result).set("for", count.in_favour).set("seats", count.seats);
    effects.add("impartiality_decided", std::move(body));
}

void check_case_officer(const Scene& scene, Effects& effects) {
    if (!scene.office.holds(scene.field("who"), "case_officer", scene.today)) effects.invalid("who", "form.no_case_officer");
}

void check_countersign(const Scene& scene, Effects& effects) {
    const bool redacting = scene.field("for_act") == "redact";
    const bool marking = scene.field("for_act") == "mark_editorial";
    for (const char* name : {"place", "ground"})
        if (!redacting && scene.has(name)) effects.invalid(name, "form.only_with_redaction");
    if (!redacting && !marking && scene.has("entry")) effects.invalid("entry", "form.only_with_marking");
    if (scene.field("for_act") == "hide_comment") return check_countersigned_hiding(scene, effects);
    if (scene.has("comment")) effects.invalid("comment", "form.only_with_hiding");
    if (marking) return check_countersigned_marking(scene, effects);
    if (redacting) return check_countersigned_redaction(scene, effects);
    const bool overriding = scene.field("for_act") == "override";
    if (overriding != scene.has("requirement")) effects.invalid("requirement", overriding ? "form.required" : "form.only_with_override");
    if (scene.field("draft") != scene.file->content_hash()) effects.invalid("draft", "form.draft_changed", {{"draft", scene.file->content_hash()}});
    static constexpr std::array<std::string_view, 3> which{"window_elapsed", "within_call_in", "plain_summary"};
    if (overriding && scene.has("requirement") && std::find(which.begin(), which.end(), scene.field("requirement")) == which.end()) effects.invalid("requirement", "form.choice");
    if (prepared(scene, scene.person)) effects.invalid("for_act", "form.prepared_oneself");
}

void write_countersign(const Scene& scene, Effects& effects) {
    engine::Value body = effects.body_of_fields();
    body.members().erase("verdict");
    const bool hiding = scene.field("for_act") == "hide_comment", yes = scene.field("verdict") == "yes";
    const Value shown = hiding ? Value::object({{"comment", body.integer("comment")}, {"reason", *body.find("reason")}}) : Value();
    effects.add(yes ? "countersigned" : "countersign_refused", std::move(body));
    if (hiding && !yes) effects.add("comment_shown", shown);
}

void check_override(const Scene& scene, Effects& effects) {
    const std::string& requirement = scene.field("requirement");
    const int phase = requirement == "plain_summary" ? 2 : requirement == "window_elapsed" ? 3 : 9;
    if (scene.from != phase) effects.invalid("requirement", "form.override_elsewhere");
}

void write_override(const Scene& scene, Effects& effects) {
    engine::Value body = effects.body_of_fields();
    const auto& all = scene.file->countersignatures;
    for (auto signature = all.rbegin(); signature != all.rend(); ++signature)
        if (signature->act == "override" && signature->requirement == scene.field("requirement") && signature->yes) {
            body.set("countersigned_by", signature->by.actor);
            break;
        }
    effects.add("requirement_overridden", std::move(body));
}

}  // namespace workflows
