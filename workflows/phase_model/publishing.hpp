// Publishing a policy: the administrator puts into the book what the leader group has adopted (specification section 13,
// publish_policy). One way for page, API and command line.
#pragma once

#include "engine/store.hpp"
#include "workflows/people/people.hpp"
#include "workflows/phase_model/as_of.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace workflows {

/// A policy on the agenda of a meeting, adopted or not.
struct ProposedPolicy {
    std::string meeting, meeting_date;
    std::int64_t item = 0;
    std::string version, sha256, valid_from, report;
    std::string file;        ///< "" where its text was redacted
    std::string adopted_at;  ///< "" while not adopted
    bool over = false;       ///< the item was left without a decision
};

/// Every policy that stands on an agenda and is not published, the latest meeting first; at a moment, where one is given, with the
/// book of that moment.
std::vector<ProposedPolicy> proposed_policies(engine::Store& store, const PolicyBook& book, const std::optional<AsOf>& moment = {});

enum class PublishRefusal {
    not_allowed,   ///< only an administrator publishes
    not_adopted,   ///< no meeting has adopted a policy of that hash
    published,     ///< it is in the book already
    version_taken, ///< another policy of that version is in the book
    too_early,     ///< valid_from is not after today: a policy does not reach back
};
/// The refusal's name: "not_adopted".
std::string_view name_of(PublishRefusal refusal);

/// Publishes the policy of that hash, as of `by.date`. Gives what is now in the book.
std::variant<KeptPolicy, PublishRefusal> publish_policy(engine::Store& store, People& people, std::string_view sha256, const By& by);

}  // namespace workflows
