#include "workflows/screening/name_index.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/text/likeness.hpp"

#include <algorithm>
#include <bit>
#include <tuple>

namespace workflows::screening {

namespace {

std::uint64_t letters_of(std::string_view text) {
    std::uint64_t letters = 0;
    for (const char c : text) letters |= std::uint64_t{1} << (static_cast<unsigned char>(c) % 64U);
    return letters;
}

std::size_t tolerance(std::size_t length) {
    constexpr std::size_t letters_a_slip = 5, most = 3;
    return std::min(most, length / letters_a_slip);
}

}  // namespace

std::string_view name_of(Fit fit) {
    switch (fit) {
        case Fit::code: return "code";
        case Fit::name: return "name";
        case Fit::synonym: return "synonym";
        case Fit::similar: return "similar";
    }
    return "";
}

NameIndex::NameIndex(const orphanet::Library& library) : library_(library) {
    for (std::uint32_t entry = 0; entry < library.known.size(); ++entry) {
        const orphanet::Entity& entity = library.known[entry].entity;
        add(entry, entity.name, Fit::name);
        for (const std::string& synonym : entity.synonyms) add(entry, synonym, Fit::synonym);
    }
    std::ranges::stable_sort(names_, {}, [](const Name& name) { return name.folded.size(); });
}

bool NameIndex::goes_before(const NameHit& one, const NameHit& other) const {
    const auto key = [&](const NameHit& hit) {
        const orphanet::Entity& entity = library_.known[hit.entry].entity;
        return std::tuple(!entity.active, hit.fit, entity.code);
    };
    return key(one) < key(other);
}

void NameIndex::add(std::uint32_t entry, const std::string& name, Fit fit) {
    Name made{.folded = orphanet::folded(name), .hit = {entry, fit, name}};
    if (made.folded.empty()) return;
    made.letters = letters_of(made.folded);
    const auto [place, is_new] = exact_.try_emplace(made.folded, made.hit);
    if (!is_new && goes_before(made.hit, place->second)) place->second = made.hit;
    names_.push_back(std::move(made));
}

std::optional<NameHit> NameIndex::similar(std::string_view folded) const {
    std::size_t limit = tolerance(folded.size());
    if (limit == 0) return std::nullopt;
    const std::uint64_t letters = letters_of(folded);
    const Name* best = nullptr;
    bool alone = true;
    const auto first = std::ranges::lower_bound(names_, folded.size() - limit, {},
                                                [](const Name& name) { return name.folded.size(); });
    for (auto name = first; name != names_.end() && name->folded.size() <= folded.size() + limit; ++name) {
        // One slip changes at most two letters of the set.
        if (static_cast<std::size_t>(std::popcount(name->letters ^ letters)) > 2 * limit) continue;
        const std::size_t away = letters_apart(name->folded, folded, limit);
        if (away > limit) continue;
        const bool nearer = best == nullptr || away < limit;
        if (nearer) {
            best = &*name;
            alone = true;
        } else if (best->hit.entry != name->hit.entry) {
            alone = false;
        }
        limit = away;
    }
    if (best == nullptr || !alone) return std::nullopt;
    return NameHit{best->hit.entry, Fit::similar, best->hit.name};
}

std::optional<NameHit> NameIndex::find(std::string_view typed) const {
    const std::string folded = orphanet::folded(typed);
    if (folded.empty()) return std::nullopt;
    if (const auto found = exact_.find(folded); found != exact_.end()) return found->second;
    return similar(folded);
}

}  // namespace workflows::screening
