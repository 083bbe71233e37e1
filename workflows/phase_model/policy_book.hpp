// A PolicyBook is every policy there is: those shipped with the program and those that the leader group adopted and an
// administrator published. It tells which one is in force on a day, and which one a case is judged under (section 6).
#pragma once

#include "workflows/phase_model/policy.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace workflows {

class Case;

/// A policy in the book, with where it came from.
struct KeptPolicy {
    std::shared_ptr<const Policy> policy;
    std::string file;       ///< as it was read, byte for byte
    std::string meeting;    ///< that adopted it; "" for one shipped with the program
    std::int64_t item = 0;  ///< of that meeting's agenda
    std::string report;     ///< hash of the what-if report attached to the decision; "" for none
    std::string published;  ///< date; "" for one shipped with the program

    bool shipped() const { return published.empty(); }
};

class PolicyBook {
public:
    /// Adds a published policy. REQUIRES: no policy of its hash or version is in the book.
    void add(KeptPolicy kept) { published_.push_back(std::move(kept)); }

    /// In force on that day: of those published, the one with the latest valid_from that has come; before any, `base`. A
    /// policy is never published for a day that has begun, so that the answer for a past day does not change.
    const Policy& on(engine::Date day, const Policy& base = shipped_policy()) const;
    /// By hash, shipped ones too; null when there is none.
    const Policy* find(std::string_view sha256) const;
    const Policy* version(std::string_view version) const;
    /// What a decision's hash is called: the version, or the hash's beginning where the book does not have it.
    std::string name_of(std::string_view sha256) const;
    /// Everything, the latest valid_from first, then as published, then those shipped.
    std::vector<KeptPolicy> all() const;
    const std::vector<KeptPolicy>& published() const { return published_; }

private:
    std::vector<KeptPolicy> published_;  ///< in the order of publication
};

/// The policy that a case is judged under: a case keeps the one that was in force when it entered its phase; one that has not
/// begun follows that of `today` (section 6).
const Policy& policy_of(const Case& file, const PolicyBook& policies, engine::Date today, const Policy& base = shipped_policy());

}  // namespace workflows
