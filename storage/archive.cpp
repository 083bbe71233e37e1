#include "storage/archive.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace storage {

namespace {

using workflows::DecisionBook;
using workflows::Place;
using workflows::PlaceQuery;
using workflows::Places;

/// Rows of the rarest word that one question looks through: a few tens of milliseconds where each is looked for under other words.
constexpr std::int64_t rows_a_question = 10'000;
/// Words that occur more often than this are equally frequent.
constexpr std::int64_t frequent = 2'000;

struct Row {
    std::string stream, body;
    std::int64_t seq = 0;
};

std::vector<Row> decisions_since(Connection& db, std::int64_t& known) {
    std::vector<Row> rows;
    if (db.is_sqlite()) {
        db.each<std::int64_t, std::string, std::int64_t, std::string>(
            "select made, stream, seq, body from decisions where made > :known order by made", {known},
            [&](std::int64_t made, const std::string& stream, std::int64_t seq, const std::string& body) {
                known = made;
                rows.push_back({stream, body, seq});
            });
        return rows;
    }
    // Asked for before the rows: whatever is older has ended, and what it wrote is seen by the statement after this one.
    const auto horizon = db.one<std::int64_t>("select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint)");
    db.each<std::string, std::int64_t, std::string>(
        "select stream, seq, body from decisions where made >= :known order by made, stream, seq", {known},
        [&](const std::string& stream, std::int64_t seq, const std::string& body) { rows.push_back({stream, body, seq}); });
    known = std::get<0>(*horizon);
    return rows;
}

/// True when the book has the decision as the row has it: one whose words were removed for good is written anew.
bool holds(const DecisionBook& book, const Row& row) {
    const auto of_case = book.by_case.find(row.stream.substr(row.stream.find('/') + 1));
    return of_case != book.by_case.end() &&
           std::any_of(of_case->second.begin(), of_case->second.end(), [&](const auto& kept) { return kept->seq == row.seq && workflows::to_value(*kept).canonical() == row.body; });
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

bool stands_in(Connection& db, const std::string& word, const Place& place) {
    return db.one<std::int64_t>("select seq from words where word = :word and at = :at and stream = :stream and seq = :seq",
                                {word, place.at_ms, place.stream, place.seq})
        .has_value();
}

Places look_through(Connection& db, const PlaceQuery& query) {
    const auto words = rarest_first(db, query.words);
    Place before = query.before.value_or(Place{std::numeric_limits<std::int64_t>::max(), "", 0});
    if (query.until_ms) before = std::min(before, Place{*query.until_ms + 1, "", 0});
    Places places;
    std::vector<Place> rows;
    const std::int64_t most = words.size() == 1 ? static_cast<std::int64_t>(query.limit) + 1 : rows_a_question;
    db.each<std::int64_t, std::string, std::int64_t>(
        rows_of_word,
        {words.front(), query.from_ms.value_or(0), before.at_ms, before.stream, before.seq, most},
        [&](std::int64_t at, const std::string& stream, std::int64_t seq) { rows.push_back({at, stream, seq}); });
    for (const Place& row : rows) {
        if (places.found.size() == query.limit) {
            places.next = places.found.back();
            return places;
        }
        if (std::all_of(words.begin() + 1, words.end(), [&](const std::string& word) { return stands_in(db, word, row); })) places.found.push_back(row);
    }
    if (static_cast<std::int64_t>(rows.size()) == most) places.next = rows.back();
    return places;
}

}  // namespace

std::shared_ptr<const DecisionBook> DatabaseArchive::decisions() {
    const std::lock_guard lock(mutex_);
    std::int64_t known = known_;
    std::vector<Row> rows = with_reader(readers_, [&](Connection& db) {
        known = known_;
        return decisions_since(db, known);
    });
    std::erase_if(rows, [&](const Row& row) { return holds(*book_, row); });
    if (!rows.empty()) {
        auto book = std::make_shared<DecisionBook>(*book_);
        for (const Row& row : rows)
            if (const auto body = engine::parse_value(row.body); std::holds_alternative<engine::Value>(body))
                book->add(workflows::decision_from(std::get<engine::Value>(body)));
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
