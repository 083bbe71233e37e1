// DatabaseLog is engine::LogStore on both databases: positions, roots of complete subtrees, signed checkpoints.
#pragma once

#include "engine/log/log.hpp"
#include "storage/pool.hpp"
#include "storage/writer.hpp"

#include <string>
#include <string_view>

namespace storage {

class DatabaseLog final : public engine::LogStore {
public:
    /// Borrows both.
    DatabaseLog(Writer& writer, Pool& readers) : writer_(writer), readers_(readers) {}

    std::int64_t sequence() override;
    std::optional<engine::LogEntry> find(std::string_view stream, std::int64_t seq) override;
    engine::Subtrees subtrees() override;
    std::string last_checkpoint() override;
    void keep(const engine::Checkpoint& checkpoint, std::string_view note, std::string_view at) override;

private:
    Writer& writer_;
    Pool& readers_;
};

}  // namespace storage
