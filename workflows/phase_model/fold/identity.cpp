// Who the diagnosis is: names, ORPHAcode, possible duplicates, scope; and the proposer's withdrawal.
#include "workflows/phase_model/fold/moment.hpp"

#include <algorithm>

namespace workflows {

namespace {

void take_hits(Case& file, const Moment& moment) {
    for (const std::string& hit : moment.codes("hits")) {
        const bool known = std::any_of(file.duplicates.begin(), file.duplicates.end(),
                                       [&](const DuplicateHit& duplicate) { return duplicate.case_id == hit; });
        if (!known && hit != file.id) file.duplicates.push_back({.case_id = hit, .by = moment.by});
    }
}

void take_name(Case& file, const Moment& moment, std::string language, std::string_view key) {
    Words words = moment.words(key);
    if (words.given()) file.names.push_back({std::move(language), std::move(words), moment.line("name_source")});
}

void identity_set(Case& file, const Moment& moment) {
    file.identity = Identity{.by = moment.by,
                             .orpha = moment.code("orpha"),
                             .level = moment.code("level"),
                             .status = moment.code("status"),
                             .target = moment.code("target"),
                             .release = moment.code("release"),
                             .local_code = moment.code("local_code"),
                             .why_none = moment.words("why_none")};
    take_hits(file, moment);
}

void name_set(Case& file, const Moment& moment) {
    file.names.push_back({moment.code("language"), moment.words("name"), moment.line("source")});
}

void duplicate_judged(Case& file, const Moment& moment) {
    DuplicateHit judged{moment.code("hit"), moment.code("verdict"), moment.by, moment.words("reason")};
    for (DuplicateHit& duplicate : file.duplicates)
        if (duplicate.case_id == judged.case_id) {
            duplicate = std::move(judged);
            return;
        }
    file.duplicates.push_back(std::move(judged));
}

void scope_set(Case& file, const Moment& moment) {
    file.scope = Scope{.by = moment.by,
                       .kind = moment.code("kind"),
                       .words = moment.words("words"),
                       .in = moment.codes("in"),
                       .out = moment.codes("out")};
}

void proposal_withdrawn(Case& file, const Moment&) { file.proposer_withdrew = true; }

}  // namespace

void take_names(Case& file, const Moment& moment) {
    take_name(file, moment, "nb", "name");
    take_name(file, moment, "nn", "name_nn");
    take_name(file, moment, "en", "name_en");
}

void take_identity(Case& file, const Moment& moment) {
    if (moment.code("orpha").empty())
        take_hits(file, moment);
    else
        identity_set(file, moment);
}

Steps identity_steps() {
    return {{"identity_set", identity_set},
            {"name_set", name_set},
            {"duplicate_judged", duplicate_judged},
            {"scope_set", scope_set},
            {"proposal_withdrawn", proposal_withdrawn}};
}

}  // namespace workflows
