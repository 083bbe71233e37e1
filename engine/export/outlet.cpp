#include "engine/export/outlet.hpp"

#include <memory>
#include <utility>

namespace engine {

bool Outlet::write(std::string_view piece) {
    gathered_ += piece;
    return begun_ && gathered_.size() < block_ ? wanted_ : flush();
}

bool Outlet::flush() {
    if (!wanted_ || gathered_.empty()) return wanted_;
    begun_ = true;
    const auto block = std::make_shared<const std::string>(std::exchange(gathered_, {}));
    gathered_.reserve(block_ + block_ / 4);
    wanted_ = sink_(*block);
    if (wanted_) {
        digest_.feed(block, *block);
        bytes_ += static_cast<std::int64_t>(block->size());
    }
    return wanted_;
}

}  // namespace engine
