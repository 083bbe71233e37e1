// The log as XES: a case is a trace, an event of it an event. No typed text but the diagnosis' name leaves here, so
// that
// --public and the whole differ in nothing but what their head says.
#include "engine/export/xes.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/export_log.hpp"

namespace workflows {

namespace {

using Attributes = std::vector<engine::XesAttribute>;

void add(Attributes& attributes, std::string_view type, std::string key, std::string value) {
    if (!value.empty()) attributes.push_back({type, std::move(key), std::move(value)});
}

/// The case as it stood after the part's last event.
Attributes trace_of(const Case& file) {
    Attributes attributes{{"string", "concept:name", file.id}};
    add(attributes, "string", "orpha", file.orpha());
    add(attributes, "string", "diagnosis", file.name());
    add(attributes, "string", "status", file.status);
    add(attributes, "string", "outcome", file.outcome);
    add(attributes, "string", "origin", file.origin);
    if (const Placement* placement = file.placement_in_force())
        add(attributes, "string", "primary_centre", placement->primary);
    return attributes;
}

/// Every event is something that was done, so its place in the standard lifecycle is "complete".
Attributes event_of(const engine::Sealed& sealed, const PolicyBook& policies) {
    const engine::Event& event = sealed.event;
    Attributes attributes{
        {"string", "concept:name", event.name},       {"string", "concept:instance", std::to_string(event.seq)},
        {"string", "org:resource", event.actor},      {"string", "org:role", event.role},
        {"date", "time:timestamp", event.at},         {"string", "lifecycle:transition", "complete"},
        {"int", "cycle", std::to_string(event.cycle)}};
    add(attributes, "string", "legal_date", event.date);
    add(attributes, "string", "on_behalf_of", event.on_behalf);
    add(attributes, "string", "via", event.via);
    add(attributes, "string", "model", event.model);
    add(attributes, "string", "policy", event.policy);
    if (const Policy* policy = policies.find(event.policy)) add(attributes, "string", "policy_version", policy->version);
    for (const std::string key :
         {"transition", "from", "to", "manner", "outcome", "result", "criterion", "disposition"})
        add(attributes, "string", key, event.body.text(key));
    add(attributes, "id", "sha256", sealed.hash);
    return attributes;
}

}  // namespace

bool export_xes(const ExportJob& job, const engine::Sink& sink) {
    engine::XesWriter writer(sink, export_header(job.store, job.nomenclature, job.policies, job.part, job.now),
                             attributions(job.nomenclature));
    for (const std::string& stream : streams_of(job.store, job.part, "case/")) {
        const PartOfStream found = read_part(job.store, stream, job.part);
        if (found.first >= found.last) continue;
        Case file(stream.substr(stream.find('/') + 1));
        for (std::size_t i = 0; i < found.last; ++i) file.apply(found.events[i], found.texts);
        if (!writer.trace(trace_of(file))) return false;
        for (std::size_t i = found.first; i < found.last; ++i)
            if (!writer.event(event_of(found.events[i], job.policies))) return false;
    }
    return writer.end();
}

}  // namespace workflows
