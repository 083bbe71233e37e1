// What lists promise (workflows/phase_model/case_list.hpp), on SQLite and PostgreSQL.
#include "tests/contract/stores.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/small_case.hpp"

using engine::Value;
using tests::kinds;
using workflows::CaseFilter;

namespace {

struct Bed {
    explicit Bed(tests::Kind kind) : database(kind), storage(database.open()) {
        put("2026-0001", {{"name", "Åreknuter 50%"}, {"phase", "hearing"}, {"next_date", "2026-12-01"}, {"phase_since", "2026-11-01"}, {"open_until", "2026-12-01"}});
        put("2026-0002", {{"name", "Zellweger"}, {"phase", "hearing"}, {"next_date", "2026-11-01"}, {"phase_since", "2026-10-01"}, {"orpha", "912"}});
        put("2026-0003", {{"name", "Ørebro"}, {"phase", "placement"}, {"phase_since", "2026-09-01"}, {"status", "parked"}});
        put("2026-0004", {{"name", "abc_d"}, {"phase", "need_decision"}, {"status", "closed"}, {"outcome", "INGEN-1"}, {"phase_since", "2026-09-02"}});
        put("2026-0005", {{"name", "abc"}, {"phase", "follow_up"}, {"primary_centre", "TRS"}, {"origin", "historical"}, {"phase_since", "2020-01-01"}});
    }
    void put(const std::string& id, std::initializer_list<std::pair<const std::string, Value>> columns) {
        tests::record(storage->store(), {"case/" + id, Value::object(columns), ""});
    }
    std::vector<std::string> list(const CaseFilter& filter) {
        bool valid = false;
        std::vector<std::string> ids;
        for (const auto& row : storage->cases().list(filter, valid).rows) ids.push_back(row.id.substr(5));
        CHECK(valid);
        return ids;
    }

    tests::TestDatabase database;
    std::unique_ptr<storage::Storage> storage;
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a list shows the columns that the fold gave", "[case-list]") {
    Bed bed(GENERATE(from_range(kinds())));
    bool valid = false;

    const auto page = bed.storage->cases().list({.q = "2026-0002"}, valid);

    REQUIRE(page.rows.size() == 1);
    CHECK(page.total == 1);
    CHECK(page.rows[0] == bed.storage->store().read("case/2026-0002")->row());
}

TEST_CASE("lists are sorted as asked", "[case-list]") {
    Bed bed(GENERATE(from_range(kinds())));

    CHECK(bed.list({}) == Ids{"0002", "0001", "0005", "0003", "0004"});
    CHECK(bed.list({.sort = "name"}) == Ids{"0005", "0004", "0002", "0003", "0001"});
    CHECK(bed.list({.sort = "-id"}) == Ids{"0005", "0004", "0003", "0002", "0001"});
    CHECK(bed.list({.sort = "phase"}) == Ids{"0002", "0001", "0004", "0003", "0005"});
    CHECK(bed.list({.sort = "-phase_since"}) == Ids{"0001", "0002", "0004", "0003", "0005"});
}

TEST_CASE("lists are narrowed as asked", "[case-list]") {
    Bed bed(GENERATE(from_range(kinds())));

    CHECK(bed.list({.phase = "hearing"}) == Ids{"0002", "0001"});
    CHECK(bed.list({.not_closed = true, .sort = "id"}) == Ids{"0001", "0002", "0003", "0005"});
    CHECK(bed.list({.status = "parked"}) == Ids{"0003"});
    CHECK(bed.list({.outcome = "INGEN-1"}) == Ids{"0004"});
    CHECK(bed.list({.centre = "TRS"}) == Ids{"0005"});
    CHECK(bed.list({.overdue_on = "2026-11-22"}) == Ids{"0002"});
    CHECK(bed.list({.open_on = "2026-11-22"}) == Ids{"0001"});
    CHECK(bed.list({.open_on = "2026-12-02"}).empty());
}

TEST_CASE("a search finds numbers, codes and parts of names in any letter case", "[case-list]") {
    Bed bed(GENERATE(from_range(kinds())));

    CHECK(bed.list({.q = "ORPHA:912"}) == Ids{"0002"});
    CHECK(bed.list({.q = "912"}) == Ids{"0002"});
    CHECK(bed.list({.q = "ØREB"}) == Ids{"0003"});
    CHECK(bed.list({.q = "åre"}) == Ids{"0001"});
    CHECK(bed.list({.q = "50%"}) == Ids{"0001"});
    CHECK(bed.list({.q = "c_d"}) == Ids{"0004"});
    CHECK(bed.list({.q = "%"}) == Ids{"0001"});
    CHECK(bed.list({.q = "'; drop table cases; --"}).empty());
}

TEST_CASE("pages go on where the one before ended", "[case-list]") {
    Bed bed(GENERATE(from_range(kinds())));
    for (const char* sort : {"urgency", "-urgency", "id", "name", "-name", "phase", "phase_since", "next_date"}) {
        const Ids whole = bed.list({.sort = sort});
        Ids joined;
        CaseFilter filter{.sort = sort, .limit = 2};
        for (int pages = 0; pages < 5; ++pages) {
            bool valid = false;
            const auto page = bed.storage->cases().list(filter, valid);
            REQUIRE(valid);
            CHECK(page.total == 5);
            for (const auto& row : page.rows) joined.push_back(row.id.substr(5));
            if (page.next.empty()) break;
            filter.cursor = page.next;
        }

        INFO(sort);
        CHECK(joined == whole);
    }
}

TEST_CASE("a cursor that is none of ours, or of another order, is refused", "[case-list]") {
    Bed bed(GENERATE(from_range(kinds())));
    bool valid = true;
    const auto page = bed.storage->cases().list({.sort = "id", .limit = 1}, valid);
    REQUIRE(valid);

    for (const std::string& cursor : {std::string("x"), std::string("5b5d"), page.next}) {
        bed.storage->cases().list({.sort = "name", .cursor = cursor}, valid);
        CHECK_FALSE(valid);
    }
    bed.storage->cases().list({.sort = "colour"}, valid);
    CHECK_FALSE(valid);
}

TEST_CASE("the board counts open, overdue, parked and closed cases", "[case-list]") {
    Bed bed(GENERATE(from_range(kinds())));

    const auto counts = bed.storage->cases().counts("2026-11-22", {});

    CHECK(counts.phases.at("hearing").cases == 2);
    CHECK(counts.phases.at("hearing").overdue == 1);
    CHECK(counts.phases.at("placement").parked == 1);
    CHECK(counts.phases.count("need_decision") == 0);
    CHECK(counts.closed == 1);
    CHECK(bed.storage->cases().counts("2026-11-22", {.centre = "TRS"}).phases.size() == 1);
}

TEST_CASE("lists, counts and searches can be asked as of a moment", "[case-list]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string before = "2026-11-22T09:00:00.000Z";
    tests::record(bed.storage->store(), {"case/2026-0002", Value::object({{"phase", "need_decision"}, {"name", "Nytt navn"}}), "", "2026-11-23T09:00:00.000Z"});
    tests::record(bed.storage->store(), {"case/2026-0009", Value::object({{"phase", "hearing"}, {"name", "Yngst"}}), "", "2026-11-24T09:00:00.000Z"});

    const auto then = bed.storage->cases().as_of(*workflows::read_as_of(before));
    const auto ids = [&](const CaseFilter& filter) {
        bool valid = false;
        Ids found;
        for (const auto& row : then->list(filter, valid).rows) found.push_back(row.id.substr(5));
        CHECK(valid);
        return found;
    };

    CHECK(ids({}) == Ids{"0002", "0001", "0005", "0003", "0004"});
    CHECK(ids({.phase = "hearing"}) == Ids{"0002", "0001"});
    CHECK(ids({.q = "ZELL"}) == Ids{"0002"});
    CHECK(ids({.q = "Nytt"}).empty());
    CHECK(ids({.sort = "-name"}) == Ids{"0001", "0003", "0002", "0004", "0005"});
    CHECK(then->counts("2026-11-22", {}).phases.at("hearing").overdue == 1);
    CHECK(then->counts("2026-11-22", {}).closed == 1);
    CHECK(then->like("", {"yngst"}, "").empty());
    CHECK(then->as_of(*workflows::read_as_of("2026-11-24"))->counts("2026-11-22", {}).phases.at("hearing").cases == 2);
}

TEST_CASE("a list of the past goes on where the page before ended", "[case-list]") {
    Bed bed(GENERATE(from_range(kinds())));
    const auto then = bed.storage->cases().as_of(*workflows::read_as_of("2026-11-22"));
    Ids joined;
    CaseFilter filter{.sort = "name", .limit = 2};
    bool valid = true;
    do {
        const auto page = then->list(filter, valid);
        REQUIRE(valid);
        for (const auto& row : page.rows) joined.push_back(row.id.substr(5));
        filter.cursor = page.next;
    } while (!filter.cursor.empty());

    CHECK(joined == bed.list({.sort = "name"}));
    then->list({.sort = "name", .cursor = "x"}, valid);
    CHECK_FALSE(valid);
}

TEST_CASE("like cases are found by code and by whole name", "[case-list]") {
    Bed bed(GENERATE(from_range(kinds())));
    auto& cases = bed.storage->cases();

    CHECK(cases.like("912", {}, "") == Ids{"2026-0002"});
    CHECK(cases.like("912", {}, "2026-0002").empty());
    CHECK(cases.like("", {"ABC", "ørebro"}, "") == Ids{"2026-0003", "2026-0005"});
    CHECK(cases.imported("", "ABC", "TRS"));
    CHECK_FALSE(cases.imported("", "abc", "NAPOS"));
    CHECK_FALSE(cases.imported("912", "Zellweger", ""));
}

TEST_CASE("proposals are listed with who proposed and what became of them", "[case-list]") {
    Bed bed(GENERATE(from_range(kinds())));
    const std::string stream = "proposal/2026-0001";
    tests::record(bed.storage->store(), {stream, Value::object({{"status", "open"}, {"name", "Ny"}, {"proposer", "p-7"}}), "", "2026-11-20T09:00:00.000Z"});

    tests::record(bed.storage->store(), {stream, Value::object({{"status", "case"}, {"case_id", "2026-0001"}}), ""});

    const auto proposals = bed.storage->cases().proposals("");
    REQUIRE(proposals.size() == 1);
    CHECK(proposals[0].proposer == "p-7");
    CHECK(proposals[0].case_id == "2026-0001");
    CHECK(proposals[0].at == "2026-11-20T09:00:00.000Z");
    CHECK(bed.storage->cases().proposals("open").empty());
    CHECK(bed.storage->cases().proposals("case").size() == 1);
}
