// What came of a case: placement, start-up, follow-up, parking and closing.
#pragma once

#include "workflows/phase_model/case_entry.hpp"

#include <optional>
#include <string>
#include <vector>

namespace workflows {

struct PlacementAnswer {
    Stamp by;
    std::string centre;
    bool accepted = false;
    std::string from;
    Words needs, reason;
};

struct Placement {
    Stamp by;
    std::string primary;
    std::vector<std::string> secondary;
    std::string principle;
    std::string oral;  ///< link, no_link, not_applicable
    std::vector<std::string> scope;  ///< ORPHA descendants counted in, frozen
    std::string start;
    std::string end;
    bool in_force = true;
};

struct StartUpItem {
    Stamp by;
    std::string state;  ///< done, planned, not_applicable
    std::string planned_by, link;
    Words reason;
};

struct StartUpConfirmation {
    Stamp by;
    bool confirmed = false;
    Words missing;
};

struct StatusReport {
    Stamp by;
    std::string kind;  ///< half_year, yearly, evaluation
    Words contact_point, changes, users_view;
    std::string activity;  ///< band
};

struct Parking {
    Stamp by;
    engine::Date since;  ///< when it was parked; parking it again sets a new date to look again, not a new beginning
    engine::Date until;
    Words reason, condition, where_served;
    std::optional<engine::Date> next_date;  ///< what it was before; comes back with the parked days added
};

struct Closing {
    Stamp by;
    std::string transition;  ///< T14, T15, T20, T22
    std::string outcome;
    int from = 0;
    Words reason, where_served, documented;
    std::string review_date;
    std::vector<std::string> targets;
};

}  // namespace workflows
