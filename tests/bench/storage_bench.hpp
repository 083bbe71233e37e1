// What both sides of storage_bench share: acts, the clients that perform them, and how much of it.
#pragma once

#include "cli/composition.hpp"
#include "tests/bench/report.hpp"
#include "tests/bench/rows.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace bench {

using Streams = std::vector<std::string>;

/// What a client does to a case, turn by turn.
using Act = std::function<engine::Command(const std::string& stream, std::size_t turn)>;
/// One event and three columns of the case; nothing that is searched for, and nobody is told.
Act recording(const std::vector<std::string>& persons);
/// One event with a text of 150 characters, found by its words and told to those who follow.
Act commenting(const std::vector<std::string>& persons);

/// So many clients at once, each with streams of its own; each performs so many acts. Seconds.
double clients(cli::Composition& program, const Streams& streams, const Act& act, std::size_t threads, std::size_t acts_each);

struct Size {
    std::size_t rounds = 7;
    std::size_t single = 1280;   ///< acts a round, one client
    std::size_t many = 20'480;   ///< acts a round, 64 clients: half a second, so that threads which start and cases met first hardly count
    std::size_t filling = 2000;  ///< cases beside those that are acted on
};

/// Cases that are acted on in one round; other ones in the next.
constexpr std::size_t cases_a_round = 128;

Streams of_round(const Streams& all, std::size_t round);
/// Who acts on a case has just looked at it.
void look_at(cli::Composition& program, const Streams& streams);
std::string say(const Holding& holding);

void sqlite(const Size& size, Report& report);
void postgresql(const Size& size, Report& report);

}  // namespace bench
