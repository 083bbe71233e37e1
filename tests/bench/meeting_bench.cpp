// Whether a meeting stays quick in an office that has held two thousand: agenda, Your turn, precedents and a vote, each within 50 ms
// over 10,000 cases, 2,000 meetings and 100,000 votes; and how much slower than over a tenth of that. The server is the program
// itself, in a process of its own.
//
//     meeting_bench [--quick]      quick: the tenth alone, fewer questions
#include "tests/bench/load.hpp"
#include "tests/bench/office_years.hpp"
#include "tests/bench/report.hpp"
#include "tests/bench/served.hpp"
#include "tests/support/temporary_folder.hpp"

#include <spdlog/spdlog.h>

#include <iostream>
#include <map>

namespace bench {

namespace {

constexpr double goal = 50e-3;

struct Size {
    std::size_t cases, meetings, votes;
};

/// What is asked, by its name; each asked many times on one connection.
struct Place {
    tests::TemporaryFolder folder;
    std::string url;
    std::vector<std::pair<std::string, std::string>> questions;
    std::vector<OpenBallot> ballots;
};

/// A case before the vote on its need, which has precedents to look for.
std::string case_to_decide(Town& town, const std::vector<std::string>& cases) {
    for (const std::string& stream : cases)
        if (const auto file = town.program().store().read(stream); file->row().phase == "need_decision" && file->row().status == "active") return stream.substr(5);
    return cases.front().substr(5);
}

void build(Place& place, const Size& size, Report& report) {
    place.url = "sqlite:" + (place.folder.path() / "town.db").string();
    Town town(place.url);
    std::vector<std::string> cases;
    std::string coming;
    const double seconds = seconds_of([&] {
        cases = town.fill(size.cases, 20, 200);
        // Half of what is cut off so has no vote yet: long ones on top, until there are enough.
        for (std::uint32_t seed = 1; town.votes() < size.votes; ++seed) town.fill(100, 80, 400, seed);
        coming = hold_meetings(town, cases, size.meetings);
        place.ballots = open_ballots(town, 40);
    });
    std::cerr << "meeting_bench: " << cases.size() << " cases and more, " << size.meetings << " meetings, " << town.votes() << " votes in " << duration_text(seconds) << '\n';
    report.check("cases, meetings and votes to be shown", town.votes() >= size.votes, std::to_string(town.votes()) + " votes");
    const std::string officer = town.token("case_officer"), leader = town.token("administrative_leader"), member = town.token("centre_leader");
    const std::string meeting = coming.substr(coming.find('/') + 1), decided = case_to_decide(town, cases);
    place.questions = {{"agenda, page", get("/meetings/" + meeting, officer)},
                       {"agenda with what is suggested, API", get("/api/v1/meetings/" + meeting, officer)},
                       {"list of meetings, page", get("/meetings", officer)},
                       {"Your turn, case officer", get("/turn", officer)},
                       {"Your turn, administrative leader", get("/turn", leader)},
                       {"Your turn, centre leader", get("/turn", member)},
                       {"precedents of a case, API", get("/api/v1/cases/" + decided + "/precedents", officer)}};
    town.close();
}

std::vector<std::string> serve_command(const Place& place) { return {PHASEMODEL_PROGRAM, "serve", "--database", place.url, "--listen", "127.0.0.1:0"}; }

std::string post(const std::string& path, const std::string& token, std::int64_t version, const std::string& body) {
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\nIf-Match: \"" + std::to_string(version) +
           "\"\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// Every elector of every open ballot votes once: seconds each, to the commit on disk.
std::vector<double> vote(int port, const Place& place, std::size_t& wrong) {
    std::vector<double> times;
    for (const OpenBallot& open : place.ballots) {
        std::int64_t version = open.version;
        for (const std::string& token : open.tokens) {
            const double took = ask_once(port, post("/api/v1/cases/" + open.stream.substr(5) + "/acts", token, version, open.body));
            took < 0 ? ++wrong : ++version;
            if (took >= 0) times.push_back(took);
        }
    }
    return times;
}

/// The middle of each, for the growth.
std::map<std::string, double> measure(const Place& place, const Size& size, const Wish& wish, Report& report) {
    const Served server(serve_command(place));
    const std::string of = ", " + std::to_string(size.cases) + " cases";
    std::map<std::string, double> middles;
    const auto told = [&](const std::string& name, const std::vector<double>& times) {
        middles[name] = median(times);
        report.time(name + of + " (p50)", median(times), goal);
        report.time(name + of + " (p99)", quantile(times, 0.99), goal);
    };
    for (const auto& [name, request] : place.questions) {
        report.time(name + of + " (the first)", ask_once(server.port(), request), 0);
        const Load load = keep_busy(server.port(), request, 1, wish.quick ? 1 : 5);
        if (load.wrong > 0 || load.latencies.empty())
            report.missing(name, "answered " + std::to_string(load.wrong) + " times without 200");
        else
            told(name, load.latencies);
    }
    std::size_t wrong = 0;
    const auto times = vote(server.port(), place, wrong);
    report.check("every vote was taken" + of, wrong == 0 && !times.empty(), std::to_string(times.size()) + " votes");
    if (!times.empty()) told("a vote cast, API", times);
    return middles;
}

int run(const Wish& wish) {
    spdlog::set_level(spdlog::level::warn);
    Report report(wish.heading);
    const Size small{1'000, 200, 10'000}, large{10'000, 2'000, 100'000};
    std::map<std::string, double> before, after;
    {
        Place place;
        build(place, small, report);
        before = measure(place, small, wish, report);
    }
    if (!wish.quick) {
        Place place;
        build(place, large, report);
        after = measure(place, large, wish, report);
    }
    for (const auto& [name, middle] : after)
        if (before.contains(name)) report.below(name + ": growth of p50 from 1,000 to 10,000 cases", middle / before[name], 0, "times");
    std::cerr << "meeting_bench: load average " << load_average() << " at the end\n";
    return report.exit_code();
}

}  // namespace

}  // namespace bench

int main(int argc, char** argv) { return bench::run(bench::wish_of(argc, argv)); }
