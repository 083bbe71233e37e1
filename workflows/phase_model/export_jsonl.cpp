// The record (interfaces.md section 4): the events as they are stored, and the words that the reader may see.
//
// Most cases hold nothing that is hidden from whoever may export: of them the lines are passed on unread. Where something
// may be, the case is folded and asked.
#include "engine/event_line.hpp"
#include "engine/read_ahead.hpp"
#include "workflows/calendar/oslo.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/export_log.hpp"
#include "workflows/phase_model/export_words.hpp"
#include "workflows/phase_model/publicity.hpp"

#include <algorithm>
#include <optional>

namespace workflows {

namespace {

using engine::EventLine;
using engine::StoredEvent;

/// Lines of a long stream that are in memory at a time.
constexpr std::size_t lines_at_a_time = 1000;
/// Cases that are read while the one before them is written.
constexpr std::size_t cases_ahead = 16;

/// A case as it is stored.
struct CaseLines {
    engine::StoredLines lines;
    engine::StoredTexts texts;
};
using CasesAhead = engine::ReadAhead<CaseLines>;

class Record {
public:
    Record(const ExportJob& job, engine::Outlet& out)
        : job_(job),
          writer_(out, export_header(job.store, job.nomenclature, job.policies, job.part, job.now),
                  [this](const engine::Event& event, std::string_view place) { return may_see(event, place); }) {}

    bool write() {
        const auto streams = streams_of(job_.store, job_.part, "");
        CasesAhead cases(cases_of(streams), streams.size() > 1 ? cases_ahead : 0);
        for (const std::string& stream : streams)
            if (!one_stream(stream, cases)) return false;
        return writer_.end(job_.tree ? std::optional(job_.tree()) : std::nullopt);
    }

private:
    bool may_see(const engine::Event& event, std::string_view place) const {
        return !is_personal(event) && !closed_ && (!only_public_ || publicity_.is_public(event, place));
    }

    /// Every case among the streams, one after the other. Borrows the streams.
    CasesAhead::Next cases_of(const std::vector<std::string>& streams) const {
        return [this, at = streams.begin(), end = streams.end()]() mutable -> std::optional<CaseLines> {
            at = std::find_if(at, end, [](const std::string& stream) { return stream.starts_with("case/"); });
            if (at == end) return std::nullopt;
            const std::string& stream = *at++;
            return CaseLines{job_.stored_events.stored(stream), job_.stored_events.stored_texts(stream)};
        };
    }

    bool one_stream(const std::string& stream, CasesAhead& cases) {
        if (stream.starts_with("case/")) return case_stream(stream, cases.take().value());
        return stream.starts_with("meeting/") ? meeting_stream(stream) : other_stream(stream);
    }

    /// Folded always: of a meeting some readers see less, and none the votes on a policy that is not decided.
    bool meeting_stream(const std::string& stream) {
        const PartOfStream found = readable_part(job_, stream);
        only_public_ = false;
        closed_ = job_.part.public_only;
        writer_.hold_back(static_cast<std::int64_t>(found.held_back));
        for (std::size_t i = found.first; i < found.last; ++i)
            if (!writer_.event(found.events[i], found.texts)) return false;
        closed_ = false;
        return true;
    }

    /// People, proposals, accesses: as long as a year, so page by page.
    bool other_stream(const std::string& stream) {
        const engine::StoredTexts texts = job_.stored_events.stored_texts(stream);
        const bool open = stream != "office" && !job_.part.public_only;
        for (std::int64_t after = 0;; after += static_cast<std::int64_t>(lines_at_a_time)) {
            const auto page = job_.stored_events.stored(stream, after, lines_at_a_time);
            for (std::size_t i = 0; i < page.size(); ++i) {
                const StoredEvent event = page[i];
                const Where where = place_of(EventLine(event.line));
                if (where == Where::after) return true;
                if (where == Where::within && !writer_.stored(event, texts, open)) return false;
            }
            if (page.size() < lines_at_a_time) return true;
        }
    }

    bool case_stream(const std::string& stream, const CaseLines& stored) {
        if (hides_something(stored.lines)) return folded_case(stream);
        for (std::size_t i = 0; i < stored.lines.size(); ++i) {
            const StoredEvent event = stored.lines[i];
            const Where where = place_of(EventLine(event.line));
            if (where == Where::after) break;
            if (where == Where::within && !writer_.stored(event, stored.texts, !job_.part.public_only || has_public_words(event))) return false;
        }
        return true;
    }

    enum class Where { before, within, after };
    /// Both times of a stream only go on.
    Where place_of(const EventLine& event) const {
        const ExportPart& part = job_.part;
        if (part.as_of && event.at() > engine::to_text(part.as_of->until)) return Where::after;
        if (part.to && event.date() > engine::to_text(*part.to)) return Where::after;
        return part.from && event.date() < engine::to_text(*part.from) ? Where::before : Where::within;
    }

    bool has_public_words(const StoredEvent& stored) {
        std::size_t from = 0;
        if (EventLine(stored.line).next_commitment(from).empty()) return true;  // none to ask about
        const auto read = engine::event_from(stored.line);
        const auto* event = std::get_if<engine::Event>(&read);
        return event != nullptr && publicity_.is_public(*event, "");
    }

    /// Whether this reader might not see all of the case, as far as its lines tell: then it is folded to know.
    bool hides_something(const engine::StoredLines& lines) const {
        std::int64_t open_ballots = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const EventLine event(lines[i].line);
            const std::string_view name = event.name();
            if (name == "access_set" || name == "comment_hidden") return true;
            if (name == "comment_given" && event.mentions("\"visibility\":\"internal\"")) return true;
            if (name == "ballot_opened") ++open_ballots;
            if (name == "ballot_closed" || name == "ballot_voided") --open_ballots;
            if ((name == "interest_declared" || name == "impartiality_decided") && is_about_the_reader(event)) return true;
        }
        return open_ballots != 0 && !job_.part.open_votes;
    }
    bool is_about_the_reader(const EventLine& event) const {
        return job_.bound_by.empty() || std::any_of(job_.bound_by.begin(), job_.bound_by.end(), [&](const std::string& person) {
                   return event.mentions("\"" + person + "\"");
               });
    }

    bool folded_case(const std::string& stream) {
        PartOfStream found = read_part(job_.store, stream, job_.part);
        const auto* file = dynamic_cast<const Case*>(found.file.get());
        only_public_ = job_.part.public_only || (file != nullptr && job_.shut_out(*file));
        if (file != nullptr) {
            const bool all = !only_public_, audits = job_.part.open_votes;
            const Reader reader{.person = all ? job_.person : std::string(), .prepares = all && !audits, .audits = all && audits};
            leave_out(found.texts, hidden_words(*file, reader, legal_date(job_.now)));
        }
        writer_.hold_back(static_cast<std::int64_t>(found.held_back));
        for (std::size_t i = 0; i < found.last; ++i) {
            publicity_.follow(found.events[i].event);
            if (i >= found.first && !writer_.event(found.events[i], found.texts)) return false;
        }
        return true;
    }

    const ExportJob& job_;
    Publicity publicity_;
    bool only_public_ = false;  ///< of the case that is folded
    bool closed_ = false;       ///< of the meeting: no words leave
    engine::JsonlWriter writer_;
};

}  // namespace

bool export_jsonl(const ExportJob& job, engine::Outlet& out) { return Record(job, out).write(); }

}  // namespace workflows
