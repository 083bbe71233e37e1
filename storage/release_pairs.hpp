// Two releases side by side: what is not the same in them, read from the snapshots that every import keeps.
#pragma once

#include "storage/pool.hpp"
#include "workflows/orphanet/difference.hpp"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace storage {

class DatabaseComparer : public workflows::orphanet::ReleaseComparer {
public:
    /// The pool must outlive this.
    explicit DatabaseComparer(Pool& readers) : readers_(readers) {}
    /// Knows that release and those imported before it.
    DatabaseComparer(Pool& readers, std::int64_t last_release) : readers_(readers), last_release_(last_release) {}

    [[nodiscard]] std::optional<workflows::orphanet::ReleasePair> compare(std::int64_t before, std::int64_t after) override;
    [[nodiscard]] std::optional<workflows::orphanet::Release> before(const workflows::orphanet::Release& release) override;
    [[nodiscard]] bool decided(const workflows::orphanet::Release& release) override;
    [[nodiscard]] std::unique_ptr<workflows::orphanet::ReleaseComparer> as_of(std::string_view until) override;

private:
    std::vector<workflows::orphanet::Release> imported(Connection& db) const;

    Pool& readers_;
    std::int64_t last_release_ = std::numeric_limits<std::int64_t>::max();
};

}  // namespace storage
