#include "engine/log/log.hpp"

#include "engine/crypto.hpp"

#include <charconv>

namespace engine {

TreeHead Log::head() {
    const std::int64_t size = store_.sequence();
    return {size, tree_root(size, store_.subtrees())};
}

std::string Log::checkpoint() {
    const std::int64_t size = store_.sequence();
    if (std::string last = store_.last_checkpoint(); !last.empty()) {
        const auto kept = open_checkpoint(last, key_->verifier());
        if (const auto* checkpoint = std::get_if<Checkpoint>(&kept); checkpoint != nullptr && checkpoint->size == size)
            return last;
    }
    const Checkpoint checkpoint{key_->name, size, tree_root(size, store_.subtrees())};
    const std::string note = sign(checkpoint_text(checkpoint));
    store_.keep(checkpoint, note, to_text(clock_()));
    return note;
}

std::string Log::sign(std::string_view text) const {
    std::string note = sign_note(text, *key_);
    for (const SignerKey& key : retiring_) {
        const std::string other = sign_note(text, key);
        note += other.substr(text.size() + 1);  // behind the blank line
    }
    return note;
}

std::string Log::published_checkpoint() {
    checkpoint();
    return last_published();
}

std::string Log::last_published() {
    std::string note = store_.last_checkpoint();
    const auto checkpoint = read_checkpoint(note);
    if (!checkpoint) return note;
    for (const std::string& line : store_.cosignatures(checkpoint->size, checkpoint->root)) note += line;
    return note;
}

std::optional<std::vector<std::string>> Log::tile(int level, std::int64_t index, int width) {
    constexpr std::int64_t tile_width = 256;
    constexpr int tile_levels = 8, highest = 6;
    constexpr std::int64_t most = Value::max_number / tile_width;
    if (level < 0 || level > highest || index < 0 || index > most || width < 1 || width > tile_width) return std::nullopt;
    // In entries of the level, so that nothing overflows.
    const std::int64_t complete = store_.sequence() >> (tile_levels * level);
    if (index * tile_width + width > complete) return std::nullopt;
    const Subtrees subtrees = store_.subtrees();
    std::vector<std::string> hashes;
    for (int i = 0; i < width; ++i) hashes.push_back(subtrees(tile_levels * level, index * tile_width + i));
    return hashes;
}

std::optional<EventProof> Log::proof(std::string_view stream, std::int64_t seq) {
    const std::string note = checkpoint();
    const auto entry = store_.find(stream, seq);
    const auto signed_tree = read_checkpoint(note);
    if (!entry || !signed_tree || entry->position >= signed_tree->size) return std::nullopt;
    return EventProof{entry->position, entry->hash,
                      inclusion_proof(entry->position, signed_tree->size, store_.subtrees()), note};
}

std::optional<Proof> Log::consistency(std::int64_t first, std::int64_t second) {
    if (first < 0 || first > second || second > store_.sequence()) return std::nullopt;
    return consistency_proof(first, second, store_.subtrees());
}

Value path_value(const Proof& path) {
    Value list = Value::array();
    for (const std::string& hash : path) list.push(to_base64(hash));
    return list;
}

std::optional<Value> proof_value(Log& log, std::string_view event) {
    const std::size_t slash = event.rfind('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const std::string_view number = event.substr(slash + 1);
    std::int64_t seq = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), seq);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size()) return std::nullopt;
    const auto found = log.proof(event.substr(0, slash), seq);
    if (!found) return std::nullopt;
    return Value::object({{"event", event},
                          {"position", found->position},
                          {"hash", found->hash},
                          {"path", path_value(found->path)},
                          {"checkpoint", found->checkpoint}});
}

std::optional<Value> consistency_value(Log& log, std::int64_t first, std::int64_t second) {
    const auto path = log.consistency(first, second);
    if (!path) return std::nullopt;
    const auto root = [&](std::int64_t size) { return to_base64(tree_root(size, log.store().subtrees())); };
    return Value::object({{"first", first},
                          {"second", second},
                          {"first_root", root(first)},
                          {"second_root", root(second)},
                          {"path", path_value(*path)}});
}

}  // namespace engine
