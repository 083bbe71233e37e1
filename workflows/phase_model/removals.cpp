#include "workflows/phase_model/removals.hpp"

#include "engine/export/jsonl.hpp"

#include <algorithm>
#include <utility>

namespace workflows {

void Removals::apply(const engine::Event& event) {
    for (auto& [place, sha256] : engine::commitments_of(event.body)) places_.push_back({event.seq, std::move(place), std::move(sha256)});
    const bool yes = event.name == "removal_countersigned";
    if (yes || event.name == "removal_refused")
        signatures_.push_back({event.actor, event.body.integer("entry"), event.body.text("place"), event.body.text("ground"), yes});
    if (event.name == "text_redacted")
        made_.push_back({.seq = event.seq,
                         .entry = event.body.integer("entry"),
                         .place = event.body.text("place"),
                         .ground = event.body.text("ground"),
                         .commitment = event.body.text("commitment"),
                         .actor = event.actor,
                         .countersigned_by = event.body.text("countersigned_by")});
}

std::string Removals::commitment(std::int64_t entry, std::string_view place) const {
    const auto found = std::find_if(places_.begin(), places_.end(), [&](const TypedPlace& one) { return one.entry == entry && one.place == place; });
    return found == places_.end() ? std::string() : found->sha256;
}

bool Removals::removed(std::int64_t entry, std::string_view place) const {
    return std::any_of(made_.begin(), made_.end(), [&](const Removal& one) { return one.entry == entry && one.place == place; });
}

std::string Removals::signed_by_another(const RemovalSignature& wanted) const {
    const auto last = std::find_if(signatures_.rbegin(), signatures_.rend(), [&](const RemovalSignature& one) {
        return one.actor != wanted.actor && one.entry == wanted.entry && one.place == wanted.place && one.ground == wanted.ground;
    });
    return last == signatures_.rend() || !last->yes ? std::string() : last->actor;
}

}  // namespace workflows
