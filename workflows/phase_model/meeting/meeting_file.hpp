// A MeetingFile is one meeting of the leader group as its events tell it: agenda, who was there from when to when, what was
// taken up, who signed the minutes (specification section 9). Streams "meeting/2026-0003".
#pragma once

#include "engine/case_file.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/meeting/policy_item.hpp"
#include "workflows/phase_model/removals.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// A member asked that an item is discussed, so that it is no consent item any more (specification section 9).
struct DiscussionAsked {
    std::string person, seat;
    std::string at;
    Words reason;
    bool from_block = false;  ///< it was being treated together with others then, and left them
    std::int64_t block = 0;   ///< the block that it left; the others were put together with it
};

/// One item of the agenda. It is known by the number of the event that added it.
struct AgendaItem {
    std::int64_t seq = 0;
    std::string kind;     ///< decision, consent, information, policy
    std::string case_id;  ///< "" for an item that is no case
    Words title;          ///< of an item that is no case
    std::string added_by;
    bool out = false;     ///< taken off, with a reason
    Words why_out;
    std::string content;  ///< hash of the case's papers when the meeting was called
    Words name;           ///< the case's name when it was taken up
    std::string taken_up_at, ended_at;
    std::int64_t from = 0;  ///< the case's version when it was first taken up: later events belong to the item
    std::int64_t to = 0;    ///< and up to this one; 0 while it is being treated
    std::int64_t block = 0; ///< number of the event that took up the consent block it is treated in; 0: by itself
    std::optional<DiscussionAsked> discussion = {};
    std::optional<PolicyItem> policy = {};  ///< of an item that is a policy to adopt

    bool taken_up() const { return !taken_up_at.empty(); }
    bool treated_now() const { return taken_up() && ended_at.empty(); }
    /// Nobody has asked to discuss it, and it has not been reached: it can be taken up together with others.
    bool waits_for_block() const { return kind == "consent" && !out && !taken_up() && !case_id.empty(); }
};

/// One stay of one person, in whose seat.
struct Presence {
    std::string person, sits_for;
    std::string from, to;  ///< times; `to` is "" while still there
};

struct MinutesSignature {
    std::string person, as;  ///< "chair" or "member"
    std::string version;     ///< hash of the minutes that were read
    std::string at;
    Words objection;         ///< given: no signature but an objection
};

/// Minutes of an earlier meeting that this one took up.
struct EarlierMinutes {
    std::string meeting;
    std::string version;  ///< hash of the minutes as they were signed
    Words correction;     ///< what they should have said; not given: approved as they are
    std::vector<std::string> about = {};  ///< cases that the correction may tell of
};

/// What a later meeting said of the minutes.
struct MinutesApproval {
    std::string meeting;  ///< the later one
    std::string at;
    Words correction;
    std::vector<std::string> about = {};  ///< cases that the correction may tell of
};

class MeetingFile final : public engine::CaseFile {
public:
    explicit MeetingFile(std::string number) : id(std::move(number)) {}
    MeetingFile(const MeetingFile&) = default;

    void apply(const engine::Sealed& event, const engine::Texts& texts) override;
    std::unique_ptr<engine::CaseFile> clone() const override { return std::make_unique<MeetingFile>(*this); }
    engine::CaseRow row() const override;

    std::string id;
    std::string state;  ///< planned, called, open, closed, signed
    std::string date, form, papers_by;
    Words place, notice, observers;
    std::string secretary;  ///< who writes the minutes
    std::string chair;      ///< who presides, from the opening on
    std::string called_at, opened_at, closed_at;
    std::vector<std::string> callers;  ///< holders of seats whose members have called it together
    std::vector<std::string> seats;  ///< holders of the seats of the group when it was opened
    std::vector<AgendaItem> items;   ///< in order, those taken off too
    std::vector<Presence> presences;
    std::vector<MinutesSignature> signatures;
    std::vector<EarlierMinutes> earlier;
    std::optional<MinutesApproval> approval;
    Removals removals;  ///< what was typed, and what of it is gone

    bool over() const { return state == "closed" || state == "signed"; }
    const AgendaItem* item(std::int64_t seq) const;
    const AgendaItem* item_of(std::string_view case_id) const;  ///< on the agenda, not taken off
    const AgendaItem* current() const;                          ///< being treated now by itself; null where several are
    std::vector<const AgendaItem*> treated() const;             ///< being treated now: one, or those of the consent block
    std::vector<const AgendaItem*> block() const;               ///< the consent block that is being treated
    /// Who is in the room, in whose seat.
    std::vector<Presence> present() const;
    /// What the votes on a policy item come to with those now in the room.
    PolicyTally tally(const PolicyItem& item, int needed) const;
    /// Seats that somebody in the room fills; a holder and their deputy fill one.
    int filled_seats() const;
    /// The seat that the person filled at some time in the meeting, the last one; "" for none.
    std::string seat_of(std::string_view person) const;

private:
    /// Where an item is put that is to be number `position`, from 1, of those not taken off.
    std::int64_t place_of(std::int64_t position) const;
    void agenda_set(const engine::Event& event, const engine::Texts& texts);
    void presence_noted(const engine::Event& event);
    void item_taken_up(const engine::Event& event, const engine::Texts& texts);
    void leave_items(const engine::Event& event);
    void discussion_asked(const engine::Event& event, const engine::Texts& texts);
    void policy_voted(const engine::Event& event, const engine::Texts& texts);
    void policy_adopted(const engine::Event& event);
};

}  // namespace workflows
