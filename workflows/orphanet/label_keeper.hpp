// Notes what the ids of a file are called, each once.
#pragma once

#include "workflows/orphanet/fact_fields.hpp"
#include "workflows/orphanet/names.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace workflows::orphanet {

class LabelKeeper {
public:
    /// What bounds memory; the largest product has under 9,000.
    static constexpr std::size_t most_labels = 500'000;

    explicit LabelKeeper(std::span<const Field> fields) : fields_(fields) {}

    /// The first label of an id is kept; ids decide, so that another one for the same id changes nothing.
    void note(const Cells& cells) {
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            if (cells.label[i].empty() || seen_.size() == most_labels) continue;
            const std::int64_t id = id_in(fields_[i].kind, cells.value[i]).value_or(0);
            if (id == 0 ||
                !seen_.insert(id * static_cast<std::int64_t>(most_fields) + static_cast<std::int64_t>(i)).second)
                continue;
            fresh_.push_back({.field = fields_[i].name, .id = id, .label = std::string(trimmed(cells.label[i]))});
        }
    }

    /// The labels since the last call.
    std::vector<FactLabel> take() { return std::exchange(fresh_, {}); }

private:
    std::span<const Field> fields_;
    std::unordered_set<std::int64_t> seen_;
    std::vector<FactLabel> fresh_;
};

}  // namespace workflows::orphanet
