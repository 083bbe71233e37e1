#include "storage/pipeline.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include <libpq-fe.h>

namespace storage {

void ClearResult::operator()(pg_result* result) const noexcept { PQclear(result); }

Pipeline::Pipeline(PGconn* connection) : connection_(connection) { check(PQenterPipelineMode(connection_)); }

Pipeline::~Pipeline() {
    // What has not been taken when something went wrong. A connection that broke gives nothing more, and stays as it is.
    if (!synced_ && PQpipelineSync(connection_) != 1) return;
    int nothings = 0;  // one stands after each command's answer
    while (PQstatus(connection_) == CONNECTION_OK && nothings < 2 && PQexitPipelineMode(connection_) == 0) {
        const PgResult left(PQgetResult(connection_));
        nothings = left ? 0 : nothings + 1;
    }
}

void Pipeline::check(int sent) const {
    if (sent != 1) fail(nullptr);
}

void Pipeline::fail(const PGresult* result) const {
    const char* const state = result == nullptr ? nullptr : PQresultErrorField(result, PG_DIAG_SQLSTATE);
    throw soci::postgresql_soci_error(PQerrorMessage(connection_), state == nullptr ? "     " : state);
}

void Pipeline::add(const char* command) {
    check(PQsendQueryParams(connection_, command, 0, nullptr, nullptr, nullptr, nullptr, 0));
    ++commands_;
}

void Pipeline::add(const std::string& statement, const std::vector<const char*>& values) {
    check(PQsendQueryPrepared(connection_, statement.c_str(), static_cast<int>(values.size()), values.data(), nullptr, nullptr, 0));
    ++commands_;
}

std::vector<PgResult> Pipeline::run() {
    check(PQpipelineSync(connection_));
    synced_ = true;
    std::vector<PgResult> answers;
    while (answers.size() < commands_) {
        PgResult answer(PQgetResult(connection_));
        const ExecStatusType status = PQresultStatus(answer.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(answer.get());
        answers.push_back(std::move(answer));
        const PgResult end(PQgetResult(connection_));  // null after each command's answer
    }
    const PgResult synced(PQgetResult(connection_));
    if (PQresultStatus(synced.get()) != PGRES_PIPELINE_SYNC) fail(synced.get());
    return answers;
}

}  // namespace storage
