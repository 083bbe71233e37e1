// The bar of an import: on a terminal only, with rate and time left by the clock.
#include "cli/progress_bar.hpp"
#include "tests/support/catch.hpp"

#include <sstream>

TEST_CASE("a bar says how much, how fast and how long still", "[cli]") {
    engine::Instant now{1'000};
    const engine::Clock clock = [&now] { return now; };
    std::ostringstream talk;
    {
        cli::ProgressBar bar(true, "en_product1.xml", talk, clock);
        bar.draw(0, 20'000'000);
        now.ms += 2'000;
        bar.draw(5'000'000, 20'000'000);
        bar.draw(5'000'000, 20'000'000);
    }

    CHECK(talk.str() ==
          "\r[..............................] 0 % en_product1.xml\x1B[K"
          "\r[#######.......................] 23 % en_product1.xml, 2.5 MB/s, 6 s left\x1B[K"
          "\r\x1B[K");
}

TEST_CASE("a bar draws nothing where nobody sees it", "[cli]") {
    std::ostringstream talk;
    const engine::Clock clock = [] { return engine::Instant{}; };
    {
        cli::ProgressBar bar(false, "x", talk, clock);
        bar.draw(1, 2);
    }

    CHECK(talk.str().empty());
}

TEST_CASE("the pace waits until it means something, and long times are in minutes", "[cli]") {
    CHECK(cli::pace(1'000'000, 2'000'000, 100).empty());
    CHECK(cli::pace(0, 2'000'000, 1'000).empty());
    CHECK(cli::pace(1'000'000, 126'000'000, 1'000) == "1.0 MB/s, 2:05 min left");
    CHECK(cli::pace(2'000'000, 2'000'000, 1'000) == "2.0 MB/s, 0 s left");
}
