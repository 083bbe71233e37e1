// How fast the door answers over 10,000 cases, and whether it stands a siege. The server is the program itself, in a process
// of its own; the clients are one thread of this one.
//
//     web_bench [--quick] [start] [pages] [api] [siege]
#include "tests/bench/load.hpp"
#include "tests/bench/report.hpp"
#include "tests/bench/served.hpp"
#include "tests/bench/town.hpp"
#include "tests/support/temporary_folder.hpp"

#include <spdlog/spdlog.h>

#include <filesystem>
#include <iostream>

namespace bench {

namespace {

/// The database, and what is asked of it.
struct Place {
    tests::TemporaryFolder folder;
    std::string url, token, long_case, medium_case;
};

void build(Place& place, std::size_t cases, Report& report) {
    place.url = "sqlite:" + (place.folder.path() / "town.db").string();
    Town town(place.url);
    std::vector<std::string> streams;
    const double seconds = seconds_of([&] { streams = town.fill(cases, 1, 24); });
    std::cerr << "web_bench: " << cases << " cases filled in " << duration_text(seconds) << '\n';
    const auto medium = town.fill(1, 24, 26);
    place.medium_case = medium.front().substr(5);
    place.long_case = town.long_case(200).substr(5);
    place.token = town.token("case_officer");
    town.close();
    report.check("the store holds the cases to be shown", streams.size() == cases, std::to_string(cases) + " cases");
}

std::vector<std::string> serve_command(const Place& place) {
    return {PHASEMODEL_PROGRAM, "serve", "--database", place.url, "--listen", "127.0.0.1:0"};
}

/// The median of asking one after the other on one connection.
void one_page(int port, const std::string& measure, const std::string& request, double seconds, double goal, Report& report) {
    const Load load = keep_busy(port, request, 1, seconds);
    if (load.wrong > 0) return report.missing(measure, "answered " + std::to_string(load.wrong) + " times without 200");
    report.time(measure, median(load.latencies), goal);
}

void start(const Place& place, const Wish& wish, Report& report) {
    std::vector<double> times;
    for (int round = 0; round < (wish.quick ? 3 : 7); ++round) {
        const auto begin = SteadyClock::now();
        const Served server(serve_command(place));
        if (ask_once(server.port(), get("/api/v1/cases/" + place.medium_case, place.token)) < 0) return report.missing("start to first answer", "no answer");
        times.push_back(std::chrono::duration<double>(SteadyClock::now() - begin).count());
    }
    report.time("start to first answer, a case by the API (median)", median(times), 0.3);
}

void pages(const Place& place, const Wish& wish, Report& report) {
    const Served server(serve_command(place));
    const double seconds = wish.quick ? 1 : 4;
    one_page(server.port(), "page of a case with 200 events (median, one client)", get("/cases/" + place.long_case, place.token), seconds, 5e-3, report);
    one_page(server.port(), "board over 10,000 cases (median, one client)", get("/", place.token), seconds, 50e-3, report);
    one_page(server.port(), "table of cases, 50 of 10,000 (median, one client)", get("/cases", place.token), seconds, 50e-3, report);
    one_page(server.port(), "API: case with 200 events (median, one client)", get("/api/v1/cases/" + place.long_case, place.token), seconds, 0, report);
    one_page(server.port(), "API: its transitions, every requirement (median, one client)", get("/api/v1/cases/" + place.long_case + "/transitions", place.token), seconds, 0, report);
    report.below("resident memory after these, 10,000 cases", server.resident() / 1024 / 1024, 60, "MB");
}

void api(const Place& place, const Wish& wish, Report& report) {
    const Served server(serve_command(place));
    const Served hello({PHASEMODEL_HELLO});
    const double seconds = wish.quick ? 1.5 : 4;
    std::vector<double> ours, bare, slowest;
    std::size_t wrong = 0;
    for (int round = 0; round < (wish.quick ? 3 : 5); ++round) {
        const Load load = keep_busy(server.port(), get("/api/v1/cases/" + place.medium_case, place.token), 32, seconds);
        const Load baseline = keep_busy(hello.port(), get("/hello", ""), 32, seconds);
        wrong += load.wrong + baseline.wrong;
        ours.push_back(load.rate());
        bare.push_back(baseline.rate());
        slowest.push_back(quantile(load.latencies, 0.99));
    }
    report.check("API: every answer was 200", wrong == 0, std::to_string(wrong) + " wrong");
    report.rate("API: reading a case, 32 connections, against a bare hello", median(ours), median(bare), 0.5);
    report.time("API: reading a case, 32 connections, p99", median(slowest), 5e-3);
    report.below("resident memory after these, 10,000 cases", server.resident() / 1024 / 1024, 60, "MB");
}

void siege(const Place& place, const Wish& wish, Report& report) {
    const Served server(serve_command(place));
    const Siege siege = besiege(server.port(), get("/api/v1/cases/" + place.medium_case, place.token), 200, 600, std::chrono::seconds(wish.quick ? 25 : 60));
    std::cerr << "web_bench: " << siege.first_bytes << " slow requests begun, " << siege.closed << " ended by the server, " << siege.others.size() << " others asked\n";
    report.time("200 idle and 600 slow clients: the longest that others waited", quantile(siege.others, 1), 2);
    report.time("    the longest from a slow client's first byte to its end", siege.longest_hold, 15);
    report.check("    every other was answered", siege.others_refused == 0, std::to_string(siege.others.size()) + " others");
    report.below("    resident memory under siege, 10,000 cases", server.most_resident() / 1024 / 1024, 60, "MB");
}

int run(const Wish& wish) {
    spdlog::set_level(spdlog::level::warn);
    Report report(wish.heading);
    Place place;
    build(place, 10'000, report);
    if (wish.has("start")) start(place, wish, report);
    if (wish.has("pages")) pages(place, wish, report);
    if (wish.has("api")) api(place, wish, report);
    if (wish.has("siege")) siege(place, wish, report);
    std::cerr << "web_bench: load average " << load_average() << " at the end\n";
    return report.exit_code();
}

}  // namespace

}  // namespace bench

int main(int argc, char** argv) { return bench::run(bench::wish_of(argc, argv)); }
