#include "web/pages/diagnosis_places.hpp"

#include "web/local_query.hpp"
#include "web/pages/diagnosis.hpp"
#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>

namespace web {

namespace {

namespace orphanet = workflows::orphanet;

// The entities above one, with their parents by classification, and what they are called.
class Above {
public:
    Above(Call& call, const orphanet::Facts& facts) : call_(call), here_(facts.code) {
        std::deque<std::int64_t> waiting;
        note(facts, waiting);
        while (!waiting.empty() && parents_.size() < most_ancestors) {
            const std::int64_t code = waiting.front();
            waiting.pop_front();
            if (!parents_.contains(code)) note(call.facts().facts(code), waiting);
        }
    }

    PlaceTree tree(std::int64_t classification) {
        PlaceTree tree;
        below_.clear();
        std::set<std::int64_t> seen;
        const std::vector<std::int64_t> roots = roots_above(classification, seen);
        for (const std::int64_t root : roots) add(root, 1, tree);
        close(tree, 0);
        if (is_cut_) tree.cut = call_.words.text("diagnosis.places.cut");
        is_cut_ = false;
        last_level_ = 0;
        return tree;
    }

private:
    void note(const orphanet::Facts& facts, std::deque<std::int64_t>& waiting) {
        auto& parents = parents_[facts.code];
        for (const orphanet::Parent& parent : facts.parents) {
            if (parent.classification == 0) continue;
            parents[parent.classification].push_back(parent.code);
            waiting.push_back(parent.code);
        }
    }

    // Goes up from here, noting who stands below whom; gives those that have nobody above them.
    std::vector<std::int64_t> roots_above(std::int64_t classification, std::set<std::int64_t>& seen) {
        std::vector<std::int64_t> roots;
        std::deque<std::int64_t> waiting{here_};
        while (!waiting.empty()) {
            const std::int64_t code = waiting.front();
            waiting.pop_front();
            if (!seen.insert(code).second) continue;
            const auto known = parents_.find(code);
            const auto* const above = known == parents_.end() || !known->second.contains(classification)
                                          ? nullptr
                                          : &known->second.at(classification);
            if (above == nullptr) roots.push_back(code);
            if (above == nullptr) continue;
            for (const std::int64_t parent : *above) {
                below_[parent].push_back(code);
                waiting.push_back(parent);
            }
        }
        return roots;
    }

    void add(std::int64_t code, std::size_t level, PlaceTree& tree) {
        if (tree.nodes.size() >= most_places || level > most_place_levels) {
            is_cut_ = true;
            return;
        }
        close(tree, level);
        const auto [name, language] = name_of(code);
        tree.nodes.push_back({.href = code == here_ ? "" : "/diagnoses/" + std::to_string(code),
                              .code = orpha(std::to_string(code)),
                              .name = name,
                              .language = language,
                              .here = code == here_,
                              .opens = level > last_level_ && level > 1});
        last_level_ = level;
        if (code == here_) return;
        for (const std::int64_t child : below_[code]) add(child, level + 1, tree);
    }

    // Closes what is open before an entity of `level` follows; 0 is the end.
    void close(PlaceTree& tree, std::size_t level) const {
        if (tree.nodes.empty() || level > last_level_) return;
        PlaceNode& last = tree.nodes.back();
        last.ends = true;
        const std::size_t lists = last_level_ - std::max<std::size_t>(level, 1);
        last.ups.assign(lists, "up");
    }

    std::pair<std::string, std::string> name_of(std::int64_t code) {
        const auto known = names_.find(code);
        if (known != names_.end()) return known->second;
        const auto found = call_.nomenclature().find(code);
        std::pair<std::string, std::string> name;
        if (const std::string ours = local_name_of(call_, code); !ours.empty())
            name = {ours, ""};
        else if (found) name = {found->entity.name, found->entity.language == call_.language ? "" : found->entity.language};
        return names_.emplace(code, name).first->second;
    }

    Call& call_;
    std::int64_t here_;
    std::map<std::int64_t, std::map<std::int64_t, std::vector<std::int64_t>>> parents_;  // by code, by classification
    std::map<std::int64_t, std::vector<std::int64_t>> below_;                            // in one classification
    std::map<std::int64_t, std::pair<std::string, std::string>> names_;
    std::size_t last_level_ = 0;
    bool is_cut_ = false;
};

}  // namespace

std::vector<PlaceTree> place_trees(Call& call, const orphanet::Facts& facts,
                                   const std::vector<orphanet::Release>& releases) {
    std::vector<PlaceTree> trees;
    if (facts.classifications.empty()) return trees;
    Above above(call, facts);
    for (const std::int64_t classification : facts.classifications) {
        PlaceTree tree = above.tree(classification);
        const auto series = facts.releases.find("product3/" + std::to_string(classification));
        for (const orphanet::Release& release : releases) {
            if (series == facts.releases.end() || release.id != series->second) continue;
            tree.title = release.title;
            tree.source = release_name(call.words, release);
            if (release.language != call.language) tree.language = release.language;
        }
        if (tree.title.empty())
            tree.title = call.words.text("product.classification", {{"id", std::to_string(classification)}});
        trees.push_back(std::move(tree));
    }
    return trees;
}

std::vector<Link> entity_links(Call& call, const std::vector<std::int64_t>& codes, std::size_t most) {
    std::vector<Link> links;
    for (const std::int64_t code : codes) {
        if (links.size() == most) break;
        const auto found = call.nomenclature().find(code);
        const std::string digits = std::to_string(code), ours = local_name_of(call, code);
        const std::string name = !ours.empty() ? ours : found ? found->entity.name : std::string();
        links.push_back({"/diagnoses/" + digits, name.empty() ? orpha(digits) : name, name.empty() ? "" : orpha(digits)});
    }
    return links;
}

}  // namespace web
