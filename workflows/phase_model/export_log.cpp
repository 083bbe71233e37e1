#include "workflows/phase_model/export_log.hpp"

#include "engine/crypto.hpp"
#include "workflows/calendar/oslo.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/access_log.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/export_rows.hpp"
#include "workflows/phase_model/publicity.hpp"

#include <algorithm>

namespace workflows {

const std::vector<ExportFormat>& export_formats() {
    static const std::vector<ExportFormat> formats{{"jsonl", "application/jsonl", ".jsonl"},
                                                   {"csv", "text/csv; charset=utf-8", ".csv"},
                                                   {"xes", "application/xml", ".xes"},
                                                   {"ocel", "application/json", ".ocel.json"}};
    return formats;
}

const ExportFormat* export_format(std::string_view name) {
    const auto& formats = export_formats();
    const auto found =
        std::find_if(formats.begin(), formats.end(), [&](const ExportFormat& format) { return format.name == name; });
    return found == formats.end() ? nullptr : &*found;
}

std::vector<std::string> export_format_names() {
    std::vector<std::string> names;
    for (const ExportFormat& format : export_formats()) names.emplace_back(format.name);
    return names;
}

bool write_export(std::string_view format, const ExportJob& job, const engine::Sink& sink) {
    if (format == "csv") return export_csv(job, sink);
    if (format == "xes") return export_xes(job, sink);
    if (format == "ocel") return export_ocel(job, sink);
    return export_jsonl(job, sink);
}

bool write_recorded_export(std::string_view format, const ExportJob& job, std::string_view via,
                           const engine::Sink& sink) {
    engine::Sha256 digest;
    ExportRecord record{.person = job.person,
                        .via = std::string(via),
                        .format = std::string(format),
                        .part = export_header(job.store, job.nomenclature, job.part, job.now).part,
                        .public_only = job.part.public_only};
    record.whole = write_export(format, job, [&](std::string_view piece) {
        if (!sink(piece)) return false;
        digest.update(piece);
        record.bytes += static_cast<std::int64_t>(piece.size());
        return true;
    });
    record.sha256 = digest.hex();
    record_export(job.store, record, job.now);
    return record.whole;
}

bool export_jsonl(const ExportJob& job, const engine::Sink& sink) {
    Publicity publicity;
    bool only_public = job.part.public_only;
    const auto may_see = [&](const engine::Event& event, std::string_view place) {
        return !is_personal(event) && (!only_public || publicity.is_public(event, place));
    };
    bool wanted = true;
    engine::JsonlWriter writer([&](std::string_view piece) { return wanted = wanted && sink(piece); },
                               export_header(job.store, job.nomenclature, job.part, job.now), may_see);
    for (const std::string& stream : streams_of(job.store, job.part, "")) {
        PartOfStream found = read_part(job.store, stream, job.part);
        const auto* file = dynamic_cast<const Case*>(found.file.get());
        only_public = job.part.public_only || (file != nullptr && job.shut_out(*file));
        if (file != nullptr) {
            const bool all = !only_public, audits = job.part.open_votes;
            const Reader reader{.person = all ? job.person : std::string(), .prepares = all && !audits, .audits = all && audits};
            leave_out(found.texts, hidden_words(*file, reader, legal_date(job.now)));
        }
        writer.hold_back(static_cast<std::int64_t>(found.held_back));
        for (std::size_t i = 0; i < found.last; ++i) {
            publicity.follow(found.events[i].event);
            if (i >= found.first && !writer.event(found.events[i], found.texts)) return false;
        }
    }
    return writer.end(job.tree ? std::optional(job.tree()) : std::nullopt);
}

bool export_csv(const ExportJob& job, const engine::Sink& sink) {
    const ExportPart& part = job.part;
    engine::CsvWriter writer(sink, job.style);
    if (!writer.row(decision_headings())) return false;
    for (const std::string& stream : streams_of(job.store, part, "case/")) {
        for (const Decision& decision : decision_rows(events_then(job.store, stream, part), job.store.texts(stream))) {
            if (part.from && decision.date < engine::to_text(*part.from)) continue;
            if (part.to && decision.date > engine::to_text(*part.to)) continue;
            if (!writer.row(decision.cells)) return false;
        }
    }
    return true;
}

}  // namespace workflows
