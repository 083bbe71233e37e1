// A database with some people in it, and the program run on it: the ground that command line scenarios stand on.
#pragma once

#include "tests/support/program.hpp"
#include "tests/support/temporary_folder.hpp"

#include <string>
#include <vector>

namespace tests {

enum class Kindly { ordinary, demonstration };

class OfficeDatabase {
public:
    /// A fresh SQLite database with officer@, leader@ (administrative), trs@, tako@ (centre leaders), user@ (reference group),
    /// auditor@ and admin@example.no, since 2010. `url`: another database's address instead.
    explicit OfficeDatabase(Kindly kind = Kindly::ordinary, std::string url = {});

    /// Runs the program on it. `as` is the part before @example.no; "" for nobody.
    Said run(const std::string& as, std::vector<std::string> words, const std::string& in = {}) const;
    /// As above with --format json, as a value; the test fails when the exit code is not 0.
    engine::Value json(const std::string& as, std::vector<std::string> words) const;
    /// Registers a case and gives its number.
    std::string a_case(const std::string& name = "Prøvesykdom") const;

    const std::string& url() const { return url_; }
    std::string path(const std::string& name) const { return (folder_.path() / name).string(); }
    std::string write(const std::string& name, const std::string& content) const { return folder_.write(name, content); }
    std::string folder() const { return folder_.path().string(); }

private:
    TemporaryFolder folder_;
    std::string url_;
};

}  // namespace tests
