#include "web/pages/page_sets.hpp"

#include "web/mail/letter.hpp"
#include "web/pages/pages.hpp"

#include <iterator>

namespace web {

std::vector<PageSet> page_sets() {
    return {frame_parts(),   entrance_pages(), turn_pages(),         board_pages(),   case_list_pages(), case_pages(),
            story_pages(),   decision_pages(), act_pages(),      register_pages(),     proposal_pages(), removal_pages(), meeting_list_pages(), meeting_pages(), meeting_act_pages(), consent_pages(), minutes_pages(), paper_pages(),
            comment_pages(), own_comment_pages(), answer_pages(), change_pages(), hearing_pages(), diagnosis_pages(), history_pages(),     search_pages(), precedent_pages(), all_decision_pages(), export_pages(), process_pages(), annual_pages(),    user_pages(),
            deputy_pages(),  profile_pages(),  model_pages(), import_pages(), policy_list_pages(), policy_pages(), glossary_pages(), reading_pages(), screening_pages(), what_if_pages(),
            draft_pages(), notice_pages(), letter_pages(), feed_pages(), invitation_pages(), mail_parts(), release_pages(), look_again_pages()};
}

std::vector<Route> page_routes() {
    check_templates();
    std::vector<Route> routes;
    for (auto& set : page_sets()) std::move(set.routes.begin(), set.routes.end(), std::back_inserter(routes));
    return routes;
}

}  // namespace web
