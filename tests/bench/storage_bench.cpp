// How fast acts become durable, against the bare client library of the same database that writes the same rows and bytes
// with the same statements. Both sides take turns; afterwards both databases must hold the same.
//
//     storage_bench [--quick] [sqlite] [postgresql]
#include "tests/bench/storage_bench.hpp"

#include <spdlog/spdlog.h>

#include <atomic>
#include <exception>
#include <iostream>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace bench {

namespace {

void perform(cli::Composition& program, const engine::Command& command) {
    const engine::Result result = program.engine().perform(command);
    if (const auto* problem = std::get_if<engine::Problem>(&result)) throw std::runtime_error("refused: " + command.act + " on " + command.stream + ", " + problem->type + " " + problem->detail.key);
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

Act recording(const std::vector<std::string>& persons) {
    return [persons](const std::string& stream, std::size_t turn) {
        return engine::Command{.stream = stream, .act = "record_enquiries", .fields = engine::Value::object({{"year", 2025}, {"count", static_cast<std::int64_t>(1 + turn % 100)}, {"channel", "telefon"}}),
                               .person = persons[turn % persons.size()], .via = "api"};
    };
}

Act commenting(const std::vector<std::string>& persons) {
    return [persons](const std::string& stream, std::size_t turn) {
        const std::string words = "Vi som lever med diagnosen, savner et sted der noen ser hele bildet: tenner, syn, ledd og skolegang. Dette er nr. " + std::to_string(turn);
        return engine::Command{.stream = stream, .act = "comment", .fields = engine::Value::object({{"part", "case"}, {"text", words}, {"visibility", "public"}}),
                               .person = persons[turn % persons.size()], .via = "api"};
    };
}

namespace {

/// What the client of this number does, on streams of its own.
void one_client(cli::Composition& program, const Streams& streams, const Act& act, std::size_t client, std::size_t threads, std::size_t acts_each) {
    const std::size_t own = streams.size() / threads;
    for (std::size_t i = 0; i < acts_each; ++i) perform(program, act(streams[client * own + i % own], i / own));
}

}  // namespace

double clients(cli::Composition& program, const Streams& streams, const Act& act, std::size_t threads, std::size_t acts_each) {
    // One client stays on this thread, where the baseline runs too: another would mostly run on another processor, and only one of
    // them is told at once what the disk has done.
    if (threads == 1) return seconds_of([&] { one_client(program, streams, act, 0, 1, acts_each); });
    std::atomic<bool> go{false};
    std::vector<std::thread> all;
    std::exception_ptr wrong;
    std::mutex mutex;
    for (std::size_t client = 0; client < threads; ++client)
        all.emplace_back([&, client] {
            while (!go) std::this_thread::yield();
            try {
                one_client(program, streams, act, client, threads, acts_each);
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

Streams of_round(const Streams& all, std::size_t round) {
    const auto first = all.begin() + static_cast<std::ptrdiff_t>(round * cases_a_round);
    return {first, first + cases_a_round};
}

void look_at(cli::Composition& program, const Streams& streams) {
    for (const std::string& stream : streams) program.store().read(stream);
}

std::string say(const Holding& holding) {
    return std::to_string(holding.events) + " events";
}

}  // namespace bench

int main(int argc, char** argv) { return bench::run(bench::wish_of(argc, argv)); }
