// A PostgreSQL server of a test's own, with fsync on, that may be stopped, killed and started again.
#pragma once

#include <string>

namespace tests {

class PostgresqlServer {
public:
    /// Makes and starts it, reached by a socket in a folder of its own.
    PostgresqlServer();
    ~PostgresqlServer();
    PostgresqlServer(const PostgresqlServer&) = delete;
    PostgresqlServer& operator=(const PostgresqlServer&) = delete;

    std::string url() const;
    void start();
    /// At once, as if the power had gone: nothing is finished, nothing is flushed.
    void stop_at_once();

private:
    void run(const std::string& program, const std::string& arguments) const;
    std::string folder_;
};

}  // namespace tests
