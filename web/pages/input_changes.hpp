// What the input changed, as a list on the page of a case and as a page of its own.
#pragma once

#include "web/pages/sight.hpp"
#include "web/pages/words.hpp"

#include <string>
#include <vector>

namespace web {

struct ChangeCard {
    std::string who, about, answered, comment_href, change_href;
    StatusMark mark;
    Html changed;

    void describe(auto& to) const {
        to("who", who);
        to("about", about);
        to("answered", answered);
        to("comment_href", comment_href);
        to("change_href", change_href);
        to("mark", mark);
        to("changed", changed);
    }
};

/// Of the comments that this viewer may read, the latest answer first.
std::vector<ChangeCard> change_cards(const Call& call, const Sight& sight);

}  // namespace web
