// How fast acts become durable, against the bare client library of the same database that writes the same rows and bytes
// with the same statements. Both sides take turns; afterwards both databases must hold the same.
//
//     storage_bench [--quick] [sqlite] [postgresql]
#include "storage/connection.hpp"
#include "tests/bench/bare_postgresql.hpp"
#include "tests/bench/bare_sqlite.hpp"
#include "tests/bench/report.hpp"
#include "tests/bench/town.hpp"
#include "tests/support/postgresql_server.hpp"
#include "tests/support/small_case.hpp"
#include "tests/support/temporary_folder.hpp"

#include <spdlog/spdlog.h>

#include <atomic>
#include <iostream>
#include <numeric>
#include <thread>

namespace bench {

namespace {

using Streams = std::vector<std::string>;

/// What a client does to a case, turn by turn.
using Act = std::function<engine::Command(const std::string& stream, std::size_t turn)>;

/// One event and three columns of the case; nothing that is searched for, and nobody is told.
Act recording(const std::vector<std::string>& persons) {
    return [persons](const std::string& stream, std::size_t turn) {
        return engine::Command{.stream = stream, .act = "record_enquiries", .fields = engine::Value::object({{"year", 2025}, {"count", static_cast<std::int64_t>(1 + turn % 100)}, {"channel", "telefon"}}),
                               .person = persons[turn % persons.size()], .via = "api"};
    };
}

/// One event with a text of 150 characters, found by its words and told to those who follow.
Act commenting(const std::vector<std::string>& persons) {
    return [persons](const std::string& stream, std::size_t turn) {
        const std::string words = "Vi som lever med diagnosen, savner et sted der noen ser hele bildet: tenner, syn, ledd og skolegang. Dette er nr. " + std::to_string(turn);
        return engine::Command{.stream = stream, .act = "comment", .fields = engine::Value::object({{"part", "case"}, {"text", words}, {"visibility", "public"}}),
                               .person = persons[turn % persons.size()], .via = "api"};
    };
}

void perform(cli::Composition& program, const engine::Command& command) {
    const engine::Result result = program.engine().perform(command);
    if (const auto* problem = std::get_if<engine::Problem>(&result)) throw std::runtime_error("refused: " + command.act + " on " + command.stream + ", " + problem->type + " " + problem->detail.key);
}

/// So many clients at once, each with streams of its own; each performs so many acts. Seconds.
double clients(cli::Composition& program, const Streams& streams, const Act& act, std::size_t threads, std::size_t acts_each) {
    std::atomic<bool> go{false};
    std::vector<std::thread> all;
    std::exception_ptr wrong;
    std::mutex mutex;
    for (std::size_t client = 0; client < threads; ++client)
        all.emplace_back([&, client] {
            while (!go) std::this_thread::yield();
            try {
                const std::size_t own = streams.size() / threads;
                for (std::size_t i = 0; i < acts_each; ++i)
                    perform(program, act(streams[client * own + i % own], i / own));
            } catch (...) {
                const std::lock_guard lock(mutex);
                wrong = std::current_exception();
            }
        });
    const double seconds = seconds_of([&] {
        go = true;
        for (std::thread& thread : all) thread.join();
    });
    if (wrong) std::rethrow_exception(wrong);
    return seconds;
}

struct Size {
    std::size_t rounds = 7;
    std::size_t single = 1280;  ///< acts a round, one client
    std::size_t many = 2560;    ///< acts a round, 64 clients
    std::size_t filling = 2000; ///< cases beside those that are acted on
};

/// Cases that are acted on in one round; other ones in the next.
constexpr std::size_t cases_a_round = 128;

Streams of_round(const Streams& all, std::size_t round) {
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(round * cases_a_round);
    return {first, first + cases_a_round};
}

/// Who acts on a case has just looked at it.
void look_at(cli::Composition& program, const Streams& streams) {
    for (const std::string& stream : streams) program.store().read(stream);
}

std::string say(const Holding& holding) {
    return std::to_string(holding.events) + " events";
}

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

void sqlite(const Size& size, Report& report) {
    const SqliteBed bed(size);
    one_client(bed, report, "record", "SQLite, one client, one event and one case an act", bed.record(), Seen::before, 0.85);
    one_client(bed, report, "comment", "SQLite, one client, with a text besides", bed.comment(), Seen::before, 0.85);
    one_client(bed, report, "unseen", "SQLite, one client, each case folded from its events first", bed.record(), Seen::never, 0);
    many_clients(bed, report);
    store_alone(bed, report);
}

std::string with_database(const std::string& url, const std::string& name) {
    std::string named = url;
    return named.replace(named.find("/postgres?"), 10, "/" + name + "?");
}

using Shares = std::vector<std::vector<ActRows>>;  // of the acts, by connection

Shares shared_out(const Streams& streams, const std::map<std::string, std::vector<ActRows>>& acts, std::size_t count) {
    Shares shares(count);
    for (std::size_t i = 0; i < streams.size(); ++i) {
        const auto found = acts.find(streams[i]);
        if (found == acts.end()) continue;
        auto& share = shares[i * count / streams.size()];
        share.insert(share.end(), found->second.begin(), found->second.end());
    }
    return shares;
}

/// A copy of the town that bare libpq writes into by so many connections.
class BareSide {
public:
    BareSide(BarePostgresql& server, const std::string& url, const std::string& name, std::size_t count) {
        server.run("create database " + name + " template town");
        for (std::size_t i = 0; i < count; ++i) connections_.push_back(std::make_unique<BarePostgresql>(with_database(url, name)));
    }

    void write(const Shares& shares, void (BarePostgresql::*way)(const std::vector<ActRows>&)) {
        std::size_t acts = 0;
        for (const auto& share : shares) acts += share.size();
        rates_.push_back(static_cast<double>(acts) / seconds_of([&] {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < shares.size(); ++i) threads.emplace_back([&, i] { (connections_[i].get()->*way)(shares[i]); });
        }));
    }
    double rate() const { return median(rates_); }
    Holding holding() const { return holding_of(*connections_.front()); }

private:
    std::vector<std::unique_ptr<BarePostgresql>> connections_;
    std::vector<double> rates_;
};

/// So many connections of the store, and of bare libpq, in turns.
void connections(const tests::PostgresqlServer& server, const Streams& all, const Act& act, const Size& size, std::size_t count, Report& report) {
    const std::string number = std::to_string(count), ours = "bench_ours_" + number;
    BarePostgresql server_wide(server.url());
    server_wide.run("create database " + ours + " template town");
    BareSide plain(server_wide, server.url(), "bench_bare_" + number, count), piped(server_wide, server.url(), "bench_piped_" + number, count);
    BarePostgresql look(with_database(server.url(), ours));
    std::vector<double> our_rates;
    {
        cli::Composition program(with_database(server.url(), ours), {.readers = count, .writers = count});
        const std::size_t each = size.single * 2 / count;
        for (std::size_t round = 0; round < size.rounds; ++round) {
            const Streams streams = of_round(all, round);
            look_at(program, streams);
            const auto before = versions(look);
            our_rates.push_back(static_cast<double>(each * count) / clients(program, streams, act, count, each));
            const Shares shares = shared_out(streams, acts_since(look, before), count);
            plain.write(shares, &BarePostgresql::write_one_by_one);
            piped.write(shares, &BarePostgresql::write_in_two_trips);
        }
    }
    report.rate("PostgreSQL, " + number + " connections", median(our_rates), plain.rate(), 0.8);
    report.rate("PostgreSQL, " + number + " connections, against bare libpq in two trips", median(our_rates), piped.rate(), 0);
    const Holding a = holding_of(look);
    report.check("    all three databases hold the same rows and bytes", a == plain.holding() && a == piped.holding(), say(a));
}

void postgresql(const Size& size, Report& report) {
    const tests::PostgresqlServer server;
    BarePostgresql(server.url()).run("create database town");
    Streams streams;
    Act act;
    {
        Town town(with_database(server.url(), "town"));
        streams = town.fill(cases_a_round * size.rounds, 20, 30);
        act = recording(town.persons("case_officer"));
    }
    for (const std::size_t count : {4U, 16U}) connections(server, streams, act, size, count, report);
}

int run(const Wish& wish) {
    spdlog::set_level(spdlog::level::warn);
    Size size;
    if (wish.quick) size = {.rounds = 3, .single = 512, .many = 2560, .filling = 200};
    Report report(wish.heading);
    if (wish.has("sqlite")) sqlite(size, report);
    if (wish.has("postgresql")) postgresql(size, report);
    std::cerr << "storage_bench: load average " << load_average() << " at the end\n";
    return report.exit_code();
}

}  // namespace

}  // namespace bench

int main(int argc, char** argv) { return bench::run(bench::wish_of(argc, argv)); }
