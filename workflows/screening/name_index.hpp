// Every name of a library made comparable, to find what people type also when they mistype it.
#pragma once

#include "workflows/orphanet/facts.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace workflows::screening {

/// How an entry of a list was recognised.
enum class Fit { code, name, synonym, similar };

/// "code", "name", "synonym", "similar".
[[nodiscard]] std::string_view name_of(Fit fit);

struct NameHit {
    std::uint32_t entry = 0;  ///< index into Library::known
    Fit fit = Fit::name;
    std::string_view name;  ///< the name or synonym that fits; borrows from the library
};

/// Borrows the library. Made once for each; looking up is safe from several threads.
class NameIndex {
public:
    explicit NameIndex(const orphanet::Library& library);

    /// The entry with that name or synonym (case, diacritics and punctuation aside), active ones before inactive, names
    /// before synonyms; else the one that is least letters away: one in five, three at most. Nothing when none is, or
    /// two different ones are equally near.
    [[nodiscard]] std::optional<NameHit> find(std::string_view typed) const;

private:
    struct Name {
        std::string folded;
        std::uint64_t letters = 0;  ///< which letters occur, to pass over most names quickly
        NameHit hit;
    };

    void add(std::uint32_t entry, const std::string& name, Fit fit);
    [[nodiscard]] bool goes_before(const NameHit& one, const NameHit& other) const;
    [[nodiscard]] std::optional<NameHit> similar(std::string_view folded) const;

    const orphanet::Library& library_;
    std::vector<Name> names_;  ///< ascending by length
    std::unordered_map<std::string, NameHit> exact_;
};

}  // namespace workflows::screening
