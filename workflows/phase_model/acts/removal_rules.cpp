// Removing typed words of a meeting or a proposal: what is signed, and what is then taken away (specification section 13, redact).
#include "workflows/phase_model/acts/moderation.hpp"

#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/proposal_file.hpp"
#include "workflows/phase_model/requirements/impartiality.hpp"

namespace workflows {

void check_removal(const Scene& scene, Effects& effects) {
    const Removals* removals = removals_of(scene);
    if (removals == nullptr) return;
    const std::int64_t entry = scene.fields->integer("entry");
    const std::string& place = scene.field("place");
    if (entry < 1 || entry > removals_version(scene)) return effects.invalid("entry", "form.no_such_entry", {{"entry", std::to_string(entry)}});
    if (removals->commitment(entry, place).empty()) return effects.invalid("place", "form.no_words_there");
    if (removals->removed(entry, place)) effects.invalid("place", "form.redacted_before");
}

void write_countersigned_removal(const Scene& scene, Effects& effects) {
    effects.add(scene.field("verdict") == "yes" ? "removal_countersigned" : "removal_refused", effects.body_of_fields());
}

void write_removal(const Scene& scene, Effects& effects) {
    const std::string commitment = removals_of(scene)->commitment(scene.fields->integer("entry"), scene.field("place"));
    effects.add("text_redacted", effects.body_of_fields().set("commitment", commitment).set("countersigned_by", removal_signed_by(scene)));
    effects.redacted.push_back(commitment);
}

}  // namespace workflows
