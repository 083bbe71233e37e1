// One import of an Orphanet release under way, in one transaction.
#pragma once

#include "storage/connection.hpp"
#include "storage/fact_batch.hpp"
#include "workflows/orphanet/nomenclature.hpp"

#include <cstdint>
#include <optional>

namespace storage {

class DatabaseImport : public workflows::orphanet::ReleaseImport {
public:
    /// Begins the transaction. Throws Trouble.
    explicit DatabaseImport(const Location& location);

    void add(const workflows::orphanet::Entity& entity) override;
    void add(const workflows::orphanet::FactRow& row) override { batch_.add(id_, row); }
    void add(const workflows::orphanet::FactLabel& label) override { batch_.add(id_, label); }
    [[nodiscard]] workflows::orphanet::Changes finish(const workflows::orphanet::Release& release,
                                                      workflows::orphanet::Keep keep) override;

private:
    Connection db_;
    std::optional<Work> work_;
    FactBatch batch_;
    std::int64_t id_ = 0;
};

}  // namespace storage
