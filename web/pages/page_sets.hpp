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
PageSet decision_pages();   ///< the decisions of one case, as documents and letters
PageSet act_pages();        ///< the form of every act, the conflict page, the ballot
PageSet notice_pages();     ///< what one is told of, and how by e-mail
PageSet feed_pages();       ///< calendar and Atom
PageSet invitation_pages(); ///< the text of an invitation
PageSet letter_pages();     ///< e-mail that did not go out, for an administrator
PageSet draft_pages();      ///< what is typed and not sent
PageSet register_pages();   ///< registering a diagnosis
PageSet proposal_pages();   ///< proposals
PageSet removal_pages();    ///< removing personal data from a meeting or a proposal
PageSet meeting_list_pages();  ///< the leader group's meetings
PageSet meeting_pages();    ///< one meeting, its acts and minutes
PageSet meeting_act_pages();
PageSet consent_pages();    ///< one act on several items of a meeting
PageSet minutes_pages();
PageSet paper_pages();      ///< the papers of one meeting
PageSet comment_pages();    ///< comments across cases, how organisations have been answered
PageSet own_comment_pages();///< one's own comments with their answers
PageSet answer_pages();     ///< several comments answered at once
PageSet change_pages();     ///< what the input changed
PageSet hearing_pages();    ///< open hearings, cases followed
PageSet diagnosis_pages();  ///< what Orphanet says, and searching
PageSet history_pages();    ///< decisions and steps across cases
PageSet annual_pages();     ///< the yearly report
PageSet export_pages();     ///< taking the record out
PageSet search_pages();     ///< cases, diagnoses, words of decisions and histories
PageSet all_decision_pages();  ///< decisions over all cases; like evidence, different outcome
PageSet precedent_pages();  ///< earlier decisions with like evidence
PageSet process_pages();    ///< the process in figures
PageSet user_pages();       ///< users and roles
PageSet deputy_pages();     ///< deputies of leaders
PageSet profile_pages();    ///< language, colours
PageSet screening_pages();  ///< what is known and suggested of many codes
PageSet what_if_pages();    ///< what another policy would change
PageSet release_pages();    ///< releases, their difference
PageSet look_again_pages(); ///< cases to look at again after a release
PageSet model_pages();       ///< the table of the model
PageSet import_pages();      ///< Norwegian names and counts of enquiries
PageSet policy_list_pages(); ///< the policies that have been published
PageSet policy_pages();      ///< one policy
PageSet glossary_pages();    ///< words used on the pages
PageSet reading_pages();     ///< help, accessibility, privacy, about

}  // namespace web
