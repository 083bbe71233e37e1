// Fills a new database with lifelike histories: the demonstration's stories, copied and cut off at some act, each event sealed
// anew, until there are so many.
//
//     make_history sqlite:PATH|postgresql://… [EVENTS]      a million without a number
#include "tests/bench/report.hpp"
#include "tests/bench/town.hpp"

#include <spdlog/spdlog.h>

#include <iostream>

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "make_history sqlite:PATH|postgresql://… [EVENTS]\n";
        return 2;
    }
    spdlog::set_level(spdlog::level::warn);
    const std::size_t wanted = argc > 2 ? std::stoul(argv[2]) : 1'000'000;
    bench::Town town(argv[1]);
    std::int64_t events = 0;
    const double seconds = bench::seconds_of([&] { events = town.fill_to(wanted); });
    std::cerr << "make_history: " << events << " events after " << bench::duration_text(seconds) << '\n';
    return 0;
}
