// The choices of fields that name something known.
#include "web/pages/form_options.hpp"
#include "web/pages/precedents.hpp"
#include "workflows/phase_model/meeting/agenda.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>
#include <set>

namespace web {

namespace {

using engine::Kind;
using workflows::Case;

std::string choice_label(const FormFor& what, const engine::Field& field, const std::string& value) {
    const auto& words = what.call.words;
    const bool criterion = value.size() == 2 && value[0] == 'K';
    if (criterion) return criterion_name(words, value);
    if (field.name == "outcome") return value + " " + term(words, "outcome", value);
    return term(words, "choice." + field.name, value);
}

OptionList terms(const FormFor& what, std::string_view prefix, const std::vector<std::string>& values) {
    OptionList options;
    for (const auto& value : values) options.push_back(option(value, term(what.call.words, prefix, value)));
    return options;
}

const workflows::Policy& policy_of(const FormFor& what) {
    const auto& viewer = what.call.viewer;
    return what.file == nullptr ? viewer.policy() : viewer.policy(what.file->phase_since());
}

OptionList codes(const FormFor& what, const engine::Field& field) {
    const auto& policy = policy_of(what);
    if (field.name == "claim") return terms(what, "claim", policy.claims);
    if (field.name == "channel") return terms(what, "channel", policy.channels);
    OptionList options;
    if (field.name == "earlier")
        for (const auto& meeting : workflows::meetings(what.call.app.engine.store()))
            if (meeting->state == "signed" && !meeting->approval) options.push_back(option(meeting->id, what.call.words.text("minutes.title", {{"meeting", meeting->id}}), long_date(what.call.words, meeting->date)));
    if (field.name == "outcome")
        for (const auto& outcome : policy.outcomes)
            options.push_back(
                option(outcome.code, outcome.code + " " + term(what.call.words, "outcome", outcome.code)));
    return options;
}

OptionList centres(const FormFor& what) {
    OptionList options;
    for (const auto& centre : policy_of(what).centres)
        if (centre.valid_on(what.call.viewer.today)) options.push_back(option(centre.id, centre.id, centre.name));
    return options;
}

bool is_present(const FormFor& what, std::string_view person) {
    return what.file != nullptr && what.file->attendance &&
           std::ranges::any_of(what.file->attendance->present, [&](const auto& one) { return one.person == person; });
}

/// People who may be meant, by their roles; a name stands here because one must be told from another.
OptionList people(const FormFor& what, const engine::Field& field) {
    OptionList options;
    const auto& office = *what.call.viewer.office;
    const auto today = what.call.viewer.today;
    const bool stands_in = field.name == "substitute";
    const bool chairs = field.name == "chair", group = field.name == "present" || field.name == "arrived" || field.name == "left" || chairs, officers = field.name == "who", proposers = field.name == "proposer";
    for (const auto& person : office.people) {
        if (chairs && what.file != nullptr && !is_present(what, person.id)) continue;
        for (const auto& standing : office.standings(person.id, today)) {
            const bool leads = standing.role == "administrative_leader" || standing.role == "centre_leader";
            const bool prepares = standing.role == "case_officer";
            const bool proposes = standing.role == "user_representative" || standing.role == "professional" ||
                                  standing.role == "centre_leader";
            const bool fits = stands_in ? standing.role != "administrator" && standing.role != "auditor" : group ? leads : officers ? prepares : proposers ? proposes : leads || prepares;
            if (!fits) continue;
            options.push_back(option(person.id, role_name(what.call.words, standing) + ": " + person.name));
            break;
        }
    }
    const auto add_substitutes = [&](const workflows::Case& file) {
        for (const auto& one : file.substitutes) {
            const std::string value = chairs ? one.person : one.person + ":" + one.leader;
            const auto* person = office.find(one.person);
            if (person == nullptr || file.substitutes_for(one.person) != one.leader || std::ranges::find(options, value, &Option::value) != options.end()) continue;
            options.push_back(option(value, capital(what.call.words.text("role.substitute")) + ": " + person->name));
        }
    };
    if (group && what.file != nullptr) add_substitutes(*what.file);
    if (group)
        for (const auto& file : what.beside) add_substitutes(*file);
    std::ranges::sort(options, {}, &Option::label);
    return options;
}

/// The hearing body that a role speaks for; "" for none.
std::string body_spoken_for(const workflows::Standing& standing) {
    constexpr std::string_view council = "centre_council:";
    if (standing.capacity.starts_with(council)) return "council:" + standing.capacity.substr(council.size());
    if (standing.capacity == "reference_group" || standing.capacity == "user_organisation") return standing.capacity;
    if (standing.role == "professional") return "clinical_community";
    return standing.role == "centre_leader" ? "centre:" + standing.centre : std::string();
}

OptionList bodies(const FormFor& what, const engine::Field& field) {
    OptionList options;
    std::set<std::string> seen;
    const auto add = [&](const std::string& body) {
        if (seen.insert(body).second) options.push_back(option(body, body_name(what.call.words, body)));
    };
    if (what.act.name == "record_no_statement" && what.file != nullptr) {
        for (const auto& invitation : what.file->invitations)
            if (!invitation.silent) add(invitation.body);
        return options;
    }
    if (what.act.name == "comment") {
        for (const auto& standing : what.call.viewer.standings)
            if (const auto body = body_spoken_for(standing); !body.empty()) add(body);
        return options;
    }
    for (const auto& body : policy_of(what).bodies) add(body);
    if (what.file != nullptr)
        for (const auto& candidate : what.file->candidates)
            if (!candidate.withdrawn && candidate.centre != "none") {
                add("council:" + candidate.centre);
                add("centre:" + candidate.centre);
            }
    if (field.required)
        for (const auto& centre : policy_of(what).centres) add("council:" + centre.id);
    return options;
}

/// Earlier decisions with like evidence; any other may be named too.
OptionList precedents(const FormFor& what) {
    OptionList options;
    const Sight sight = standing_in(what.call, std::shared_ptr<const Case>(std::shared_ptr<void>(), what.file));
    if (const auto seen = precedents_seen(what.call, sight, {.limit = 20}))
        for (const auto& hit : seen->found.hits)
            options.push_back(option(hit.decision->case_id, hit.decision->case_id + " " + hit.decision->name + ", " +
                                                                decision_words(what.call.words, *hit.decision)));
    return options;
}

OptionList cases(const FormFor& what, const engine::Field& field) {
    OptionList options;
    if (what.act.name == "weigh_precedent" && what.file != nullptr) return precedents(what);
    if (field.name != "hit" || what.file == nullptr) return options;
    for (const auto& hit : what.file->duplicates)
        options.push_back(option(hit.case_id, what.call.words.text("case.number", {{"case", hit.case_id}})));
    return options;
}

}  // namespace

std::vector<Option> options_for(const FormFor& what, const engine::Field& field) {
    OptionList options;
    switch (field.kind) {
        case Kind::choice:
        case Kind::choices:
            for (const auto& value : field.choices) options.push_back(option(value, choice_label(what, field, value)));
            return options;
        case Kind::requirement:
            return terms(what, "requirement", {"window_elapsed", "within_call_in", "plain_summary"});
        case Kind::code: return codes(what, field);
        case Kind::centre:
        case Kind::centres: return centres(what);
        case Kind::person:
        case Kind::persons: return people(what, field);
        case Kind::body: return bodies(what, field);
        case Kind::entry: return entry_options(what, field);
        case Kind::case_id: return cases(what, field);
        case Kind::words:
        case Kind::line:
        case Kind::file:
        case Kind::link:
        case Kind::orpha:
        case Kind::flag:
        case Kind::number:
        case Kind::date:
        case Kind::case_ids:
        case Kind::orphas: return options;
    }
    return options;
}

}  // namespace web
