#include "workflows/phase_model/log_keys.hpp"

#include "workflows/phase_model/access_log.hpp"

#include <algorithm>

namespace workflows {

namespace {

using engine::Value;

constexpr std::string_view stream = "log";

}  // namespace

std::vector<LogKey> log_keys(engine::Store& store) {
    std::vector<LogKey> keys;
    for (const engine::Sealed& sealed : store.events(stream)) {
        const Value& body = sealed.event.body;
        const auto key = engine::verifier_key(body.text("key"));
        if (sealed.event.name != "log_key_begun" || !key) continue;
        if (!keys.empty()) {
            keys.back().retired = sealed.event.at;
            keys.back().signs_until = body.text("before_signs_until");
        }
        keys.push_back({.told = {body.text("key"), body.text("vouched_by"), body.text("signature")}, .key = *key, .from = sealed.event.at});
    }
    return keys;
}

std::vector<engine::Succession> succession_of(const std::vector<LogKey>& keys) {
    std::vector<engine::Succession> told;
    for (const LogKey& key : keys) told.push_back(key.told);
    return told;
}

std::vector<engine::WitnessKey> log_witnesses(engine::Store& store) {
    std::vector<engine::WitnessKey> witnesses;
    for (const engine::Sealed& sealed : store.events(stream))
        if (auto key = engine::witness_key(sealed.event.body.text("witness")); key && sealed.event.name == "log_witness_taken")
            witnesses.push_back(*std::move(key));
    return witnesses;
}

void record_first_key(engine::Store& store, const engine::VerifierKey& key, const LogKeeper& keeper) {
    if (!log_keys(store).empty()) return;
    append_plain(store, std::string(stream), {{keeper.person, "begin_log_key", "log_key_begun", keeper.via, Value::object({{"key", key.text()}})}}, keeper.now);
}

void record_next_key(engine::Store& store, const engine::SignerKey& before, const engine::VerifierKey& next, engine::Date signs_until, const LogKeeper& keeper) {
    record_first_key(store, before.verifier(), keeper);
    const engine::Succession step = engine::succeed(before, next);
    append_plain(store, std::string(stream),
                 {{keeper.person, "rotate_log_key", "log_key_begun", keeper.via,
                   Value::object({{"key", step.key},
                                  {"vouched_by", step.vouched_by},
                                  {"signature", step.signature},
                                  {"before_signs_until", engine::to_text(signs_until)}})}},
                 keeper.now);
}

void record_witness(engine::Store& store, const engine::WitnessKey& witness, const LogKeeper& keeper) {
    const auto known = log_witnesses(store);
    if (std::find(known.begin(), known.end(), witness) != known.end()) return;
    append_plain(store, std::string(stream), {{keeper.person, "take_log_witness", "log_witness_taken", keeper.via, Value::object({{"witness", witness.text()}})}}, keeper.now);
}

Taken take_cosignatures(engine::Store& store, engine::Log& log, std::string_view note, engine::Instant now) {
    const auto checkpoint = engine::read_checkpoint(note);
    if (!checkpoint) return {.taken = {}, .why_not = "problem.not_a_checkpoint"};
    // The very lines that we signed, or a witness could sign another origin.
    const std::string own = log.store().checkpoint_of(checkpoint->size, checkpoint->root);
    const std::string text = engine::checkpoint_text(*checkpoint);
    if (own.empty() || !own.starts_with(text + "\n") || !note.starts_with(text + "\n")) return {.taken = {}, .why_not = "problem.foreign_checkpoint"};
    Taken result;
    for (const engine::WitnessKey& witness : log_witnesses(store))
        for (engine::Cosignature& one : engine::cosignatures_in(note, witness)) {
            log.store().keep_cosignature(*checkpoint, one.line, engine::to_text(now));
            result.taken.push_back(std::move(one));
        }
    if (result.taken.empty()) result.why_not = "problem.no_known_witness";
    return result;
}

}  // namespace workflows
