#include "tests/bench/report.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>

namespace bench {

namespace {

std::string number_text(const char* format, double value) {
    std::string text(40, '\0');
    text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), format, value)));
    return text;
}

std::string rate_text(double rate) { return number_text(rate < 100 ? "%.1f/s" : "%.0f/s", rate); }

}  // namespace

double seconds_of(const std::function<void()>& work) {
    const auto begin = SteadyClock::now();
    work();
    return std::chrono::duration<double>(SteadyClock::now() - begin).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double quantile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    const auto index = static_cast<std::size_t>(part * static_cast<double>(values.size()));
    return values[std::min(index, values.size() - 1)];
}

bool Wish::has(std::string_view part) const { return parts.empty() || std::find(parts.begin(), parts.end(), part) != parts.end(); }

Wish wish_of(int argc, char** argv) {
    Wish wish;
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--quick") {
            wish.quick = true;
        } else if (word == "--no-heading") {
            wish.heading = false;
        } else {
            wish.parts.push_back(word);
        }
    }
    return wish;
}

std::string duration_text(double seconds) {
    if (seconds < 1e-6) return number_text("%.0f ns", seconds * 1e9);
    if (seconds < 1e-3) return number_text("%.1f us", seconds * 1e6);
    if (seconds < 1) return number_text("%.2f ms", seconds * 1e3);
    return number_text("%.2f s", seconds);
}

double load_average() {
    double load = 0;
    return getloadavg(&load, 1) == 1 ? load : 0;
}

Report::Report(bool heading) {
    if (heading) row("measure", "ours", "baseline", "ratio", "goal", "met");
}

void Report::row(std::string_view measure, std::string_view ours, std::string_view baseline, std::string_view ratio, std::string_view goal,
                 std::string_view met) {
    const auto cell = [](std::string_view text, std::size_t width) {
        return std::string(text) + std::string(width > text.size() ? width - text.size() : 1, ' ');
    };
    std::cout << cell(measure, 66) << cell(ours, 12) << cell(baseline, 12) << cell(ratio, 7) << cell(goal, 12) << met << std::endl;
}

void Report::rate(std::string_view measure, double ours, double baseline, double goal) {
    const double ratio = ours / baseline;
    row(measure, rate_text(ours), rate_text(baseline), number_text("%.2f", ratio), goal > 0 ? number_text(">= %.2f", goal) : "-",
        goal > 0 ? (ratio >= goal ? "yes" : "NO") : "");
}

void Report::time(std::string_view measure, double ours, double goal) {
    row(measure, duration_text(ours), "-", "-", goal > 0 ? "< " + duration_text(goal) : "-", goal > 0 ? (ours < goal ? "yes" : "NO") : "");
}

void Report::below(std::string_view measure, double ours, double goal, std::string_view unit) {
    const std::string after = " " + std::string(unit);
    row(measure, number_text("%.1f", ours) + after, "-", "-", goal > 0 ? number_text("< %.0f", goal) + after : "-",
        goal > 0 ? (ours < goal ? "yes" : "NO") : "");
}

void Report::check(std::string_view measure, bool holds, std::string_view detail) {
    if (!holds) failed_ = true;
    row(measure, detail, "-", "-", "must hold", holds ? "yes" : "NO");
}

void Report::missing(std::string_view measure, std::string_view why) { row(measure, "-", "-", "-", "-", why); }

}  // namespace bench
