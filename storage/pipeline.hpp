// A Pipeline sends several commands to PostgreSQL in one trip and takes their answers together (libpq's pipeline mode), which SOCI
// does not do. For connection.cpp, prepared.cpp and work.cpp alone.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

struct pg_conn;  // libpq's PGconn and PGresult: its header stays in the files that call it
struct pg_result;

namespace storage {

struct ClearResult {
    void operator()(pg_result* result) const noexcept;
};
using PgResult = std::unique_ptr<pg_result, ClearResult>;

class Pipeline {
public:
    /// Borrows the connection, on which nothing else is under way.
    explicit Pipeline(pg_conn* connection);
    ~Pipeline();
    Pipeline(const Pipeline&) = delete;
    Pipeline& operator=(const Pipeline&) = delete;

    /// A command without values.
    void add(const char* command);
    /// A prepared statement; null is SQL's. The values are copied.
    void add(const std::string& statement, const std::vector<const char*>& values);
    /// Sends all and waits: one answer each. Throws soci::postgresql_soci_error for the first that failed, after which the server
    /// left the others out.
    std::vector<PgResult> run();

private:
    void check(int sent) const;
    [[noreturn]] void fail(const pg_result* result) const;

    pg_conn* connection_;
    std::size_t commands_ = 0;
    bool synced_ = false;
};

}  // namespace storage
