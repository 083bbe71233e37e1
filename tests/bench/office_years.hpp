// What a leader group leaves behind in years: meetings held and signed, one that is to come, ballots that are open.
#pragma once

#include "tests/bench/town.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace bench {

/// Holds one meeting through the acts, with five of the cases on its agenda, and adds copies of its history until there are so
/// many, each a week before the other and with other cases. Plans one more with five cases and gives its stream.
std::string hold_meetings(Town& town, const std::vector<std::string>& cases, std::size_t meetings);

/// A case in which a ballot is open, and what each elector who sits at it asks the API to vote.
struct OpenBallot {
    std::string stream;
    std::int64_t version = 0;
    std::string body;                 ///< of the act
    std::vector<std::string> tokens;  ///< one an elector
};

/// Copies of histories cut off where a ballot had been opened at a meeting. Throws std::runtime_error where no story has one.
std::vector<OpenBallot> open_ballots(Town& town, std::size_t wanted);

}  // namespace bench
