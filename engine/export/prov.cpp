#include "engine/export/prov.hpp"

#include "engine/version.hpp"

namespace engine {

namespace {

Value prefixes() {
    return Value::object({{"pm", "urn:phasemodel:"}, {"xsd", "http://www.w3.org/2001/XMLSchema#"}});
}

}  // namespace

std::string prov_name(std::string_view local) { return "pm:" + std::string(local); }

Value prov_reference(std::string_view name) { return Value::object({{"$", name}, {"type", "prov:QUALIFIED_NAME"}}); }

ProvWriter::ProvWriter(Sink sink, const ExportHeader& header, std::span<const std::string> attributions) : sink_(std::move(sink)) {
    Value about = Value::object({{"prov:type", prov_reference("pm:Export")},
                                 {"pm:program", program_version()},
                                 {"pm:model", header.model},
                                 {"pm:made_at", header.made_at},
                                 {"pm:demonstration", header.demonstration},
                                 {"pm:public", header.public_only},
                                 {"pm:part", header.part.is_null() ? std::string("whole log") : header.part.canonical()}});
    Value sources = Value::array();
    for (const std::string& attribution : attributions) sources.push(attribution);
    if (!attributions.empty()) about.set("pm:attribution", std::move(sources));
    Value entities = Value::object({{"pm:export", std::move(about)}});
    for (const auto& [version, sha256] : header.policies)
        entities.set(prov_name("policy/" + sha256), Value::object({{"prov:type", prov_reference("prov:Plan")}, {"pm:version", version}}));
    sink_("{\"prefix\":" + prefixes().canonical() + ",\n\"entity\":" + entities.canonical() + ",\n\"bundle\":{");
}

bool ProvWriter::bundle(const std::string& name, Value statements) {
    statements.set("prefix", prefixes());
    const std::string before = any_ ? ",\n" : "\n";
    any_ = true;
    return sink_(before + Value(name).canonical() + ":" + statements.canonical());
}

bool ProvWriter::end() { return sink_("\n}}\n"); }

}  // namespace engine
