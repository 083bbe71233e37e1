#include "storage/notices.hpp"

#include "engine/crypto.hpp"
#include "engine/time.hpp"

namespace storage {

using workflows::Notice;

void write_notices(Connection& db, const std::vector<Notice>& notices) {
    for (const Notice& notice : notices)
        db.run_later("insert into notices (person, case_id, seq, event, why, at, due, seen, letter)"
                     " values (:person, :case_id, :seq, :event, :why, :at, :due, 0, '') on conflict (person, case_id, seq) do nothing",
                     {notice.person, notice.case_id, notice.seq, notice.event, notice.why, notice.at, notice.due});
}

std::vector<Notice> DatabaseNotices::list(std::string_view person, std::size_t limit) {
    return with_reader(readers_, [&](Connection& db) {
        std::vector<Notice> all;
        db.each<std::string, std::int64_t, std::string, std::string, std::string, std::string, std::int64_t>(
            "select case_id, seq, event, why, at, due, seen from notices where person = :person"
            " order by at desc, case_id desc, seq desc limit :most",
            {person, static_cast<std::int64_t>(limit)},
            [&](const std::string& case_id, std::int64_t seq, const std::string& event, const std::string& why, const std::string& at,
                const std::string& due, std::int64_t seen) {
                all.push_back({std::string(person), case_id, seq, event, why, at, due, seen != 0});
            });
        return all;
    });
}

std::int64_t DatabaseNotices::unseen(std::string_view person) {
    return with_reader(readers_, [&](Connection& db) {
        return std::get<0>(*db.one<std::int64_t>("select count(*) from notices where person = :person and seen = 0", {person}));
    });
}

void DatabaseNotices::see(std::string_view person, std::string_view until) {
    writer_.run([&](Unit& unit) {
        unit.db.run("update notices set seen = 1 where person = :person and at <= :until and seen = 0", {person, until});
    });
}

std::string DatabaseNotices::mail_mode(std::string_view person) {
    return with_reader(readers_, [&](Connection& db) {
        const auto found = db.one<std::string>("select mail from notice_choices where person = :person", {person});
        return found ? std::get<0>(*found) : std::string("your_turn");
    });
}

void DatabaseNotices::set_mail_mode(std::string_view person, std::string_view mode) {
    writer_.run([&](Unit& unit) {
        unit.db.run("insert into notice_choices (person, mail) values (:person, :mail)"
                    " on conflict (person) do update set mail = excluded.mail",
                    {person, mode});
    });
}

std::string DatabaseNotices::new_address(std::string_view person, std::string_view purpose, engine::Instant now) {
    const std::string secret = engine::random_token();
    const std::string made_at = engine::to_text(now);
    writer_.run([&](Unit& unit) {
        unit.db.run("insert into secret_addresses (secret_sha256, person, purpose, made_at)"
                    " values (:secret, :person, :purpose, :made_at)",
                    {engine::sha256_hex(secret), person, purpose, made_at});
    });
    return secret;
}

std::optional<std::string> DatabaseNotices::address_made(std::string_view person, std::string_view purpose) {
    return with_reader(readers_, [&](Connection& db) -> std::optional<std::string> {
        const auto found = db.one<std::string>(
            "select made_at from secret_addresses where person = :person and purpose = :purpose order by made_at desc limit 1", {person, purpose});
        return found ? std::optional(std::get<0>(*found)) : std::nullopt;
    });
}

void DatabaseNotices::end_addresses(std::string_view person, std::string_view purpose) {
    writer_.run([&](Unit& unit) {
        unit.db.run("delete from secret_addresses where person = :person and purpose = :purpose", {person, purpose});
    });
}

std::optional<std::string> DatabaseNotices::owner_of(std::string_view secret, std::string_view purpose) {
    return with_reader(readers_, [&](Connection& db) -> std::optional<std::string> {
        const auto found = db.one<std::string>("select person from secret_addresses where secret_sha256 = :secret and purpose = :purpose",
                                               {engine::sha256_hex(secret), purpose});
        return found ? std::optional(std::get<0>(*found)) : std::nullopt;
    });
}

}  // namespace storage
