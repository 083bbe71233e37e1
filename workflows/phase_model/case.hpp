// Case is a candidate diagnosis as its events tell it: the fold that requirements, pages and exports read.
//
// Start here to see what is known of a case; its parts stand beside it, case_*.hpp. Every entry carries a Stamp: the number of
// the event that made it, and the cycle and phase it was made in, so that a requirement can tell what still counts
// (specification section 5).
#pragma once

#include "engine/case_file.hpp"
#include "workflows/phase_model/case_decision.hpp"
#include "workflows/phase_model/case_hearing.hpp"
#include "workflows/phase_model/case_knowledge.hpp"
#include "workflows/phase_model/case_offer.hpp"
#include "workflows/phase_model/kept_hash.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace workflows {

/// One stay in a phase, for the phase bar and the story.
struct Visit {
    int phase = 0;
    std::int64_t seq = 0;
    std::int64_t cycle = 1;
    engine::Date from;
    std::string transition;
};

struct Transitioned {
    Stamp by;
    std::string id, event, from, to;
    std::string manner;  ///< group, delegated, officer, centre, import
    Words reason;
    std::string outcome; ///< of one that closes the case
};

class Case final : public engine::CaseFile {
public:
    explicit Case(std::string number) : id(std::move(number)) {}
    Case(const Case&) = default;

    void apply(const engine::Sealed& event, const engine::Texts& texts) override;
    std::unique_ptr<engine::CaseFile> clone() const override { return std::make_unique<Case>(*this); }
    engine::CaseRow row() const override;

    // Where it stands.
    std::string id;
    int phase = 8;                  ///< 0–7; of a closed case the phase it closed from; 8 before registration
    std::string status = "active";  ///< active, parked, closed
    std::int64_t cycle = 1;
    std::string outcome;
    engine::Date registered;
    std::string policy;             ///< SHA-256 of the policy in force when it entered its phase
    std::vector<Visit> visits;
    std::vector<Transitioned> transitions;
    bool called_in = false;         ///< in this cycle
    std::optional<engine::Date> next_date;
    std::int64_t renewed = 0;       ///< number of the event by which T09 last continued the offer of this stay; 0 for none
    int paused_days = 0;            ///< parked days in this phase, which deadlines do not count
    engine::Date last_date;

    // What is known.
    std::vector<Name> names;
    std::string origin, proposer, proposal;
    bool proposer_withdrew = false;
    std::string assignment_list, assignment_line;  ///< T21
    std::optional<Identity> identity;
    std::vector<DuplicateHit> duplicates;
    std::optional<Scope> scope;
    std::vector<Assessment> assessments;  ///< in order; the last of a criterion counts
    std::map<std::string, std::string> group_values;  ///< by vote, in this phase
    std::vector<Candidate> candidates;
    std::optional<OralAnswer> oral;
    std::vector<Evidence> evidence;
    std::vector<Enquiries> enquiries;
    std::vector<Summary> summaries;
    std::vector<Recommendation> recommendations;

    // Who prepared, who is bound, who has signed.
    std::vector<Declaration> declarations;
    std::vector<ImpartialityVote> impartiality_votes;  ///< on questions not yet decided, one a seat and person
    std::vector<Countersignature> countersignatures;
    std::vector<Override> overrides;
    std::string case_officer;

    // Who was heard.
    std::vector<Round> rounds;
    std::vector<Invitation> invitations;
    std::vector<Comment> comments;
    std::map<std::int64_t, Access> access;  ///< by the number of the entry it is about; the latest
    std::vector<DeadlineMark> deadline_marks;
    std::vector<Redaction> redactions;
    std::vector<std::string> followers;
    std::vector<std::string> absorbed;  ///< cases merged into this one, or split with this as a part

    // How it was decided.
    std::optional<Attendance> attendance;
    std::vector<ChairVote> chair_votes;  ///< since the attendance was recorded, one a seat
    std::optional<ElectedChair> elected_chair;
    std::vector<Substitute> substitutes;  ///< the latest of each leader
    std::vector<SubstituteVote> substitute_votes;  ///< on seats not yet filled, one a seat and leader
    std::vector<Motion> motions;
    std::vector<Ballot> ballots;
    std::vector<Precedent> precedents;
    std::vector<Dissent> dissents;
    std::vector<Reminder> reminders;
    std::vector<ContentChange> content_changes;
    std::vector<EditorialMark> editorial_marks;
    std::vector<std::string> meetings;  ///< where it was an item, in order

    // What came of it.
    std::vector<PlacementAnswer> placement_answers;
    std::vector<Placement> placements;
    std::map<std::string, StartUpItem> start_up;
    std::vector<StartUpConfirmation> confirmations;
    std::vector<StatusReport> reports;
    std::optional<Parking> parking;
    std::optional<Closing> closing;
    std::vector<std::int64_t> corrected;  ///< entries with a correction
    std::vector<std::pair<Stamp, Words>> reassessment_requests;
    std::vector<std::int64_t> reassessments_answered;
    std::vector<ReleaseFlag> release_flags;

    // Questions asked of it in many places.
    bool is_closed() const { return status == "closed"; }
    bool is_parked() const { return status == "parked"; }
    /// Number of the event by which the case last entered its present phase. T09 enters phase 7 from phase 7: what was
    /// asked, declared and recorded for one evaluation does not count for the next. The stay itself goes on.
    std::int64_t entered() const { return renewed != 0 ? renewed : visits.empty() ? 0 : visits.back().seq; }
    engine::Date phase_since() const { return visits.empty() ? registered : visits.back().from; }
    /// Since the case last entered the phase.
    bool counts_here(const Stamp& stamp) const { return stamp.seq >= entered(); }
    bool this_cycle(const Stamp& stamp) const { return stamp.cycle == cycle; }
    std::string name(std::string_view language = "nb") const;
    std::string orpha() const { return identity ? identity->orpha : std::string(); }
    const Assessment* assessment(std::string_view criterion) const;   ///< of this cycle
    /// The value that stands: the group's vote, else the human assessment, else "".
    std::string value_of(std::string_view criterion) const;
    const Recommendation* recommendation() const;  ///< of this cycle
    const Summary* summary() const;                ///< of this cycle
    const Evidence* claim(std::string_view claim) const;  ///< the present item of this cycle
    const Declaration* declaration(std::string_view person) const;  ///< the latest
    bool tied(std::string_view person) const;
    /// The leader whom this person stands in for in this case today, or "": a substitute counts while the leader is tied.
    std::string substitutes_for(std::string_view person) const;
    const Round* round() const;        ///< the round of this stay in phase 3
    /// True while comments on the open hearing are in time: until the last day, and while the case is parked with days left.
    bool window_open(engine::Date today) const;
    const Ballot* open_ballot() const;
    /// A member has moved a circulation of this stay to a meeting, and no ballot has been opened since.
    bool awaits_meeting() const;
    /// Who is to act next: "case_officer", "bodies", "leader_group" or "centre_leader"; "" while parked and when closed.
    std::string_view ball() const;
    const Motion* motion(std::int64_t seq) const;
    const Comment* comment(std::int64_t seq) const;
    /// What is signed when somebody countersigns the hiding of a comment: its text, the reason and the event.
    std::string hiding_hash(const Comment& comment) const;
    const Placement* placement_in_force() const;
    /// Persons who prepared in this cycle (specification section 5, four_eyes).
    std::vector<std::string> preparers() const;
    /// The latest mark on that entry, or null.
    const EditorialMark* editorial_mark(std::int64_t entry) const;
    /// What is signed when somebody countersigns that mark.
    std::string marking_hash(const EditorialMark& mark) const;
    /// One content hash for all that countersigned editorial changes tie together with this one: equal where the words alone differ.
    std::string but_for_words(const std::string& content) const { return but_for_words(content, version_); }
    /// By the marks that had been countersigned by that event's number.
    std::string but_for_words(const std::string& content, std::int64_t until) const;
    /// Hash of what a decision rests on: identity, scope, criteria, evidence, candidates, recommendation, policy.
    std::string content_hash() const;
    /// Of the same without free text: codes, dates, lists and which items there are. An editorial change leaves it as it is.
    std::string substance_hash() const;
    /// Of what a vote on a motion is bound to; content_of_motion makes it.
    KeptHash motion_content;

private:
    std::string hash_of_content(bool with_words) const;

    KeptHash content_;
};

}  // namespace workflows
