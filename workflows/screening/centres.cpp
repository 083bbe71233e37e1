#include "workflows/screening/centres.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace workflows::screening {

namespace {

using orphanet::Facts;
using orphanet::Library;

bool by_classification(const CentreRule& rule, const Facts& facts) {
    return rule.classification != 0 && std::ranges::binary_search(facts.classifications, rule.classification);
}

/// The code and everything above it.
std::set<std::int64_t> lineage(const Library& library, std::int64_t code) {
    std::set<std::int64_t> seen{code};
    std::vector<std::int64_t> waiting{code};
    while (!waiting.empty()) {
        const orphanet::Known* known = library.find(waiting.back());
        waiting.pop_back();
        if (known == nullptr) continue;
        for (const orphanet::Parent& parent : known->facts.parents)
            if (seen.insert(parent.code).second) waiting.push_back(parent.code);
    }
    return seen;
}

/// For each entry of the library the entries that name it as a parent.
class Children {
public:
    explicit Children(const Library& library) : library_(library), of_(library.known.size()) {
        for (std::uint32_t child = 0; child < library.known.size(); ++child)
            for (const orphanet::Parent& parent : library.known[child].facts.parents)
                if (const auto entry = entry_of(parent.code)) of_[*entry].push_back(child);
    }

    std::optional<std::uint32_t> entry_of(std::int64_t code) const {
        const orphanet::Known* known = library_.find(code);
        if (known == nullptr) return std::nullopt;
        return static_cast<std::uint32_t>(known - library_.known.data());
    }
    const std::vector<std::uint32_t>& operator[](std::uint32_t entry) const { return of_[entry]; }

private:
    const Library& library_;
    std::vector<std::vector<std::uint32_t>> of_;
};

/// Marks everything below each of `roots`, and the roots, with the rule.
void mark_below(const Children& children, std::vector<std::uint32_t> waiting, std::uint16_t rule,
                FittingRules& fitting) {
    const auto mark = [&](std::uint32_t entry) {
        auto& marks = fitting[entry];
        if (!marks.empty() && marks.back() == rule) return false;
        marks.push_back(rule);
        return true;
    };
    std::erase_if(waiting, [&](std::uint32_t root) { return !mark(root); });
    while (!waiting.empty()) {
        const std::uint32_t entry = waiting.back();
        waiting.pop_back();
        for (const std::uint32_t child : children[entry])
            if (mark(child)) waiting.push_back(child);
    }
}

}  // namespace

std::vector<std::uint16_t> fitting_rules(const Rules& rules, const Library& library, std::int64_t code) {
    const std::set<std::int64_t> above = lineage(library, code);
    const orphanet::Known* known = library.find(code);
    std::vector<std::uint16_t> fitting;
    for (std::size_t i = 0; i < rules.centres.size(); ++i) {
        const CentreRule& rule = rules.centres[i];
        const bool fits = (known != nullptr && by_classification(rule, known->facts)) ||
                          (rule.ancestor != 0 && above.contains(rule.ancestor));
        if (fits) fitting.push_back(static_cast<std::uint16_t>(i));
    }
    return fitting;
}

FittingRules fitting_rules(const Rules& rules, const Library& library) {
    const Children children(library);
    FittingRules fitting(library.known.size());
    for (std::size_t i = 0; i < rules.centres.size(); ++i) {
        const CentreRule& rule = rules.centres[i];
        const auto index = static_cast<std::uint16_t>(i);
        if (rule.classification != 0) {
            for (std::size_t entry = 0; entry < library.known.size(); ++entry)
                if (by_classification(rule, library.known[entry].facts)) fitting[entry].push_back(index);
            continue;
        }
        // An ancestor that has no entry of its own may still be named as a parent.
        std::vector<std::uint32_t> roots;
        if (const auto root = children.entry_of(rule.ancestor)) {
            roots.push_back(*root);
        } else {
            for (std::uint32_t entry = 0; entry < library.known.size(); ++entry)
                if (std::ranges::find(library.known[entry].facts.parents, rule.ancestor, &orphanet::Parent::code) !=
                    library.known[entry].facts.parents.end())
                    roots.push_back(entry);
        }
        mark_below(children, std::move(roots), index, fitting);
    }
    return fitting;
}

std::vector<CentreSuggestion> suggested_centres(const Rules& rules, const std::vector<std::uint16_t>& fitting) {
    std::map<std::string_view, CentreSuggestion> by_name;
    for (const std::uint16_t index : fitting) {
        const CentreRule& rule = rules.centres[index];
        CentreSuggestion& centre = by_name[rule.centre];
        centre.centre = rule.centre;
        centre.weight = std::max(centre.weight, rule.weight);
        centre.because.push_back(&rule);
    }
    std::vector<CentreSuggestion> all;
    for (auto& [name, centre] : by_name) {
        std::ranges::stable_sort(centre.because, std::greater(), &CentreRule::weight);
        all.push_back(std::move(centre));
    }
    std::ranges::stable_sort(all, std::greater(), &CentreSuggestion::weight);
    return all;
}

}  // namespace workflows::screening
