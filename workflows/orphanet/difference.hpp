// What differs between two releases of the same series, code by code: new and gone codes, inactive ones with what they
// point to, levels, names, and every fact that was added, removed or changed (specification section 7). Computed from
// what is kept; nothing is decided by it.
#pragma once

#include "engine/value.hpp"
#include "workflows/orphanet/facts.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows::orphanet {

/// An entity that is not the same in both; absent where that release does not know the code.
struct EntityPair {
    std::optional<Entity> before, after;
};

/// What the two releases alone say of a code, where it is not the same.
struct FactsPair {
    Facts before, after;
};

/// Two releases with what is not the same in them, by code.
struct ReleasePair {
    Release before, after;
    std::map<std::int64_t, EntityPair> entities;
    std::map<std::int64_t, FactsPair> facts;
    std::map<std::int64_t, std::string> names;  ///< of every code above that anything known names
};

enum class ChangeKind { added, removed, inactive, active, target, level, name, synonyms, fact };
/// "added" … "fact".
[[nodiscard]] std::string_view name_of(ChangeKind kind);

struct Change {
    std::int64_t code = 0;
    std::string name;  ///< of the diagnosis, "" where nothing names it
    ChangeKind kind = ChangeKind::fact;
    std::string_view subject;   ///< of a fact: "prevalence", "onset", "inheritance", "gene", "phenotype", "consequence", "reference", "parent"
    std::string before, after;  ///< in the words of the releases; "" for what was not, or is no longer, there
    std::optional<Target> target;  ///< of an inactive code, the first

    bool operator==(const Change&) const = default;
};

struct Difference {
    Release before, after;
    std::vector<Change> changes;  ///< by code, then in the order of ChangeKind
};

/// Pure. A label spelled anew is no change: ids decide.
[[nodiscard]] Difference difference(const ReleasePair& pair);

/// The whole difference, as the API and the command line give it, with counts by kind.
[[nodiscard]] engine::Value as_value(const Difference& difference);
/// What a change is about: the fact's product and field, else the kind.
[[nodiscard]] std::string what_of(const Change& change);
/// "orpha", "name", "change", "before", "after", "target", "relation": a row a change, as files have it.
[[nodiscard]] const std::vector<std::string>& difference_columns();
[[nodiscard]] std::vector<std::string> cells(const Change& change);
/// A release as lists and answers tell it.
[[nodiscard]] engine::Value as_value(const Release& release);

/// Looking two releases up. Safe to call from several threads at once.
class ReleaseComparer {
public:
    virtual ~ReleaseComparer() = default;

    /// Nothing when one of them is unknown, or they are not of one product, classification and language.
    [[nodiscard]] virtual std::optional<ReleasePair> compare(std::int64_t before, std::int64_t after) = 0;
    /// What this release is compared with unless another is named: the one before it in its series, by date and then by
    /// import; nothing for the first.
    [[nodiscard]] virtual std::optional<Release> before(const Release& release) = 0;
    /// True when names or facts were read from this release once it was imported.
    [[nodiscard]] virtual bool decided(const Release& release) = 0;
    /// Of the releases that had been imported by that time (RFC 3339), named as they were named then, for as long as this one lives.
    [[nodiscard]] virtual std::unique_ptr<ReleaseComparer> as_of(std::string_view until) = 0;
};

}  // namespace workflows::orphanet
