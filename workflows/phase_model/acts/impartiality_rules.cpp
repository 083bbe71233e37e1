#include "workflows/phase_model/acts/impartiality.hpp"

#include "workflows/phase_model/requirements/impartiality.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace workflows {

namespace {

bool prepared(const Scene& scene, const std::string& person) {
    const auto all = scene.file->preparers();
    return std::find(all.begin(), all.end(), person) != all.end();
}

}  // namespace

void check_interest(const Scene& scene, Effects& effects) {
    if (scene.field("value") != "none" && !scene.says("words")) effects.invalid("words", "form.say_which_interest");
}

void check_impartiality(const Scene& scene, Effects& effects) {
    const std::string& whom = scene.field("whom");
    if (whom == scene.person) return effects.invalid("whom", "form.not_about_oneself");
    // One who prepared and has not answered, being absent or gone, is decided about too: else the case would wait for ever.
    const Declaration* declared = scene.file->declaration(whom);
    const bool asks = declared != nullptr && declared->value == "possible";
    const bool silent = (declared == nullptr || !still_counts(*scene.file, *declared)) && prepared(scene, whom);
    if (!asks && !silent) effects.invalid("whom", "form.nothing_to_decide");
}

void check_case_officer(const Scene& scene, Effects& effects) {
    if (!scene.office.holds(scene.field("who"), "case_officer", scene.today)) effects.invalid("who", "form.no_case_officer");
}

void check_countersign(const Scene& scene, Effects& effects) {
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
    effects.add(scene.field("verdict") == "yes" ? "countersigned" : "countersign_refused", std::move(body));
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
