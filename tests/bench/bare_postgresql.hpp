// The baseline on PostgreSQL: bare libpq sends the statements that the store sends, prepared once, on several connections.
#pragma once

#include "tests/bench/rows.hpp"

#include <libpq-fe.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace bench {

class BarePostgresql {
public:
    using Row = std::vector<std::string>;

    /// Connects; synchronous_commit stays on.
    explicit BarePostgresql(const std::string& url);
    ~BarePostgresql();
    BarePostgresql(const BarePostgresql&) = delete;
    BarePostgresql& operator=(const BarePostgresql&) = delete;

    /// Writes every act in a transaction of its own: begin, the row's head under lock, event and row in one statement, commit; each
    /// answered before the next is sent.
    void write_one_by_one(const std::vector<ActRows>& acts);
    /// The same in two trips to the server, as the store does: begin with the first, commit with the last. REQUIRES: no texts.
    void write_in_two_trips(const std::vector<ActRows>& acts);
    /// Runs a statement that gives no rows.
    void run(const std::string& sql);
    /// Calls `each` with the values of every row.
    void rows(const std::string& sql, const std::function<void(const Row&)>& each);

private:
    void prepare(const char* name, const char* sql);
    void send(const char* name, const std::vector<const char*>& values, ExecStatusType expected);
    void add(const char* name, const std::vector<const char*>& values);
    void take(std::size_t answers);

    PGconn* connection_;
};

/// The version of every case, by its stream.
std::map<std::string, std::int64_t> versions(BarePostgresql& database);
/// What came since, by stream, in order. REQUIRES: one event an act.
std::map<std::string, std::vector<ActRows>> acts_since(BarePostgresql& database, const std::map<std::string, std::int64_t>& before);
Holding holding_of(BarePostgresql& database);

}  // namespace bench
