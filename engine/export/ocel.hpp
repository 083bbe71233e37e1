// Event logs as OCEL 2.0 JSON (ocel-standard.org): events that each concern several objects, for object-centric process
// mining. One JSON object; versions and sources stand in its member "export", which other readers pass over.
#pragma once

#include "engine/export/jsonl.hpp"
#include "engine/export/sink.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

struct OcelAttribute {
    std::string name, value;
};

struct OcelRelation {
    std::string object;     ///< its id
    std::string qualifier;  ///< what the object is to it: "case", "decision"
};

/// A kind of object and the names of its attributes, all of type string.
struct OcelObjectType {
    std::string name;
    std::vector<std::string> attributes;
};

/// An object or an event. `time` (RFC 3339) is when the attributes were recorded.
struct OcelEntry {
    std::string id, type, time;
    std::vector<OcelAttribute> attributes = {};  ///< those without a value are left out
    std::vector<OcelRelation> relations = {};
};

class OcelWriter {
public:
    /// Writes the head at once.
    OcelWriter(Sink sink, const ExportHeader& header, std::span<const std::string> attributions,
               std::span<const OcelObjectType> types);

    /// Objects first, each id once; then events. False when nobody wants the rest.
    bool object(const OcelEntry& object);
    bool event(const OcelEntry& event);
    /// Ends the log with the kinds of events that were seen; without it the file is no JSON.
    bool end();

private:
    bool entry(Value entry, std::string_view first);

    Sink sink_;
    bool any_ = false, in_events_ = false;
    std::map<std::string, std::set<std::string>, std::less<>> event_types_;
};

}  // namespace engine
