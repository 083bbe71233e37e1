#include "workflows/phase_model/meeting/papers.hpp"

#include "workflows/phase_model/as_of.hpp"
#include "workflows/phase_model/meeting/pen.hpp"
#include "workflows/phase_model/phase_model.hpp"
#include "workflows/phase_model/phases.hpp"

#include <algorithm>

namespace workflows {

namespace {

using Facts = DocumentFacts;

Reader reader_in(const PaperReader& reader, bool recused) {
    return {.person = reader.person, .prepares = reader.prepares && !recused, .audits = reader.audits && !recused};
}

/// The case as it stood when the meeting was called; as it stands before that.
std::shared_ptr<const Case> as_called(engine::Store& store, const MeetingFile& meeting, const std::string& case_id) {
    const std::string stream = "case/" + case_id;
    const auto called = engine::parse_instant(meeting.called_at);
    return std::dynamic_pointer_cast<const Case>(called ? fold_as_of(store, blank_file, stream, as_of_instant(*called)) : store.read(stream));
}

const std::string& in_language(const Summary& summary, const std::string& language) {
    if (language == "en" && !summary.en.text.empty()) return summary.en.text;
    return language == "nn" && !summary.nn.text.empty() ? summary.nn.text : summary.nb.text;
}

void add_case(const Pen& pen, const Case& file, Facts& facts) {
    add_fact(facts, pen.words.text("decision.diagnosis"), file.name(pen.words.language()) + (file.orpha().empty() ? "" : " (ORPHA:" + file.orpha() + ")"));
    const std::string phase = file.is_closed() ? std::string(closed_id) : std::string(phase_ids[static_cast<std::size_t>(std::min(file.phase, 7))]);
    add_fact(facts, pen.words.text("papers.phase"), pen.term("phase", phase) + ", " + pen.day(engine::to_text(file.phase_since())));
    if (const Summary* summary = file.summary()) add_fact(facts, pen.words.text("papers.summary"), in_language(*summary, pen.words.language()));
    if (file.scope) add_fact(facts, pen.words.text("papers.scope"), file.scope->words.text);
    if (const Recommendation* one = file.recommendation()) {
        std::string text = pen.term("choice.answer", one->answer) + (one->outcome.empty() ? "" : ", " + one->outcome + " " + pen.term("outcome", one->outcome));
        add_fact(facts, pen.words.text("papers.recommendation"), text + (one->words.text.empty() ? "" : ". " + one->words.text));
        add_fact(facts, pen.words.text("papers.changes"), one->changes.text);
    }
}

void add_criteria(const Pen& pen, const Case& file, Facts& facts) {
    for (const std::string_view id : criteria)
        if (const Assessment* one = file.assessment(id)) {
            const std::string value = pen.term("choice.value", one->value) + " (" + pen.term("choice.certainty", one->certainty) + ")";
            add_fact(facts, pen.term("criterion", std::string(id)), value + (one->reason.text.empty() ? "" : ": " + one->reason.text));
        }
}

void add_evidence(const Pen& pen, const Case& file, Facts& facts) {
    for (const Evidence& one : file.evidence) {
        if (!file.this_cycle(one.by) || one.replaced_by) continue;
        std::string text = one.missing ? pen.words.text("papers.missing", {{"reason", one.reason.text}}) : one.value.text;
        if (!one.source.text.empty()) text += " (" + one.source.text + (one.date.empty() ? "" : ", " + pen.day(one.date)) + ")";
        add_fact(facts, pen.term("claim", one.claim), one.value.given() && one.value.text.empty() ? pen.words.text("papers.not_public") : text);
    }
}

void add_centres(const Pen& pen, const Case& file, Facts& facts) {
    for (const Candidate& one : file.candidates) {
        if (one.withdrawn || !file.this_cycle(one.by)) continue;
        std::string text;
        if (!one.fit.empty()) text = pen.term("choice.fit", one.fit) + ", " + pen.term("choice.capacity", one.capacity);
        if (!one.reason.text.empty()) text += (text.empty() ? "" : ". ") + one.reason.text;
        add_fact(facts, pen.words.text("papers.candidate", {{"centre", one.centre}}), text);
    }
    for (const PlacementAnswer& one : file.placement_answers)
        if (file.counts_here(one.by))
            add_fact(facts, pen.words.text("papers.centre_answers", {{"centre", one.centre}}), pen.words.text(one.accepted ? "papers.accepts" : "papers.refuses") + (one.reason.text.empty() ? "" : ": " + one.reason.text));
}

void add_heard(const Pen& pen, const Case& file, Facts& facts) {
    for (const Comment& one : file.comments) {
        if (one.withdrawn || !file.this_cycle(one.by) || one.text.text.empty()) continue;
        std::string text = one.text.text;
        if (const CommentAnswer* answer = one.answer()) text += " \u2192 " + pen.term("choice.disposition", answer->disposition) + (answer->reason.text.empty() ? "" : ": " + answer->reason.text);
        add_fact(facts, pen.words.text("papers.comment", {{"role", pen.term("role", one.by.role)}}), text);
    }
    for (const Precedent& one : file.precedents)
        if (file.counts_here(one.by)) add_fact(facts, pen.words.text("minutes.precedents"), (one.decision.empty() ? "" : one.decision + ": ") + pen.term("choice.verdict", one.verdict) + (one.reason.text.empty() ? "" : ". " + one.reason.text));
    for (const Motion& one : file.motions)
        if (!one.withdrawn && file.counts_here(one.by)) add_fact(facts, pen.words.text("papers.motion"), pen.term("choice.transition", one.transition) + ": " + one.words.text);
}

DocumentSection section_of(const Pen& pen, const Paper& paper, std::size_t number) {
    const std::string title = paper.item.case_id.empty() ? paper.item.title.text : paper.file ? paper.file->name(pen.words.language()) : paper.item.case_id;
    DocumentSection section{.heading = pen.words.text("minutes.item", {{"n", std::to_string(number)}}) + " " + title, .facts = {}};
    Facts& facts = section.facts;
    add_fact(facts, pen.words.text("minutes.kind"), pen.term("choice.kind", paper.item.kind));
    if (!paper.file) return section;
    add_fact(facts, pen.words.text("decision.case"), paper.item.case_id);
    if (paper.withheld) {
        facts.emplace_back("", pen.words.text("minutes.withheld"));
        return section;
    }
    if (paper.changed) facts.emplace_back("", pen.words.text("papers.changed"));
    add_case(pen, *paper.file, facts);
    add_criteria(pen, *paper.file, facts);
    add_evidence(pen, *paper.file, facts);
    add_centres(pen, *paper.file, facts);
    add_heard(pen, *paper.file, facts);
    add_fact(facts, pen.words.text("papers.fingerprint"), paper.file->content_hash());
    return section;
}

}  // namespace

std::vector<Paper> papers_of(engine::Store& store, const MeetingFile& meeting, const PaperReader& reader) {
    std::vector<Paper> all;
    for (const AgendaItem& item : meeting.items) {
        if (item.out) continue;
        Paper paper{.item = item, .file = nullptr};
        const auto now = item.case_id.empty() ? nullptr : std::dynamic_pointer_cast<const Case>(store.read("case/" + item.case_id));
        if (now) {
            // An item added after the call has no frozen papers: it is read as it stands.
            auto then = item.content.empty() ? now : as_called(store, meeting, item.case_id);
            paper.withheld = reader.shut_out(*now) || (then && reader.shut_out(*then));
            if (then) {
                auto hidden = hidden_words(*now, reader_in(reader, paper.withheld), reader.today);
                hidden.merge(hidden_words(*then, reader_in(reader, paper.withheld), reader.today));
                paper.file = without(std::move(then), hidden);
            }
            paper.changed = !item.content.empty() && now->but_for_words(now->content_hash()) != now->but_for_words(item.content);
        }
        all.push_back(std::move(paper));
    }
    return all;
}

PlainDocument papers_document(const MeetingFile& meeting, const std::vector<Paper>& papers, const Catalogue& words) {
    const Office nobody;
    const Pen pen{nobody, words};
    PlainDocument document{.language = words.language(), .title = words.text("papers.title", {{"meeting", meeting.id}}), .lead = words.text(meeting.called_at.empty() ? "papers.not_called" : "papers.lead"), .sections = {}, .footer = {}, .at = meeting.called_at.empty() ? meeting.date : meeting.called_at};
    DocumentSection head{.heading = words.text("minutes.meeting"), .facts = {}};
    add_fact(head.facts, words.text("minutes.date"), pen.day(meeting.date));
    add_fact(head.facts, words.text("minutes.place"), meeting.place.text + " (" + pen.term("choice.meeting_form", meeting.form) + ")");
    if (!meeting.called_at.empty()) add_fact(head.facts, words.text("papers.called"), pen.day(meeting.called_at.substr(0, 10)));
    add_fact(head.facts, words.text("field.notice"), meeting.notice.text);
    document.sections.push_back(std::move(head));
    std::size_t number = 0;
    for (const Paper& paper : papers) document.sections.push_back(section_of(pen, paper, ++number));
    if (papers.empty()) document.sections.front().facts.emplace_back("", words.text("papers.empty"));
    document.footer = {words.text("minutes.model")};
    return document;
}

}  // namespace workflows
