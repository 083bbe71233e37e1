// Orphanet's nomenclature in the database: every imported release whole, looked up in the ones that are in force.
#pragma once

#include "storage/local.hpp"
#include "storage/name_index.hpp"
#include "storage/pool.hpp"
#include "workflows/orphanet/nomenclature.hpp"

#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

namespace storage {

/// Implements both ports of the nomenclature. Reads through a pool; an import has a connection and a transaction of its
/// own, and holds the write lock of SQLite for the second it takes.
class DatabaseNomenclature : public workflows::orphanet::Nomenclature, public workflows::orphanet::ReleaseStore {
public:
    /// The pool must outlive this.
    DatabaseNomenclature(Pool& readers, Location location) : readers_(readers), location_(std::move(location)) {}
    /// As it stood right after the import of that release and that entry of the office.
    DatabaseNomenclature(Pool& readers, Location location, std::int64_t last_release, LastEntry last_entry)
        : readers_(readers), location_(std::move(location)), last_release_(last_release), last_entry_(last_entry) {}

    [[nodiscard]] std::optional<workflows::orphanet::Found> find(std::int64_t code) override;
    [[nodiscard]] std::vector<workflows::orphanet::Hit> search(std::string_view text, std::size_t limit) override;
    [[nodiscard]] std::optional<workflows::orphanet::Release> latest_release() override;
    [[nodiscard]] std::vector<workflows::orphanet::Release> releases() override;
    [[nodiscard]] std::vector<std::int64_t> came_from(std::int64_t code) override;
    [[nodiscard]] std::unique_ptr<workflows::orphanet::Nomenclature> as_of(std::string_view until) override;
    [[nodiscard]] std::unique_ptr<workflows::orphanet::ReleaseImport> begin_import() override;

private:
    std::vector<workflows::orphanet::Release> imported(Connection& db) const;
    std::shared_ptr<const NameIndex> names(Connection& db, const std::vector<InForce>& releases);

    Pool& readers_;
    Location location_;
    std::int64_t last_release_ = std::numeric_limits<std::int64_t>::max();  ///< the last release that counts
    LastEntry last_entry_ = no_last_entry;
    std::mutex mutex_;  ///< guards the two below
    std::shared_ptr<const NameIndex> names_;
    std::vector<std::int64_t> indexed_;  ///< the releases in names_, and the version of the Norwegian names
};

}  // namespace storage
