// PostgreSQL against bare libpq with the same statements, each answered before the next is sent, and in two trips.
#include "tests/bench/bare_postgresql.hpp"
#include "tests/bench/storage_bench.hpp"
#include "tests/bench/town.hpp"
#include "tests/support/postgresql_server.hpp"

#include <memory>
#include <thread>

namespace bench {

namespace {

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

}  // namespace

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

}  // namespace bench
