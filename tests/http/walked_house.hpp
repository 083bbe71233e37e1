// A server on the cases of a tests::World, for what is seen and done in later phases: the world walks there, HTTP asks.
#pragma once

#include "tests/http/house.hpp"
#include "tests/support/memory_archive.hpp"
#include "tests/support/memory_facts.hpp"
#include "tests/support/books.hpp"
#include "tests/support/world.hpp"
#include "workflows/screening/screening.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace tests {

class WalkedHouse {
public:
    WalkedHouse();
    ~WalkedHouse();
    WalkedHouse(const WalkedHouse&) = delete;
    WalkedHouse& operator=(const WalkedHouse&) = delete;

    Books books;  ///< what Orphanet says here
    World world{workflows::shipped_policy(), &books};
    MemoryFacts facts;
    MemoryArchive archive{world.store};

    /// Asks about the world's present case: `part` follows "/api/v1/cases/ID". With a body, on the present version.
    Answer ask(std::string_view person, std::string_view method, std::string_view part, std::string_view body = {});
    /// Asks at any other address.
    Answer ask_at(std::string_view person, std::string_view method, std::string_view target, std::string_view body = {},
                  Headers headers = {});

private:
    workflows::Catalogues catalogues_;
    workflows::screening::Screener screener_{&books};
    std::unique_ptr<web::App> app_;
    std::unique_ptr<web::Server> server_;
};

}  // namespace tests
