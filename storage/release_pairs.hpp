// Two releases side by side: what is not the same in them, read from the snapshots that every import keeps.
#pragma once

#include "storage/pool.hpp"
#include "workflows/orphanet/difference.hpp"

namespace storage {

class DatabaseComparer : public workflows::orphanet::ReleaseComparer {
public:
    /// The pool must outlive this.
    explicit DatabaseComparer(Pool& readers) : readers_(readers) {}

    [[nodiscard]] std::optional<workflows::orphanet::ReleasePair> compare(std::int64_t before, std::int64_t after) override;
    [[nodiscard]] std::optional<workflows::orphanet::Release> before(const workflows::orphanet::Release& release) override;
    [[nodiscard]] bool decided(const workflows::orphanet::Release& release) override;

private:
    Pool& readers_;
};

}  // namespace storage
