// SQLite against the bare C API: one client, many clients, and the store alone.
#include "storage/storage.hpp"
#include "tests/bench/bare_sqlite.hpp"
#include "tests/bench/storage_bench.hpp"
#include "tests/bench/town.hpp"
#include "tests/support/small_case.hpp"
#include "tests/support/temporary_folder.hpp"

#include <memory>

namespace bench {

namespace {

/// A SQLite database of a town, and copies of it for baselines.
class SqliteBed {
public:
    explicit SqliteBed(const Size& size) : size_(size), town_(std::make_unique<Town>("sqlite:" + path("ours"))) {
        streams_ = town_->fill(cases_a_round * size.rounds, 20, 30);
        town_->fill(size.filling, 5, 20);
        officers_ = town_->persons("case_officer");
        users_ = town_->persons("user_representative");
        town_->close();
        copy_sqlite(path("ours"), path("template"));
    }

    std::string path(const std::string& name) const { return (folder_.path() / (name + ".db")).string(); }
    std::string copy(const std::string& name) const {
        copy_sqlite(path("template"), path(name));
        return path(name);
    }
    Act record() const { return recording(officers_); }
    Act comment() const { return commenting(users_); }
    const Size& size() const { return size_; }
    const Streams& streams() const { return streams_; }

private:
    Size size_;
    tests::TemporaryFolder folder_;
    std::unique_ptr<Town> town_;
    std::vector<std::string> streams_, officers_, users_;
};

/// Whether the cases are in the store's memory when the round begins.
enum class Seen { before, never };

/// One client and the bare API, in turns.
void one_client(const SqliteBed& bed, Report& report, const std::string& name, const std::string& measure, const Act& act, Seen seen, double goal) {
    const std::string ours = bed.copy(name + "_ours"), bare = bed.copy(name + "_bare");
    std::vector<double> our_rates, bare_rates;
    {
        cli::Composition program("sqlite:" + ours);
        BareSqlite baseline(bare);
        const std::size_t count = seen == Seen::before ? bed.size().single : cases_a_round;
        for (std::size_t round = 0; round < bed.size().rounds; ++round) {
            const Streams streams = of_round(bed.streams(), round);
            if (seen == Seen::before) look_at(program, streams);
            const std::int64_t before = last_event(ours);
            our_rates.push_back(static_cast<double>(count) / clients(program, streams, act, 1, count));
            const auto acts = acts_after(ours, before);
            bare_rates.push_back(static_cast<double>(count) / seconds_of([&] { baseline.write_one_by_one(acts); }));
        }
    }
    report.rate(measure, median(our_rates), median(bare_rates), goal);
    const Holding a = holding_of_sqlite(ours), b = holding_of_sqlite(bare);
    report.check("    both databases hold the same rows and bytes", a == b, say(a));
}

/// Sixty-four clients, the bare API one by one, and the bare API 64 at a time.
void many_clients(const SqliteBed& bed, Report& report) {
    const std::string ours = bed.copy("many_ours"), single = bed.copy("many_single"), together = bed.copy("many_together");
    std::vector<double> our_rates, single_rates, together_rates;
    {
        cli::Composition program("sqlite:" + ours);
        BareSqlite bare_single(single), bare_together(together);
        const std::size_t each = bed.size().many / 64;
        const auto count = static_cast<double>(each * 64);
        for (std::size_t round = 0; round < bed.size().rounds; ++round) {
            const Streams streams = of_round(bed.streams(), round);
            look_at(program, streams);
            const std::int64_t before = last_event(ours);
            our_rates.push_back(count / clients(program, streams, bed.record(), 64, each));
            const auto acts = acts_after(ours, before);
            together_rates.push_back(count / seconds_of([&] { bare_together.write_together(acts, 64); }));
            single_rates.push_back(count / seconds_of([&] { bare_single.write_one_by_one(acts); }));
        }
    }
    report.rate("SQLite, 64 clients, against bare C one a commit", median(our_rates), median(single_rates), 2.5);
    report.rate("SQLite, 64 clients, against bare C 64 a commit, savepoint each", median(our_rates), median(together_rates), 0.6);
    const Holding a = holding_of_sqlite(ours), b = holding_of_sqlite(single), c = holding_of_sqlite(together);
    report.check("    all three databases hold the same rows and bytes", a == b && b == c, say(a));
}

/// The store alone, without engine and rules: one event of the plainest case.
void store_alone(const SqliteBed& bed, Report& report) {
    const std::string ours = bed.path("store_ours"), bare = bed.path("store_bare");
    storage::init("sqlite:" + ours, false);
    std::vector<double> our_rates, bare_rates;
    {
        const auto storage = storage::Storage::open("sqlite:" + ours, {}, tests::new_small_case);
        const auto stream = [](std::size_t i) { return "case/2026-" + std::to_string(1000 + i); };
        for (std::size_t i = 0; i < 256; ++i) tests::record(storage->store(), {.stream = stream(i), .body = engine::Value::object({{"name", "Prøve"}})});
        copy_sqlite(ours, bare);
        BareSqlite baseline(bare);
        const std::size_t count = bed.size().single;
        for (std::size_t round = 0; round < bed.size().rounds; ++round) {
            const std::int64_t before = last_event(ours);
            our_rates.push_back(static_cast<double>(count) / seconds_of([&] {
                for (std::size_t i = 0; i < count; ++i) tests::record(storage->store(), {.stream = stream(i % 256)});
            }));
            const auto acts = acts_after(ours, before);
            bare_rates.push_back(static_cast<double>(count) / seconds_of([&] { baseline.write_one_by_one(acts); }));
        }
    }
    report.rate("SQLite, the store alone, one client", median(our_rates), median(bare_rates), 0.85);
    report.check("    both databases hold the same rows and bytes", holding_of_sqlite(ours) == holding_of_sqlite(bare), "");
}

}  // namespace

void sqlite(const Size& size, Report& report) {
    const SqliteBed bed(size);
    one_client(bed, report, "record", "SQLite, one client, one event and one case an act", bed.record(), Seen::before, 0.85);
    one_client(bed, report, "comment", "SQLite, one client, with a text besides", bed.comment(), Seen::before, 0.85);
    one_client(bed, report, "unseen", "SQLite, one client, each case folded from its events first", bed.record(), Seen::never, 0);
    many_clients(bed, report);
    store_alone(bed, report);
}

}  // namespace bench
