// ProcessorTrial finds the better of two processors for a thread that flushes a disk. Many disks tell one processor alone what they have
// done, and a thread on another has to be woken from there, which can take a quarter of a flush.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>

namespace storage {

class ProcessorTrial {
public:
    using Duration = std::chrono::steady_clock::duration;

    /// So many flushes are timed on each processor, and the medians compared.
    static constexpr std::size_t timed = 64;
    /// So many are not timed after the thread has moved, as others move out of its way.
    static constexpr std::size_t passed_over = 8;

    /// What a flush took, that the thread did on its own processor for one who waited on another. The processor to go to and stay on,
    /// when there is a reason to: that of who waits, for a trial, or the first one again, where flushes were not longer.
    std::optional<int> after(Duration took, int own, int waiting);

private:
    enum class Stage { here, there, over };

    Stage stage_ = Stage::here;
    std::size_t count_ = 0;
    std::array<Duration, timed> taken_{};
    int first_ = 0;
    Duration on_first_{};
};

}  // namespace storage
