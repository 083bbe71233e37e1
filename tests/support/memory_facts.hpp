// Facts about diagnoses that live in memory, as a test sets them.
#pragma once

#include "workflows/orphanet/facts.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <vector>

namespace tests {

class MemoryFacts : public workflows::orphanet::FactSource {
public:
    workflows::orphanet::Facts facts(std::int64_t code) override {
        const auto found = known.find(code);
        return found != known.end() ? found->second : workflows::orphanet::Facts{.code = code};
    }
    std::vector<std::int64_t> children(std::int64_t code) override {
        std::vector<std::int64_t> below;
        for (const auto& [child, facts] : known)
            if (std::any_of(facts.parents.begin(), facts.parents.end(),
                            [code](const auto& parent) { return parent.classification != 0 && parent.code == code; }))
                below.push_back(child);
        return below;
    }
    std::shared_ptr<const workflows::orphanet::Library> everything() override {
        auto all = std::make_shared<workflows::orphanet::Library>();
        for (const auto& [code, facts] : known) all->known.push_back({.entity = {.code = code}, .facts = facts});
        return all;
    }

    std::map<std::int64_t, workflows::orphanet::Facts> known;
};

}  // namespace tests
