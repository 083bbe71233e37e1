// How much a decision hangs on, on the page of a case that stands before a vote.
#include "workflows/phase_model/robustness.hpp"

#include "web/pages/case_view.hpp"

#include <algorithm>

namespace web {

namespace {

std::string value_word(const Catalogue& words, const std::string& value) {
    return lower(value.empty() ? words.text("crit.none") : words.text("choice.value." + value));
}

/// "K1 Sjelden: er «oppfylt». Var det «ikke oppfylt», ville …"
std::string sentence_of(const Catalogue& words, const workflows::Turning& turning, const workflows::ChangedAnswer& change) {
    const char* key = change.taken ? "robust.taken" : change.lets_through_then ? "robust.opens" : "robust.stops";
    return words.text(key, {{"criterion", criterion_name(words, turning.criterion)},
                            {"now", value_word(words, turning.value)},
                            {"then", value_word(words, turning.other)},
                            {"step", lower(act_title(words, change.event))},
                            {"requirement", lower(words.text("requirement." + change.requirement))}});
}

std::string facts_line(const Catalogue& words, const workflows::Robustness& found) {
    if (found.facts == 0) return words.text("robust.no_facts");
    const std::int64_t share = (found.not_validated * 100 + found.facts / 2) / found.facts;
    return words.text("robust.facts", {{"a", number(words, found.not_validated)}, {"b", number(words, found.facts)}, {"percent", std::to_string(share)}});
}

}  // namespace

void add_robustness(const CaseScene& scene, CaseView& page) {
    const auto& file = *scene.sight;
    const auto& call = scene.call;
    if (scene.explained == nullptr || !scene.sight.papers() || file.is_closed() || file.phase < 4 || file.phase > 5) return;
    const auto others = [&](std::string_view stream) { return call.app.engine.store().read(stream); };
    const auto found = workflows::robustness_of(file, call.app.engine.workflow(), call.viewer.person, call.now(), others, &call.app.facts);
    const auto& words = call.words;
    for (const auto& turning : found.turnings)
        for (const auto& change : turning.changes) page.turnings.push_back(sentence_of(words, turning, change));
    page.robust_line = words.text(found.turnings.empty() ? "robust.none" : "robust.lead", {{"n", std::to_string(found.looked_at)}});
    page.firmness.push_back({words.text("robust.validated"), facts_line(words, found), {}});
    if (found.evidence == 0) return;
    page.firmness.push_back({words.text("robust.evidence"),
                             words.text("robust.items", {{"n", number(words, found.evidence)},
                                                         {"missing", number(words, found.missing)},
                                                         {"low", number(words, found.uncertain)}}),
                             {}});
    if (!found.oldest || !found.newest) return;
    page.firmness.push_back({words.text("robust.age"),
                             words.text("robust.age.line", {{"days", number(words, found.median_age)},
                                                            {"oldest", long_date(words, *found.oldest)},
                                                            {"newest", long_date(words, *found.newest)}}),
                             words.text("robust.oldest", {{"claim", lower(term(words, "claim", found.oldest_claim))}})});
}

}  // namespace web
