#include "workflows/phase_model/acts/moderation.hpp"

#include "workflows/calendar/calendar.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/phase_model/requirements/impartiality.hpp"

#include <algorithm>

namespace workflows {

using engine::Value;

namespace {

constexpr int hiding_days = 5;  // business days for somebody else to countersign (specification section 13, hide_comment)

const Comment* comment_in(const Scene& scene, Effects& effects) {
    const Comment* comment = scene.file->comment(scene.fields->integer("comment"));
    if (comment == nullptr) effects.invalid("comment", "form.no_such_comment");
    return comment;
}

bool shows(const Scene& scene) { return scene.field("change") == "show"; }

}  // namespace

void check_hiding(const Scene& scene, Effects& effects) {
    const Comment* comment = comment_in(scene, effects);
    if (comment == nullptr) return;
    if (comment->withdrawn) return effects.invalid("comment", "form.comment_withdrawn");
    const bool hidden = comment->hidden_on(scene.today);
    if (shows(scene) && !hidden) effects.invalid("comment", "form.not_hidden");
    if (!shows(scene) && hidden) effects.invalid("comment", "form.hidden_before");
    const bool ran_out = comment->hiding && !hidden && comment->hiding->by.actor == scene.person;
    if (!shows(scene) && (ran_out || comment->hid_in_vain == scene.person)) effects.invalid("comment", "form.hidden_in_vain");
}

/// Hidden at once; without a countersignature it is read again after the policy's business days.
void write_hiding(const Scene& scene, Effects& effects) {
    Value body = effects.body_of_fields();
    body.members().erase("change");
    if (shows(scene)) return effects.add("comment_shown", std::move(body));
    body.set("until", engine::to_text(add_business_days(scene.today, hiding_days)));
    effects.add("comment_hidden", std::move(body));
}

void check_access(const Scene& scene, Effects& effects) {
    const std::int64_t entry = scene.fields->integer("entry");
    const Case& file = *scene.file;
    const Comment* comment = file.comment(entry);
    const bool is_evidence = std::any_of(file.evidence.begin(), file.evidence.end(), [&](const Evidence& item) { return item.by.seq == entry; });
    if (comment == nullptr && !is_evidence) return effects.invalid("entry", "form.no_document");
    const bool open = scene.field("level") == "public";
    if (!open && !scene.has("ground")) effects.invalid("ground", "form.say_ground");
    if (open && scene.has("ground")) effects.invalid("ground", "form.no_ground_for_public");
    // Who may see it was clear before it was sent (specification section 8), so that it is never opened to more.
    if (comment != nullptr && comment->visibility == "internal" && (open || scene.field("level") == "deferred"))
        effects.invalid("level", "form.author_asked_internal");
    if (const auto day = engine::parse_date(scene.field("assessed_on")); day && *day > scene.today) effects.invalid("assessed_on", "form.date_future");
}

void write_access(const Scene& scene, Effects& effects) {
    Value body = effects.body_of_fields();
    if (!body.has("assessed_on")) body.set("assessed_on", engine::to_text(scene.today));
    effects.add("access_set", std::move(body));
}

void check_countersigned_hiding(const Scene& scene, Effects& effects) {
    const Comment* comment = comment_in(scene, effects);
    if (comment == nullptr) return;
    if (!comment->hidden_on(scene.today)) return effects.invalid("comment", "form.not_hidden");
    if (comment->hidden_for_good()) return effects.invalid("comment", "form.countersigned_before");
    if (comment->hiding->by.actor == scene.person) effects.invalid("for_act", "form.hidden_oneself");
    const std::string draft = scene.file->hiding_hash(*comment);
    if (scene.field("draft") != draft) effects.invalid("draft", "form.draft_changed", {{"draft", draft}});
}

namespace {

/// The commitment at "text" or "names/nb" of a body; "" when no typed words stand there.
std::string commitment_at(const Value& body, std::string_view place) {
    const auto slash = place.find('/');
    const Value* member = body.find(place.substr(0, slash));
    if (member == nullptr || !member->is_object()) return {};
    if (slash != std::string_view::npos) return commitment_at(*member, place.substr(slash + 1));
    return member->members().size() == 1 ? member->text("sha256") : std::string();
}

/// The commitment that the form points at; says so where there is none, or where its words are gone already.
std::string pointed_at(const Scene& scene, Effects& effects) {
    const std::int64_t entry = scene.fields->integer("entry");
    const std::string& place = scene.field("place");
    for (const Redaction& made : scene.file->redactions)
        if (made.entry == entry && made.place == place) {
            effects.invalid("place", "form.redacted_before");
            return {};
        }
    const auto body = scene.cases == nullptr || entry < 1 ? std::nullopt : scene.cases->body_of(scene.file->id, entry);
    if (!body) {
        effects.invalid("entry", "form.no_such_entry", {{"entry", std::to_string(entry)}});
        return {};
    }
    const std::string commitment = commitment_at(*body, place);
    if (commitment.empty()) effects.invalid("place", "form.no_words_there");
    return commitment;
}

}  // namespace

void check_redaction(const Scene& scene, Effects& effects) { pointed_at(scene, effects); }

void write_redaction(const Scene& scene, Effects& effects) {
    Value body = effects.body_of_fields();
    const std::string commitment = pointed_at(scene, effects);
    body.set("commitment", commitment);
    if (const Countersignature* signature = redaction_signed(scene)) body.set("countersigned_by", signature->by.actor);
    effects.add("text_redacted", std::move(body));
    effects.redacted.push_back(commitment);
}

void check_countersigned_redaction(const Scene& scene, Effects& effects) {
    for (const char* name : {"entry", "place", "ground"})
        if (!scene.has(name)) effects.invalid(name, "form.required");
    if (!effects.ok()) return;
    pointed_at(scene, effects);
    const std::string draft = redaction_hash(*scene.file, scene.fields->integer("entry"), scene.field("place"), scene.field("ground"));
    if (scene.field("draft") != draft) effects.invalid("draft", "form.draft_changed", {{"draft", draft}});
}

}  // namespace workflows
