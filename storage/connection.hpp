// A Connection is one session with a database. It keeps every statement it has prepared, so SQL stands where it is used
// and costs one look-up the next time. Not for several threads at once. The only door to SOCI.
//
//     db.run("update counters set value = :value where kind = :kind", {value, kind});
//     const auto head = db.one<std::int64_t, std::string>("select version, last_hash from cases where id = :id", {id});
//     db.each<std::string>("select body from events where stream = :stream", {stream}, [&](const std::string& body) { … });
//
// Parameters are bound by position: each :name once, in the order of the inputs. A NULL reads as 0, "" or an empty optional.
#pragma once

#include "storage/location.hpp"
#include "storage/trouble.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace storage {

class Later;

/// A value to bind; borrows its text until the call is over.
class Input {
public:
    Input(std::string_view text) : text_(text) {}
    Input(const std::string& text) : text_(text) {}
    Input(const char* text) : text_(text) {}
    Input(std::int64_t number) : is_text_(false), number_(number) {}
    Input(int number) : is_text_(false), number_(number) {}
    Input(bool flag) : is_text_(false), number_(flag ? 1 : 0) {}
    Input(const std::optional<std::string>& text) : text_(text ? *text : std::string_view()), is_null_(!text) {}

    bool is_text() const { return is_text_; }
    bool is_null() const { return is_null_; }
    std::string_view text() const { return text_; }
    std::int64_t number() const { return number_; }

private:
    std::string_view text_;
    bool is_text_ = true;
    bool is_null_ = false;
    std::int64_t number_ = 0;
};

using Inputs = std::span<const Input>;
using InputList = std::initializer_list<Input>;

/// What a column is read as.
enum class Column { text, number };

/// The rows of one running statement; destroyed, it sets the statement back, so that no snapshot stays open.
class Cursor {
public:
    struct Prepared;
    explicit Cursor(Prepared& prepared) : prepared_(&prepared) {}
    ~Cursor();
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;

    bool next();
    bool is_null(std::size_t column) const;
    const std::string& text(std::size_t column) const;
    std::int64_t number(std::size_t column) const;

    template <class Value>
    Value get(std::size_t column) const {
        if constexpr (std::is_same_v<Value, std::optional<std::string>>) {
            return is_null(column) ? Value() : Value(text(column));
        } else if constexpr (std::is_same_v<Value, std::string> || std::is_same_v<Value, std::string_view>) {
            return text(column);
        } else {
            return static_cast<Value>(number(column));
        }
    }

private:
    Prepared* prepared_;
};

/// How a connection behaves.
struct Session {
    bool read_only = false;  ///< SQLite: refuses every write (pragma query_only)
    bool create = false;     ///< SQLite: makes the file when it is not there
    bool as_it_is = false;   ///< SQLite: leaves the file's kind of journal alone, for a file that is only looked at
    int wait_ms = 5000;      ///< longest wait for a lock of another process
    int cache_kib = 2000;    ///< SQLite: page cache
};

/// How many rows a statement may change: any number, or `one`, else the head of a stream was stale (Cause::conflict). On PostgreSQL
/// the statement sees to that itself, as its answer comes with the commit's.
enum class Changes { any, one };

/// Thrown by a connection that leads nowhere, at what it cannot do. No std::exception: nobody shall take it for an error and go on.
struct OutOfReach {};

class Connection {
public:
    /// Opens it. Throws Trouble.
    Connection(const Location& location, const Session& session);
    /// One that leads nowhere: it takes what is to be run later, for run_those_of(), and throws OutOfReach at all else. SQLite's dialect.
    struct Nowhere {};
    explicit Connection(Nowhere);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Dialect dialect() const { return dialect_; }
    bool is_sqlite() const { return dialect_ == Dialect::sqlite; }

    /// Runs a statement that gives no rows; returns how many rows it changed.
    std::int64_t run(std::string_view sql, InputList inputs = {}) { return run_with(sql, Inputs(inputs.begin(), inputs.size())); }
    std::int64_t run_with(std::string_view sql, Inputs inputs);
    /// Runs a statement that gives no rows with the commit, or before whatever other statement comes first: what is wrong with it is
    /// told there. On PostgreSQL those that wait go to the server in one trip; on SQLite they run one after the other while its code
    /// and pages are at hand. Takes copies. REQUIRES: a transaction, which is not committed after one of them has failed.
    void run_later(std::string_view sql, Inputs inputs, Changes changes = Changes::any);
    void run_later(std::string_view sql, InputList inputs) { run_later(sql, Inputs(inputs.begin(), inputs.size())); }
    /// Runs now what waits. Throws Trouble, also for what has not changed the one row that it had to.
    void run_waiting();
    /// Runs now what waits there, which leads nowhere; `there` then has nothing more to run. SQLite.
    void run_those_of(Connection& there);
    void forget_waiting();
    /// Runs one statement without keeping it: data definition, pragmas, begin.
    void script(std::string_view sql);

    /// The first row, or nothing.
    template <class... Columns>
    std::optional<std::tuple<Columns...>> one(std::string_view sql, InputList inputs = {}) {
        return one_with<Columns...>(sql, Inputs(inputs.begin(), inputs.size()));
    }
    template <class... Columns>
    std::optional<std::tuple<Columns...>> one_with(std::string_view sql, Inputs inputs) {
        Cursor cursor(start(sql, inputs, columns<Columns...>()));
        if (!cursor.next()) return std::nullopt;
        return row<Columns...>(cursor, std::index_sequence_for<Columns...>());
    }
    /// Every row, given to `each_row` as values; a std::string_view is good until it returns.
    template <class... Columns, class Each>
    void each(std::string_view sql, InputList inputs, Each each_row) {
        each_with<Columns...>(sql, Inputs(inputs.begin(), inputs.size()), each_row);
    }
    template <class... Columns, class Each>
    void each_with(std::string_view sql, Inputs inputs, Each each_row) {
        Cursor cursor(start(sql, inputs, columns<Columns...>()));
        while (cursor.next()) std::apply(each_row, *row<Columns...>(cursor, std::index_sequence_for<Columns...>()));
    }

    /// Every row where the columns are known only as the program runs.
    void each_row(std::string_view sql, std::span<const Column> columns, const std::function<void(const Cursor&)>& each_row);

    /// Begins a transaction; on PostgreSQL the command goes with the next statement, which saves a trip to the server. Work does it.
    void begin();
    void commit();
    /// Undoes it, if one was begun.
    void rollback();
    /// Undoes what was done, and forgets what waits, since that savepoint, and gives it up.
    void rollback_to(std::string_view savepoint);
    /// True between begin and commit or rollback, as the database sees it.
    bool in_transaction() const;
    /// SQLite: changes with every commit that this connection has made or has found made by another, as its transaction began.
    std::int64_t data_version();
    /// SQLite: whether one caller alone waits for the commits that come now, while nobody else is to be written (sqlite_vfs.hpp).
    void commits_for_one(bool one);
    /// True when the server no longer answers on this connection (PostgreSQL).
    bool is_broken() const;
    /// SQLite: moves the write-ahead log into the database file and empties it. False when a reader holds it back, for whom it does
    /// not wait; then it is done as far as that reader lets it. REQUIRES: no transaction.
    bool checkpoint();

private:
    template <class... Columns>
    static std::span<const Column> columns() {
        static constexpr std::array<Column, sizeof...(Columns)> kinds{
            (std::is_integral_v<Columns> ? Column::number : Column::text)...};
        return kinds;
    }
    template <class... Columns, std::size_t... Index>
    static std::optional<std::tuple<Columns...>> row(const Cursor& cursor, std::index_sequence<Index...>) {
        return std::tuple<Columns...>(cursor.get<Columns>(Index)...);
    }

    void execute(Cursor::Prepared& statement, bool exchange);
    void run_each(const Later& statements);
    void send_waiting(const char* last);
    Cursor::Prepared& prepared(std::string_view sql, Inputs inputs, std::span<const Column> columns);
    Cursor::Prepared& start(std::string_view sql, Inputs inputs, std::span<const Column> columns);
    void open_sqlite(const Location& location, const Session& session);
    void open_postgresql(const Location& location, const Session& session);

    struct State;
    Dialect dialect_;
    int wait_ms_;
    bool nowhere_ = false;
    bool begins_ = false;  ///< `begin` waits for the next statement
    std::unique_ptr<State> state_;
};

/// A transaction that is undone unless it is committed. On SQLite it takes the write lock at once: a deferred one that
/// reads first and writes later fails at once when somebody else has written, without waiting.
class Work {
public:
    explicit Work(Connection& connection);
    ~Work();
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    void commit();

private:
    Connection& connection_;
    bool open_ = true;
};

}  // namespace storage
