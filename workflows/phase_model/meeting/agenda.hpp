// Which cases the leader group should see next, most overdue and oldest first; and which meetings there are.
#pragma once

#include "engine/store.hpp"
#include "workflows/phase_model/as_of.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/phase_model/meeting/meeting_file.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace workflows {

struct Suggested {
    engine::CaseRow row;
    std::string why;  ///< ready (the group has the ball), follow_up (the evaluation is due), parked (the date to look again has come)
};

/// Every meeting, the latest date first; as they stood at a moment, where one is given.
std::vector<std::shared_ptr<const MeetingFile>> meetings(engine::Store& store, const std::optional<AsOf>& moment = {});

struct MeetingPage {
    std::vector<std::shared_ptr<const MeetingFile>> meetings;
    std::string next;  ///< number of the last one, where older ones follow; else ""
};

/// At most `most` of them with a number below `before` ("": from the newest on), the newest number first. Only these are read.
MeetingPage meetings_before(engine::Store& store, const std::string& before, std::size_t most, const std::optional<AsOf>& moment = {});

/// Those of them whose minutes are not signed yet: of hundreds that were held, the few that still ask something of somebody. Where the
/// list is a MeetingList too, the others are not read.
std::vector<std::shared_ptr<const MeetingFile>> unsigned_meetings(engine::Store& store, CaseList& cases);

/// Cases for a meeting on that date that stand on the agenda of no meeting still to come. An item that a meeting did not
/// reach is therefore here again as soon as the meeting is closed.
std::vector<Suggested> suggested_items(engine::Store& store, CaseList& cases, const std::string& date);

}  // namespace workflows
