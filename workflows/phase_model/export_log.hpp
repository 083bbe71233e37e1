// Exports of the whole log or a part of it, for the command line and for /api/v1/exports: read stream by stream, written
// piece by piece.
#pragma once

#include "engine/export/csv.hpp"
#include "engine/export/sink.hpp"
#include "engine/store.hpp"
#include "engine/time.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/people/office.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// What is to be exported. Empty members do not narrow.
struct ExportPart {
    std::string case_id;              ///< "2026-0042"
    std::optional<engine::Date> from; ///< legal dates, both included
    std::optional<engine::Date> to;
    bool public_only = false;         ///< only words that anybody may read
    bool open_votes = false;          ///< also votes of ballots that are open; else a stream ends before the first of them
};

/// True when the person may take this export out: auditors, case officers and the administrative leader everything that is
/// not personal; whoever else sees cases the public part; an administrator nothing.
bool may_export(const std::vector<Standing>& standings, const ExportPart& part);
/// Narrows the part to what the person may take out: the public part, votes of closed ballots (auditors see all).
ExportPart narrowed(ExportPart part, const std::vector<Standing>& standings);

/// The record (interfaces.md section 4). Personal words are withheld always; of a case in which `person` is tied, what is
/// not public. False when the sink did not want the rest.
bool export_jsonl(engine::Store& store, orphanet::Nomenclature& nomenclature, const ExportPart& part, std::string_view person,
                  engine::Instant now, const engine::Sink& sink);

/// Decisions and transitions, one a row.
bool export_csv(engine::Store& store, const ExportPart& part, engine::CsvStyle style, const engine::Sink& sink);

}  // namespace workflows
