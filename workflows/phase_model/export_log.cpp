#include "workflows/phase_model/export_log.hpp"

#include "workflows/phase_model/access_log.hpp"
#include "workflows/phase_model/export_rows.hpp"

#include <algorithm>

namespace workflows {

const std::vector<ExportFormat>& export_formats() {
    static const std::vector<ExportFormat> formats{{"jsonl", "application/jsonl", ".jsonl"},
                                                   {"csv", "text/csv; charset=utf-8", ".csv"},
                                                   {"xes", "application/xml", ".xes"},
                                                   {"ocel", "application/json", ".ocel.json"},
                                                   {"prov", "application/json", ".prov.json"},
                                                   {"bundle", "application/gzip", ".tar.gz", true},
                                                   {"noark", "application/gzip", ".noark.tar.gz", true}};
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

bool write_export(std::string_view format, const ExportJob& job, engine::Outlet& out) {
    const engine::Sink sink = [&](std::string_view piece) { return out.write(piece); };
    bool whole = false;
    if (format == "csv") {
        whole = export_csv(job, sink);
    } else if (format == "xes") {
        whole = export_xes(job, sink);
    } else if (format == "ocel") {
        whole = export_ocel(job, sink);
    } else if (format == "prov") {
        whole = export_prov(job, sink);
    } else {
        whole = export_jsonl(job, out);
    }
    return out.flush() && whole;
}

bool write_recorded_export(std::string_view format, const ExportJob& job, std::string_view via,
                           const engine::Sink& sink) {
    engine::Outlet out(sink);
    ExportRecord record{.person = job.person,
                        .via = std::string(via),
                        .format = std::string(format),
                        .part = export_header(job.store, job.nomenclature, job.policies, job.part, job.now).part,
                        .public_only = job.part.public_only};
    record.whole = write_export(format, job, out);
    record.bytes = out.bytes();
    record.sha256 = out.sha256();
    record_export(job.store, record, job.now);
    return record.whole;
}

bool export_csv(const ExportJob& job, const engine::Sink& sink) {
    const ExportPart& part = job.part;
    engine::CsvWriter writer(sink, job.style);
    if (!writer.row(decision_headings())) return false;
    for (const std::string& stream : streams_of(job.store, part, "case/")) {
        for (const Decision& decision : decision_rows(events_then(job.store, stream, part), job.store.texts(stream), job.policies)) {
            if (part.from && decision.date < engine::to_text(*part.from)) continue;
            if (part.to && decision.date > engine::to_text(*part.to)) continue;
            if (!writer.row(decision.cells)) return false;
        }
    }
    return true;
}

}  // namespace workflows
