// A page that shows one document, and the same document as a file.
#pragma once

#include "web/pages/frame.hpp"
#include "workflows/phase_model/meeting/minutes_document.hpp"

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

inline constexpr Template<DocumentView> document_template{"document"};

/// The document to be saved under that name, as text or as HTML that stands alone.
Response document_file(const workflows::PlainDocument& document, const std::string& name, bool as_text);

}  // namespace web
