// Fixes the form of an event, byte by byte: tests/approved/event-v1.jsonl must never change. A new form is "v":2 beside it.
#include "engine/crypto.hpp"
#include "engine/event.hpp"
#include "tests/support/catch.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using engine::Event;
using engine::Sealed;
using engine::Text;
using engine::Value;

namespace {

/// A text whose 16 bytes of salt are all `byte`.
Text salted(std::string_view words, char byte) {
    const std::string salt(16, byte);
    return {engine::sha256_hex(salt + std::string(words)), engine::to_hex(salt), std::string(words), false};
}

Event event_of(std::string act, std::string name, Value body) {
    return {.stream = "case/2026-0042",
            .at = "2026-11-22T09:00:00.000Z",
            .date = "2026-11-22",
            .actor = "p-17",
            .role = "case_officer",
            .act = std::move(act),
            .name = std::move(name),
            .model = "1.0",
            .policy = std::string(64, 'a'),
            .via = "page",
            .body = std::move(body)};
}

/// One of each thing that a Value can hold, letters of several lengths in UTF-8, what JSON escapes, and a deputy.
std::vector<Event> events() {
    const Text name = salted("Hypofosfatasi", '\x01');
    const Text reason = salted("Sjelden \u2013 «norske tall» mangler.\nNy linje, 😀", '\x02');
    Event registered = event_of("register", "register",
                                Value::object({{"transition", "T01"}, {"from", Value()}, {"to", "registration"}, {"manner", "officer"},
                                               {"name", engine::commitment(name)}, {"origin", "expert_network"}, {"orpha", "436"},
                                               {"answers", Value::object({{"name_given", "met"}, {"origin_given", "met"}})}}));
    Event assessed = event_of("assess_criterion", "criterion_assessed",
                              Value::object({{"criterion", "K1"}, {"value", "undetermined"}, {"certainty", "low"},
                                             {"reason", engine::commitment(reason)}, {"by", Value::object({{"organisation", "Fellesenheten"}})}}));
    Event enquiries = event_of("record_enquiries", "enquiries_recorded",
                               Value::object({{"year", 2025}, {"count", 0}, {"largest", Value::max_number}, {"smallest", -Value::max_number}}));
    Event vote = event_of("cast_vote", "vote_cast",
                          Value::object({{"ballot", 3}, {"seat", "p-3"}, {"vote", "for"}, {"criteria", Value::object({{"K1", "for"}, {"K2", "abstain"}})},
                                         {"casting_vote", false}, {"electorate", Value::array({Value::object({{"holder", "p-3"}, {"recused", true}}), Value()})}}));
    vote.on_behalf = "p-3";
    vote.role = "centre_leader";
    vote.via = "api";
    Event odd = event_of("plan_start_up", "start_up_updated",
                         Value::object({{"link", "https://example.org/a?b=\"c\"\\d/\b\f\n\r\t\x01\x7f\u2028"}, {"none", Value::array()}, {"empty", Value::object()}}));
    odd.cycle = 2;
    return {registered, assessed, enquiries, vote, odd};
}

std::vector<Sealed> chain() {
    std::vector<Sealed> all;
    for (Event& event : events()) {
        event.seq = static_cast<std::int64_t>(all.size()) + 1;
        if (!all.empty()) event.prev = all.back().hash;
        all.push_back(engine::seal(std::move(event)));
    }
    return all;
}

std::string approved_file() {
    const char* root = std::getenv("PHASEMODEL_ROOT");
    std::stringstream content;
    content << std::ifstream(std::filesystem::path(root == nullptr ? "." : root) / "tests" / "approved" / "event-v1.jsonl", std::ios::binary).rdbuf();
    return content.str();
}

}  // namespace

TEST_CASE("events are sealed into the very bytes that were approved", "[event]") {
    std::string lines;

    for (const Sealed& sealed : chain()) lines += sealed.line + '\n';

    CHECK(lines == approved_file());
}

TEST_CASE("each event names the hash of the one before it", "[event]") {
    const std::vector<Sealed> all = chain();

    CHECK(all.front().event.prev == engine::no_hash);
    for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i].event.prev == engine::sha256_hex(all[i - 1].line));
}

TEST_CASE("an approved line read and sealed again is the same line", "[event]") {
    std::stringstream lines(approved_file());

    int read = 0;
    for (std::string line; std::getline(lines, line); ++read) {
        const auto event = engine::event_from(line);
        REQUIRE(std::holds_alternative<Event>(event));
        CHECK(engine::seal(std::get<Event>(event)).line == line);
    }

    CHECK(read == 5);
}

TEST_CASE("a commitment opens with its own text and salt alone", "[event]") {
    const Text text = salted("Hypofosfatasi", '\x01');
    Text other = text;
    other.text = "Hypofosfatase";

    CHECK(text.sha256 == "5a384ad96f5de6ba8341ac347390819068502fe3271ae294d7ddae16de6b65b3");
    CHECK(engine::opens(text));
    CHECK_FALSE(engine::opens(other));
}
