#include "workflows/phase_model/policy_book.hpp"

#include "workflows/phase_model/case.hpp"

#include <algorithm>

namespace workflows {

namespace {

/// A shipped policy, owned by the program: nothing to free.
KeptPolicy shipped(const Policy& policy) {
    return {.policy = std::shared_ptr<const Policy>(std::shared_ptr<const Policy>(), &policy),
            .file = std::string(shipped_policy_file(policy.version).value_or(std::string_view()))};
}

}  // namespace

const Policy& PolicyBook::on(engine::Date day, const Policy& base) const {
    const Policy* chosen = &base;
    bool found = false;
    for (const KeptPolicy& kept : published_) {
        if (day < kept.policy->valid_from) continue;
        if (!found || !(kept.policy->valid_from < chosen->valid_from)) chosen = kept.policy.get();
        found = true;
    }
    return *chosen;
}

const Policy* PolicyBook::find(std::string_view sha256) const {
    for (const KeptPolicy& kept : published_)
        if (kept.policy->sha256 == sha256) return kept.policy.get();
    for (const Policy* policy : shipped_policies())
        if (policy->sha256 == sha256) return policy;
    return nullptr;
}

const Policy* PolicyBook::version(std::string_view version) const {
    for (const KeptPolicy& kept : published_)
        if (kept.policy->version == version) return kept.policy.get();
    for (const Policy* policy : shipped_policies())
        if (policy->version == version) return policy;
    return nullptr;
}

std::string PolicyBook::name_of(std::string_view sha256) const {
    const Policy* policy = find(sha256);
    return policy == nullptr ? std::string(sha256.substr(0, 12)) : policy->version;
}

std::vector<KeptPolicy> PolicyBook::all() const {
    std::vector<KeptPolicy> all(published_.rbegin(), published_.rend());
    std::stable_sort(all.begin(), all.end(), [](const KeptPolicy& a, const KeptPolicy& b) { return b.policy->valid_from < a.policy->valid_from; });
    for (const Policy* policy : shipped_policies()) all.push_back(shipped(*policy));
    return all;
}

const Policy& policy_of(const Case& file, const PolicyBook& policies, engine::Date today, const Policy& base) {
    return policies.on(file.visits.empty() ? today : file.phase_since(), base);
}

}  // namespace workflows
