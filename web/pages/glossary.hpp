// The glossary: words used on the pages with what they mean, as a list and beside the pages that use them.
#pragma once

#include "web/view.hpp"
#include "workflows/text/catalogue.hpp"

#include <initializer_list>
#include <string>
#include <vector>

namespace web {

/// A word with its meaning. On a page it is a link to the list; the meaning shows while it is pointed at or has the focus.
struct GlossaryWord {
    std::string id, title, text, href;

    void describe(auto& to) const {
        to("id", id);
        to("title", title);
        to("text", text);
        to("href", href);
    }
};

/// Every word of the catalogue, by its title.
std::vector<GlossaryWord> glossary(const workflows::Catalogue& words);
/// These words, in this order.
std::vector<GlossaryWord> glossary(const workflows::Catalogue& words, std::initializer_list<const char*> names);

}  // namespace web
