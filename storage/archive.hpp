// DatabaseArchive finds decisions and words over all cases. Decisions are kept in memory, those made since are read when asked.
#pragma once

#include "storage/pool.hpp"
#include "workflows/phase_model/archive/archive.hpp"

#include <cstdint>
#include <memory>
#include <mutex>

namespace storage {

class DatabaseArchive final : public workflows::Archive {
public:
    /// Borrows the readers; they outlive the archive.
    explicit DatabaseArchive(Pool& readers) : readers_(readers) {}

    std::shared_ptr<const workflows::DecisionBook> decisions() override;
    workflows::Places places(const workflows::PlaceQuery& query) override;

private:
    Pool& readers_;
    std::mutex mutex_;
    std::shared_ptr<const workflows::DecisionBook> book_ = std::make_shared<workflows::DecisionBook>();  ///< guarded by mutex_
    std::int64_t known_ = 0;  ///< guarded by mutex_: `made` of the last row read; PostgreSQL: older transactions had all ended
};

}  // namespace storage
