#include "web/policy_query.hpp"

#include <stdexcept>

namespace web {

using workflows::Policy;

namespace {

std::shared_ptr<const Policy> read(const std::string& file) {
    try {
        return std::make_shared<const Policy>(workflows::read_policy(file));
    } catch (const std::runtime_error&) {
        return nullptr;  // redacted, or written for a later program
    }
}

const workflows::PolicyBook& book_of(const Call& call) {
    static const workflows::PolicyBook shipped;
    return call.viewer.office ? call.office().policies : shipped;
}

}  // namespace

std::string KnownPolicy::state() const {
    if (published()) return kept.shipped() ? "shipped" : "published";
    return !proposed.adopted_at.empty() ? "adopted" : proposed.over ? "fell" : "proposed";
}

std::vector<KnownPolicy> known_policies(const Call& call) {
    const workflows::PolicyBook& book = book_of(call);
    std::vector<KnownPolicy> all;
    for (workflows::ProposedPolicy& one : workflows::proposed_policies(call.app.engine.store(), book, call.as_of))
        if (auto policy = read(one.file)) all.push_back({.kept = {.policy = std::move(policy), .file = one.file}, .proposed = std::move(one)});
    const std::string& now = call.viewer.policy().sha256;
    for (workflows::KeptPolicy& kept : book.all()) {
        const bool in_force = kept.policy->sha256 == now;
        all.push_back({.kept = std::move(kept), .proposed = {}, .in_force = in_force});
    }
    return all;
}

std::shared_ptr<const Policy> policy_of_version(const Call& call, std::string_view version) {
    // What is in force today lives as long as the viewer's office, which the pointer therefore holds.
    if (version.empty()) return {call.viewer.office, &call.viewer.policy()};
    const Policy* kept = book_of(call).version(version);
    if (kept == nullptr) kept = book_of(call).find(version);
    if (kept != nullptr) return {call.viewer.office, kept};
    for (const workflows::ProposedPolicy& one : workflows::proposed_policies(call.app.engine.store(), book_of(call)))
        if (one.version == version || one.sha256 == version) return read(one.file);
    return nullptr;
}

}  // namespace web
