// Streams as provenance: each event an activity of its actor, each version of a case an entity that it made out of the one before,
// each text that the reader may see an entity with its words.
#include "engine/export/prov.hpp"
#include "workflows/phase_model/export_log.hpp"
#include "workflows/phase_model/export_words.hpp"

namespace workflows {

namespace {

using engine::prov_name;
using engine::prov_reference;
using engine::Value;

/// The statements of one stream.
class Statements {
public:
    explicit Statements(std::string stream) : stream_(std::move(stream)) {
        set("entity", prov_name(stream_), Value::object({{"prov:type", prov_reference("pm:Stream")}}));
    }

    void add(const engine::Sealed& sealed, const engine::Texts& texts) {
        const engine::Event& event = sealed.event;
        const std::string activity = prov_name(stream_ + "/" + std::to_string(event.seq));
        activity_of(event, activity, sealed.hash);
        agents_of(event, activity);
        version_of(event, activity);
        for (const auto& [place, sha256] : engine::commitments_of(event.body)) {
            const auto text = texts.find(sha256);
            if (text != texts.end() && !text->second.redacted) words_of(place, text->second, activity, event.at);
        }
    }

    Value take() { return std::move(all_); }

private:
    void set(const std::string& kind, const std::string& name, Value what) {
        Value* members = nullptr;
        if (!all_.has(kind)) all_.set(kind, Value::object());
        members = &all_.members().find(kind)->second;
        members->set(name, std::move(what));
    }
    /// A relation has no name of its own; a blank one is needed.
    void relate(const std::string& kind, Value what) { set(kind, "_:" + std::to_string(++relations_), std::move(what)); }

    void activity_of(const engine::Event& event, const std::string& activity, const std::string& hash) {
        Value value = Value::object({{"prov:startTime", event.at},
                                     {"prov:endTime", event.at},
                                     {"prov:type", prov_reference("pm:" + event.name)},
                                     {"pm:act", event.act},
                                     {"pm:legal_date", event.date},
                                     {"pm:model", event.model},
                                     {"pm:sha256", hash}});
        for (const std::string key : {"transition", "from", "to", "manner", "outcome", "result"})
            if (!event.body.text(key).empty()) value.set("pm:" + key, event.body.text(key));
        set("activity", activity, std::move(value));
    }

    void agents_of(const engine::Event& event, const std::string& activity) {
        const std::string agent = agent_of(event.actor);
        Value association = Value::object({{"prov:activity", activity}, {"prov:agent", agent}});
        if (!event.role.empty()) association.set("prov:role", prov_reference("pm:" + event.role));
        if (!event.policy.empty()) {
            const std::string plan = prov_name("policy/" + event.policy);
            set("entity", plan, Value::object({{"prov:type", prov_reference("prov:Plan")}}));
            association.set("prov:plan", plan);
        }
        relate("wasAssociatedWith", std::move(association));
        if (event.on_behalf.empty()) return;
        relate("actedOnBehalfOf", Value::object({{"prov:delegate", agent}, {"prov:responsible", agent_of(event.on_behalf)}, {"prov:activity", activity}}));
    }
    std::string agent_of(const std::string& person) {
        const bool program = person == "system" || person.empty();
        const std::string name = program ? prov_name("system") : prov_name("person/" + person);
        set("agent", name, Value::object({{"prov:type", prov_reference(program ? "prov:SoftwareAgent" : "prov:Person")}}));
        return name;
    }

    void version_of(const engine::Event& event, const std::string& activity) {
        const std::string version = prov_name(stream_ + "@" + std::to_string(event.seq));
        set("entity", version, Value::object({{"prov:type", prov_reference("pm:Version")}, {"pm:version", event.seq}}));
        relate("wasGeneratedBy", Value::object({{"prov:entity", version}, {"prov:activity", activity}, {"prov:time", event.at}}));
        relate("specializationOf", Value::object({{"prov:specificEntity", version}, {"prov:generalEntity", prov_name(stream_)}}));
        if (!before_.empty()) {
            relate("used", Value::object({{"prov:activity", activity}, {"prov:entity", before_}, {"prov:time", event.at}}));
            relate("wasDerivedFrom", Value::object({{"prov:generatedEntity", version},
                                                    {"prov:usedEntity", before_},
                                                    {"prov:activity", activity},
                                                    {"prov:type", prov_reference("prov:Revision")}}));
        }
        before_ = version;
    }

    void words_of(const std::string& place, const engine::Text& text, const std::string& activity, const std::string& at) {
        const std::string name = prov_name("text/" + text.sha256);
        set("entity", name, Value::object({{"prov:type", prov_reference("pm:Text")}, {"pm:place", place}, {"prov:value", text.text}}));
        relate("wasGeneratedBy", Value::object({{"prov:entity", name}, {"prov:activity", activity}, {"prov:time", at}}));
    }

    const std::string stream_;
    std::string before_;  ///< the version before
    std::int64_t relations_ = 0;
    Value all_ = Value::object();
};

}  // namespace

bool export_prov(const ExportJob& job, const engine::Sink& sink) {
    engine::ProvWriter writer(sink, export_header(job.store, job.nomenclature, job.policies, job.part, job.now), attributions(job.nomenclature));
    for (const std::string_view prefix : {"case/", "meeting/", "proposal/"}) {
        for (const std::string& stream : streams_of(job.store, job.part, prefix)) {
            const PartOfStream found = readable_part(job, stream);
            if (found.first >= found.last) continue;
            Statements statements(stream);
            for (std::size_t i = found.first; i < found.last; ++i) statements.add(found.events[i], found.texts);
            if (!writer.bundle(prov_name("bundle/" + stream), statements.take())) return false;
        }
    }
    return writer.end();
}

}  // namespace workflows
