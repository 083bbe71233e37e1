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
    const std::string note = sign_checkpoint(checkpoint, *key_);
    store_.keep(checkpoint, note, to_text(clock_()));
    return note;
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
