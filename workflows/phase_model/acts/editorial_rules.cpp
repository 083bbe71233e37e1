// A change of words that changes nothing in substance: a case officer marks it, somebody else countersigns, and what was voted or
// signed before it still counts (specification sections 9 and 13).
#include "workflows/phase_model/acts/impartiality.hpp"

#include <algorithm>

namespace workflows {

namespace {

/// The change of this stay that the entry made, or null.
const ContentChange* change_of(const Scene& scene, std::int64_t entry) {
    const auto& all = scene.file->content_changes;
    const auto found = std::find_if(all.begin(), all.end(), [&](const ContentChange& change) { return change.entry == entry && entry >= scene.since(); });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

void check_marking(const Scene& scene, Effects& effects) {
    const std::int64_t entry = scene.fields->integer("entry");
    const ContentChange* change = change_of(scene, entry);
    if (change == nullptr) return effects.invalid("entry", "form.no_such_change");
    if (!change->words_alone) effects.invalid("entry", "form.change_of_substance");
    const EditorialMark* mark = scene.file->editorial_mark(entry);
    if (mark != nullptr && !mark->refused) effects.invalid("entry", "form.marked_before");
}

void write_marking(const Scene& scene, Effects& effects) {
    const ContentChange& change = *change_of(scene, scene.fields->integer("entry"));
    effects.add("change_marked_editorial", effects.body_of_fields().set("from", change.from).set("to", change.to));
}

/// Neither who made the change nor who marked it.
void check_countersigned_marking(const Scene& scene, Effects& effects) {
    const EditorialMark* mark = scene.file->editorial_mark(scene.fields->integer("entry"));
    if (mark == nullptr || mark->refused) return effects.invalid("entry", "form.no_such_change");
    if (!mark->countersigned_by.empty()) return effects.invalid("entry", "form.countersigned_before");
    if (mark->by.actor == scene.person || mark->maker == scene.person) effects.invalid("for_act", "form.marked_oneself");
    const auto preparers = scene.file->preparers();
    const bool prepared = std::find(preparers.begin(), preparers.end(), scene.person) != preparers.end();
    if (prepared && scene.standing->role != "case_officer") effects.invalid("for_act", "form.prepared_oneself");
    const std::string draft = scene.file->marking_hash(*mark);
    if (scene.field("draft") != draft) effects.invalid("draft", "form.draft_changed", {{"draft", draft}});
}

}  // namespace workflows
