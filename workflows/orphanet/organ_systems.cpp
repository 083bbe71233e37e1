#include "workflows/orphanet/organ_systems.hpp"

#include "engine/value.hpp"
#include "workflows/orphanet/facts.hpp"

#include <charconv>
#include <stdexcept>
#include <variant>

namespace workflows::orphanet {

std::int64_t hpo_number(std::string_view hpo) {
    constexpr std::string_view prefix = "HP:";
    if (!hpo.starts_with(prefix)) return 0;
    const std::string_view digits = hpo.substr(prefix.size());
    std::int64_t number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return read.ec == std::errc() && read.ptr == digits.data() + digits.size() && number > 0 ? number : 0;
}

std::string written_systems(SystemSet systems) {
    engine::Value terms = engine::Value::array();
    for (std::size_t i = 0; i < organ_systems.size(); ++i)
        if ((systems & (SystemSet{1} << i)) != 0) terms.push(organ_systems[i].term);
    return terms.canonical();
}

void SignSystems::add(std::int64_t term, std::string_view written) {
    const auto parsed = engine::parse_value(written);
    const auto* terms = std::get_if<engine::Value>(&parsed);
    if (terms == nullptr || !terms->is_array()) throw std::runtime_error("the systems of an HPO term cannot be read");
    SystemSet& systems = by_term_[term];
    for (const engine::Value& system : terms->items())
        if (system.is_number()) systems |= system_set(system.number());
}

void SignSystems::place(Facts& facts) const {
    if (by_term_.empty() || facts.phenotypes.empty()) return;
    for (Phenotype& sign : facts.phenotypes) {
        const auto found = by_term_.find(hpo_number(sign.hpo));
        sign.systems = found == by_term_.end() ? 0 : found->second;
    }
    facts.releases.insert_or_assign("hpo", release_);
}

}  // namespace workflows::orphanet
