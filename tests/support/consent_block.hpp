// A consent block for tests: cases in phase 4 with a final recommendation each, on the agenda of one meeting that is open.
#pragma once

#include "tests/support/meeting.hpp"
#include "workflows/phase_model/meeting/consent.hpp"

#include <map>
#include <string>
#include <vector>

namespace tests {

struct ConsentBlock {
    World& world;
    std::vector<std::string> cases;   ///< streams
    std::vector<std::int64_t> items;  ///< their items, in the same order
    std::unique_ptr<Meeting> meeting;

    /// One case an answer: "yes", "no" or "later", recommended at last in phase 4.
    ConsentBlock(World& in, const std::vector<std::string>& answers, const std::vector<std::string>& present = the_ten()) : world(in) {
        for (const std::string& answer : answers) {
            world.begin("Syndrom " + std::to_string(cases.size() + 1)).walk_to(4);
            recommend(answer);
            world.prepare(4);
            cases.push_back(world.stream);
        }
        meeting = std::make_unique<Meeting>(world);
        for (const std::string& stream : cases) items.push_back(meeting->must("officer", "set_agenda", F({{"case", stream.substr(5)}, {"kind", "consent"}})));
        meeting->begin(present);
    }
    void recommend(const std::string& answer) {
        engine::Value form = F({{"answer", answer}, {"words", "Innstilling " + answer}, {"final", true}, {"changes", "Teksten"}});
        if (answer == "no") form.set("outcome", "INGEN-1");
        world.as("officer").must("write_recommendation", form);
    }
    World& at(std::size_t i) {
        world.stream = cases.at(i);
        return world;
    }
    const workflows::Case& file(std::size_t i) { return at(i).file(); }

    workflows::ShutOut shut_out(const std::string& person) const { return workflows::shut_out(world.people.office(), person, world.engine.workflow().legal_date(world.engine.now())); }
    std::vector<workflows::ConsentOffer> offers(const std::string& person, std::string_view act) { return workflows::offers(world.engine, meeting->file(), {person, shut_out(person)}, act); }

    /// The same for all items of the block, with what differs by its place in `items`.
    workflows::ConsentWish wish(const std::string& person, const std::string& act, engine::Value fields = F(), const std::map<std::size_t, engine::Value>& own = {}) {
        workflows::ConsentWish wish{.act = act, .fields = std::move(fields), .items = {}, .person = person, .via = "api", .shut_out = shut_out(person)};
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto found = own.find(i);
            wish.items.push_back({.item = items[i], .version = file(i).version(), .fields = found == own.end() ? F() : found->second});
        }
        return wish;
    }
    std::vector<workflows::ConsentResult> carry(const workflows::ConsentWish& wish) { return workflows::carry(world.engine, meeting->file(), wish, workflows::Carry::out); }
    std::vector<workflows::ConsentResult> all(const std::string& person, const std::string& act, engine::Value fields = F(), const std::map<std::size_t, engine::Value>& own = {}) {
        return carry(wish(person, act, std::move(fields), own));
    }
    /// "done", what it was left out for, or the problem's type; one an item.
    static std::vector<std::string> told(const std::vector<workflows::ConsentResult>& results) {
        std::vector<std::string> all;
        for (const auto& one : results) all.push_back(one.done ? "done" : one.problem ? one.problem->type : one.left_out);
        return all;
    }
    /// What a "no" and a "later" ask for beside the recommendation.
    engine::Value of_motion(const std::string& answer) const {
        if (answer == "no") return F({{"where_served", "Sjeldentelefonen"}, {"documented", "Poliklinikken"}, {"review_date", world.day(300)}});
        if (answer == "later") return F({{"where_served", "Sjeldentelefonen"}, {"until", world.day(100)}});
        return F();
    }
    /// Taken up together, interests declared by all present, motions put, ballots opened by the leader.
    void open(const std::vector<std::string>& answers, const std::vector<std::string>& present = the_ten()) {
        meeting->must("leader", "take_up_consent");
        for (const std::string& person : present) all(person, "declare_interest", F({{"value", "none"}}));
        std::map<std::size_t, engine::Value> own;
        for (std::size_t i = 0; i < answers.size(); ++i) own.emplace(i, of_motion(answers[i]));
        all("officer", "put_motion", F(), own);
        all("leader", "open_ballot");
    }
    /// One choice for the whole block, criteria as they are assessed.
    std::vector<workflows::ConsentResult> vote(const std::string& person, const std::string& vote, const std::map<std::size_t, engine::Value>& own = {}, const std::string& criteria = "as_assessed") {
        auto wished = wish(person, "cast_vote", F({{"vote", vote}}), own);
        wished.criteria = criteria;
        return carry(wished);
    }
};

}  // namespace tests
