// What happened as a feed that feed readers follow (Atom, RFC 4287).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace web {

struct AtomEntry {
    std::string id;       ///< an IRI, for ever the same
    std::string title, updated, author, url;
};

struct AtomFeed {
    std::string id, title, updated, self, url, language;
    std::vector<AtomEntry> entries;
};

std::string atom_of(const AtomFeed& feed);

}  // namespace web
