// What Din tur shows: one thing that waits for the person.
#pragma once

#include "web/pages/frame.hpp"

#include <string>
#include <vector>

namespace web {

struct TurnItem {
    std::string href, title, name, why, dates, button;
    bool first = false;
    std::string due;  ///< for the order
    std::vector<TagMark> tags;
    std::vector<Link> more;  ///< what else waits in the same case

    void describe(auto& to) const {
        to("href", href);
        to("title", title);
        to("name", name);
        to("why", why);
        to("dates", dates);
        to("button", button);
        to("first", first);
        to("tags", tags);
        to("more", more);
    }
};

/// Meetings that ask something of the person: to prepare, call, open, attend or sign.
void add_meetings(Call& call, std::vector<TurnItem>& items);

}  // namespace web
