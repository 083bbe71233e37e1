// A page that shows one document, and the same document as a file.
#pragma once

#include "web/pages/frame.hpp"

#include <string>
#include <vector>

namespace web {

struct DocumentView {
    Crumbs crumbs;
    Html body;
    std::vector<Link> links;

    void describe(auto& to) const {
        to("crumbs", crumbs);
        to("body", body);
        to("links", links);
    }
};

/// A link for each form of the document at that path, in the language of the call. `more` goes into each query.
std::vector<Link> document_links(const Call& call, std::string_view path, const Pairs& more = {});

inline constexpr Template<DocumentView> document_template{"document"};

}  // namespace web
