// Case is a candidate diagnosis as its events tell it: the fold that requirements, pages and exports read.
//
// Start here to see what is known of a case. Every entry carries a Stamp: the number of the event that made it, and the
// cycle and phase it was made in, so that a requirement can tell what still counts (specification section 5).
#pragma once

#include "engine/case_file.hpp"
#include "engine/time.hpp"
#include "workflows/phase_model/kept_hash.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// Who entered something, when, and where the case stood.
struct Stamp {
    std::int64_t seq = 0;  ///< the event's number: the entry's identity within the case
    std::int64_t cycle = 1;
    int phase = 0;
    std::string at;
    engine::Date date;
    std::string actor, on_behalf, role;
    std::string centre, organisation, capacity;  ///< of the role it was done in
};

/// A text a person typed; `text` is empty when redacted.
struct Words {
    std::string sha256;
    std::string text;
    bool given() const { return !sha256.empty(); }
};

struct Name {
    std::string language;  ///< nb, nn, en
    Words words;
    std::string source;
};

struct Identity {
    Stamp by;
    std::string orpha;   ///< digits; empty when there is none yet
    std::string level;   ///< group, disorder, subtype
    std::string status;  ///< active, inactive, deprecated, obsolete, unknown
    std::string target;  ///< ORPHAcode it moved to
    std::string release; ///< "product1 en 2025-12-09"
    std::string local_code;
    Words why_none;
};

/// A case that may be the same diagnosis, found when the case was registered or its identity set.
struct DuplicateHit {
    std::string case_id;
    std::string verdict;  ///< "" until judged; same, covered_by, different
    Stamp by;
    Words reason;
};

struct Scope {
    Stamp by;
    std::string kind;  ///< whole, subtype, subgroup
    Words words;
    std::vector<std::string> in, out;  ///< ORPHAcodes of descendants
};

struct Assessment {
    Stamp by;
    std::string criterion;  ///< K1–K7
    std::string value;      ///< met, not_met, undetermined
    std::string certainty;  ///< low, medium, high
    Words reason;
    std::string suggestion;
    Words source;
    std::string record;  ///< K1: the prevalence record chosen
    std::optional<std::int64_t> carried;  ///< seq of the item of an earlier cycle
};

struct Candidate {
    Stamp by;
    std::string centre;  ///< "none" when none fits
    std::string source;
    Words reason;
    bool withdrawn = false;
    std::string fit;       ///< "", good, partial, poor
    std::string capacity;  ///< "", available, limited, none
    Words effect;
    Stamp capacity_by;
};

struct OralAnswer {
    Stamp by;
    std::string value;  ///< link, no_link, oral_only
    Words reason;
};

struct Evidence {
    Stamp by;
    std::string claim;
    bool missing = false;  ///< openly recorded as missing
    Words value, source, reason, place;
    std::string date, certainty;
    std::optional<std::int64_t> replaces, replaced_by, carried;
    bool own_statement = false;  ///< of a user organisation; giving it is not preparing
    bool addition = false;       ///< came while the hearing window was open
};

struct Enquiries {
    Stamp by;
    std::string orpha;
    std::int64_t year = 0, count = 0;
    std::string channel;
};

struct Summary {
    Stamp by;
    Words nb, nn, en;
    std::optional<std::int64_t> carried;
};

struct Recommendation {
    Stamp by;
    std::string answer;  ///< yes, no, later
    std::string outcome;
    Words words, changes;
    bool final = false;
    std::optional<std::int64_t> carried;
};

struct Declaration {
    Stamp by;
    std::string person;
    std::string value;    ///< none, institutional, possible, tied
    Words words;
    std::string decided;  ///< of "possible": "", tied, not_tied
    Stamp decided_by;
    /// What counts: the declaration, or what was decided about it.
    std::string effective() const { return value == "possible" && !decided.empty() ? (decided == "tied" ? "tied" : "none") : value; }
};

/// One member's vote on whether another, who may be tied, is.
struct ImpartialityVote {
    Stamp by;
    std::string seat;      ///< whose seat
    std::string whom;
    std::string decision;  ///< tied, not_tied
};

struct Countersignature {
    Stamp by;
    std::string act;          ///< the act or transition it is for
    std::string requirement;  ///< of an override
    std::string draft;        ///< content hash that was seen
    bool yes = false;
    Words reason;
};

struct Override {
    Stamp by;
    std::string requirement;
    Words reason;
    std::string countersigned_by;
};

/// One body asked to speak.
struct Invitation {
    Stamp by;
    std::string body;  ///< "council:TRS", "reference_group", "user_organisation", "clinical_community", "centre:TRS", "other:…"
    std::string purpose;  ///< hearing, placement, ending, evaluation
    std::string contact;
    Words asked;
    engine::Date until;
    bool silent = false;  ///< "invited, no statement" recorded
    Stamp silent_by;
};

/// One round of hearing: from entering phase 3 until it is closed or voided.
struct Round {
    Stamp by;
    engine::Date from, until;  ///< last day of the window
    std::string pack;          ///< content hash sent out
    bool extended = false;
    bool closed = false;       ///< by T05
    bool voided = false;       ///< by a return or another transition
};

struct CommentAnswer {
    Stamp by;
    std::string disposition;  ///< followed, partly, not_followed, outside_scope
    Words reason, changed;
};

/// A comment taken out of sight: at once, and for good when somebody else has countersigned it in time.
struct Hiding {
    Stamp by;
    Words reason;
    engine::Date until;           ///< last day it stays hidden without a countersignature
    std::string countersigned_by; ///< "" while it waits
};

struct Comment {
    Stamp by;
    std::string part;  ///< case, K1–K7, scope, centre, other
    Words text;
    std::vector<Words> earlier;
    std::string visibility;  ///< public, internal
    std::string timing;      ///< in_time, early, late
    std::int64_t round = 0;  ///< seq of the hearing round it belongs to, 0 outside
    std::optional<Stamp> edited;
    bool withdrawn = false;
    std::vector<CommentAnswer> answers;  ///< the last one counts, if given after the last edit
    std::optional<Hiding> hiding;        ///< the latest, until it is shown again
    const CommentAnswer* answer() const;
    /// Hidden for good: such a comment needs no answer.
    bool hidden_for_good() const { return hiding && !hiding->countersigned_by.empty(); }
    bool hidden_on(engine::Date day) const { return hiding && (hidden_for_good() || day <= hiding->until); }
};

/// Who may read a document or comment, as a case officer has assessed it (offentleglova; domain 3.6).
struct Access {
    Stamp by;
    std::string level;   ///< public, deferred, internal, withheld
    std::string ground;  ///< "offl_13" …; "" where it is public
    std::string assessed_on;
    Words reason;
};

struct Attendance {
    Stamp by;
    struct Present {
        std::string person;
        std::string sits_for;  ///< the leader, when a deputy fills the seat; else the person
        bool by_link = false;
    };
    std::vector<Present> present;
    std::vector<Words> observers;
    Words spoke_for_users;
    std::string meeting;  ///< the meeting where the case is an item, or ""
};

/// One member's vote on who is to preside over the item.
struct ChairVote {
    Stamp by;
    std::string seat;  ///< whose seat
    std::string chair; ///< the person voted for
};

struct ElectedChair {
    Stamp by;
    std::string person;
};

struct Motion {
    Stamp by;
    std::string transition;  ///< event name, or "go_on" after a call-in
    std::string outcome;
    Words words, conditions;
    engine::Value body;  ///< the transition's own fields, as they were put
    bool withdrawn = false;
    std::int64_t withdrawn_by = 0;  ///< number of the event that withdrew it
};

/// How the case weighed an earlier decision.
struct Precedent {
    Stamp by;
    std::string decision;  ///< case id, or "" for none relevant
    std::string verdict;   ///< followed, departed, none_relevant
    Words reason;
    bool confirmed = false;  ///< by the chair
};

struct Vote {
    Stamp by;
    std::string person;    ///< the one who cast it
    std::string seat;      ///< whose seat
    std::string motion;    ///< for, against, abstain; "" where the ballot is on criteria alone
    std::map<std::string, std::string> criteria;
    Words reason;
    std::string content;   ///< content hash voted on
    bool replaced = false;
};

struct Ballot {
    Stamp by;
    std::int64_t motion = 0;  ///< seq of the motion
    std::vector<std::string> criteria;
    std::string form;         ///< meeting, circulation
    std::string deadline;     ///< of a circulation
    std::string content;      ///< hash of motion, pack, criteria, recommendation, policy
    std::string chair;        ///< who presides
    struct Elector {
        std::string holder;   ///< of the seat
        std::string person;   ///< who sits, "" when absent
        bool recused = false;
    };
    std::vector<Elector> electorate;  ///< frozen at opening
    std::vector<Vote> votes;
    std::string state = "open";  ///< open, carried, fell, voided
    std::map<std::string, std::string> results;  ///< per criterion
    bool casting_vote = false;
    Stamp closed_by;
    Words reason;                          ///< what the chair gave when closing it
    std::string meeting;                   ///< where it was held, or ""
    std::int64_t in_favour = 0, against = 0, abstain = 0, present = 0, seats = 0;  ///< as counted when it was closed
    std::string policy, release;           ///< the policy's hash and Orphanet's release when it was closed
    std::vector<Precedent> precedents;     ///< as they stood when it was closed
    const Vote* live_vote(std::string_view seat) const;
};

/// What one of the minority wishes to be recorded.
struct Dissent {
    Stamp by;
    std::int64_t ballot = 0;  ///< seq of the ballot
    Words words;
};

struct PlacementAnswer {
    Stamp by;
    std::string centre;
    bool accepted = false;
    std::string from;
    Words needs, reason;
};

struct Placement {
    Stamp by;
    std::string primary;
    std::vector<std::string> secondary;
    std::string principle;
    std::string oral;  ///< link, no_link, not_applicable
    std::vector<std::string> scope;  ///< ORPHA descendants counted in, frozen
    std::string start;
    std::string end;
    bool in_force = true;
};

struct StartUpItem {
    Stamp by;
    std::string state;  ///< done, planned, not_applicable
    std::string planned_by, link;
    Words reason;
};

struct StartUpConfirmation {
    Stamp by;
    bool confirmed = false;
    Words missing;
};

struct StatusReport {
    Stamp by;
    std::string kind;  ///< half_year, yearly, evaluation
    Words contact_point, changes, users_view;
    std::string activity;  ///< band
};

struct Parking {
    Stamp by;
    engine::Date since;  ///< when it was parked; parking it again sets a new date to look again, not a new beginning
    engine::Date until;
    Words reason, condition, where_served;
    std::optional<engine::Date> next_date;  ///< what it was before; comes back with the parked days added
};

struct Closing {
    Stamp by;
    std::string transition;  ///< T14, T15, T20, T22
    std::string outcome;
    int from = 0;
    Words reason, where_served, documented;
    std::string review_date;
    std::vector<std::string> targets;
};

/// A newer release of Orphanet changed what is known of the case's ORPHAcode (specification section 7).
struct ReleaseFlag {
    Stamp by;
    std::string grade;             ///< informational … code_inactive (release_flags.hpp)
    std::string orpha, sha256;     ///< the code that was meant; of the release
    std::string target, relation;  ///< of an inactive code: where it went, moved_to or referred_to
    engine::Value body;            ///< the event's: releases, changes with old and new, suggestions with old and new
    std::string effect;            ///< "" until judged; no_effect, new_code, reopen, motion
    std::string new_orpha;
    Stamp judged_by;
    Words reason;
};

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
    std::string last_at;
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
    std::vector<std::string> followers;
    std::vector<std::string> absorbed;  ///< cases merged into this one, or split with this as a part

    // How it was decided.
    std::optional<Attendance> attendance;
    std::vector<ChairVote> chair_votes;  ///< since the attendance was recorded, one a seat
    std::optional<ElectedChair> elected_chair;
    std::vector<Motion> motions;
    std::vector<Ballot> ballots;
    std::vector<Precedent> precedents;
    std::vector<Dissent> dissents;
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
    const Round* round() const;        ///< the round of this stay in phase 3
    /// True while comments on the open hearing are in time: until the last day, and while the case is parked with days left.
    bool window_open(engine::Date today) const;
    const Ballot* open_ballot() const;
    const Motion* motion(std::int64_t seq) const;
    const Comment* comment(std::int64_t seq) const;
    /// What is signed when somebody countersigns the hiding of a comment: its text, the reason and the event.
    std::string hiding_hash(const Comment& comment) const;
    const Placement* placement_in_force() const;
    /// Persons who prepared in this cycle (specification section 5, four_eyes).
    std::vector<std::string> preparers() const;
    /// Hash of what a decision rests on: identity, scope, criteria, evidence, candidates, recommendation, policy.
    std::string content_hash() const;
    /// Of what a vote on a motion is bound to; content_of_motion makes it.
    KeptHash motion_content;

private:
    std::string make_content_hash() const;

    KeptHash content_;
};

}  // namespace workflows
