// The office in the tables, and its stream: every change is an event of the stream `office` beside the rows it changes.
#pragma once

#include "engine/event.hpp"
#include "storage/writer.hpp"
#include "workflows/people/people.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace storage {

/// The name of the stream.
inline constexpr std::string_view office_stream = "office";

/// What tells whether an office read earlier is still the office: the stream's version, and how often preferences,
/// which make no event, were changed.
struct OfficeVersion {
    std::int64_t events = 0;
    std::int64_t preferences = 0;
    bool operator==(const OfficeVersion&) const = default;
    /// Whether the other knows of changes that this one does not.
    bool is_before(const OfficeVersion& other) const { return events < other.events || preferences < other.preferences; }
};

OfficeVersion office_version(Connection& db);
workflows::Office read_office(Connection& db);

/// Appends to the stream within one unit of work.
class OfficeLog {
public:
    /// Locks the stream until the unit ends.
    OfficeLog(Unit& unit, const workflows::By& by);

    /// Records what happened and returns the event's number, which is the identity of what it made.
    std::int64_t record(const std::string& act, const std::string& name, engine::Value body, const std::vector<engine::Text>& texts = {});

private:
    Unit& unit_;
    const workflows::By& by_;
    engine::CaseRow head_;
};

/// Ends the person's earlier set-up links and makes one that opens with `token` for seven days.
void make_setup_link(Unit& unit, OfficeLog& log, std::string_view person, const std::string& token, const workflows::By& by);

}  // namespace storage
