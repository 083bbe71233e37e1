#include "engine/answer.hpp"

#include <cstdlib>

namespace engine {

std::string_view name_of(Status status) {
    switch (status) {
        case Status::met: return "met";
        case Status::unmet: return "unmet";
        case Status::not_applicable: return "not_applicable";
        case Status::overridden: return "overridden";
        case Status::unknown: return "unknown";
    }
    std::abort();
}

}  // namespace engine
