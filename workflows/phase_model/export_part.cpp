#include "workflows/phase_model/export_part.hpp"

#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"

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
    if (!part.meeting.empty()) value.set("meeting", part.meeting);
    if (part.from) value.set("from", engine::to_text(*part.from));
    if (part.to) value.set("to", engine::to_text(*part.to));
    if (part.as_of) value.set("as_of", to_text(*part.as_of));
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

std::vector<std::pair<std::string, std::string>> named(const PolicyBook& policies, const ExportPart& part) {
    std::vector<std::pair<std::string, std::string>> all;
    for (const KeptPolicy& kept : policies.all())
        if (!part.as_of || kept.published <= engine::to_text(part.as_of->day)) all.emplace_back(kept.policy->version, kept.policy->sha256);
    return all;
}

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

std::vector<std::string> streams_of_meeting(engine::Store& store, const std::string& number) {
    const std::string stream = "meeting/" + number;
    const auto meeting = std::dynamic_pointer_cast<const MeetingFile>(store.read(stream));
    if (!meeting) return {};
    std::vector<std::string> streams{stream};
    for (const AgendaItem& item : meeting->items)
        if (!item.out && !item.case_id.empty()) streams.push_back("case/" + item.case_id);
    std::sort(streams.begin(), streams.end());
    streams.erase(std::unique(streams.begin(), streams.end()), streams.end());
    return streams;
}

/// The same for a policy that a meeting is treating: votes on it are hidden until it is decided or left.
std::size_t first_open_policy_vote(const MeetingFile& meeting, const std::vector<engine::Sealed>& events, std::size_t end) {
    const AgendaItem* item = meeting.current();
    if (item == nullptr || !item->policy || item->policy->adopted()) return end;
    for (std::size_t i = 0; i < end; ++i)
        if (events[i].event.name == "policy_vote_cast" && events[i].event.body.integer("item") == item->seq) return i;
    return end;
}

void leave_out_later(std::vector<engine::Sealed>& events, const ExportPart& part) {
    if (!part.as_of) return;
    const auto later = std::find_if_not(events.begin(), events.end(), [&](const engine::Sealed& sealed) { return part.as_of->holds(sealed.event); });
    events.erase(later, events.end());
}

template <class File>
std::shared_ptr<const File> folded(const std::string& stream, const PartOfStream& read) {
    if (read.events.empty()) return nullptr;
    auto file = std::make_shared<File>(stream.substr(stream.find('/') + 1));
    for (const engine::Sealed& sealed : read.events) file->apply(sealed, read.texts);
    return file;
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

std::vector<std::string> bound_by(const Office& office, const std::string& person, engine::Date today) {
    std::vector<std::string> persons{person};
    for (const Standing& standing : office.standings(person, today))
        if (!standing.on_behalf.empty()) persons.push_back(standing.on_behalf);
    return persons;
}

engine::ExportHeader export_header(engine::Store& store, orphanet::Nomenclature& nomenclature, const PolicyBook& policies, const ExportPart& part,
                                   engine::Instant now) {
    return {.model = std::string(model_version),
            .made_at = engine::to_text(now),
            .demonstration = store.demonstration(),
            .public_only = part.public_only,
            .part = described(part),
            .policies = named(policies, part),
            .sources = sources_of(nomenclature)};
}

std::vector<std::string> attributions(orphanet::Nomenclature& nomenclature) {
    std::vector<std::string> all;
    for (const orphanet::Release& release : nomenclature.releases())
        all.push_back(
            "Orphadata: Free access data from Orphanet. \u00a9 INSERM 1999. Available on https://www.orphadata.com. "
            "Data version: " +
            release.product + " (" + release.language + ") " + release.version + ", " + release.date +
            ". Licence: Creative Commons Attribution 4.0 International (CC BY 4.0). Selected and re-arranged.");
    return all;
}

std::vector<std::string> streams_of(engine::Store& store, const ExportPart& part, std::string_view prefix) {
    std::vector<std::string> streams;
    if (!part.case_id.empty()) {
        streams = {"case/" + part.case_id};
    } else if (!part.meeting.empty()) {
        streams = streams_of_meeting(store, part.meeting);
    } else {
        return store.streams(prefix);
    }
    std::erase_if(streams, [&](const std::string& stream) { return !stream.starts_with(prefix); });
    return streams;
}

std::vector<engine::Sealed> events_then(engine::Store& store, const std::string& stream, const ExportPart& part) {
    auto events = store.events(stream);
    leave_out_later(events, part);
    return events;
}

PartOfStream read_part(engine::Store& store, const std::string& stream, const ExportPart& part) {
    PartOfStream found{.events = store.events(stream), .texts = store.texts(stream)};
    // Folded from what is read here anyway: an export of everything, asked of the store, would push the cases that people are working
    // with out of its memory.
    if (stream.starts_with("case/")) found.file = folded<Case>(stream, found);
    if (stream.starts_with("meeting/")) found.file = folded<MeetingFile>(stream, found);
    leave_out_later(found.events, part);
    const auto [first, end] = range_of(found.events, part);
    found.first = first;
    found.last = end;
    if (const auto* file = dynamic_cast<const Case*>(found.file.get()); file != nullptr && !part.open_votes) found.last = first_open_vote(*file, found.events, end);
    if (const auto* meeting = dynamic_cast<const MeetingFile*>(found.file.get()); meeting != nullptr && !part.open_votes)
        found.last = first_open_policy_vote(*meeting, found.events, end);
    found.held_back = end - std::max(first, found.last);
    return found;
}

}  // namespace workflows
