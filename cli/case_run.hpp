// A Script is what `case run` performs: acts, one a line of JSON, from one or several files, in the order of their times.
//
//     {"at":"2025-01-07T09:00:00Z","as":"kari@example.org","act":"register","name":"…","origin":"enquiry","label":"x"}
//     {"at":"…","as":"…","act":"comment","case":"x","text":"…","label":"x-1"}
//     {"at":"…","as":"…","act":"answer_comment","case":"x","comment":"@x-1","disposition":"followed","reason":"…"}
//
// `at`     the time, on a demonstration database only; without it, now.
// `as`     who acts, by e-mail address; --as where a line has none.
// `case`   case number, or the label of an earlier line; nothing for acts that begin a case. A proposal's label or
//          "proposal/NUMBER" for judge_proposal; where that act also needs its own field `case`, the proposal stands in `proposal`.
// `meeting` number or label of a meeting, for its acts, in place of `case`; "@minutes" as the version to sign is that of the moment.
// `label`  names the case (or proposal) that the line makes, and the entry: the number of the line's first event.
// All other members are the act's fields. Case numbers in fields may be labels. "@label" where an entry's number is asked for
// is that line's entry; "@draft" as the draft of a countersignature is the case as it stands then.
#pragma once

#include "cli/opening.hpp"
#include "engine/command.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace cli {

/// One line of a script.
struct Line {
    std::string file;
    std::size_t number = 0;
    engine::Value value;

    std::string place() const { return file + ":" + std::to_string(number); }
};

/// Reads files ("-" is `in`), merges them by `at` (lines of equal time, or without one, stay in the order given). Throws Stop
/// (usage) naming the line that is no JSON object.
std::vector<Line> read_script(const std::vector<std::string>& files, std::istream& in);

/// What lines have named so far.
struct Named {
    std::string stream;
    std::int64_t seq = 0;
};
using Labels = std::map<std::string, Named, std::less<>>;

/// The command that a line asks for. Throws Stop (usage) naming the line.
engine::Command command_of(const Line& line, const std::string& default_person, const Labels& labels, Composition& composition);

/// Remembers what the line has named.
void remember(const Line& line, const engine::Done& done, Labels& labels);

}  // namespace cli
