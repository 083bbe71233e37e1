// Cases in lists: rows, cards, whose turn it is, filters.
#pragma once

#include "web/pages/frame.hpp"
#include "workflows/phase_model/case_list.hpp"

#include <string>
#include <vector>

namespace web {

/// A case in a list or on the board.
struct CaseCard {
    std::string href, name, code, id, phase, days, next, ball, outcome;
    bool mine = false, overdue = false;
    std::vector<TagMark> tags;

    void describe(auto& to) const {
        to("href", href);
        to("name", name);
        to("code", code);
        to("id", id);
        to("phase", phase);
        to("days", days);
        to("next", next);
        to("ball", ball);
        to("outcome", outcome);
        to("mine", mine);
        to("tags", tags);
    }
};

CaseCard card_of(const Call& call, const engine::CaseRow& row);
/// The row knows when the phase began, not for how long the case was parked: the card's days are put right from the case.
void leave_out_parked_days(const Call& call, CaseCard& card);
/// The ball is in a role that this viewer holds, for this case's centre.
bool is_mine(const Viewer& viewer, const engine::CaseRow& row);

/// One choice of a filter.
struct Choice {
    std::string value, label;
    bool chosen = false;

    void describe(auto& to) const {
        to("value", value);
        to("label", label);
        to("chosen", chosen);
    }
};

/// What the address asks for, as a filter and as the controls that show it.
struct Asked {
    workflows::CaseFilter filter;
    std::vector<Choice> phases, centres, balls, statuses, outcomes;
    std::string q;
    std::string as_of;  ///< as typed in the form; "" for the present
};
Asked filter_of(const Call& call);
/// The parameters that a filter has in the address.
const std::vector<std::string>& filter_parameters();
/// The address of the same list with some parameters changed.
std::string same_list(const Call& call, std::string_view path, const Pairs& changed);

/// The same list from the API.
std::string json_list(const Call& call);
Response show_case_table(Call& call);

}  // namespace web
