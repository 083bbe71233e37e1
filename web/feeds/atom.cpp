#include "web/feeds/atom.hpp"

#include "web/http.hpp"

namespace web {

std::string atom_of(const AtomFeed& feed) {
    std::string out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + escaped(feed.language) + "\">\n";
    const auto element = [&](std::string_view name, const std::string& text) {
        out += "<" + std::string(name) + ">" + escaped(text) + "</" + std::string(name) + ">\n";
    };
    element("id", feed.id);
    element("title", feed.title);
    element("updated", feed.updated);
    out += "<link rel=\"self\" type=\"application/atom+xml\" href=\"" + escaped(feed.self) + "\"/>\n";
    out += "<link rel=\"alternate\" type=\"text/html\" href=\"" + escaped(feed.url) + "\"/>\n";
    for (const AtomEntry& entry : feed.entries) {
        out += "<entry>\n";
        element("id", entry.id);
        element("title", entry.title);
        element("updated", entry.updated);
        out += "<author><name>" + escaped(entry.author) + "</name></author>\n";
        out += "<link rel=\"alternate\" type=\"text/html\" href=\"" + escaped(entry.url) + "\"/>\n</entry>\n";
    }
    return out + "</feed>\n";
}

}  // namespace web
