// A document as headings, facts and paragraphs, and two of its forms: HTML that stands alone and prints well,
// and plain text. The third is pdf.hpp.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace workflows {

/// One section: a heading, and below it facts (term and value) in order. A fact without a term is a paragraph.
struct DocumentSection {
    std::string heading;
    std::vector<std::pair<std::string, std::string>> facts;
    int level = 2;  ///< of the heading
};

struct PlainDocument {
    std::string language, title, lead;
    std::vector<DocumentSection> sections;
    std::vector<std::string> footer;
    std::string at = {};  ///< when what it says was so: RFC 3339 or a date, of the record; "" where it has no time
};

/// What stands inside <body>, headings included: for a page with its own frame.
std::string body_html(const PlainDocument& document);
/// A whole HTML file without script, picture or anything fetched.
std::string standalone_html(const PlainDocument& document);
/// UTF-8 text, lines as long as their paragraphs.
std::string plain_text(const PlainDocument& document);

}  // namespace workflows
