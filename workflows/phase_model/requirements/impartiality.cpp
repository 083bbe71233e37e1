// Nobody tied prepares or decides; four eyes see what one prepared (specification section 5, habilitet and four_eyes).
#include "workflows/phase_model/requirements/impartiality.hpp"

#include "engine/crypto.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/proposal_file.hpp"
#include "workflows/phase_model/requirements/requirement.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Answer;

/// The one who decides this step: who asks, when allowed to; otherwise who holds the office.
std::string decider(const Scene& scene) {
    if (scene.standing && !scene.by_vote) return scene.person;
    return scene.office.administrative_leader(scene.today);
}

/// What of that person's work stands in this cycle, as the acts by which somebody else does it anew.
std::vector<engine::Cure> work_that_stands(const Case& file, const std::string& person) {
    std::vector<engine::Cure> redo;
    const auto mine = [&](const auto* item) { return item != nullptr && file.this_cycle(item->by) && item->by.actor == person; };
    for (const std::string_view criterion : criteria)
        if (mine(file.assessment(criterion))) redo.push_back(by("case_officer", "assess_criterion", "", {{"criterion", std::string(criterion)}}));
    for (const Evidence& item : file.evidence)
        if (mine(&item) && !item.replaced_by && !item.own_statement)
            redo.push_back(by("case_officer", "add_evidence", "", {{"claim", item.claim}, {"replaces", std::to_string(item.by.seq)}}));
    if (file.scope && mine(&*file.scope)) redo.push_back(by("case_officer", "state_scope"));
    if (mine(file.summary())) redo.push_back(by("case_officer", "write_summary"));
    if (mine(file.recommendation())) redo.push_back(by("case_officer", "write_recommendation"));
    return redo;
}

std::string role_of(const Scene& scene, const std::string& person, const std::string& who_decides) {
    if (person == who_decides) return "administrative_leader";
    const auto standings = scene.office.standings(person, scene.today);
    return standings.empty() ? "case_officer" : standings.front().role;
}

/// Who still has a role answers for themselves; about one who has left another decides. Else the leader would be told of
/// each case that waits only for its case officer.
bool can_answer(const Scene& scene, const std::string& person, const std::string& who_decides) {
    return person == who_decides || !scene.office.standings(person, scene.today).empty();
}

Answer interests_declared(const Scene& scene) {
    if (scene.by_vote) return not_applicable("reason.interests_declared.by_vote");
    const Case& file = *scene.file;
    const std::string who_decides = decider(scene);
    std::vector<std::string> bound = file.preparers();
    if (!who_decides.empty() && std::find(bound.begin(), bound.end(), who_decides) == bound.end()) bound.push_back(who_decides);
    for (const std::string& person : bound) {
        const Declaration* declared = file.declaration(person);
        const std::string role = role_of(scene, person, who_decides);
        const Places who{{"role", "@role." + role}, {"person", person}};
        const bool counts = declared != nullptr && still_counts(file, *declared) && (person != who_decides || scene.here(declared->by));
        const engine::Cure decide = by("administrative_leader", "decide_impartiality", "", {{"whom", person}});
        if (declared != nullptr && declared->effective() == "tied") {
            // What a tied person prepared is done anew by another; a tied decider is replaced by a deputy.
            std::vector<engine::Cure> redo = work_that_stands(file, person);
            if (person == who_decides) redo.insert(redo.begin(), {by("deputy"), by("administrative_leader", "appoint_deputy")});
            if (!redo.empty()) return unmet("reason.interests_declared.tied", who, std::move(redo));
            continue;
        }
        if (!counts) return unmet("reason.interests_declared.unmet", who, {can_answer(scene, person, who_decides) ? by(role, "declare_interest") : decide});
        if (declared->effective() == "possible") return unmet("reason.interests_declared.possible", who, {decide, by(role, "declare_interest")});
    }
    return met("reason.interests_declared.met", {{"n", std::to_string(bound.size())}});
}

bool prepared(const Case& file, std::string_view person) {
    const auto all = file.preparers();
    return std::find(all.begin(), all.end(), person) != all.end();
}

/// A second member: neither the one who decides nor one who sits for, or is sat for by, that one.
bool is_second(const Scene& scene, const Stamp& signature) {
    const std::string& decides_for = scene.standing ? scene.standing->on_behalf : scene.person;
    return signature.actor != scene.person && signature.on_behalf != scene.person && (decides_for.empty() || (signature.actor != decides_for && signature.on_behalf != decides_for));
}

/// A yes by a leader-group member who prepared nothing, on the draft as it stands, for that act.
const Countersignature* countersigned_for(const Scene& scene, std::string_view act, std::string_view requirement) {
    const std::string draft = scene.file->but_for_words(scene.file->content_hash());
    for (auto signature = scene.file->countersignatures.rbegin(); signature != scene.file->countersignatures.rend(); ++signature)
        if (signature->act == act && signature->requirement == requirement && scene.here(signature->by) && is_second(scene, signature->by) &&
            !prepared(*scene.file, signature->by.actor))
            return signature->yes && scene.file->but_for_words(signature->draft) == draft ? &*signature : nullptr;
    return nullptr;
}

Answer four_eyes(const Scene& scene) {
    const std::string who_decides = decider(scene);
    if (!who_decides.empty() && !prepared(*scene.file, who_decides)) return met("reason.four_eyes.met");
    if (countersigned_for(scene, scene.act->name, "") != nullptr) return met("reason.four_eyes.countersigned");
    return unmet("reason.four_eyes.unmet", {}, {by("member", "countersign", "", {{"for_act", scene.act->name}})});
}

Answer redaction_countersigned(const Scene& scene) {
    if (!scene.has("entry") || !scene.has("place") || !scene.has("ground")) return ask(scene, "reason.countersigned.which_words");
    if (redaction_signed(scene) != nullptr) return met("reason.countersigned.redaction");
    return unmet("reason.countersigned.no_redaction", {},
                 {by("case_officer", "countersign", "", {{"for_act", "redact"}, {"entry", std::to_string(scene.fields->integer("entry"))}, {"place", scene.field("place")}, {"ground", scene.field("ground")}})});
}

Answer removal_countersigned(const Scene& scene) {
    if (!scene.has("entry") || !scene.has("place") || !scene.has("ground")) return ask(scene, "reason.countersigned.which_words");
    if (!removal_signed_by(scene).empty()) return met("reason.countersigned.redaction");
    return unmet("reason.countersigned.no_redaction", {},
                 {by("case_officer", "countersign_removal", "", {{"entry", std::to_string(scene.fields->integer("entry"))}, {"place", scene.field("place")}, {"ground", scene.field("ground")}})});
}

Answer countersigned(const Scene& scene) {
    if (scene.act->name == "remove_words") return removal_countersigned(scene);
    if (scene.act->name == "redact") return redaction_countersigned(scene);
    const std::string& requirement = scene.field("requirement");
    if (requirement.empty()) return ask(scene, "reason.countersigned.which");
    if (countersigned_for(scene, "override", requirement) != nullptr) return met("reason.countersigned.met");
    return unmet("reason.countersigned.unmet", {}, {by("member", "countersign", "", {{"for_act", "override"}, {"requirement", requirement}})});
}

Answer own_interest_declared(const Scene& scene) {
    const Declaration* declared = scene.file->declaration(scene.person);
    if (declared == nullptr || !scene.here(declared->by))
        return unmet("reason.own_interest_declared.unmet", {}, {by("seated", "declare_interest")});
    if (declared->effective() == "possible")
        return unmet("reason.own_interest_declared.possible", {}, {by("seated", "declare_interest")});
    return met("reason.own_interest_declared.met");
}

}  // namespace

std::string redaction_hash(const Case& file, std::int64_t entry, std::string_view place, std::string_view ground) {
    return engine::sha256_hex(engine::Value::object({{"act", "redact"}, {"case", file.id}, {"entry", entry}, {"place", place}, {"ground", ground}}).canonical());
}

const Countersignature* redaction_signed(const Scene& scene) {
    const std::string draft = redaction_hash(*scene.file, scene.fields->integer("entry"), scene.field("place"), scene.field("ground"));
    const auto& all = scene.file->countersignatures;
    for (auto signature = all.rbegin(); signature != all.rend(); ++signature)
        if (signature->act == "redact" && signature->draft == draft && signature->by.actor != scene.person) return signature->yes ? &*signature : nullptr;
    return nullptr;
}

const Removals* removals_of(const Scene& scene) {
    if (scene.meeting != nullptr) return &scene.meeting->removals;
    return scene.proposal == nullptr ? nullptr : &scene.proposal->removals;
}

std::int64_t removals_version(const Scene& scene) { return scene.meeting != nullptr ? scene.meeting->version() : scene.proposal == nullptr ? 0 : scene.proposal->version(); }

std::string removal_signed_by(const Scene& scene) {
    const Removals* removals = removals_of(scene);
    if (removals == nullptr) return {};
    return removals->signed_by_another({.actor = scene.person, .entry = scene.fields->integer("entry"), .place = scene.field("place"), .ground = scene.field("ground")});
}

bool still_counts(const Case& file, const Declaration& declaration) {
    if (!file.this_cycle(declaration.by)) return false;
    for (auto visit = file.visits.rbegin(); visit != file.visits.rend(); ++visit)
        if (visit->phase == declaration.by.phase) return declaration.by.seq >= visit->seq;
    return declaration.by.seq >= file.entered();
}

Requirements impartiality_requirements() {
    return {{"interests_declared", interests_declared},
            {"four_eyes", four_eyes},
            {"countersigned", countersigned},
            {"own_interest_declared", own_interest_declared}};
}

}  // namespace workflows
