// A Pipeline sends several commands to PostgreSQL in one trip and takes their answers together (libpq's pipeline mode), which SOCI
// does not do. For connection.cpp alone.
#pragma once

#include <libpq-fe.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace storage {

using PgResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

class Pipeline {
public:
    /// Borrows the connection, on which nothing else is under way.
    explicit Pipeline(PGconn* connection);
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
    [[noreturn]] void fail(const PGresult* result) const;

    PGconn* connection_;
    std::size_t commands_ = 0;
    bool synced_ = false;
};

}  // namespace storage
