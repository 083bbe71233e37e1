#include "cli/progress_bar.hpp"

#include <algorithm>
#include <utility>

namespace cli {

namespace {

constexpr std::int64_t width = 30;
/// Before that a rate says more of the disk's cache than of what is to come.
constexpr std::int64_t soonest_ms = 500;

std::string tenths(std::int64_t value) { return std::to_string(value / 10) + "." + std::to_string(value % 10); }

std::string time_left(std::int64_t seconds) {
    if (seconds < 60) return std::to_string(seconds) + " s";
    const std::string rest = std::to_string(seconds % 60);
    return std::to_string(seconds / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest + " min";
}

}  // namespace

std::string pace(std::int64_t done, std::int64_t all, std::int64_t elapsed_ms) {
    if (elapsed_ms < soonest_ms || done <= 0) return {};
    const std::int64_t a_second = std::max<std::int64_t>(done * 1000 / elapsed_ms, 1);
    const std::int64_t left = (std::max<std::int64_t>(all - done, 0) + a_second - 1) / a_second;
    return tenths(a_second / 100'000) + " MB/s, " + time_left(left) + " left";
}

ProgressBar::ProgressBar(bool shown, std::string name, std::ostream& talk, const engine::Clock& clock)
    : shown_(shown), name_(std::move(name)), talk_(talk), clock_(clock), begun_(clock()) {}

ProgressBar::~ProgressBar() {
    if (!drawn_.empty()) talk_ << "\r\x1B[K" << std::flush;
}

void ProgressBar::draw(std::int64_t done, std::int64_t all) {
    if (!shown_) return;
    const std::int64_t steps = all > 0 ? std::clamp<std::int64_t>(done * width / all, 0, width) : width;
    const std::string said = pace(done, all, clock_().ms - begun_.ms);
    std::string line = "[" + std::string(static_cast<std::size_t>(steps), '#') + std::string(static_cast<std::size_t>(width - steps), '.') + "] " +
                       std::to_string(steps * 100 / width) + " % " + name_;
    if (!said.empty()) line += ", " + said;
    if (line == drawn_) return;
    drawn_ = std::move(line);
    talk_ << "\r" << drawn_ << "\x1B[K" << std::flush;
}

}  // namespace cli
