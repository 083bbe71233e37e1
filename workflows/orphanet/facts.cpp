#include "workflows/orphanet/facts.hpp"

#include <algorithm>

namespace workflows::orphanet {

const Known* Library::find(std::int64_t code) const {
    const auto found = std::lower_bound(known.begin(), known.end(), code, [](const Known& entry, std::int64_t wanted) {
        return entry.entity.code < wanted;
    });
    return found != known.end() && found->entity.code == code ? &*found : nullptr;
}

}  // namespace workflows::orphanet
