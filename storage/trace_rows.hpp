// What is kept beside events so that they are found again, as rows of `words` and `decisions`.
#pragma once

#include "engine/case_file.hpp"
#include "storage/writer.hpp"
#include "workflows/phase_model/archive/traces.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

/// Writes the traces of events of one stream, done at one time (RFC 3339).
void write_traces(Connection& db, std::string_view stream, std::string_view at, const std::vector<workflows::Trace>& traces);

/// The same of events that are appended together, at whatever times: `centre_before` had the case before them, `after` is the file
/// after them, `texts` what they commit to. To be written before the events are.
void write_traces_of(Connection& db, const std::vector<engine::Sealed>& events, std::string_view centre_before, const engine::CaseFile& after,
                     const engine::Texts& texts, const engine::NewCaseFile& new_file);

/// Makes a stream's rows anew, after words have been removed from it for good.
void rewrite_traces(Connection& db, const std::string& stream, const engine::NewCaseFile& new_file);

/// The texts that the events commit to: the new ones, and older ones of the stream that they repeat.
engine::Texts texts_behind(Connection& db, std::string_view stream, std::span<const engine::Sealed> events, const std::vector<engine::Text>& fresh);

/// Fills both tables from the events where the database was made before there were any. Done once; others wait for it.
void fill_archive(Writer& writer, const engine::NewCaseFile& new_file);

}  // namespace storage
