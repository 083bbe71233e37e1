#include "workflows/phase_model/acts/identity.hpp"
#include "workflows/phase_model/acts/preparation.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/screening/suggestion.hpp"

#include <algorithm>
#include <charconv>

namespace workflows {

using engine::Value;

namespace {

bool contains(const std::vector<std::string>& all, std::string_view one) { return std::find(all.begin(), all.end(), one) != all.end(); }

const Candidate* present_candidate(const Case& file, const std::string& centre) {
    for (auto candidate = file.candidates.rbegin(); candidate != file.candidates.rend(); ++candidate)
        if (candidate->centre == centre && !candidate->withdrawn && file.this_cycle(candidate->by)) return &*candidate;
    return nullptr;
}

/// The value that the facts of today suggest for the form's criterion; nothing where they suggest none.
std::optional<std::string_view> suggested_value(const Scene& scene) {
    const std::string orpha = scene.file->identity ? scene.file->identity->orpha : std::string();
    std::int64_t code = 0;
    const auto read = std::from_chars(orpha.data(), orpha.data() + orpha.size(), code);
    const auto criterion = std::find(criteria.begin(), criteria.end(), scene.field("criterion"));
    if (scene.facts == nullptr || orpha.empty() || read.ec != std::errc() || criterion == criteria.end()) return std::nullopt;
    const auto verdicts = screening::judge(scene.policy.rules, scene.facts->facts(code));
    const auto value = verdicts[static_cast<std::size_t>(criterion - criteria.begin())].value;
    return value == screening::Judged::undetermined ? std::nullopt : std::optional(screening::name_of(value));
}

}  // namespace

void check_identity(const Scene& scene, Effects& effects) {
    if (!scene.has("orpha") && !scene.says("why_none")) effects.invalid("orpha", "form.orpha_or_why");
    if (scene.has("orpha") && scene.says("why_none")) effects.invalid("why_none", "form.orpha_not_both");
    check_orpha(scene, effects, "orpha");
}

void write_identity(const Scene& scene, Effects& effects) {
    Value body = effects.body_of_fields();
    std::vector<std::pair<std::string, Value>> names;
    for (const auto& [field, language] : {std::pair{"name", "nb"}, std::pair{"name_nn", "nn"}, std::pair{"name_en", "en"}}) {
        if (const Value* name = body.find(field)) names.emplace_back(language, *name);
        body.members().erase(field);
    }
    const Value* given = body.find("name_source");
    const Value source = given == nullptr ? Value() : *given;
    body.members().erase("name_source");
    if (scene.has("orpha")) add_identity(scene, scene.field("orpha"), body);
    if (body.text("status") == "unknown" && scene.has("level")) body.set("level", scene.field("level"));
    add_hits(scene, scene.field("orpha"), body);
    effects.add("identity_set", std::move(body));
    for (auto& [language, name] : names) {
        Value entry = Value::object({{"language", language}, {"name", name}});
        if (!source.is_null()) entry.set("source", source);
        effects.add("name_set", std::move(entry));
    }
}

void check_duplicate(const Scene& scene, Effects& effects) {
    const auto& hits = scene.file->duplicates;
    if (std::none_of(hits.begin(), hits.end(), [&](const DuplicateHit& hit) { return hit.case_id == scene.field("hit"); }))
        effects.invalid("hit", "form.no_such_hit", {{"case", scene.field("hit")}});
}

void check_assessment(const Scene& scene, Effects& effects) {
    if (scene.has("record") && scene.field("criterion") != "K1") effects.invalid("record", "form.record_only_k1");
    // A value that differs from the suggestion needs a reason (specification section 6). Every assessment has one; that it
    // is a reason for differing shows by the suggestion having been seen.
    const auto suggested = suggested_value(scene);
    if (suggested && *suggested != scene.field("value") && !scene.has("suggestion"))
        effects.invalid("suggestion", "form.suggestion_unseen", {{"value", "@choice.value." + std::string(*suggested)}});
}

void check_candidate(const Scene& scene, Effects& effects) {
    const bool none = scene.fields->flag("none_fits");
    if (none == scene.has("centre")) return effects.invalid("centre", "form.centre_or_none");
    const std::string centre = none ? "none" : scene.field("centre");
    const Centre* known = scene.policy.centre(centre);
    if (!none && (known == nullptr || !known->valid_on(scene.today))) effects.invalid("centre", "form.centre_unknown", {{"centre", centre}});
    const bool there = present_candidate(*scene.file, centre) != nullptr;
    if (scene.fields->flag("withdraw") && !there) effects.invalid("centre", "form.not_a_candidate", {{"centre", centre}});
    if (!scene.fields->flag("withdraw") && there) effects.invalid("centre", "form.already_candidate", {{"centre", centre}});
}

void write_candidate(const Scene& scene, Effects& effects) {
    Value body = effects.body_of_fields();
    if (scene.fields->flag("none_fits")) body.set("centre", "none");
    const bool withdrawn = scene.fields->flag("withdraw");
    body.members().erase("none_fits");
    body.members().erase("withdraw");
    effects.add(withdrawn ? "candidate_withdrawn" : "candidate_named", std::move(body));
}

void check_capacity(const Scene& scene, Effects& effects) {
    if (present_candidate(*scene.file, scene.field("centre")) == nullptr)
        effects.invalid("centre", "form.not_a_candidate", {{"centre", scene.field("centre")}});
}

void check_claim(const Scene& scene, Effects& effects) {
    if (!contains(scene.policy.claims, scene.field("claim"))) effects.invalid("claim", "form.claim_unknown", {{"claim", scene.field("claim")}});
}

void check_evidence(const Scene& scene, Effects& effects) {
    check_claim(scene, effects);
    const bool own_statement = scene.field("claim") == "user_statement";
    if (scene.standing && scene.standing->role == "user_representative" && !own_statement) effects.invalid("claim", "form.own_statement_only");
    if (!scene.has("replaces")) return;
    const std::int64_t replaced = scene.fields->integer("replaces");
    const auto& all = scene.file->evidence;
    const bool known = std::any_of(all.begin(), all.end(), [&](const Evidence& item) { return item.by.seq == replaced && item.claim == scene.field("claim"); });
    if (!known) effects.invalid("replaces", "form.no_such_entry", {{"entry", std::to_string(replaced)}});
}

void write_evidence(const Scene& scene, Effects& effects) {
    Value body = effects.body_of_fields();
    if (scene.file->window_open(scene.today)) body.set("addition", true);
    if (scene.standing->role == "user_representative") body.set("own_statement", true);
    effects.add(scene.has("replaces") ? "evidence_replaced" : "evidence_added", std::move(body));
}

void check_enquiries(const Scene& scene, Effects& effects) {
    const std::int64_t year = scene.fields->integer("year");
    if (year < 1990 || year > engine::parts(scene.today).year) effects.invalid("year", "form.year_range");
    if (scene.fields->integer("count") < 0) effects.invalid("count", "form.not_negative");
}

void check_recommendation(const Scene& scene, Effects& effects) {
    if (!scene.has("outcome")) return;
    if (scene.policy.outcome(scene.field("outcome")) == nullptr) effects.invalid("outcome", "form.outcome_unknown", {{"outcome", scene.field("outcome")}});
    if (scene.field("answer") == "yes") effects.invalid("outcome", "form.outcome_with_yes");
}

void check_carry_over(const Scene& scene, Effects& effects) {
    const Case& file = *scene.file;
    const std::int64_t entry = scene.fields->integer("entry");
    const auto earlier = [&](const Stamp& by) { return by.seq == entry && by.cycle < file.cycle; };
    const auto any = [&](const auto& all) { return std::any_of(all.begin(), all.end(), [&](const auto& item) { return earlier(item.by); }); };
    if (any(file.assessments) || any(file.evidence) || any(file.summaries) || any(file.recommendations)) return;
    if ((file.scope && earlier(file.scope->by)) || (file.identity && earlier(file.identity->by))) return;
    effects.invalid("entry", "form.nothing_to_carry", {{"entry", std::to_string(entry)}});
}

}  // namespace workflows
