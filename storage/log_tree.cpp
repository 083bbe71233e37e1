#include "storage/log_tree.hpp"

#include "engine/crypto.hpp"

namespace storage {

namespace {

constexpr int tile_levels = 8;
constexpr std::int64_t tile_width = 1 << tile_levels;
/// Tiles held at a time; a walk over the whole log goes from left to right and needs few.
constexpr std::size_t most_tiles = 64;

std::string fold(const std::vector<std::string>& hashes, std::size_t from, std::size_t width) {
    std::vector<std::string> row(hashes.begin() + static_cast<std::ptrdiff_t>(from),
                                 hashes.begin() + static_cast<std::ptrdiff_t>(from + width));
    for (; row.size() > 1; row.resize(row.size() / 2))
        for (std::size_t i = 0; i < row.size() / 2; ++i) row[i] = engine::node_hash(row[2 * i], row[2 * i + 1]);
    return row.front();
}

}  // namespace

std::string LogTree::subtree(int level, std::int64_t index) {
    // A whole tile's root stands in the row above, where it may be kept.
    const int height = level / tile_levels, within = level % tile_levels;
    const std::int64_t first = index << within;
    const Tile& hashes = tile(height, first / tile_width);
    const auto from = static_cast<std::size_t>(first % tile_width), width = std::size_t{1} << within;
    if (hashes.size() < from + width) throw Trouble(Cause::damaged, "the log has a gap");
    return fold(hashes, from, width);
}

const LogTree::Tile& LogTree::tile(int height, std::int64_t number) {
    const std::pair place(height, number);
    if (const auto known = known_.find(place); known != known_.end()) return known->second;
    Tile made = height == 0 ? leaves(number) : roots(height, number);
    if (known_.size() >= most_tiles) known_.clear();
    return known_.emplace(place, std::move(made)).first->second;
}

LogTree::Tile LogTree::leaves(std::int64_t number) {
    Tile hashes;
    const std::int64_t from = number * tile_width;
    reading_([&](Connection& db) {
        hashes.clear();
        db.each<std::int64_t, std::string>(
            "select position, hash from log where position >= :from and position < :to order by position",
            {from, from + tile_width}, [&](std::int64_t position, const std::string& hash) {
                if (position != from + static_cast<std::int64_t>(hashes.size()))
                    throw Trouble(Cause::damaged, "the log has a gap");
                hashes.push_back(engine::leaf_hash(engine::from_hex(hash)));
            });
    });
    return hashes;
}

LogTree::Tile LogTree::roots(int height, std::int64_t number) {
    Tile hashes;
    const std::int64_t from = number * tile_width;
    std::int64_t entries = 0;
    reading_([&](Connection& db) {
        hashes.clear();
        entries = std::get<0>(*db.one<std::int64_t>("select coalesce(max(position), -1) + 1 from log"));
        if (from_ == From::leaves) return;
        db.each<std::string>(
            "select hash from log_tiles where height = :height and number >= :from and number < :to order by number",
            {height, from, from + tile_width},
            [&](const std::string& hash) { hashes.push_back(engine::from_hex(hash)); });
    });
    // Those not kept yet are made from the row below.
    const std::int64_t whole = (entries >> (tile_levels * height)) - from;
    for (auto i = static_cast<std::int64_t>(hashes.size()); i < std::min(whole, tile_width); ++i)
        hashes.push_back(fold(Tile(tile(height - 1, from + i)), 0, tile_width));
    return hashes;
}

void keep_tiles(Connection& db, std::int64_t size) {
    LogTree tree([&](const std::function<void(Connection&)>& read) { read(db); });
    for (int height = 1; (size >> (tile_levels * height)) > 0; ++height) {
        const auto kept = std::get<0>(*db.one<std::int64_t>(
            "select coalesce(max(number), -1) + 1 from log_tiles where height = :height", {height}));
        for (std::int64_t number = kept; number < (size >> (tile_levels * height)); ++number)
            db.run("insert into log_tiles (height, number, hash) values (:height, :number, :hash)",
                   {height, number, engine::to_hex(tree.subtree(tile_levels * height, number))});
    }
}

}  // namespace storage
