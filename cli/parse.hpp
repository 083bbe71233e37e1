// From the words of the command line to a command with its arguments. The only file behind this that knows CLI11.
#pragma once

#include "cli/command.hpp"

#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cli {

struct Parsed {
    const Command* command = nullptr;
    Arguments arguments;
    std::map<std::string, std::string> flags;  ///< settings given as flags
};

/// Nothing when help was asked for and printed to `out`. Throws Stop (usage) with a sentence and a suggestion.
std::optional<Parsed> parse(const std::vector<std::string>& words, std::ostream& out);

/// Takes settings that stand among an act's fields (everything after the first field is kept in `rest`) out of it.
void take_settings(Parsed& parsed);

}  // namespace cli
