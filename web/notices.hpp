// What a person is told of, as pages and API show it: by today's rights, without words of any case.
#pragma once

#include "web/call.hpp"
#include "workflows/people/notices.hpp"

#include <string>
#include <vector>

namespace web {

/// A notice with what this viewer may read of it today.
struct ShownNotice {
    workflows::Notice notice;
    std::string name;      ///< of the case; "" where the viewer may not read it any more
    std::string sentence;  ///< what happened; "" where the viewer is shut out of the case
};

/// The viewer's newest notices, at most `limit`; empty where this server tells nobody.
std::vector<ShownNotice> shown_notices(Call& call, std::size_t limit);

}  // namespace web
