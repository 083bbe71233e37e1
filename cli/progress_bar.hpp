// A bar that draws over itself on a terminal while a file is read: how much, how fast, how long still.
#pragma once

#include "engine/time.hpp"

#include <cstdint>
#include <ostream>
#include <string>

namespace cli {

class ProgressBar {
public:
    /// `shown` false draws nothing: where `talk` is no terminal. Borrows both others.
    ProgressBar(bool shown, std::string name, std::ostream& talk, const engine::Clock& clock);
    /// Wipes what was drawn.
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    /// So many bytes of so many are done. Redrawn when a step of the bar or the seconds left have changed.
    void draw(std::int64_t done, std::int64_t all);

private:
    bool shown_;
    std::string name_;
    std::ostream& talk_;
    const engine::Clock& clock_;
    engine::Instant begun_;
    std::string drawn_;
};

/// "3.4 MB/s, 12 s left"; "" while it is too early to say.
std::string pace(std::int64_t done, std::int64_t all, std::int64_t elapsed_ms);

}  // namespace cli
