// Who was asked and heard on a case, what they said and what came of it, and who may read it (specification section 8).
#pragma once

#include "workflows/phase_model/case_entry.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace workflows {

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
    std::string opening;      ///< the standard sentence before the reason: "thanks", "known" …; "" for none
    Words reason, changed;
    std::int64_t change = 0;  ///< number of the event that the comment caused; 0 where none is named
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
    std::string part;  ///< case, K1–K7, scope, centre, summary, evidence, recommendation, other
    Words text;
    std::vector<Words> earlier;
    std::string visibility;  ///< public, internal
    std::string body;        ///< spoken for, as invitations name it; "" for nobody but the author's organisation
    std::optional<engine::Date> approved;  ///< when that body approved the statement
    std::int64_t reply_to = 0;  ///< number of the comment it replies to; 0 for none
    std::string timing;      ///< in_time, early, late
    std::int64_t round = 0;  ///< seq of the hearing round it belongs to, 0 outside
    std::optional<Stamp> edited;
    bool withdrawn = false;
    std::vector<CommentAnswer> answers;  ///< the last one counts, if given after the last edit
    std::optional<Hiding> hiding;        ///< the latest, until it is shown again
    std::string hid_in_vain;             ///< who hid this version before, and it was shown again
    const CommentAnswer* answer() const;
    /// Hidden for good: such a comment needs no answer.
    bool hidden_for_good() const { return hiding && !hiding->countersigned_by.empty(); }
    bool hidden_on(engine::Date day) const { return hiding && (hidden_for_good() || day <= hiding->until); }
};

/// What the system did about a deadline: "reminder_sent", "overdue_marked" or "escalated" (specification section 10).
struct DeadlineMark {
    Stamp by;
    std::string event;
    std::string about;  ///< "hearing", "deadline", "overdue"
    engine::Date due;   ///< the deadline
};

/// Typed words that were removed for ever, on the wish of the law (specification section 13, redact).
struct Redaction {
    Stamp by;
    std::int64_t entry = 0;   ///< the event whose words they were
    std::string place;        ///< where in its body: "text", "names/nb"
    std::string ground;
    std::string commitment;   ///< sha256; opens nothing any more
    std::string countersigned_by;
};

/// Who may read a document or comment, as a case officer has assessed it (offentleglova; domain 3.6).
struct Access {
    Stamp by;
    std::string level;   ///< public, deferred, internal, withheld
    std::string ground;  ///< "offl_13" …; "" where it is public
    std::string assessed_on;
    Words reason;
};

}  // namespace workflows
