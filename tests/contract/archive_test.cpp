// Decisions and words are kept with the event, alike on both databases.
#include "storage/archive.hpp"
#include "storage/trace_rows.hpp"
#include "storage/connection.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/memory_archive.hpp"
#include "tests/support/world.hpp"
#include "workflows/phase_model/phase_model.hpp"
#include "workflows/text/words.hpp"

#include <algorithm>
#include <set>

using tests::F;
using tests::kinds;
using tests::World;
using workflows::Place;

namespace {

struct Bed {
    explicit Bed(tests::Kind kind) : database(kind) {
        storage::init(database.url(), false);
        storage = storage::Storage::open(database.url(), {}, workflows::blank_file);
    }
    tests::TestDatabase database;
    std::unique_ptr<storage::Storage> storage;
};

std::set<std::string> told(const workflows::DecisionBook& book) {
    std::set<std::string> all;
    for (const auto& one : book.all) all.insert(workflows::to_value(*one).canonical());
    return all;
}

std::vector<std::string> found(workflows::Archive& archive, std::string_view words, std::size_t limit = 1000) {
    std::vector<std::string> all;
    workflows::PlaceQuery query{.words = workflows::words_of(words), .limit = limit};
    for (bool more = true; more;) {
        const auto places = archive.places(query);
        for (const Place& place : places.found) all.push_back(place.stream + "/" + std::to_string(place.seq));
        query.before = places.next;
        more = places.next.has_value();
    }
    return all;
}

/// All that is kept of a stream beside its events.
std::vector<std::string> kept_beside(const tests::TestDatabase& database, const std::string& stream) {
    storage::Connection db(*storage::parse_location(database.url()), {});
    std::vector<std::string> rows;
    db.each<std::string, std::int64_t, std::int64_t>("select word, at, seq from words where stream = :stream order by seq, at, word", {stream},
                                                     [&](const std::string& word, std::int64_t at, std::int64_t seq) { rows.push_back(std::to_string(seq) + " " + std::to_string(at) + " " + word); });
    db.each<std::int64_t, std::string>("select seq, body from decisions where stream = :stream order by seq", {stream},
                                       [&](std::int64_t seq, const std::string& body) { rows.push_back(std::to_string(seq) + " " + body); });
    std::sort(rows.begin(), rows.end());
    return rows;
}

}  // namespace

TEST_CASE("a history that is appended whole leaves what its acts left one by one", "[archive]") {
    const auto kind = GENERATE(from_range(kinds()));
    const int phase = GENERATE(3, 7);  // before there is a centre, and after
    Bed lived(kind), copied(kind);
    World world(lived.storage->store());
    world.walk_to(phase);
    const auto expected = kept_beside(lived.database, world.stream);
    REQUIRE(expected.size() > 50);

    const auto events = lived.storage->store().events(world.stream);
    const auto texts = lived.storage->store().texts(world.stream);
    copied.storage->store().write([&](engine::Transaction& transaction) {
        std::shared_ptr<engine::CaseFile> file = workflows::blank_file(world.stream);
        std::vector<engine::Text> used;
        for (const auto& [sha256, text] : texts) used.push_back(text);
        for (const engine::Sealed& event : events) file->apply(event, texts);
        transaction.append(events, used, file);
    });

    CHECK(kept_beside(copied.database, world.stream) == expected);
}

TEST_CASE("decisions are found as they were made, also those made since", "[archive]") {
    Bed bed(GENERATE(from_range(kinds())));
    World world(bed.storage->store());
    tests::MemoryArchive plain(world.store);
    world.walk_to(5);
    CHECK(told(*bed.storage->archive().decisions()) == told(*plain.decisions()));

    world.stream.clear();
    world.begin("Annet syndrom").walk_to(4);
    world.prepare(4);
    world.close_by_vote("INGEN-1");

    CHECK(told(*bed.storage->archive().decisions()) == told(*plain.decisions()));
    CHECK(bed.storage->archive().decisions()->by_case.at(world.id()).back()->outcome == "INGEN-1");
}

TEST_CASE("words are found alike on both databases, newest first and page by page", "[archive]") {
    Bed bed(GENERATE(from_range(kinds())));
    World world(bed.storage->store());
    tests::MemoryArchive plain(world.store);
    world.walk_to(5);
    world.stream.clear();
    world.begin("Ørehjelpsyndrom").walk_to(3);
    auto& archive = bed.storage->archive();

    for (const char* words : {"tilbudet", "vi trenger", "hele diagnosen", "ØREHJELPSYNDROM", "orphanet vurdert", "finnes ikke noe sted", "558"}) {
        INFO(words);
        CHECK(found(archive, words) == found(plain, words));
        CHECK(found(archive, words, 1) == found(plain, words));
    }
    CHECK_FALSE(found(archive, "tilbudet").empty());
    CHECK(archive.places({.words = {}}).found.empty());
}

TEST_CASE("words that were removed for good are found no more, and no decision keeps them", "[archive]") {
    Bed bed(GENERATE(from_range(kinds())));
    World world(bed.storage->store());
    tests::MemoryArchive plain(world.store);
    world.walk_to(5);
    auto& archive = bed.storage->archive();
    const auto before = found(archive, "vi trenger");
    REQUIRE_FALSE(before.empty());
    archive.decisions();
    std::vector<std::string> all;
    for (const auto& [sha256, text] : world.store.texts(world.stream)) all.push_back(sha256);

    world.store.write([&](engine::Transaction& transaction) { transaction.redact(world.stream, all); });

    CHECK(found(archive, "vi trenger").empty());
    CHECK(told(*archive.decisions()) == told(*plain.decisions()));
}

TEST_CASE("a search can be narrowed by kind, body and time", "[archive]") {
    Bed bed(GENERATE(from_range(kinds())));
    World world(bed.storage->store());
    world.walk_to(5);
    auto& archive = bed.storage->archive();
    const auto all = archive.places({.words = workflows::words_of("tilbud")}).found;
    REQUIRE(all.size() > 1);

    const auto comments = archive.places({.words = {"kind:comment", "tilbud"}}).found;
    const auto users = archive.places({.words = {"body:user_representative", "tilbud"}}).found;
    const auto last = archive.places({.words = workflows::words_of("tilbud"), .from_ms = all.front().at_ms}).found;
    const auto first = archive.places({.words = workflows::words_of("tilbud"), .until_ms = all.back().at_ms}).found;

    CHECK(comments.size() < all.size());
    CHECK_FALSE(comments.empty());
    CHECK(users == comments);
    CHECK(last.front() == all.front());
    CHECK(first.back() == all.back());
    CHECK(first.size() + last.size() <= all.size());
}

TEST_CASE("what was recorded before there was an archive is filled in when the database is opened", "[archive]") {
    Bed bed(GENERATE(from_range(kinds())));
    World world(bed.storage->store());
    world.walk_to(5);
    const auto decisions = told(*bed.storage->archive().decisions());
    const auto words = found(bed.storage->archive(), "tilbudet");
    bed.storage.reset();
    {
        storage::Connection db(*storage::parse_location(bed.database.url()), {});
        db.script("delete from words");
        db.script("delete from decisions");
        db.script("insert into settings (key, value) values ('archive', 'to be filled')");
    }

    bed.storage = storage::Storage::open(bed.database.url(), {}, workflows::blank_file);

    CHECK(told(*bed.storage->archive().decisions()) == decisions);
    CHECK(found(bed.storage->archive(), "tilbudet") == words);
}

TEST_CASE("a refused act leaves no trace", "[archive]") {
    Bed bed(GENERATE(from_range(kinds())));
    World world(bed.storage->store());
    world.walk_to(1);
    const auto before = found(bed.storage->archive(), "enestående ord");

    CHECK(tests::refusal(world.as("stranger").does("comment", F({{"text", "Enestående ord"}, {"part", "case"}}))) == "not-allowed");

    CHECK(before.empty());
    CHECK(found(bed.storage->archive(), "enestående ord").empty());
}
