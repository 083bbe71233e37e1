#include "web/pages/document_view.hpp"

namespace web {

std::vector<Link> document_links(const Call& call, std::string_view path, const Pairs& more) {
    std::vector<Link> links;
    for (const char* form : {"pdf", "html", "text"}) {
        Pairs query{{"form", form}, {"lang", call.language}};
        query.insert(query.end(), more.begin(), more.end());
        links.push_back({link_to(path, query), call.words.text(std::string("meeting.as_") + form), {}});
    }
    return links;
}

}  // namespace web
