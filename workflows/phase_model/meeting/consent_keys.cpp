#include "workflows/phase_model/meeting/consent_keys.hpp"

#include "engine/crypto.hpp"
#include "engine/recall.hpp"

namespace workflows {

using engine::Value;

namespace {

/// What was sent, without the versions: as for the act of one case, they say what was looked at, not what is wished.
std::string hash_of(const MeetingFile& meeting, const ConsentWish& wish) {
    Value items = Value::array();
    for (const ConsentPart& part : wish.items) items.push(Value::object({{"item", part.item}, {"criteria", part.criteria}, {"fields", part.fields}}));
    return engine::sha256_hex(Value::object({{"meeting", meeting.id}, {"act", wish.act}, {"criteria", wish.criteria}, {"fields", wish.fields}, {"items", std::move(items)}}).canonical());
}

}  // namespace

std::string key_of_item(const ConsentWish& wish, std::int64_t item) { return wish.idempotency_key.empty() ? std::string() : wish.idempotency_key + " " + std::to_string(item); }

AnsweredBefore answered_before(engine::Store& store, const MeetingFile& meeting, const ConsentWish& wish) {
    if (wish.idempotency_key.empty()) return {};
    std::optional<engine::Remembered> request;
    std::map<std::int64_t, engine::Remembered> parts;
    store.write([&](engine::Transaction& transaction) {
        parts.clear();
        request = transaction.recall(wish.person, wish.idempotency_key);
        if (!request) return;
        for (const ConsentPart& part : wish.items)
            if (auto known = transaction.recall(wish.person, key_of_item(wish, part.item))) parts.insert_or_assign(part.item, *std::move(known));
    });
    AnsweredBefore before;
    before.other = request && request->body_sha256 != hash_of(meeting, wish);
    if (before.other) return before;
    for (const auto& [item, known] : parts) before.items.emplace(item, engine::recalled(store, known));
    return before;
}

void bind_key(engine::Store& store, const MeetingFile& meeting, const ConsentWish& wish, engine::Instant now) {
    if (wish.idempotency_key.empty()) return;
    store.write([&](engine::Transaction& transaction) {
        if (transaction.recall(wish.person, wish.idempotency_key)) return;
        transaction.remember(wish.person, wish.idempotency_key, {hash_of(meeting, wish), {}}, engine::to_text(now));
    });
}

}  // namespace workflows
