#include "tests/bench/bare_postgresql.hpp"

#include "engine/crypto.hpp"

#include <memory>
#include <stdexcept>

namespace bench {

namespace {

using Result = std::unique_ptr<PGresult, decltype(&PQclear)>;

}  // namespace

BarePostgresql::BarePostgresql(const std::string& url) : connection_(PQconnectdb(url.c_str())) {
    if (PQstatus(connection_) != CONNECTION_OK) throw std::runtime_error(std::string("bare PostgreSQL: ") + PQerrorMessage(connection_));
    run("set client_min_messages = warning");
    if (url.find("bench_") == std::string::npos) return;
    prepare("begin", "begin");
    prepare("commit", "commit");
    prepare("head",
            "select c.version, c.last_hash, coalesce(f.version, 0), coalesce(f.last_hash, ''), (select version from streams where stream = 'office'),"
            " (select value from counters where kind = 'preferences' and year = 0), cast(pg_current_xact_id() as text)"
            " from cases c left join streams f on f.stream = $1 where c.id = $2 for update of c");
    prepare("text", "insert into texts (stream, sha256, salt, text) values ($1, $2, $3, $4)");
    prepare("act",
            "with moved as (update cases set version = $1, last_hash = $2, last_at = $3 where id = $4 and version = $5 returning version)"
            " insert into events (stream, seq, at, actor, event, body, prev, hash)"
            " values ($6, (select version from moved), $7, $8, $9, $10, $11, $12)");
}

BarePostgresql::~BarePostgresql() { PQfinish(connection_); }

void BarePostgresql::prepare(const char* name, const char* sql) {
    const Result result(PQprepare(connection_, name, sql, 0, nullptr), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) throw std::runtime_error(std::string("bare PostgreSQL: ") + PQerrorMessage(connection_));
}

void BarePostgresql::send(const char* name, const std::vector<const char*>& values, ExecStatusType expected) {
    const Result result(PQexecPrepared(connection_, name, static_cast<int>(values.size()), values.data(), nullptr, nullptr, 0), &PQclear);
    if (PQresultStatus(result.get()) != expected) throw std::runtime_error(std::string("bare PostgreSQL: ") + PQerrorMessage(connection_));
    if (expected == PGRES_TUPLES_OK && PQntuples(result.get()) != 1) throw std::runtime_error("bare PostgreSQL: a stale head");
}

void BarePostgresql::run(const std::string& sql) {
    const Result result(PQexec(connection_, sql.c_str()), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) throw std::runtime_error(std::string("bare PostgreSQL: ") + PQerrorMessage(connection_));
}

void BarePostgresql::rows(const std::string& sql, const std::function<void(const Row&)>& each) {
    const Result result(PQexec(connection_, sql.c_str()), &PQclear);
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) throw std::runtime_error(std::string("bare PostgreSQL: ") + PQerrorMessage(connection_));
    Row row(static_cast<std::size_t>(PQnfields(result.get())));
    for (int line = 0; line < PQntuples(result.get()); ++line) {
        for (std::size_t i = 0; i < row.size(); ++i) row[i] = PQgetvalue(result.get(), line, static_cast<int>(i));
        each(row);
    }
}

namespace {

/// What an act's statements are given.
struct ActValues {
    explicit ActValues(const ActRows& act)
        : row(act), id(act.case_id()), beside("follow/" + id), seq(std::to_string(act.seq)), before(std::to_string(act.seq - 1)) {}

    std::vector<const char*> head() const { return {beside.c_str(), id.c_str()}; }
    std::vector<const char*> act() const {
        return {seq.c_str(),        row.hash.c_str(),  row.at.c_str(),   id.c_str(),       before.c_str(), row.stream.c_str(),
                row.at.c_str(),     row.actor.c_str(), row.event.c_str(), row.body.c_str(), row.prev.c_str(), row.hash.c_str()};
    }

    const ActRows& row;
    std::string id, beside, seq, before;
};

}  // namespace

void BarePostgresql::write_one_by_one(const std::vector<ActRows>& acts) {
    for (const ActRows& act : acts) {
        const ActValues values(act);
        send("begin", {}, PGRES_COMMAND_OK);
        send("head", values.head(), PGRES_TUPLES_OK);
        for (const TextRow& text : act.texts)
            send("text", {act.stream.c_str(), text.sha256.c_str(), text.salt.c_str(), text.text.c_str()}, PGRES_COMMAND_OK);
        send("act", values.act(), PGRES_COMMAND_OK);
        send("commit", {}, PGRES_COMMAND_OK);
    }
}

void BarePostgresql::write_in_two_trips(const std::vector<ActRows>& acts) {
    if (PQenterPipelineMode(connection_) != 1) throw std::runtime_error("bare PostgreSQL: no pipeline");
    for (const ActRows& act : acts) {
        const ActValues values(act);
        add("begin", {});
        add("head", values.head());
        take(2);
        add("act", values.act());
        add("commit", {});
        take(2);
    }
    PQexitPipelineMode(connection_);
}

void BarePostgresql::add(const char* name, const std::vector<const char*>& values) {
    if (PQsendQueryPrepared(connection_, name, static_cast<int>(values.size()), values.data(), nullptr, nullptr, 0) != 1)
        throw std::runtime_error(std::string("bare PostgreSQL: ") + PQerrorMessage(connection_));
}

void BarePostgresql::take(std::size_t answers) {
    PQpipelineSync(connection_);
    for (std::size_t i = 0; i < answers; ++i) {
        const Result result(PQgetResult(connection_), &PQclear);
        const ExecStatusType status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(std::string("bare PostgreSQL: ") + PQerrorMessage(connection_));
        const Result end(PQgetResult(connection_), &PQclear);
    }
    const Result synced(PQgetResult(connection_), &PQclear);
}

std::map<std::string, std::int64_t> versions(BarePostgresql& database) {
    std::map<std::string, std::int64_t> all;
    database.rows("select 'case/' || id, version from cases", [&](const auto& row) { all[row[0]] = std::stoll(row[1]); });
    return all;
}

std::map<std::string, std::vector<ActRows>> acts_since(BarePostgresql& database, const std::map<std::string, std::int64_t>& before) {
    std::map<std::string, std::vector<ActRows>> all;
    for (const auto& [stream, version] : versions(database)) {
        const auto known = before.find(stream);
        if (known != before.end() && known->second == version) continue;
        const std::int64_t after = known == before.end() ? 0 : known->second;
        std::vector<ActRows>& acts = all[stream];
        database.rows("select stream, seq, at, actor, event, body, prev, hash from events where stream = '" + stream + "' and seq > " +
                          std::to_string(after) + " order by seq",
                      [&](const auto& row) { acts.push_back({row[0], std::stoll(row[1]), row[2], row[3], row[4], row[5], row[6], row[7]}); });
        for (ActRows& act : acts)
            for (const std::string& sha256 : commitments_in(act.body))
                database.rows("select sha256, salt, text from texts where stream = '" + stream + "' and sha256 = '" + sha256 + "'",
                              [&](const auto& row) { act.texts.push_back({row[0], row[1], row[2]}); });
    }
    return all;
}

Holding holding_of(BarePostgresql& database) {
    Holding holding;
    engine::Sha256 hash;
    const auto take = [&](const char* sql, std::int64_t& rows) {
        database.rows(sql, [&](const auto& row) {
            ++rows;
            for (const std::string& value : row) hash.update(value + "|");
        });
    };
    take("select * from events order by stream, seq", holding.events);
    take("select * from texts order by stream collate \"C\", sha256", holding.texts);
    take("select * from cases order by id", holding.cases);
    take("select * from words order by word, at, stream, seq", holding.words);
    take("select * from notices order by person, case_id, seq", holding.notices);
    holding.sha256 = hash.hex();
    return holding;
}

}  // namespace bench
