// Orphanet's facts in the database: every imported release whole, read from the ones that are in force.
#pragma once

#include "storage/local.hpp"
#include "storage/pool.hpp"
#include "workflows/orphanet/fact_fields.hpp"
#include "workflows/orphanet/facts.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace storage {

/// The releases that facts are read from, with their labels; made anew when another release has been imported.
struct FactReleases {
    std::int64_t newest = 0;  ///< the largest id of any release
    std::vector<workflows::orphanet::Release> in_force;
    std::map<std::int64_t, workflows::orphanet::Labels> labels;  ///< by release
    std::optional<workflows::orphanet::Release> ontology;        ///< that `systems` is from
    workflows::orphanet::SignSystems systems;
};

class DatabaseFacts : public workflows::orphanet::FactSource {
public:
    /// The pool must outlive this.
    explicit DatabaseFacts(Pool& readers) : readers_(readers) {}
    /// As it stood right after the import of that release and that entry of the office.
    DatabaseFacts(Pool& readers, std::int64_t last_release, LastEntry last_entry) : readers_(readers), last_release_(last_release), last_entry_(last_entry) {}

    [[nodiscard]] workflows::orphanet::Facts facts(std::int64_t code) override;
    [[nodiscard]] std::vector<std::int64_t> children(std::int64_t code) override;
    [[nodiscard]] std::shared_ptr<const workflows::orphanet::Library> everything() override;
    [[nodiscard]] std::unique_ptr<workflows::orphanet::FactSource> as_of(std::string_view until) override;
    [[nodiscard]] std::unique_ptr<workflows::orphanet::FactSource> after_import(std::int64_t release) override;

private:
    std::shared_ptr<const FactReleases> releases(Connection& db);

    Pool& readers_;
    std::int64_t last_release_ = std::numeric_limits<std::int64_t>::max();
    LastEntry last_entry_ = no_last_entry;
    std::mutex mutex_;          ///< guards releases_
    std::mutex library_mutex_;  ///< guards the three below
    std::shared_ptr<const FactReleases> releases_;
    std::shared_ptr<const workflows::orphanet::Library> library_;
    std::int64_t library_newest_ = -1;
    std::int64_t library_local_ = -1;  ///< version of the Norwegian names in it
};

/// What the ids of one release are called in it.
workflows::orphanet::Labels read_labels(Connection& db, std::int64_t release);
/// Reads everything that the releases in force say, with the Norwegian names that held after that entry.
std::shared_ptr<const workflows::orphanet::Library> read_library(Connection& db, const FactReleases& releases, LastEntry last);

}  // namespace storage
