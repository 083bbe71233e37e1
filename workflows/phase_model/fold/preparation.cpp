// The case document: criteria, candidate centres, evidence, enquiries, summary, recommendation, and what is carried over.
#include "workflows/phase_model/fold/moment.hpp"

#include <algorithm>

namespace workflows {

namespace {

void criterion_assessed(Case& file, const Moment& moment) {
    file.assessments.push_back({.by = moment.by,
                                .criterion = moment.code("criterion"),
                                .value = moment.code("value"),
                                .certainty = moment.code("certainty"),
                                .reason = moment.words("reason"),
                                .suggestion = moment.code("suggestion"),
                                .source = moment.words("source"),
                                .record = moment.code("record")});
}

/// The candidate of this cycle, withdrawn or not; null when the centre has not been named in it.
Candidate* candidate_of(Case& file, std::string_view centre) {
    for (auto candidate = file.candidates.rbegin(); candidate != file.candidates.rend(); ++candidate)
        if (candidate->centre == centre && file.this_cycle(candidate->by)) return &*candidate;
    return nullptr;
}

void candidate_named(Case& file, const Moment& moment) {
    Candidate* candidate = candidate_of(file, moment.code("centre"));
    if (candidate == nullptr) candidate = &file.candidates.emplace_back();
    candidate->by = moment.by;
    candidate->centre = moment.code("centre");
    candidate->source = moment.line("source");
    candidate->reason = moment.words("reason");
    candidate->withdrawn = false;
}

void candidate_withdrawn(Case& file, const Moment& moment) {
    if (Candidate* candidate = candidate_of(file, moment.code("centre"))) candidate->withdrawn = true;
}

void capacity_stated(Case& file, const Moment& moment) {
    Candidate* candidate = candidate_of(file, moment.code("centre"));
    if (candidate == nullptr) return;
    candidate->fit = moment.code("fit");
    candidate->capacity = moment.code("capacity");
    candidate->effect = moment.words("effect");
    candidate->capacity_by = moment.by;
}

void oral_question_answered(Case& file, const Moment& moment) {
    file.oral = OralAnswer{moment.by, moment.code("value"), moment.words("reason")};
}

void evidence_added(Case& file, const Moment& moment) {
    const auto replaces = moment.entry("replaces");
    for (Evidence& item : file.evidence)
        if (replaces == item.by.seq) item.replaced_by = moment.by.seq;
    file.evidence.push_back({.by = moment.by,
                             .claim = moment.code("claim"),
                             .value = moment.words("value"),
                             .source = moment.words("source"),
                             .place = moment.words("place"),
                             .date = moment.code("date"),
                             .certainty = moment.code("certainty"),
                             .replaces = replaces,
                             .own_statement = moment.flag("own_statement"),
                             .addition = moment.flag("addition")});
}

/// What was tried stands as the value: it is what there is to read about the claim.
void evidence_missing_recorded(Case& file, const Moment& moment) {
    file.evidence.push_back({.by = moment.by,
                             .claim = moment.code("claim"),
                             .missing = true,
                             .value = moment.words("tried"),
                             .reason = moment.words("reason")});
}

void enquiries_recorded(Case& file, const Moment& moment) {
    file.enquiries.push_back({.by = moment.by,
                              .orpha = moment.code("orpha"),
                              .year = moment.event.body.integer("year"),
                              .count = moment.event.body.integer("count"),
                              .channel = moment.code("channel")});
}

void summary_written(Case& file, const Moment& moment) {
    file.summaries.push_back({.by = moment.by, .nb = moment.words("nb"), .nn = moment.words("nn"), .en = moment.words("en")});
}

void recommendation_written(Case& file, const Moment& moment) {
    file.recommendations.push_back({.by = moment.by,
                                    .answer = moment.code("answer"),
                                    .outcome = moment.code("outcome"),
                                    .words = moment.words("words"),
                                    .changes = moment.words("changes"),
                                    .final = moment.flag("final")});
}

/// A copy of the entry that counts in the present cycle, in the name of the one who carried it over.
template <typename Entry>
void carry(std::vector<Entry>& entries, std::int64_t seq, const Stamp& by) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.by.seq == seq; });
    if (found == entries.end()) return;
    Entry copy = *found;
    copy.by = by;
    copy.carried = seq;
    entries.push_back(std::move(copy));
}

void item_carried_over(Case& file, const Moment& moment) {
    const std::int64_t seq = moment.entry("entry").value_or(0);
    carry(file.assessments, seq, moment.by);
    carry(file.evidence, seq, moment.by);
    carry(file.summaries, seq, moment.by);
    carry(file.recommendations, seq, moment.by);
    if (file.scope && file.scope->by.seq == seq) file.scope->by = moment.by;
    if (file.identity && file.identity->by.seq == seq) file.identity->by = moment.by;
}

}  // namespace

Steps preparation_steps() {
    return {{"criterion_assessed", criterion_assessed},
            {"candidate_named", candidate_named},
            {"candidate_withdrawn", candidate_withdrawn},
            {"capacity_stated", capacity_stated},
            {"oral_question_answered", oral_question_answered},
            {"evidence_added", evidence_added},
            {"evidence_replaced", evidence_added},
            {"evidence_missing_recorded", evidence_missing_recorded},
            {"enquiries_recorded", enquiries_recorded},
            {"summary_written", summary_written},
            {"recommendation_written", recommendation_written},
            {"item_carried_over", item_carried_over}};
}

}  // namespace workflows
