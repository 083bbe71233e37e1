// The JSON API under /api/v1: its rows of the route table, one file a subject.
#pragma once

#include "web/routes.hpp"

#include <vector>

namespace web {

/// All of them, in the order of the OpenAPI document.
std::vector<Route> api_routes();

std::vector<Route> case_routes();  ///< list, register, read, history
std::vector<Route> decision_routes();  ///< the decisions of a case, as record, document and letter
std::vector<Route> act_routes();   ///< transitions, acts, and the named routes to the same acts
std::vector<Route> proposal_routes();
std::vector<Route> meeting_routes();
std::vector<Route> consent_routes();
std::vector<Route> diagnosis_routes();
std::vector<Route> screening_routes();  ///< screening, what-if
std::vector<Route> comment_routes();  ///< comments across cases, several answers at once, what the input changed
std::vector<Route> notice_routes();  ///< one's own notices and e-mail; letters for an administrator
std::vector<Route> feed_routes();    ///< the secret address of one's feeds
std::vector<Route> invitation_routes();
std::vector<Route> draft_routes();  ///< one's own drafts
std::vector<Route> import_routes();     ///< Norwegian names, counts of enquiries
std::vector<Route> policy_routes();     ///< policies, their difference, publication
std::vector<Route> release_routes();    ///< releases, their difference, cases to look at again
std::vector<Route> export_routes();
std::vector<Route> search_routes();     ///< words over all cases
std::vector<Route> robustness_routes();  ///< what a decision hangs on
std::vector<Route> all_decision_routes();  ///< decisions over all cases
std::vector<Route> precedent_routes();  ///< earlier decisions with like evidence
std::vector<Route> process_routes();
std::vector<Route> report_routes();
std::vector<Route> log_routes();
std::vector<Route> information_routes();  ///< model, me, people

}  // namespace web
