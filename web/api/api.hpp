// The JSON API under /api/v1: its rows of the route table, one file a subject.
#pragma once

#include "web/routes.hpp"

#include <vector>

namespace web {

/// All of them, in the order of the OpenAPI document.
std::vector<Route> api_routes();

std::vector<Route> case_routes();  ///< list, register, read, history
std::vector<Route> act_routes();   ///< transitions, acts, and the named routes to the same acts
std::vector<Route> proposal_routes();
std::vector<Route> meeting_routes();
std::vector<Route> diagnosis_routes();
std::vector<Route> screening_routes();  ///< screening, what-if
std::vector<Route> draft_routes();  ///< one's own drafts
std::vector<Route> import_routes();     ///< Norwegian names, counts of enquiries
std::vector<Route> policy_routes();     ///< policies, their difference, publication
std::vector<Route> release_routes();    ///< releases, their difference, cases to look at again
std::vector<Route> export_routes();
std::vector<Route> process_routes();
std::vector<Route> report_routes();
std::vector<Route> log_routes();
std::vector<Route> information_routes();  ///< model, me, people

}  // namespace web
