// A whole server on a free port with a database of its own, some people in it, and a clock that the test sets.
#pragma once

#include "cli/composition.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/temporary_folder.hpp"
#include "web/server.hpp"
#include "workflows/phase_model/read_trail.hpp"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tests {

class House {
public:
    /// Opens on an empty SQLite database with one person a role and starts to serve.
    explicit House(const web::Limits& limits = {}, std::vector<std::string> trusted_proxies = {});
    ~House();
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    int port() const { return server_->port(); }
    web::Server& server() { return *server_; }
    cli::Composition& program() { return *program_; }
    /// What people have read and what is not recorded yet: a test says when.
    workflows::ReadTrail& reads() { return *reads_; }
    /// The person who holds the role: "case_officer", "administrative_leader", "centre_leader", "user_representative",
    /// "professional", "auditor", "administrator".
    const std::string& person(std::string_view role) const;
    /// The header that asks as that person, by a bearer token.
    std::pair<std::string, std::string> as(std::string_view role) const;
    std::string email(std::string_view role) const { return std::string(role) + "@example.no"; }
    /// The password of the case officer and the auditor.
    static constexpr std::string_view password = "en lang setning om sjeldne ting";

    /// Asks in English as the person with the role ("" for nobody), with JSON in and out.
    Answer ask(std::string_view role, std::string_view method, std::string_view target, std::string_view body = {},
               Headers headers = {}) const;
    /// Registers a case and gives its number.
    std::string a_case(std::string_view name = "Prøvesykdom") const;
    /// Signs in by the form and gives the cookie ("phasemodel=…").
    std::string sign_in(std::string_view role) const;

    void pass(std::int64_t seconds) { now_ += seconds * 1000; }

private:
    void let_in(std::string_view role, std::string_view centre);

    std::atomic<std::int64_t> now_;
    TemporaryFolder folder_;
    std::unique_ptr<cli::Composition> program_;
    std::unique_ptr<web::App> app_;
    std::unique_ptr<web::Server> server_;
    std::map<std::string, std::string, std::less<>> people_, tokens_;
    std::unique_ptr<workflows::ReadTrail> reads_;
};

/// With PHASEMODEL_RECORD set, keeps request and answer as a line of that file, for tests/http/openapi_check.mjs.
void record(std::string_view method, std::string_view target, std::string_view sent, const Answer& answer);

/// A path of a JSON answer: "cases.0.id" of {"cases":[{"id":…}]}; "" when absent. Numbers and flags as text.
std::string at(const Answer& answer, std::string_view path);

}  // namespace tests
