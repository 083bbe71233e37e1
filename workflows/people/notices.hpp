// Notices are what a person is told of: it is their turn, their comment was answered, a case they follow moved. They are
// written in the transaction of the event they tell of, so that none is lost and none comes twice; letters (e-mails) are made
// of them later. A notice holds no words of a case, only its number, what kind of event it was, and a deadline.
#pragma once

#include "engine/case_file.hpp"
#include "engine/event.hpp"
#include "engine/time.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

struct Notice {
    std::string person;
    std::string case_id;   ///< "2026-0042"
    std::int64_t seq = 0;  ///< of the event in the case
    std::string event;     ///< its name
    std::string why;       ///< "turn": the person is waited for; "answer": to the person's comment; "follow"
    std::string at;        ///< RFC 3339, when it happened
    std::string due;       ///< the date by which the person is asked to act; "" for none
    bool seen = false;

    bool urgent() const { return why != "follow"; }
};

/// Whom events that are about to be written tell what, by the rules of the workflow. `before` is the stream's row before
/// them, null where it begins; `open` opens other streams within the same transaction.
using OpenStream = std::function<std::shared_ptr<const engine::CaseFile>(std::string_view stream)>;
using Telling = std::function<std::vector<Notice>(const std::vector<engine::Sealed>& events, const engine::CaseRow* before,
                                                  const engine::CaseFile& after, const OpenStream& open)>;

/// How a person wants e-mail: "off", "your_turn" (soon, what waits for them), "daily", "weekly" (all, together).
inline constexpr std::string_view mail_modes[] = {"your_turn", "daily", "weekly", "off"};
bool is_mail_mode(std::string_view mode);

/// Each person's own notices and choices.
class Notices {
public:
    virtual ~Notices() = default;

    /// The newest, at most `limit`.
    virtual std::vector<Notice> list(std::string_view person, std::size_t limit) = 0;
    virtual std::int64_t unseen(std::string_view person) = 0;
    /// Marks what happened until then as seen; what is seen goes into no letter any more.
    virtual void see(std::string_view person, std::string_view until) = 0;

    /// "your_turn" until the person chose otherwise.
    virtual std::string mail_mode(std::string_view person) = 0;
    virtual void set_mail_mode(std::string_view person, std::string_view mode) = 0;

    /// A secret address of the person for a purpose ("feed", "unsubscribe"); only its hash is stored.
    virtual std::string new_address(std::string_view person, std::string_view purpose, engine::Instant now) = 0;
    /// When the person's present address for the purpose was made (RFC 3339); nothing when there is none.
    virtual std::optional<std::string> address_made(std::string_view person, std::string_view purpose) = 0;
    virtual void end_addresses(std::string_view person, std::string_view purpose) = 0;
    virtual std::optional<std::string> owner_of(std::string_view secret, std::string_view purpose) = 0;
};

/// One e-mail to one person, made of notices.
struct Letter {
    std::string id;      ///< random; part of the Message-ID, the same however often it is tried
    std::string person;
    std::string kind;    ///< "turn", "digest"
    std::string made_at;
    std::string state;   ///< "waiting", "sending", "sent", "dead" (given up), "dropped" (nothing was left to say)
    std::int64_t attempts = 0;
    std::string next_at;  ///< waiting: not before; sending: until when the sender has it
    std::string said;     ///< what went wrong last: "550", "no connection" …; never an address or words
    std::vector<Notice> notices = {};
};

/// What waits to be made into letters, and the letters: for whoever sends them.
class Outbox {
public:
    virtual ~Outbox() = default;

    /// A person with unseen notices that are in no letter yet: when the oldest happened, and the oldest urgent one ("" for none).
    struct Waiting {
        std::string person, oldest, oldest_urgent;
    };
    virtual std::vector<Waiting> waiting() = 0;
    /// Notices that happened until then go into no letter: all, or those that are not urgent.
    virtual void put_aside(std::string_view person, std::string_view until, bool urgent_too) = 0;
    /// Makes a letter of the unseen notices until `letter.made_at`, all or the urgent; false when there were none.
    virtual bool write(const Letter& letter, bool urgent_only) = 0;

    /// The next letter that is due, with its notices, marked as being sent until `lease`: no other sender gets it before then.
    virtual std::optional<Letter> claim(std::string_view now, std::string_view lease) = 0;
    /// What came of a letter that was claimed.
    virtual void settle(std::string_view letter, std::string_view state, std::string_view said, std::string_view next_at) = 0;

    /// Letters in a state ("" for all but sent), the newest first, at most `limit`; without their notices.
    virtual std::vector<Letter> letters(std::string_view state, std::size_t limit) = 0;
    /// A dead letter waits again, as new; false when it is not dead.
    virtual bool retry(std::string_view letter, std::string_view now) = 0;
};

}  // namespace workflows
