#include "engine/export/outlet.hpp"

namespace engine {

bool Outlet::write(std::string_view piece) {
    gathered_ += piece;
    return begun_ && gathered_.size() < block_ ? wanted_ : flush();
}

bool Outlet::flush() {
    if (!wanted_ || gathered_.empty()) return wanted_;
    begun_ = true;
    wanted_ = sink_(gathered_);
    if (wanted_) {
        digest_.update(gathered_);
        bytes_ += static_cast<std::int64_t>(gathered_.size());
    }
    gathered_.clear();
    return wanted_;
}

}  // namespace engine
