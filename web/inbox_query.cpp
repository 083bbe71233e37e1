#include "web/inbox_query.hpp"

#include "web/pages/sight.hpp"
#include "web/pages/words.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>

namespace web {

namespace {

bool is_phase(std::string_view id) { return id == workflows::closed_id || std::ranges::find(workflows::phase_ids, id) != workflows::phase_ids.end(); }

}  // namespace

const std::vector<std::string>& inbox_parameters() {
    static const std::vector<std::string> all{"state", "case", "phase", "organisation", "role", "part", "from", "to", "as_of"};
    return all;
}

std::optional<workflows::InboxFilter> inbox_filter(Call& call, std::string_view otherwise, std::optional<Response>& problem) {
    if (auto invalid_moment = read_past(call)) problem = std::move(invalid_moment);
    workflows::InboxFilter filter{.state = std::string(call.in_query("state")),
                                  .case_id = std::string(call.in_query("case")),
                                  .phase = std::string(call.in_query("phase")),
                                  .organisation = std::string(call.in_query("organisation")),
                                  .role = std::string(call.in_query("role")),
                                  .part = std::string(call.in_query("part"))};
    if (filter.state.empty()) filter.state = otherwise;
    if (filter.state == "all") filter.state.clear();
    const auto& states = workflows::inbox_states();
    if (!filter.state.empty() && std::ranges::find(states, filter.state) == states.end()) problem = invalid(call, "?state", "problem.unknown_state");
    if (!filter.phase.empty() && !is_phase(filter.phase)) problem = invalid(call, "?phase", "problem.unknown_phase");
    for (const auto& [name, date] : {std::pair{"from", &filter.from}, {"to", &filter.to}}) {
        const auto typed = call.in_query(name);
        *date = read_date(typed);
        if (!typed.empty() && !*date) problem = invalid(call, "?" + std::string(name), "err.date");
    }
    if (problem) return std::nullopt;
    return filter;
}

workflows::Inbox look_into(const Call& call, const workflows::InboxFilter& filter) {
    const Cases cases(call);
    return workflows::inbox(call.store(), *cases, filter, [&](const workflows::Case& file) { return readable_in(call, file); }, call.viewer.today, call.office().policies);
}

}  // namespace web
