// Typed words of a meeting or of a proposal, where each stands, and which were removed for ever by two people: what `countersign` and
// `redact` are for a case (specification section 13), for the two other streams that people write into.
#pragma once

#include "engine/event.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

/// Words at "reason" or "names/nb" of the body of an entry.
struct TypedPlace {
    std::int64_t entry = 0;
    std::string place;
    std::string sha256;  ///< their commitment
};

struct RemovalSignature {
    std::string actor;
    std::int64_t entry = 0;
    std::string place, ground;
    bool yes = false;
};

struct Removal {
    std::int64_t seq = 0;  ///< the event that removed them
    std::int64_t entry = 0;
    std::string place, ground, commitment;
    std::string actor, countersigned_by;
};

class Removals {
public:
    /// Takes in one event of the stream; each is given once, in order.
    void apply(const engine::Event& event);

    const std::vector<TypedPlace>& places() const { return places_; }
    const std::vector<Removal>& made() const { return made_; }
    /// The commitment there; "" when no typed words stand there.
    std::string commitment(std::int64_t entry, std::string_view place) const;
    bool removed(std::int64_t entry, std::string_view place) const;
    /// Who else than that person has said yes to it, for that ground, as their last word; "" for nobody.
    std::string signed_by_another(const RemovalSignature& wanted) const;

private:
    std::vector<TypedPlace> places_;
    std::vector<RemovalSignature> signatures_;
    std::vector<Removal> made_;
};

}  // namespace workflows
