#include "workflows/phase_model/export_words.hpp"

#include "workflows/calendar/oslo.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/meeting/meeting_access.hpp"
#include "workflows/phase_model/publicity.hpp"

namespace workflows {

namespace {

void keep_public(PartOfStream& found) {
    Publicity publicity;
    engine::Texts open;
    for (const engine::Sealed& sealed : found.events) {
        publicity.follow(sealed.event);
        for (const auto& [place, sha256] : engine::commitments_of(sealed.event.body)) {
            const auto text = found.texts.find(sha256);
            if (text != found.texts.end() && publicity.is_public(sealed.event, place)) open.insert(*text);
        }
    }
    found.texts = std::move(open);
}

}  // namespace

PartOfStream readable_part(const ExportJob& job, const std::string& stream) {
    PartOfStream found = read_part(job.store, stream, job.part);
    const auto* file = dynamic_cast<const Case*>(found.file.get());
    const bool only_public = job.part.public_only || (file != nullptr && job.shut_out(*file));
    if (stream == "office") found.texts.clear();
    if (file != nullptr) {
        const bool all = !only_public, audits = job.part.open_votes;
        const Reader reader{.person = all ? job.person : std::string(), .prepares = all && !audits, .audits = all && audits};
        leave_out(found.texts, hidden_words(*file, reader, legal_date(job.now)));
    }
    if (const auto* meeting = dynamic_cast<const MeetingFile*>(found.file.get()); meeting != nullptr) {
        const CaseOf cases = [&](std::string_view id) { return std::dynamic_pointer_cast<const Case>(job.store.read("case/" + std::string(id))); };
        leave_out(found.texts, hidden_words(*meeting, found.events, cases, job.shut_out));
    }
    if (only_public) keep_public(found);
    return found;
}

}  // namespace workflows
