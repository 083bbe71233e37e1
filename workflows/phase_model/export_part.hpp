// Which part of the log an export takes out, for whom, and what its head says: common to every format.
#pragma once

#include "engine/export/jsonl.hpp"
#include "engine/store.hpp"
#include "engine/time.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/people/office.hpp"
#include "workflows/phase_model/as_of.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// What is to be exported. Empty members do not narrow.
struct ExportPart {
    std::string case_id;               ///< "2026-0042"
    std::string meeting;               ///< "2026-0003": the meeting and the cases on its agenda
    std::optional<engine::Date> from;  ///< legal dates, both included
    std::optional<engine::Date> to;
    std::optional<AsOf> as_of;  ///< only what was recorded by then; cases, names and releases as they stood
    bool public_only = false;  ///< only words that anybody may read
    bool open_votes = false;   ///< also votes of ballots that are open; else a stream ends before the first of them
};

/// True when the person may take this export out: auditors, case officers and the administrative leader everything that
/// is not personal; whoever else sees cases the public part; an administrator nothing.
bool may_export(const std::vector<Standing>& standings, const ExportPart& part);
/// Narrows the part to what the person may take out: the public part, votes of closed ballots (auditors see all).
ExportPart narrowed(ExportPart part, const std::vector<Standing>& standings);

/// Persons whose interests can shut the reader out of a case: themselves, and those they stand in for.
std::vector<std::string> bound_by(const Office& office, const std::string& person, engine::Date today);

/// What the export says of itself. Names every policy there was by then, so that the hash in each event has a version.
engine::ExportHeader export_header(engine::Store& store, orphanet::Nomenclature& nomenclature, const PolicyBook& policies, const ExportPart& part,
                                   engine::Instant now);
/// Whose data stand in the export, as their licences ask: Orphanet's, once for each release.
std::vector<std::string> attributions(orphanet::Nomenclature& nomenclature);

/// Names of the part's streams that begin with `prefix`, in order.
std::vector<std::string> streams_of(engine::Store& store, const ExportPart& part, std::string_view prefix);

/// A stream, and which of its events are in the part: from the first that lies in it to the last, so that the chain
/// between them is whole.
struct PartOfStream {
    std::vector<engine::Sealed> events;
    engine::Texts texts;
    std::shared_ptr<const engine::CaseFile> file;  ///< as it stands now, also where the past is read: for rights; null for a stream that is neither case nor meeting
    std::size_t first = 0;
    std::size_t last = 0;       ///< one past the last that may leave
    std::size_t held_back = 0;  ///< those after it, from the first vote of an open ballot on
};
/// The stream's events, up to the moment that the part asks for.
std::vector<engine::Sealed> events_then(engine::Store& store, const std::string& stream, const ExportPart& part);
PartOfStream read_part(engine::Store& store, const std::string& stream, const ExportPart& part);

}  // namespace workflows
