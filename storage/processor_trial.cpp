#include "storage/processor_trial.hpp"

#include <algorithm>

namespace storage {

std::optional<int> ProcessorTrial::after(Duration took, int own, int waiting) {
    if (stage_ == Stage::over || ++count_ <= passed_over) return std::nullopt;
    taken_.at(count_ - passed_over - 1) = took;
    if (count_ < passed_over + timed) return std::nullopt;

    count_ = 0;
    const auto middle = taken_.begin() + timed / 2;
    std::nth_element(taken_.begin(), middle, taken_.end());
    if (stage_ == Stage::here) {
        if (own == waiting) return std::nullopt;  // only for now: they are about to be parted
        stage_ = Stage::there;
        first_ = own;
        on_first_ = *middle;
        return waiting;
    }
    stage_ = Stage::over;
    return *middle < on_first_ ? std::nullopt : std::optional(first_);
}

}  // namespace storage
