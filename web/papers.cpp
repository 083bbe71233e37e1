#include "web/papers.hpp"

#include "web/pages/sight.hpp"

namespace web {

std::vector<workflows::Paper> papers_seen(const Call& call, const workflows::MeetingFile& meeting) {
    const auto& viewer = call.viewer;
    return workflows::papers_of(call.store(), meeting,
                                {.person = viewer.person,
                                 .prepares = viewer.holds("case_officer") || viewer.holds("administrative_leader") || viewer.holds("centre_leader"),
                                 .audits = viewer.holds("auditor"),
                                 .shut_out = shut_out_for(call),
                                 .today = viewer.today});
}

}  // namespace web
