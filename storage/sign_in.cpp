// The doors: passwords, one-time set-up links, sessions and API tokens. Of every secret only a hash is stored.
#include "engine/crypto.hpp"
#include "storage/letters.hpp"
#include "storage/people.hpp"
#include "workflows/people/checks.hpp"

namespace storage {

using workflows::By;
using workflows::Office;
using workflows::OfficeError;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute, day = 24 * hour;
constexpr std::int64_t setup_valid = 7 * day, session_idle = 8 * hour, session_longest = 7 * day;
/// A session is marked seen at most this often: a write for every page would cost a flush of the disk each.
constexpr std::int64_t seen_every = 5 * minute;

std::string later(engine::Instant instant, std::int64_t ms) { return engine::to_text(engine::Instant{instant.ms + ms}); }

engine::Instant instant(const std::string& text) { return engine::parse_instant(text).value_or(engine::Instant{}); }

/// The password is in place, the person's sessions and links end.
void store_password(Unit& unit, std::string_view person, const std::string& hash, const By& by, const std::string& act) {
    OfficeLog(unit, by).record(act, "password_set", engine::Value::object({{"person", person}}));
    unit.db.run("update persons set password = :password where id = :id", {hash, person});
    unit.db.run("delete from sessions where person = :person", {person});
    unit.db.run("update setup_links set ended = 1 where person = :person", {person});
}

std::optional<std::string> link_owner(Connection& db, std::string_view token, engine::Instant now) {
    const auto found = db.one<std::string>("select person from setup_links where token_sha256 = :token and ended = 0 and expires > :now",
                                           {engine::sha256_hex(token), engine::to_text(now)});
    return found ? std::optional(std::get<0>(*found)) : std::nullopt;
}

/// A turn at the hashing.
class Turn {
public:
    explicit Turn(std::counting_semaphore<2>& places) : places_(places) { places_.acquire(); }
    ~Turn() { places_.release(); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    std::counting_semaphore<2>& places_;
};

}  // namespace

void make_setup_link(Unit& unit, OfficeLog& log, std::string_view person, const std::string& token, const By& by) {
    log.record("make_setup_link", "setup_link_made", engine::Value::object({{"person", person}}));
    unit.db.run("update setup_links set ended = 1 where person = :person", {person});
    unit.db.run("insert into setup_links (token_sha256, person, expires, ended) values (:token, :person, :expires, 0)",
                {engine::sha256_hex(token), person, later(by.at, setup_valid)});
}

std::string DatabasePeople::hash_of(std::string_view password) {
    const Turn turn(hashing_);
    return engine::hash_password(password);
}

OfficeError DatabasePeople::set_password(std::string_view person, std::string_view password, const By& by) {
    const OfficeError wrong = workflows::check_password(*office(), person, password);
    if (wrong != OfficeError::none) return wrong;
    const std::string hash = hash_of(password);
    return change([&](Unit& unit, const Office&) {
        store_password(unit, person, hash, by, "set_password");
        return OfficeError::none;
    });
}

std::optional<std::string> DatabasePeople::check_password(std::string_view email, std::string_view password) {
    if (password.size() > workflows::longest_password) return std::nullopt;
    std::call_once(decoy_made_, [&] { decoy_ = hash_of("nobody has this password"); });
    const auto account = with_reader(readers_, [&](Connection& db) {
        return db.one<std::string, std::string, std::int64_t>("select id, password, disabled from persons where email_key = :email_key",
                                                              {lower_case(email)});
    });
    const bool usable = account && !std::get<1>(*account).empty();
    const Turn turn(hashing_);
    const bool right = engine::verify_password(usable ? std::get<1>(*account) : decoy_, password);
    if (!right || !usable || std::get<2>(*account) != 0) return std::nullopt;
    return std::get<0>(*account);
}

OfficeError DatabasePeople::new_setup_token(std::string_view person, const By& by, std::string& token) {
    token = engine::random_token();
    return change([&](Unit& unit, const Office& office) {
        if (office.find(person) == nullptr) return OfficeError::unknown_person;
        OfficeLog log(unit, by);
        make_setup_link(unit, log, person, token, by);
        return OfficeError::none;
    });
}

std::optional<std::string> DatabasePeople::setup_person(std::string_view token, engine::Instant now) {
    return with_reader(readers_, [&](Connection& db) { return link_owner(db, token, now); });
}

OfficeError DatabasePeople::use_setup_token(std::string_view token, std::string_view password, const By& by) {
    const auto person = setup_person(token, by.at);
    if (!person) return OfficeError::unknown_person;
    const OfficeError wrong = workflows::check_password(*office(), *person, password);
    if (wrong != OfficeError::none) return wrong;
    const std::string hash = hash_of(password);
    return change([&](Unit& unit, const Office&) {
        // Again, within the transaction: a link opens once.
        if (link_owner(unit.db, token, by.at) != person) return OfficeError::unknown_person;
        store_password(unit, *person, hash, by, "use_setup_link");
        return OfficeError::none;
    });
}

std::string DatabasePeople::open_session(std::string_view person, engine::Instant now) {
    const std::string token = engine::random_token();
    const std::string at = engine::to_text(now), hash = engine::sha256_hex(token);
    writer_.run([&](Unit& unit) {
        unit.must_happen_once([hash](Connection& db) {
            return db.one<std::string>("select person from sessions where token_sha256 = :token", {hash}).has_value();
        });
        unit.db.run("delete from sessions where created < :oldest", {later(now, -session_longest)});
        unit.db.run("insert into sessions (token_sha256, person, created, last_seen) values (:token, :person, :created, :last_seen)",
                    {hash, person, at, at});
    });
    return token;
}

std::optional<workflows::Session> DatabasePeople::session(std::string_view token, engine::Instant now) {
    const std::string hash = engine::sha256_hex(token);
    const auto found = with_reader(readers_, [&](Connection& db) {
        return db.one<std::string, std::string, std::string>(
            "select sessions.person, sessions.created, sessions.last_seen from sessions join persons on persons.id = sessions.person"
            " where token_sha256 = :token and persons.disabled = 0", {hash});
    });
    if (!found) return std::nullopt;
    // The page's token follows from the cookie's and is as secret, so it need not be stored.
    workflows::Session session{std::get<0>(*found), engine::sha256_hex("csrf " + std::string(token)), instant(std::get<1>(*found)),
                               instant(std::get<2>(*found))};
    if (now.ms - session.last_seen.ms > session_idle || now.ms - session.created.ms > session_longest) return std::nullopt;
    if (now.ms - session.last_seen.ms > seen_every) {
        try {
            writer_.run([&](Unit& unit) {
                unit.db.run("update sessions set last_seen = :now where token_sha256 = :token", {engine::to_text(now), hash});
            });
            session.last_seen = now;
        } catch (const engine::Unavailable&) {
            // Reading goes on while the database cannot be written; the session is marked the next time.
        }
    }
    return session;
}

void DatabasePeople::end_session(std::string_view token) {
    writer_.run([&](Unit& unit) { unit.db.run("delete from sessions where token_sha256 = :token", {engine::sha256_hex(token)}); });
}

std::string DatabasePeople::create_token(const workflows::Token& token, const By& by) {
    const std::string secret = engine::random_token();
    const std::string expires = token.expires ? engine::to_text(*token.expires) : std::string();
    change([&](Unit& unit, const Office&) {
        const engine::Text label = engine::commit_to(token.label);
        const std::int64_t id = OfficeLog(unit, by).record("create_token", "token_created",
                                                           engine::Value::object({{"person", token.person},
                                                                                  {"label", engine::commitment(label)},
                                                                                  {"read_only", token.read_only},
                                                                                  {"expires", expires}}),
                                                           {label});
        unit.db.run("insert into tokens (id, token_sha256, person, label, read_only, expires, created, revoked)"
                    " values (:id, :token, :person, :label, :read_only, :expires, :created, 0)",
                    {id, engine::sha256_hex(secret), token.person, token.label, token.read_only, expires, engine::to_text(by.at)});
        return OfficeError::none;
    });
    return secret;
}

std::optional<workflows::Token> DatabasePeople::bearer(std::string_view token, engine::Instant now) {
    const auto found = with_reader(readers_, [&](Connection& db) {
        return db.one<std::int64_t, std::string, std::string, std::int64_t, std::string, std::string>(
            "select tokens.id, tokens.person, tokens.label, tokens.read_only, tokens.expires, tokens.created from tokens"
            " join persons on persons.id = tokens.person"
            " where token_sha256 = :token and revoked = 0 and persons.disabled = 0", {engine::sha256_hex(token)});
    });
    if (!found) return std::nullopt;
    const auto& [id, person, label, read_only, expires, created] = *found;
    workflows::Token known{id, person, label, read_only != 0, engine::parse_instant(expires), instant(created), false};
    if (known.expires && *known.expires <= now) return std::nullopt;
    return known;
}

std::vector<workflows::Token> DatabasePeople::tokens() {
    std::vector<workflows::Token> all;
    with_reader(readers_, [&](Connection& db) {
        all.clear();
        db.each<std::int64_t, std::string, std::string, std::int64_t, std::string, std::string, std::int64_t>(
            "select id, person, label, read_only, expires, created, revoked from tokens order by id", {},
            [&](std::int64_t id, const std::string& person, const std::string& label, std::int64_t read_only, const std::string& expires,
                const std::string& created, std::int64_t revoked) {
                all.push_back({id, person, label, read_only != 0, engine::parse_instant(expires), instant(created), revoked != 0});
            });
    });
    return all;
}

void DatabasePeople::revoke_token(std::int64_t id, const By& by) {
    change([&](Unit& unit, const Office&) {
        if (unit.db.run("update tokens set revoked = 1 where id = :id and revoked = 0", {id}) == 1)
            OfficeLog(unit, by).record("revoke_token", "token_revoked", engine::Value::object({{"entry", id}}));
        return OfficeError::none;
    });
}

}  // namespace storage
