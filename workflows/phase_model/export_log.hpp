// Exports of the whole log or a part of it, for the command line and for /api/v1/exports: read stream by stream,
// written piece by piece.
#pragma once

#include "engine/export/csv.hpp"
#include "engine/export/outlet.hpp"
#include "engine/log/log.hpp"
#include "engine/stored_events.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/export_part.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// A format of interfaces.md section 4.
struct ExportFormat {
    std::string_view name;  ///< "jsonl"
    std::string_view media_type;
    std::string_view extension;  ///< ".jsonl"
    bool is_folder = false;      ///< several files ("workflows/phase_model/export_folder.hpp"); packed it is one
};

/// jsonl, csv, xes, ocel, prov, bundle, noark.
const std::vector<ExportFormat>& export_formats();
/// The format of that name, or null.
const ExportFormat* export_format(std::string_view name);
std::vector<std::string> export_format_names();

/// What an export is made from and for.
struct ExportJob {
    engine::Store& store;
    engine::StoredEvents& stored_events;  ///< of the same streams
    orphanet::Nomenclature& nomenclature;
    const PolicyBook& policies;  ///< names what the events were judged under
    ExportPart part;
    std::string person;  ///< who reads
    ShutOut shut_out;    ///< of which cases they read public words only
    engine::Instant now;
    /// Persons whose interests can shut the reader out: themselves and whom they stand in for. None: any case is asked.
    std::vector<std::string> bound_by = {};
    std::function<engine::TreeHead()> tree = {};  ///< of the log, asked for at the end: for the trailer of jsonl
    engine::CsvStyle style = engine::CsvStyle::plain;
};

/// Writes the export in a format of export_formats() that is one file, and flushes. False when nobody wanted the rest.
bool write_export(std::string_view format, const ExportJob& job, engine::Outlet& out);

/// As write_export(), and records afterwards in the log what left ("workflows/phase_model/access_log.hpp").
bool write_recorded_export(std::string_view format, const ExportJob& job, std::string_view via,
                           const engine::Sink& sink);

/// The record (interfaces.md section 4). Personal words are withheld always; of a case in which the person is tied,
/// what is not public ("workflows/phase_model/export_jsonl.cpp").
bool export_jsonl(const ExportJob& job, engine::Outlet& out);
/// Decisions and transitions, one a row.
bool export_csv(const ExportJob& job, const engine::Sink& sink);
/// Cases as traces, without any typed text but the diagnosis' name ("workflows/phase_model/export_xes.cpp").
bool export_xes(const ExportJob& job, const engine::Sink& sink);
/// Cases, diagnoses, meetings, decisions, comments and policies as objects ("workflows/phase_model/export_ocel.cpp").
bool export_ocel(const ExportJob& job, const engine::Sink& sink);
/// Cases, meetings and proposals as provenance ("workflows/phase_model/export_prov.cpp").
bool export_prov(const ExportJob& job, const engine::Sink& sink);

}  // namespace workflows
