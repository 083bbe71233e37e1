#include "engine/export/ocel.hpp"

namespace engine {

namespace {

constexpr std::string_view to_events = "\n],\"events\":[\n";

template <class Names>
Value type_value(const std::string& name, const Names& attributes) {
    Value list = Value::array();
    for (const std::string& attribute : attributes) list.push(Value::object({{"name", attribute}, {"type", "string"}}));
    return Value::object({{"name", name}, {"attributes", std::move(list)}});
}

/// Attributes of objects change, so each carries its time; those of events do not.
Value entry_value(const OcelEntry& entry, bool is_object) {
    Value attributes = Value::array(), relations = Value::array();
    for (const OcelAttribute& attribute : entry.attributes) {
        if (attribute.value.empty()) continue;
        Value one = Value::object({{"name", attribute.name}, {"value", attribute.value}});
        if (is_object) one.set("time", entry.time);
        attributes.push(std::move(one));
    }
    for (const OcelRelation& relation : entry.relations)
        relations.push(Value::object({{"objectId", relation.object}, {"qualifier", relation.qualifier}}));
    Value value = Value::object({{"id", entry.id},
                                 {"type", entry.type},
                                 {"attributes", std::move(attributes)},
                                 {"relationships", std::move(relations)}});
    if (!is_object) value.set("time", entry.time);
    return value;
}

}  // namespace

OcelWriter::OcelWriter(Sink sink, const ExportHeader& header, std::span<const std::string> attributions,
                       std::span<const OcelObjectType> types)
    : sink_(std::move(sink)) {
    Value kinds = Value::array(), sources = Value::array();
    for (const OcelObjectType& type : types) kinds.push(type_value(type.name, type.attributes));
    for (const std::string& attribution : attributions) sources.push(attribution);
    Value about = header_value(header);
    about.set("format", "phasemodel-ocel").set("attribution", std::move(sources));
    sink_("{\"export\":" + about.canonical() + ",\n\"objectTypes\":" + kinds.canonical() + ",\n\"objects\":[\n");
}

bool OcelWriter::object(const OcelEntry& object) { return entry(entry_value(object, true), any_ ? ",\n" : ""); }

bool OcelWriter::event(const OcelEntry& event) {
    auto& attributes = event_types_[event.type];
    for (const OcelAttribute& attribute : event.attributes)
        if (!attribute.value.empty()) attributes.insert(attribute.name);
    const std::string_view first = in_events_ ? ",\n" : to_events;
    in_events_ = true;
    return entry(entry_value(event, false), first);
}

bool OcelWriter::end() {
    Value kinds = Value::array();
    for (const auto& [name, attributes] : event_types_) kinds.push(type_value(name, attributes));
    return sink_((in_events_ ? std::string() : std::string(to_events)) + "\n],\n\"eventTypes\":" + kinds.canonical() +
                 "}\n");
}

bool OcelWriter::entry(Value entry, std::string_view first) {
    any_ = true;
    return sink_(std::string(first) + entry.canonical());
}

}  // namespace engine
