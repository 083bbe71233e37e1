#include "workflows/phase_model/export_log.hpp"

#include "engine/export/jsonl.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/export_rows.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/phase_model/publicity.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Value;

constexpr std::string_view model_version = "1.0";

bool holds_one_of(const std::vector<Standing>& standings, std::initializer_list<std::string_view> roles) {
    return std::any_of(standings.begin(), standings.end(), [&](const Standing& standing) {
        return std::find(roles.begin(), roles.end(), standing.role) != roles.end();
    });
}

Value described(const ExportPart& part) {
    Value value;
    if (!part.case_id.empty()) value.set("case", part.case_id);
    if (part.from) value.set("from", engine::to_text(*part.from));
    if (part.to) value.set("to", engine::to_text(*part.to));
    return value;
}

Value sources_of(orphanet::Nomenclature& nomenclature) {
    Value sources = Value::array();
    for (const orphanet::Release& release : nomenclature.releases())
        sources.push(Value::object({{"name", "Orphanet, " + release.product + " (" + release.language + ")"},
                                    {"licence", "CC BY 4.0"},
                                    {"version", release.version},
                                    {"date", release.date},
                                    {"sha256", release.sha256}}));
    return sources;
}

std::vector<std::string> streams_of(engine::Store& store, const ExportPart& part, std::string_view prefix) {
    if (part.case_id.empty()) return store.streams(prefix);
    return {"case/" + part.case_id};
}

/// The events from the first that lies in the part to the last, so that the chain between them is whole.
std::pair<std::size_t, std::size_t> range_of(const std::vector<engine::Sealed>& events, const ExportPart& part) {
    std::size_t first = 0, last = events.size();
    if (part.from)
        while (first < last && events[first].event.date < engine::to_text(*part.from)) ++first;
    if (part.to)
        while (last > first && events[last - 1].event.date > engine::to_text(*part.to)) --last;
    return {first, last};
}

/// Where the first vote of an open ballot stands; `end` when no ballot is open.
std::size_t first_open_vote(const Case& file, const std::vector<engine::Sealed>& events, std::size_t end) {
    const Ballot* ballot = file.open_ballot();
    if (ballot == nullptr) return end;
    for (std::size_t i = 0; i < end; ++i)
        if (events[i].event.name == "vote_cast" && events[i].event.seq > ballot->by.seq) return i;
    return end;
}

}  // namespace

bool may_export(const std::vector<Standing>& standings, const ExportPart& part) {
    if (holds_one_of(standings, {"auditor", "case_officer", "administrative_leader"})) return true;
    return part.public_only && holds_one_of(standings, {"centre_leader", "user_representative", "professional"});
}

ExportPart narrowed(ExportPart part, const std::vector<Standing>& standings) {
    part.public_only = part.public_only || !may_export(standings, part);
    part.open_votes = holds_one_of(standings, {"auditor"}) && !part.public_only;
    return part;
}

bool export_jsonl(engine::Store& store, orphanet::Nomenclature& nomenclature, const ExportPart& part, std::string_view person,
                  engine::Instant now, const engine::Sink& sink) {
    Publicity publicity;
    bool only_public = part.public_only;
    const auto may_see = [&](const engine::Event& event, std::string_view place) {
        return !is_personal(event) && (!only_public || publicity.is_public(event, place));
    };
    bool wanted = true;
    engine::JsonlWriter writer(
        [&](std::string_view piece) { return wanted = wanted && sink(piece); },
        {.model = std::string(model_version),
         .made_at = engine::to_text(now),
         .demonstration = store.demonstration(),
         .public_only = part.public_only,
         .part = described(part),
         .policies = {{shipped_policy().version, shipped_policy().sha256}},
         .sources = sources_of(nomenclature)},
        may_see);
    for (const std::string& stream : streams_of(store, part, "")) {
        const auto events = store.events(stream);
        const auto texts = store.texts(stream);
        const auto [first, end] = range_of(events, part);
        const auto file = stream.starts_with("case/") ? store.read(stream) : nullptr;
        const auto* opened = dynamic_cast<const Case*>(file.get());
        only_public = part.public_only || (opened != nullptr && opened->tied(person));
        const std::size_t last = opened == nullptr || part.open_votes ? end : first_open_vote(*opened, events, end);
        writer.hold_back(static_cast<std::int64_t>(end - std::max(first, last)));
        for (std::size_t i = 0; i < last; ++i) {
            publicity.follow(events[i].event);
            if (i >= first && !writer.event(events[i], texts)) return false;
        }
    }
    return writer.end();
}

bool export_csv(engine::Store& store, const ExportPart& part, engine::CsvStyle style, const engine::Sink& sink) {
    engine::CsvWriter writer(sink, style);
    if (!writer.row(decision_headings())) return false;
    for (const std::string& stream : streams_of(store, part, "case/")) {
        for (const Decision& decision : decision_rows(store.events(stream), store.texts(stream))) {
            if (part.from && decision.date < engine::to_text(*part.from)) continue;
            if (part.to && decision.date > engine::to_text(*part.to)) continue;
            if (!writer.row(decision.cells)) return false;
        }
    }
    return true;
}

}  // namespace workflows
