#include "storage/archive.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <vector>

namespace storage {

namespace {

using workflows::DecisionBook;
using workflows::Place;
using workflows::PlaceQuery;
using workflows::Places;

/// Rows of the rarest word that one question looks through: some ten milliseconds where each is looked for under other words.
constexpr std::int64_t rows_a_question = 5'000;
/// Words that occur more often than this are equally frequent.
constexpr std::int64_t frequent = 2'000;

/// A decision as it is kept: its stream, the number of its event, its body.
using TakeRow = std::function<void(const std::string& stream, std::int64_t seq, const std::string& body)>;

/// Hands on each decision made after `known`, which becomes the place up to which all are known.
void decisions_since(Connection& db, std::int64_t& known, const TakeRow& take) {
    if (db.is_sqlite()) {
        db.each<std::int64_t, std::string, std::int64_t, std::string>(
            "select made, stream, seq, body from decisions where made > :known order by made", {known},
            [&](std::int64_t made, const std::string& stream, std::int64_t seq, const std::string& body) {
                known = made;
                take(stream, seq, body);
            });
        return;
    }
    // Asked for before the rows: whatever is older has ended, and what it wrote is seen by the statement after this one.
    const auto horizon = db.one<std::int64_t>("select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)");
    db.each<std::string, std::int64_t, std::string>(
        "select stream, seq, body from decisions where made >= :known order by made, stream, seq", {known}, take);
    known = std::get<0>(*horizon);
}

/// True when the book has the decision as the row has it: one whose words were removed for good is written anew.
bool holds(const DecisionBook& book, const std::string& stream, std::int64_t seq, const std::string& body) {
    const auto of_case = book.by_case.find(stream.substr(stream.find('/') + 1));
    return of_case != book.by_case.end() &&
           std::any_of(of_case->second.begin(), of_case->second.end(), [&](const auto& kept) { return kept->seq == seq && workflows::to_value(*kept).canonical() == body; });
}

/// The rarest word first, so that fewest rows are looked through.
std::vector<std::string> rarest_first(Connection& db, std::vector<std::string> words) {
    std::vector<std::pair<std::int64_t, std::string>> counted;
    for (std::string& word : words) {
        const auto count = db.one<std::int64_t>("select count(*) from (select 1 from words where word = :word limit :most) as first_rows", {word, frequent});
        counted.emplace_back(std::get<0>(*count), std::move(word));
    }
    std::sort(counted.begin(), counted.end());
    std::vector<std::string> sorted;
    for (auto& [count, word] : counted) sorted.push_back(std::move(word));
    return sorted;
}

/// Ranges over the rows of the rarest word, newest first.
constexpr std::string_view rows_of_word =
    "select at, stream, seq from words where word = :word and at >= :from and (at, stream, seq) < (:at, :stream, :seq)"
    " order by at desc, stream desc, seq desc limit :most";

/// Of so many of those rows the ones where every other word stands too. Left to the database, which looks a row up in a tenth of the
/// time that a statement for each takes.
std::string rows_of_words(std::size_t others) {
    std::string sql = "select r.at, r.stream, r.seq from (" + std::string(rows_of_word) + ") as r where true";
    for (std::size_t i = 0; i < others; ++i)
        sql += " and exists (select 1 from words as w where w.word = :other" + std::to_string(i) + " and w.at = r.at and w.stream = r.stream and w.seq = r.seq)";
    return sql + " order by r.at desc, r.stream desc, r.seq desc limit :found";
}

Places look_through(Connection& db, const PlaceQuery& query) {
    const auto words = rarest_first(db, query.words);
    Place before = query.before.value_or(Place{std::numeric_limits<std::int64_t>::max(), "", 0});
    if (query.until_ms) before = std::min(before, Place{*query.until_ms + 1, "", 0});
    const std::int64_t wanted = static_cast<std::int64_t>(query.limit) + 1, most = words.size() == 1 ? wanted : rows_a_question;
    std::vector<Input> range{words.front(), query.from_ms.value_or(0), before.at_ms, before.stream, before.seq, most};
    std::vector<Input> asked = range;
    for (auto word = words.begin() + 1; word != words.end(); ++word) asked.emplace_back(*word);
    if (words.size() > 1) asked.emplace_back(wanted);
    Places places;
    db.each_with<std::int64_t, std::string, std::int64_t>(
        words.size() == 1 ? std::string(rows_of_word) : rows_of_words(words.size() - 1), asked,
        [&](std::int64_t at, const std::string& stream, std::int64_t seq) { places.found.push_back({at, stream, seq}); });
    if (places.found.size() > query.limit) {
        places.found.pop_back();
        places.next = places.found.back();
    } else if (words.size() > 1) {
        // Where the rows that were looked through ended, if they were so many.
        range.back() = std::int64_t{1};
        range.emplace_back(most - 1);
        db.each_with<std::int64_t, std::string, std::int64_t>(std::string(rows_of_word) + " offset :skipped", range,
                                                              [&](std::int64_t at, const std::string& stream, std::int64_t seq) { places.next = Place{at, stream, seq}; });
    }
    return places;
}

}  // namespace

std::shared_ptr<const DecisionBook> DatabaseArchive::decisions() {
    const std::lock_guard lock(mutex_);
    std::int64_t known = known_;
    // Each body is let go once it is read, and each decision is made where it will stay: all of them twice would be as much again.
    std::vector<DecisionBook::Kept> fresh;
    with_reader(readers_, [&](Connection& db) {
        fresh.clear();
        known = known_;
        decisions_since(db, known, [&](const std::string& stream, std::int64_t seq, const std::string& body) {
            if (holds(*book_, stream, seq, body)) return;
            const auto read = engine::parse_value(body);
            if (const auto* value = std::get_if<engine::Value>(&read)) fresh.push_back(std::make_shared<const workflows::MadeDecision>(workflows::decision_from(*value)));
        });
        return true;
    });
    if (!fresh.empty()) {
        auto book = std::make_shared<DecisionBook>(*book_);
        for (DecisionBook::Kept& decision : fresh) book->add(std::move(decision));
        book_ = std::move(book);
    }
    known_ = known;
    return book_;
}

Places DatabaseArchive::places(const PlaceQuery& query) {
    if (query.words.empty() || query.limit == 0) return {};
    return with_reader(readers_, [&](Connection& db) { return look_through(db, query); });
}

}  // namespace storage
