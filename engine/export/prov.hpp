// Provenance as W3C PROV-JSON (2013): one document, in it a bundle for each stream, so that it can be written and read
// stream by stream. Names are qualified by "pm" (urn:phasemodel:).
#pragma once

#include "engine/export/jsonl.hpp"
#include "engine/export/sink.hpp"

#include <span>
#include <string>
#include <string_view>

namespace engine {

/// A name in our name space: "pm:case/2026-0001".
std::string prov_name(std::string_view local);
/// A value that is a name, as a typed literal.
Value prov_reference(std::string_view name);

class ProvWriter {
public:
    /// Writes the document's head at once: versions, what part it is, and whose data stand in it.
    ProvWriter(Sink sink, const ExportHeader& header, std::span<const std::string> attributions);

    /// Writes a bundle: an object of "entity", "activity", "agent", "wasGeneratedBy" and so on. False when nobody wants the rest.
    bool bundle(const std::string& name, Value statements);
    /// Ends the document; without it the file is no JSON.
    bool end();

private:
    Sink sink_;
    bool any_ = false;
};

}  // namespace engine
