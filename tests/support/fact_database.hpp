// A fresh database that Orphanet files are imported into.
#pragma once

#include "tests/support/catch.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/orphanet.hpp"
#include "workflows/orphanet/import.hpp"

#include <memory>
#include <string>
#include <variant>

namespace tests {

struct FactDatabase {
    explicit FactDatabase(Kind kind) : place(kind), storage(place.open()), facts(storage->facts()) {}

    std::variant<workflows::orphanet::ImportReport, workflows::orphanet::Problem> import_file(
        const std::string& path, workflows::orphanet::Keep keep = workflows::orphanet::Keep::yes) {
        return workflows::orphanet::import_file(path, storage->releases(), "2026-11-22T09:00:00.000Z", keep, {});
    }

    /// As import_file, and the test fails if the file is refused.
    workflows::orphanet::ImportReport import(const std::string& path,
                                             workflows::orphanet::Keep keep = workflows::orphanet::Keep::yes) {
        auto result = import_file(path, keep);
        if (const auto* const problem = std::get_if<workflows::orphanet::Problem>(&result)) FAIL(describe(*problem));
        return std::get<workflows::orphanet::ImportReport>(std::move(result));
    }

    TestDatabase place;
    std::unique_ptr<storage::Storage> storage;
    workflows::orphanet::FactSource& facts;
};

}  // namespace tests
