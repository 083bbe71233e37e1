// DatabaseLog is engine::LogStore on both databases: positions, roots of complete subtrees, signed checkpoints.
#pragma once

#include "engine/log/log.hpp"
#include "storage/pool.hpp"
#include "storage/writer.hpp"

#include <string>
#include <string_view>
#include <vector>

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
    std::string checkpoint_of(std::int64_t size, std::string_view root) override;
    std::vector<std::string> cosignatures(std::int64_t size, std::string_view root) override;
    void keep_cosignature(const engine::Checkpoint& checkpoint, std::string_view line, std::string_view at) override;
    std::vector<std::pair<std::string, std::int64_t>> readings_of(std::string_view stream, std::size_t most) override;
    std::string cases_state() override;

private:
    Writer& writer_;
    Pool& readers_;
};

}  // namespace storage
