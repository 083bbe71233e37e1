// Letters: made of notices, claimed by one sender at a time, settled.
#include "storage/notices.hpp"

namespace storage {

using workflows::Letter;
using workflows::Notice;

namespace {

std::vector<Notice> notices_in(Connection& db, std::string_view person, std::string_view letter) {
    std::vector<Notice> all;
    db.each<std::string, std::int64_t, std::string, std::string, std::string, std::string, std::int64_t>(
        "select case_id, seq, event, why, at, due, seen from notices where letter = :letter order by at, case_id, seq", {letter},
        [&](const std::string& case_id, std::int64_t seq, const std::string& event, const std::string& why, const std::string& at,
            const std::string& due, std::int64_t seen) {
            all.push_back({std::string(person), case_id, seq, event, why, at, due, seen != 0});
        });
    return all;
}

}  // namespace

std::vector<workflows::Outbox::Waiting> DatabaseOutbox::waiting() {
    return with_reader(readers_, [&](Connection& db) {
        std::vector<Waiting> all;
        db.each<std::string, std::string, std::string>(
            "select person, min(at), min(case when why <> 'follow' then at end) from notices where letter = '' and seen = 0"
            " group by person order by person",
            {}, [&](const std::string& person, const std::string& oldest, const std::string& urgent) { all.push_back({person, oldest, urgent}); });
        return all;
    });
}

void DatabaseOutbox::put_aside(std::string_view person, std::string_view until, bool urgent_too) {
    writer_.run([&](Unit& unit) {
        unit.db.run("update notices set letter = 'none' where person = :person and letter = '' and at <= :until and (why = 'follow' or :all = 1)",
                    {person, until, urgent_too});
    });
}

bool DatabaseOutbox::write(const Letter& letter, bool urgent_only) {
    bool written = false;
    writer_.run([&](Unit& unit) {
        const std::int64_t taken = unit.db.run(
            "update notices set letter = :letter where person = :person and letter = '' and seen = 0 and at <= :until"
            " and (why <> 'follow' or :urgent_only = 0)",
            {letter.id, letter.person, letter.made_at, urgent_only});
        written = taken > 0;
        if (!written) return;
        unit.must_happen_once([id = letter.id](Connection& db) { return db.one<std::string>("select id from letters where id = :id", {id}).has_value(); });
        unit.db.run("insert into letters (id, person, kind, made_at, state, attempts, next_at, said)"
                    " values (:id, :person, :kind, :made_at, 'waiting', 0, :next_at, '')",
                    {letter.id, letter.person, letter.kind, letter.made_at, letter.made_at});
    });
    return written;
}

std::optional<Letter> DatabaseOutbox::claim(std::string_view now, std::string_view lease) {
    std::optional<Letter> claimed;
    writer_.run([&](Unit& unit) {
        claimed.reset();
        const auto due = unit.db.one<std::string, std::string, std::string, std::string, std::int64_t, std::string>(
            "select id, person, kind, made_at, attempts, next_at from letters where state in ('waiting', 'sending') and next_at <= :now"
            " order by next_at, id limit 1",
            {now});
        if (!due) return;
        const auto& [id, person, kind, made_at, attempts, next_at] = *due;
        // Another sender may have had it in between: it then stands at another time.
        const std::int64_t mine = unit.db.run("update letters set state = 'sending', attempts = attempts + 1, next_at = :lease"
                                              " where id = :id and next_at = :before and state in ('waiting', 'sending')",
                                              {lease, id, next_at});
        if (mine != 1) throw Trouble(Cause::conflict, "claimed by another");
        claimed = Letter{id, person, kind, made_at, "sending", attempts + 1, std::string(lease), {}, notices_in(unit.db, person, id)};
    });
    return claimed;
}

void DatabaseOutbox::settle(std::string_view letter, std::string_view state, std::string_view said, std::string_view next_at) {
    writer_.run([&](Unit& unit) {
        unit.db.run("update letters set state = :state, said = :said, next_at = :next_at where id = :id", {state, said, next_at, letter});
    });
}

std::vector<Letter> DatabaseOutbox::letters(std::string_view state, std::size_t limit) {
    return with_reader(readers_, [&](Connection& db) {
        std::vector<Letter> all;
        db.each<std::string, std::string, std::string, std::string, std::string, std::int64_t, std::string, std::string>(
            "select id, person, kind, made_at, state, attempts, next_at, said from letters"
            " where state = :state or (:any = '' and state not in ('sent', 'dropped')) order by made_at desc, id limit :most",
            {state, state, static_cast<std::int64_t>(limit)},
            [&](const std::string& id, const std::string& person, const std::string& kind, const std::string& made_at, const std::string& now_in,
                std::int64_t attempts, const std::string& next_at, const std::string& said) {
                all.push_back({id, person, kind, made_at, now_in, attempts, next_at, said});
            });
        return all;
    });
}

bool DatabaseOutbox::retry(std::string_view letter, std::string_view now) {
    bool waits = false;
    writer_.run([&](Unit& unit) {
        waits = unit.db.run("update letters set state = 'waiting', attempts = 0, next_at = :now, made_at = :again where id = :id and state = 'dead'",
                            {now, now, letter}) == 1;
    });
    return waits;
}

}  // namespace storage
