// A consent block that has been taken up, over HTTP: by its API and by the form of its page.
#pragma once

#include "tests/http/walked_house.hpp"
#include "tests/support/consent_block.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace tests {

/// A house with a block of so many cases, taken up, and its address.
struct Held {
    WalkedHouse house;
    ConsentBlock block;
    std::string address;

    explicit Held(const std::vector<std::string>& answers) : block(house.world, answers), address("/api/v1/meetings/" + block.meeting->file().id + "/consent") { block.meeting->must("leader", "take_up_consent"); }

    /// On the present version of the meeting and of every case, with `more` members beside act and items.
    Answer act(const std::string& person, const std::string& act, const std::string& more = {}, const std::string& query = {}, Headers headers = {}) {
        std::string items;
        for (std::size_t i = 0; i < block.items.size(); ++i)
            items += std::string(i == 0 ? "" : ",") + R"({"item":)" + std::to_string(block.items[i]) + R"(,"version":)" + std::to_string(block.file(i).version()) + "}";
        headers.emplace_back("If-Match", "\"" + std::to_string(block.meeting->file().version()) + "\"");
        return house.ask_at(person, "POST", address + query, R"({"act":")" + act + R"(","items":[)" + items + "]" + more + "}", headers);
    }
    std::string page() const { return address.substr(7); }
    /// The page's own form, with the version of each case.
    Answer send(const std::string& person, const std::string& act, std::string form) {
        for (std::size_t i = 0; i < block.items.size(); ++i) form += "&version-" + std::to_string(block.items[i]) + "=" + std::to_string(block.file(i).version());
        return house.ask_at(person, "POST", page() + "/" + act, form, {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "text/html"}});
    }
};

inline bool has(const Answer& answer, std::string_view part) { return answer.body.find(part) != std::string::npos; }

}  // namespace tests
