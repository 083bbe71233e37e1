// A Wanderer takes random steps through a World: single acts, whole preparations, votes, days passing, people falling ill.
// A step is one number, so that a failing walk can be made shorter.
#pragma once

#include "tests/support/world.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace tests {

class Wanderer {
public:
    explicit Wanderer(World& world) : world_(world) {}

    void step(std::uint32_t seed);
    /// A step that is a vote: attendance, interests, motion, votes, and what overtakes them.
    void vote_somehow(std::uint32_t seed);
    /// What was done so far, one line a step.
    const std::string& story() const { return story_; }

private:
    void act();
    void aside();
    void vote();
    std::string motion_from_here();
    void change_office();
    engine::Value form_for(const engine::ActSpec& act, const std::string& person);
    engine::Value value_for(const engine::Field& field, const engine::ActSpec& act, const std::string& person);
    engine::Value entry_for(const std::string& act, const std::string& field);

    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <typename T>
    const T& any(const std::vector<T>& all) {
        return all[below(all.size())];
    }
    void tell(const std::string& line) { story_ += line + "\n"; }

    World& world_;
    std::minstd_rand random_;
    std::string story_;
};

}  // namespace tests
