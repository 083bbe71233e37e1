// The tree over the table `log`, read by tiles of 256 hashes: a tile of height 0 holds leaves, one of height h the
// roots of 256 whole tiles of height h − 1. A proof reads a few tiles, whatever the size of the log.
#pragma once

#include "engine/log/merkle.hpp"
#include "storage/connection.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace storage {

/// Runs a reading with some connection.
using Reading = std::function<void(const std::function<void(Connection&)>&)>;

class LogTree {
public:
    /// `leaves`: makes every root anew.
    enum class From { kept_roots, leaves };
    explicit LogTree(Reading reading, From from = From::kept_roots) : reading_(std::move(reading)), from_(from) {}

    /// The root of a complete subtree. REQUIRES: its leaves are in the log.
    std::string subtree(int level, std::int64_t index);

private:
    using Tile = std::vector<std::string>;

    const Tile& tile(int height, std::int64_t number);
    Tile leaves(std::int64_t number);
    Tile roots(int height, std::int64_t number);

    Reading reading_;
    From from_;
    std::map<std::pair<int, std::int64_t>, Tile> known_;
};

/// Writes the roots of all whole tiles that are not kept yet. REQUIRES: within a transaction of the writer.
void keep_tiles(Connection& db, std::int64_t size);

}  // namespace storage
