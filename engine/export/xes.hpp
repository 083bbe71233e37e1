// Event logs as XES (IEEE 1849-2016), which process-mining programs read: a log of traces of events.
//
// Written without a target namespace, as the schema of 2020-04-15 is. Extensions: concept, org, time, lifecycle.
#pragma once

#include "engine/export/jsonl.hpp"
#include "engine/export/sink.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

/// An attribute of a log, trace or event. `type` is XES's: string, date, int, float, boolean, id.
struct XesAttribute {
    std::string_view type;
    std::string key;  ///< an XML name
    std::string value;
};

class XesWriter {
public:
    /// Writes the log's head at once: versions, what part it is, and whose data stand in it (`attributions`, one a
    /// source).
    XesWriter(Sink sink, const ExportHeader& header, std::span<const std::string> attributions);

    /// Begins a trace, and ends the one before. False when nobody wants the rest.
    bool trace(std::span<const XesAttribute> attributes);
    /// Adds an event to the trace.
    bool event(std::span<const XesAttribute> attributes);
    /// Ends trace and log; without it the file is no well-formed XML.
    bool end();

private:
    Sink sink_;
    bool in_trace_ = false;
};

}  // namespace engine
