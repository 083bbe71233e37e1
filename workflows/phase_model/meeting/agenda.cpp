#include "workflows/phase_model/meeting/agenda.hpp"

#include "workflows/phase_model/meeting/meeting_list.hpp"

#include <algorithm>
#include <set>

namespace workflows {

namespace {

const std::string prefix = "meeting/";

/// Cases on an agenda that is still to be held.
std::set<std::string> taken(engine::Store& store, CaseList& cases) {
    std::set<std::string> all;
    for (const auto& meeting : unsigned_meetings(store, cases)) {
        if (meeting->over()) continue;
        for (const AgendaItem& item : meeting->items)
            if (!item.out) all.insert(item.case_id);
    }
    return all;
}

using Meetings = std::vector<std::shared_ptr<const MeetingFile>>;

Meetings read_all(engine::Store& store, const std::vector<std::string>& streams, const std::optional<AsOf>& moment = {}) {
    const auto blank = [](std::string_view stream) { return std::make_unique<MeetingFile>(std::string(stream.substr(stream.find('/') + 1))); };
    Meetings all;
    for (const std::string& stream : streams) {
        auto file = moment ? fold_as_of(store, blank, stream, *moment) : store.read(stream);
        if (auto meeting = std::dynamic_pointer_cast<const MeetingFile>(std::move(file))) all.push_back(std::move(meeting));
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a->date != b->date ? a->date > b->date : a->id > b->id; });
    return all;
}

}  // namespace

std::vector<std::shared_ptr<const MeetingFile>> meetings(engine::Store& store, const std::optional<AsOf>& moment) {
    return read_all(store, store.streams(prefix), moment);
}

MeetingPage meetings_before(engine::Store& store, const std::string& before, std::size_t most, const std::optional<AsOf>& moment) {
    auto streams = store.streams(prefix);
    if (!before.empty()) std::erase_if(streams, [&](const std::string& stream) { return stream >= prefix + before; });
    const bool more = streams.size() > most;
    if (more) streams.erase(streams.begin(), streams.end() - static_cast<std::ptrdiff_t>(most));
    MeetingPage page{.meetings = read_all(store, streams, moment), .next = more ? streams.front().substr(prefix.size()) : std::string()};
    std::sort(page.meetings.begin(), page.meetings.end(), [](const auto& a, const auto& b) { return a->id > b->id; });
    return page;
}

std::vector<std::shared_ptr<const MeetingFile>> unsigned_meetings(engine::Store& store, CaseList& cases) {
    if (auto* list = dynamic_cast<MeetingList*>(&cases)) return read_all(store, list->unsigned_meetings());
    auto all = meetings(store);
    std::erase_if(all, [](const auto& meeting) { return meeting->state == "signed"; });
    return all;
}

std::vector<Suggested> suggested_items(engine::Store& store, CaseList& cases, const std::string& date) {
    const std::set<std::string> elsewhere = taken(store, cases);
    std::vector<Suggested> all;
    const auto add = [&](CaseFilter filter, const std::string& why) {
        filter.limit = 200;
        bool valid = true;
        for (engine::CaseRow& row : cases.list(filter, valid).rows) {
            const bool due = why != "parked" || (!row.next_date.empty() && row.next_date <= date);
            if (due && !elsewhere.contains(row.id)) all.push_back({std::move(row), why});
        }
    };
    add({.status = "active", .ball = "leader_group"}, "ready");
    add({.phase = "follow_up", .status = "active", .overdue_on = date}, "follow_up");
    add({.status = "parked", .sort = "next_date"}, "parked");
    return all;
}

}  // namespace workflows
