// The policies that a request can name: those of the book, and those that stand on an agenda and are not published yet.
#pragma once

#include "web/call.hpp"
#include "workflows/phase_model/publishing.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace web {

/// A policy with what is known of it.
struct KnownPolicy {
    workflows::KeptPolicy kept;         ///< of one not published: policy and file
    workflows::ProposedPolicy proposed; ///< of one not published, else empty
    bool in_force = false;              ///< today

    const workflows::Policy& policy() const { return *kept.policy; }
    bool published() const { return proposed.meeting.empty(); }
    /// shipped, published, adopted, proposed, or fell
    std::string state() const;
};

/// Everything: first what is on an agenda, then the book.
std::vector<KnownPolicy> known_policies(const Call& call);

/// The policy of that version or hash ("" for the one in force today); null when there is none.
std::shared_ptr<const workflows::Policy> policy_of_version(const Call& call, std::string_view version);

}  // namespace web
