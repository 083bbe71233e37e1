#include "web/process_query.hpp"

#include "web/door.hpp"
#include "web/pages/sight.hpp"
#include "web/pages/words.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/policy.hpp"

#include <algorithm>

namespace web {

std::optional<workflows::ProcessFilter> process_filter(Call& call, std::optional<Response>& problem) {
    if (auto invalid_moment = read_past(call)) problem = std::move(invalid_moment);
    workflows::ProcessFilter filter{.centre = std::string(call.in_query("centre")), .as_of = call.as_of};
    for (const auto& [name, date] : {std::pair{"from", &filter.from}, {"to", &filter.to}}) {
        const auto typed = call.in_query(name);
        *date = read_date(typed);
        if (!typed.empty() && !*date) problem = invalid(call, "?" + std::string(name), "err.date");
    }
    const auto& centres = call.viewer.policy().centres;
    const bool known = std::ranges::any_of(centres, [&](const auto& centre) { return centre.id == filter.centre; });
    if (!filter.centre.empty() && !known) problem = invalid(call, "?centre", "problem.unknown_centre");
    if (problem) return std::nullopt;
    return filter;
}

std::shared_ptr<const workflows::Process> process_found(const Call& call, const workflows::ProcessFilter& filter) {
    engine::Store& store = call.app.engine.store();
    const auto shut_out = shut_out_for(call);
    const workflows::Office& office = call.office();
    if (call.app.log == nullptr)
        return std::make_shared<const workflows::Process>(workflows::look_at_process(store, office.policies, filter, call.viewer.today, shut_out));
    const std::string state = call.app.log->store().cases_state() + "|" + std::to_string(office.version);
    return call.door.process.look(store, office.policies, filter, call.viewer.today, shut_out, call.viewer.person, state);
}

}  // namespace web
