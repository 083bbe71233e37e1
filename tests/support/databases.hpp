// Databases for tests: a SQLite file in a folder of its own, or a schema of its own in the PostgreSQL that the test
// runner named in PHASEMODEL_TEST_POSTGRESQL. Gone when the object is.
#pragma once

#include "storage/storage.hpp"

#include <memory>
#include <string>
#include <vector>

namespace tests {

enum class Kind { sqlite, postgresql };

/// The kinds that can be tested here. Says so when there is no PostgreSQL.
std::vector<Kind> kinds();
std::string name_of(Kind kind);

class TestDatabase {
public:
    /// An empty place; nothing is made in it yet.
    explicit TestDatabase(Kind kind);
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    Kind kind() const { return kind_; }
    const std::string& url() const { return url_; }
    /// SQLite: the file.
    std::string path() const { return url_.substr(7); }
    /// Opens it for the streams of tests/support/small_case.hpp; made first, when `make` is true.
    std::unique_ptr<storage::Storage> open(bool make = true, const storage::Options& options = {}) const;

private:
    Kind kind_;
    std::string place_;  ///< folder, or schema
    std::string url_;
};

}  // namespace tests
