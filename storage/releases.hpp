// The table `releases`, and which of its rows decide what a code is today.
#pragma once

#include "storage/connection.hpp"
#include "workflows/orphanet/nomenclature.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace storage {

/// Everything imported, newest import first.
std::vector<workflows::orphanet::Release> read_releases(Connection& db);
void insert_release(Connection& db, const workflows::orphanet::Release& release);

/// The same product, classification and language.
bool of_one_series(const workflows::orphanet::Release& a, const workflows::orphanet::Release& b);
/// Of a later date, or of the same and imported later.
bool is_younger(const workflows::orphanet::Release& a, const workflows::orphanet::Release& b);
/// What was there right after release `id` was imported: ids rise with every import.
std::vector<workflows::orphanet::Release> imported_until(std::vector<workflows::orphanet::Release> releases, std::int64_t id);

/// A release that is looked into, in the order of looking.
struct InForce {
    workflows::orphanet::Release release;
    bool leading = true;  ///< false: asked only for codes that no leading release knows
};

/// For names: of each product and language the one with the latest date (then the latest import). English before other
/// languages; within a language product 1 leads and the pack's lists follow it; without product 1 the lists lead.
std::vector<InForce> in_force(const std::vector<workflows::orphanet::Release>& releases);

/// For facts: of each product and classification one, the latest, in English where there is English. Product 1 comes
/// first, so that its references lead those of the pack.
std::vector<workflows::orphanet::Release> facts_in_force(const std::vector<workflows::orphanet::Release>& releases);

/// The latest release of the Human Phenotype Ontology; nothing where none was imported.
std::optional<workflows::orphanet::Release> ontology_in_force(const std::vector<workflows::orphanet::Release>& releases);

/// What a new release is compared with: the latest of its product, classification and language that is not younger than
/// it.
std::optional<workflows::orphanet::Release> predecessor(const std::vector<workflows::orphanet::Release>& releases,
                                                        const workflows::orphanet::Release& release);

}  // namespace storage
