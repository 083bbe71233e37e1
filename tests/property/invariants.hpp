// The invariants of specification section 12, asked of a case after each step of a walk. A broken one throws std::runtime_error
// that says which.
#pragma once

#include "tests/support/world.hpp"

#include <string>
#include <vector>

namespace tests {

/// Watches one stream: every event since it last looked is held against the table, every state against its replay.
class Watch {
public:
    explicit Watch(World& world) : world_(world) {}

    /// 1, 2 and 5 of the events that are new; 3 of the case as it stands.
    void look();
    /// 3 for every version seen: the case as of then is the replay up to it.
    void look_back();

private:
    void follow(const engine::Event& event);
    void closes_rightly(const engine::Event& event) const;
    void counted_rightly(const engine::Event& event) const;
    void decided_by_right(const engine::Event& event, const engine::Row& row) const;

    World& world_;
    std::string state_;              ///< of the machine; "" is the dot
    workflows::Case before_{""};     ///< the case up to the event that is followed
    std::vector<std::string> dumps_; ///< by version − 1
};

/// 4: what explain() says is what perform() does, and nothing changes where it refuses.
engine::Result perform_as_explained(World& world, const engine::Command& command);
/// 6: a command on an older version is refused, says what happened since, and changes nothing.
void conflicts_lose_nothing(World& world);
/// 6: with the cures of section 9 (a deputy for one tied or gone, another case officer) the case can be moved.
void moves_on(World& world);

}  // namespace tests
