// A Report is the table of measures: what we reach, what the baseline of the same run reaches, and whether the goal is met.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

using SteadyClock = std::chrono::steady_clock;

/// Seconds that `work` takes.
double seconds_of(const std::function<void()>& work);
/// The middle one; of an even number the mean of the two in the middle. REQUIRES: not empty.
double median(std::vector<double> values);
/// The value that this part of all (0–1) does not exceed. REQUIRES: not empty.
double quantile(std::vector<double> values, double part);

/// What a program of the bench was told: `--quick` for shorter rounds, `--no-heading` where another has printed it, and
/// words that name the parts to run (none: all).
struct Wish {
    bool quick = false;
    bool heading = true;
    std::vector<std::string> parts;

    bool has(std::string_view part) const;
};
Wish wish_of(int argc, char** argv);

/// Prints one line a measure to standard output, as soon as it is known.
class Report {
public:
    explicit Report(bool heading);

    /// Two rates of one run, and at least what part of the baseline ours shall be; goal 0: for information.
    void rate(std::string_view measure, double ours, double baseline, double goal);
    /// A duration in seconds that shall stay below `goal` seconds; goal 0: for information.
    void time(std::string_view measure, double ours, double goal);
    /// Any number with its unit that shall stay below the goal.
    void below(std::string_view measure, double ours, double goal, std::string_view unit);
    /// A check that must hold; when it does not, the program ends with 1.
    void check(std::string_view measure, bool holds, std::string_view detail);
    /// A measure that could not be taken, and why.
    void missing(std::string_view measure, std::string_view why);

    /// What main returns: 0, or 1 when a check did not hold. A goal that was missed is a figure, not an error.
    int exit_code() const { return failed_ ? 1 : 0; }

private:
    void row(std::string_view measure, std::string_view ours, std::string_view baseline, std::string_view ratio, std::string_view goal,
             std::string_view met);
    bool failed_ = false;
};

/// "1.2 us", "3.4 ms", "5.6 s".
std::string duration_text(double seconds);
/// The machine's load over the last minute: other programs slow both sides of a ratio, rarely alike.
double load_average();

}  // namespace bench
