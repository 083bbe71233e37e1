#include "engine/export/xes.hpp"

#include "engine/diagram/xml_text.hpp"
#include "engine/version.hpp"

namespace engine {

namespace {

constexpr std::string_view declarations = R"(<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="">
<extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
<extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
<extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
<extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
<global scope="trace"><string key="concept:name" value=""/></global>
<global scope="event"><string key="concept:name" value=""/><string key="org:resource" value=""/><string key="org:role" value=""/><date key="time:timestamp" value="1970-01-01T00:00:00.000Z"/><string key="lifecycle:transition" value="complete"/></global>
<classifier name="Activity" scope="event" keys="concept:name"/>
<classifier name="Resource" scope="event" keys="org:resource"/>
)";

std::string written(const XesAttribute& attribute) {
    return "<" + std::string(attribute.type) + " key=\"" + xml_text(attribute.key) + "\" value=\"" +
           xml_text(attribute.value) + "\"/>";
}

std::string yes_or_no(bool flag) { return flag ? "true" : "false"; }

}  // namespace

XesWriter::XesWriter(Sink sink, const ExportHeader& header, std::span<const std::string> attributions)
    : sink_(std::move(sink)) {
    std::vector<XesAttribute> about{{"string", "lifecycle:model", "standard"},
                                    {"string", "concept:name", "Phase Model"},
                                    {"string", "program", std::string(program_version())},
                                    {"string", "model", header.model},
                                    {"date", "made_at", header.made_at},
                                    {"boolean", "demonstration", yes_or_no(header.demonstration)},
                                    {"boolean", "public", yes_or_no(header.public_only)},
                                    {"string", "part", header.part.is_null() ? "whole log" : header.part.canonical()}};
    for (const auto& [version, sha256] : header.policies)
        about.push_back({"string", "policy." + version, "sha256:" + sha256});
    for (std::size_t i = 0; i < attributions.size(); ++i)
        about.push_back({"string", "source." + std::to_string(i + 1), attributions[i]});
    std::string text(declarations);
    for (const XesAttribute& attribute : about) text += written(attribute) + "\n";
    sink_(text);
}

bool XesWriter::trace(std::span<const XesAttribute> attributes) {
    std::string text = in_trace_ ? "</trace>\n<trace>" : "<trace>";
    in_trace_ = true;
    for (const XesAttribute& attribute : attributes) text += written(attribute);
    return sink_(text + "\n");
}

bool XesWriter::event(std::span<const XesAttribute> attributes) {
    std::string text = "<event>";
    for (const XesAttribute& attribute : attributes) text += written(attribute);
    return sink_(text + "</event>\n");
}

bool XesWriter::end() { return sink_(in_trace_ ? "</trace>\n</log>\n" : "</log>\n"); }

}  // namespace engine
