// People is the port to accounts, roles, sessions and tokens. storage/ implements it; every change is also an event of the
// stream `office`, written in the same transaction (who, what, when; names and e-mail addresses as commitments).
#pragma once

#include "engine/time.hpp"
#include "workflows/people/office.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// What it takes to let somebody in.
struct NewPerson {
    std::string email;
    std::string name;
    Grant grant;
};

/// Who made a change of the office, for its event.
struct By {
    std::string actor;  ///< person id; "system" for the first set-up
    std::string via;
    engine::Instant at;
    std::string date;  ///< legal date
};

struct Session {
    std::string person;
    std::string csrf;
    engine::Instant created, last_seen;
};

struct Token {
    std::int64_t id = 0;
    std::string person;
    std::string label;
    bool read_only = false;
    std::optional<engine::Instant> expires;
    engine::Instant created;
    bool revoked = false;
};

/// What a change of the office comes to: nothing on success, else why not.
enum class OfficeError { none, email_taken, unknown_person, unknown_role, centre_missing, dates_reversed, chain, same_person, no_leader, too_weak, policy_taken };

/// See People::one_look.
class OneLook {
public:
    OneLook() = default;
    virtual ~OneLook() = default;
    OneLook(const OneLook&) = delete;
    OneLook& operator=(const OneLook&) = delete;
};

class People {
public:
    virtual ~People() = default;

    /// While the result lives, office() is compared with the database once on this thread, and stays what it was then: for
    /// a request that only reads, and so has one set of rights from its beginning to its end. Null: compared each time.
    /// `stream` names what is probably read, "" for nothing: it too is looked up once, with the same statement.
    virtual std::unique_ptr<OneLook> one_look(std::string_view stream = {}) {
        static_cast<void>(stream);
        return nullptr;
    }

    /// The office as it stands now. Cached; made anew when its version has risen, also by another process.
    virtual std::shared_ptr<const Office> office() = 0;

    virtual OfficeError add(const NewPerson& person, const By& by, std::string& id, std::string& setup_token) = 0;
    virtual OfficeError grant(std::string_view person, const Grant& grant, const By& by) = 0;
    virtual OfficeError end_grant(std::string_view person, std::int64_t grant, engine::Date last_day, const By& by) = 0;
    virtual OfficeError disable(std::string_view person, bool disabled, const By& by) = 0;
    virtual OfficeError set_preferences(std::string_view person, std::string_view language, std::string_view scheme) = 0;
    /// Refuses one who is already stood in for, or stands in by a deputy of their own (no chains).
    virtual OfficeError appoint_deputy(const Deputy& deputy, const By& by) = 0;
    virtual OfficeError accept_deputy(std::int64_t id, const By& by) = 0;
    /// Puts a policy into the book. Whether it may be is asked before (workflows/phase_model/publishing.hpp); here only that
    /// no other has its hash or version.
    virtual OfficeError publish_policy(const KeptPolicy& kept, const By& by) = 0;

    /// Passwords are argon2id; a new one ends every session of the person.
    virtual OfficeError set_password(std::string_view person, std::string_view password, const By& by) = 0;
    /// True when the account exists, is enabled, and the password is right. Takes as long when there is no such account.
    virtual std::optional<std::string> check_password(std::string_view email, std::string_view password) = 0;
    /// A fresh one-time link's token (valid 7 days); earlier ones of the person end.
    virtual OfficeError new_setup_token(std::string_view person, const By& by, std::string& token) = 0;
    /// The person whose unused, unexpired set-up token this is.
    virtual std::optional<std::string> setup_person(std::string_view token, engine::Instant now) = 0;
    virtual OfficeError use_setup_token(std::string_view token, std::string_view password, const By& by) = 0;

    /// A new session: returns the cookie's token (256 bits). Only its hash is stored.
    virtual std::string open_session(std::string_view person, engine::Instant now) = 0;
    /// The session, unless idle for 8 hours, older than 7 days, ended, or its person disabled. Marks it seen.
    virtual std::optional<Session> session(std::string_view token, engine::Instant now) = 0;
    virtual void end_session(std::string_view token) = 0;

    virtual std::string create_token(const Token& token, const By& by) = 0;  ///< the bearer token, shown once
    virtual std::optional<Token> bearer(std::string_view token, engine::Instant now) = 0;
    virtual std::vector<Token> tokens() = 0;
    virtual void revoke_token(std::int64_t id, const By& by) = 0;
};

}  // namespace workflows
