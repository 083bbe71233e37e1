// One import of an Orphanet release under way, in one transaction.
#pragma once

#include "storage/connection.hpp"
#include "workflows/orphanet/nomenclature.hpp"

#include <cstdint>
#include <optional>

namespace storage {

class DatabaseImport : public workflows::orphanet::ReleaseImport {
public:
    /// Begins the transaction. Throws Trouble.
    explicit DatabaseImport(const Location& location);

    void add(const workflows::orphanet::Entity& entity) override;
    [[nodiscard]] workflows::orphanet::Changes finish(const workflows::orphanet::Release& release,
                                                      workflows::orphanet::Keep keep) override;

private:
    Connection db_;
    std::optional<Work> work_;
    std::int64_t id_ = 0;
};

}  // namespace storage
