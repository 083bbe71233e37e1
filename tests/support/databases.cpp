#include "tests/support/databases.hpp"

#include "engine/crypto.hpp"
#include "storage/connection.hpp"
#include "tests/support/small_case.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>

namespace tests {

namespace {

const char* server() {
    const char* url = std::getenv("PHASEMODEL_TEST_POSTGRESQL");
    return url != nullptr && *url != '\0' ? url : nullptr;
}

storage::Connection connect(const std::string& url) { return storage::Connection(*storage::parse_location(url), {.create = true}); }

}  // namespace

std::vector<Kind> kinds() {
    static const bool said = [] {
        if (server() == nullptr) std::cerr << "skipped on PostgreSQL: PHASEMODEL_TEST_POSTGRESQL is not set\n";
        return true;
    }();
    return said && server() == nullptr ? std::vector{Kind::sqlite} : std::vector{Kind::sqlite, Kind::postgresql};
}

std::string name_of(Kind kind) { return kind == Kind::sqlite ? "SQLite" : "PostgreSQL"; }

TestDatabase::TestDatabase(Kind kind) : kind_(kind), place_("phasemodel_test_" + engine::to_hex(engine::random_bytes(6))) {
    if (kind == Kind::sqlite) {
        place_ = (std::filesystem::temp_directory_path() / place_).string();
        std::filesystem::create_directory(place_);
        url_ = "sqlite:" + place_ + "/a test.db";
        return;
    }
    const std::string base = server();
    connect(base).script("create schema " + place_);
    url_ = base + (base.find('?') == std::string::npos ? "?" : "&") + "options=-csearch_path%3D" + place_;
}

TestDatabase::~TestDatabase() {
    try {
        if (kind_ == Kind::sqlite)
            std::filesystem::remove_all(place_);
        else
            connect(server()).script("drop schema " + place_ + " cascade");
    } catch (const std::exception& error) {
        std::cerr << "left behind: " << place_ << " (" << error.what() << ")\n";
    }
}

std::unique_ptr<storage::Storage> TestDatabase::open(bool make, const storage::Options& options) const {
    if (make) storage::init(url_, false);
    return storage::Storage::open(url_, options, new_small_case);
}

}  // namespace tests
