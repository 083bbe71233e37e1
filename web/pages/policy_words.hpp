// Rows that the pages about policies share.
#pragma once

#include <string>

namespace web {

/// One key of two policy files that differs.
struct PolicyChangeRow {
    std::string key, before, after;

    void describe(auto& to) const {
        to("key", key);
        to("before", before);
        to("after", after);
    }
};

}  // namespace web
