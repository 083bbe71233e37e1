// The files of pages, by what each offers. One line here and one in page_sets.cpp makes a page known.
#pragma once

#include "web/pages/frame.hpp"

namespace web {

PageSet entrance_pages();   ///< sign-in, first password, problems
PageSet turn_pages();       ///< what waits for me
PageSet board_pages();      ///< the phase board
PageSet case_list_pages();  ///< the cases as a table
PageSet case_pages();       ///< one case
PageSet story_pages();      ///< the history of one case
PageSet act_pages();        ///< the form of every act, the conflict page, the ballot
PageSet draft_pages();      ///< what is typed and not sent
PageSet register_pages();   ///< registering a diagnosis
PageSet proposal_pages();   ///< proposals
PageSet meeting_list_pages();  ///< the leader group's meetings
PageSet meeting_pages();    ///< one meeting, its acts and minutes
PageSet meeting_act_pages();
PageSet minutes_pages();
PageSet comment_pages();    ///< comments without an answer, open hearings, cases followed
PageSet diagnosis_pages();  ///< what Orphanet says, and searching
PageSet history_pages();    ///< decisions and steps across cases
PageSet annual_pages();     ///< the yearly report
PageSet process_pages();    ///< the process in figures
PageSet user_pages();       ///< users and roles
PageSet deputy_pages();     ///< deputies of leaders
PageSet profile_pages();    ///< language, colours
PageSet screening_pages();  ///< what is known and suggested of many codes
PageSet what_if_pages();    ///< what another policy would change
PageSet release_pages();    ///< releases, their difference
PageSet look_again_pages(); ///< cases to look at again after a release
PageSet model_pages();
PageSet import_pages();
PageSet policy_list_pages();
PageSet policy_pages();      ///< the table of the model, the policy
PageSet reading_pages();    ///< help, glossary, accessibility, privacy, about

}  // namespace web
