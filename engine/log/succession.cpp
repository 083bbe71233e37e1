#include "engine/log/succession.hpp"

#include "engine/crypto.hpp"

#include <algorithm>

namespace engine {

std::string succession_text(const VerifierKey& before, const VerifierKey& next) {
    return "phasemodel-log-key\n" + before.text() + "\n" + next.text() + "\n";
}

Succession succeed(const SignerKey& before, const VerifierKey& next) {
    const VerifierKey old = before.verifier();
    return {next.text(), old.text(), to_base64(ed25519_sign(before.bytes, succession_text(old, next)))};
}

bool Succession::holds() const {
    const auto before = verifier_key(vouched_by), next = verifier_key(key);
    const auto bytes = from_base64(signature);
    return before && next && bytes && ed25519_verify(before->bytes, succession_text(*before, *next), *bytes);
}

std::vector<VerifierKey> trusted_keys(std::vector<VerifierKey> given, const std::vector<Succession>& told) {
    const auto trusts = [&](const std::string& text) {
        return std::any_of(given.begin(), given.end(), [&](const VerifierKey& key) { return key.text() == text; });
    };
    // Each vouches for a later one only, so one walk in their order finds all.
    for (const Succession& step : told)
        if (trusts(step.vouched_by) && !trusts(step.key) && step.holds()) given.push_back(*verifier_key(step.key));
    return given;
}

Value succession_value(const std::vector<Succession>& told) {
    Value list = Value::array();
    for (const Succession& step : told)
        list.push(Value::object({{"key", step.key}, {"vouched_by", step.vouched_by}, {"signature", step.signature}}));
    return list;
}

std::vector<Succession> read_succession(const Value& list) {
    std::vector<Succession> told;
    if (list.is_array())
        for (const Value& step : list.items()) told.push_back({step.text("key"), step.text("vouched_by"), step.text("signature")});
    return told;
}

}  // namespace engine
