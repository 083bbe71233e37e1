// An HTTP test is a row: who asks what, and what must come back.
#pragma once

#include "tests/http/house.hpp"
#include "tests/support/catch.hpp"

#include <string>
#include <vector>

namespace tests {

struct Scenario {
    std::string name;
    std::string role;  ///< "" for nobody
    std::string method;
    std::string target;  ///< "{case}" is replaced by the case's number
    Headers headers;
    std::string body;
    int status = 200;
    std::vector<std::string> contains;
    std::vector<std::string> lacks;
};

/// Plays the rows in order in one house.
inline void play(const House& house, const std::string& case_id, const std::vector<Scenario>& rows) {
    for (const Scenario& row : rows) {
        std::string target = row.target;
        if (const std::size_t place = target.find("{case}"); place != std::string::npos)
            target.replace(place, 6, case_id);
        const Answer answer = house.ask(row.role, row.method, target, row.body, row.headers);
        INFO(row.name << ": " << row.method << " " << target << " gave " << answer.status << " "
                      << answer.body.substr(0, 1500));
        CHECK(answer.status == row.status);
        for (const std::string& text : row.contains) CHECK(answer.body.find(text) != std::string::npos);
        for (const std::string& text : row.lacks) CHECK(answer.body.find(text) == std::string::npos);
    }
}

}  // namespace tests
