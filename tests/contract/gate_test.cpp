// A gate that opens once.
#include "storage/gate.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <thread>
#include <vector>

TEST_CASE("a gate lets nobody through before it is open, and then all, also who comes later", "[gate]") {
    for (int round = 0; round < 200; ++round) {
        storage::Gate gate;
        std::atomic<int> coming = 0, too_early = 0, through = 0;
        int written_before = 0;
        {
            std::vector<std::jthread> waiting;
            for (int n = 0; n < 4; ++n)
                waiting.emplace_back([&] {
                    ++coming;
                    gate.wait();
                    if (written_before != round + 1) ++too_early;
                    ++through;
                });
            // In some rounds all wait by then, in others some are still on their way.
            while (coming < round % 5) std::this_thread::yield();
            written_before = round + 1;
            gate.open();
            gate.wait();
        }
        REQUIRE(through == 4);
        REQUIRE(too_early == 0);
    }
}
