#include "workflows/phase_model/bundle_documents.hpp"

#include "workflows/document/pdf.hpp"
#include "workflows/phase_model/decision/decision_document.hpp"
#include "workflows/phase_model/decision/decision_record.hpp"
#include "workflows/phase_model/meeting/minutes.hpp"

namespace workflows {

namespace {

bool within(const ExportPart& part, const std::string& date) {
    return (!part.from || date >= engine::to_text(*part.from)) && (!part.to || date <= engine::to_text(*part.to));
}

DecisionPart part_of(const ExportJob& job, bool recused) {
    if (recused) return DecisionPart::result;
    return job.part.public_only ? DecisionPart::open : DecisionPart::whole;
}

/// The stream as far as the part reaches, with its events.
template <class File>
std::shared_ptr<const File> folded(const std::string& stream, const std::vector<engine::Sealed>& events, const engine::Texts& texts) {
    auto file = std::make_shared<File>(stream.substr(stream.find('/') + 1));
    for (const engine::Sealed& sealed : events) file->apply(sealed, texts);
    return file;
}

/// As HTML, and as PDF too where the part is of one case or meeting: of a whole record that would be most of the bundle, for nobody.
void add_document(const ExportJob& job, const std::string& name, const PlainDocument& document, const AddFile& add) {
    add(name + ".html", standalone_html(document));
    if (!job.part.case_id.empty() || !job.part.meeting.empty()) add(name + ".pdf", pdf(document));
}

void write_decisions(const ExportJob& job, const Catalogue& words, DocumentMark mark, const AddFile& add) {
    const Office nobody;
    for (const std::string& stream : streams_of(job.store, job.part, "case/")) {
        PartOfStream found = read_part(job.store, stream, job.part);
        found.events.erase(found.events.begin() + static_cast<std::ptrdiff_t>(found.last), found.events.end());
        const auto now = std::dynamic_pointer_cast<const Case>(found.file);
        if (!now) continue;
        // Who is tied today reads the public part of the past; who was tied then, of what was then.
        const bool recused = job.shut_out(*now) || job.shut_out(*folded<Case>(stream, found.events, found.texts));
        leave_out(found.texts, hidden_words(*now, {.person = job.person, .prepares = !job.part.public_only && !recused}, now->last_date));
        const auto file = folded<Case>(stream, found.events, found.texts);
        for (const DecisionLine& line : decisions_of(*file)) {
            const auto one = within(job.part, engine::to_text(line.by.date)) ? decided(*file, found.events, found.texts, line.number) : std::nullopt;
            if (one) add_document(job, "decisions/" + file->id + "-" + std::to_string(line.number), decision_document(decision_record(*one, part_of(job, recused)), nobody, words, mark), add);
        }
    }
}

void write_minutes(const ExportJob& job, const Catalogue& words, const AddFile& add) {
    const Office nobody;
    const CaseOf cases = [&](std::string_view id) {
        const std::string stream = "case/" + std::string(id);
        if (!job.part.as_of) return std::dynamic_pointer_cast<const Case>(job.store.read(stream));
        const auto events = events_then(job.store, stream, job.part);
        return events.empty() ? nullptr : folded<Case>(stream, events, job.store.texts(stream));
    };
    const ShutOut shut_out = [&](const Case& then) {
        const auto now = std::dynamic_pointer_cast<const Case>(job.store.read("case/" + then.id));
        return job.shut_out(then) || (now && job.shut_out(*now));
    };
    for (const std::string& stream : streams_of(job.store, job.part, "meeting/")) {
        const auto meeting = folded<MeetingFile>(stream, events_then(job.store, stream, job.part), job.store.texts(stream));
        if (meeting->over() && within(job.part, meeting->date)) add_document(job, "minutes/" + meeting->id, minutes_document(*meeting, cases, shut_out, nobody, words), add);
    }
}

}  // namespace

void write_documents(const ExportJob& job, const Catalogue& words, const AddFile& add) {
    write_decisions(job, words, {.demonstration = job.store.demonstration()}, add);
    if (!job.part.public_only && job.part.case_id.empty()) write_minutes(job, words, add);
}

}  // namespace workflows
