// Where a diagnosis stands in Orphanet's classifications, as trees of nested lists: from the top of each classification
// down to the diagnosis. An entity with several parents stands in the tree at each of them.
#pragma once

#include "web/call.hpp"
#include "web/pages/words.hpp"
#include "workflows/orphanet/facts.hpp"

#include <string>
#include <vector>

namespace web {

// What bounds a page; Orphanet's deepest classification has 12 levels, its most placed entity 15 parents.
inline constexpr std::size_t most_places = 60;  ///< entities shown in one tree
inline constexpr std::size_t most_place_levels = 40;
inline constexpr std::size_t most_ancestors = 400;  ///< looked up for one page

/// One entity of a tree, in the order of reading. Written by a template without recursion: `opens` begins a list inside
/// the entity before, `ends` closes the entity, and each of `ups` closes a list and the entity around it.
struct PlaceNode {
    std::string href, code, name, language;
    bool here = false;
    bool opens = false;
    bool ends = false;
    std::vector<std::string> ups;

    void describe(auto& to) const {
        to("href", href);
        to("code", code);
        to("name", name);
        to("language", language);
        to("here", here);
        to("opens", opens);
        to("ends", ends);
        to("ups", ups);
    }
};

struct PlaceTree {
    std::string title, language;
    std::string cut;     ///< said where not all of the tree is shown
    std::string source;  ///< the release it was read from
    std::vector<PlaceNode> nodes;

    void describe(auto& to) const {
        to("title", title);
        to("language", language);
        to("cut", cut);
        to("source", source);
        to("nodes", nodes);
    }
};

std::vector<PlaceTree> place_trees(Call& call, const workflows::orphanet::Facts& facts,
                                   const std::vector<workflows::orphanet::Release>& releases);

/// Links to entities by code; beyond `most` they are left out.
std::vector<Link> entity_links(Call& call, const std::vector<std::int64_t>& codes, std::size_t most);

}  // namespace web
