#include "storage/prepared.hpp"

#include <soci/postgresql/soci-postgresql.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <charconv>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

namespace storage {

namespace {

void read_into_slots(soci::statement& statement, std::deque<Slot>& slots) {
    for (Slot& slot : slots) {
        if (slot.is_text)
            statement.exchange(soci::into(slot.text, slot.state));
        else
            statement.exchange(soci::into(slot.number, slot.state));
    }
}

}  // namespace

Cursor::Prepared::Prepared(soci::session& session, std::string_view sql, Inputs inputs, std::span<const Column> columns, bool sqlite)
    : statement(session), is_sqlite(sqlite) {
    for (const Column column : columns) outs.emplace_back().is_text = column == Column::text;
    read_into_slots(statement, outs);
    for (const Input& input : inputs) {
        Slot& slot = ins.emplace_back();
        slot.is_text = input.is_text();
        if (input.is_text())
            statement.exchange(soci::use(slot.text, slot.state));
        else
            statement.exchange(soci::use(slot.number, slot.state));
    }
    statement.alloc();
    statement.prepare(std::string(sql));
    statement.define_and_bind();
}

void Cursor::Prepared::check(Inputs inputs) const {
    if (inputs.size() != ins.size()) throw std::logic_error("a kept statement got another number of values");
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (inputs[i].is_text() != ins[i].is_text) throw std::logic_error("a kept statement got a value of another kind");
        if (inputs[i].is_text() && inputs[i].text().find('\0') != std::string_view::npos) throw std::invalid_argument("a text with an embedded NUL");
    }
}

void Cursor::Prepared::take(Inputs inputs) {
    check(inputs);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const Input& input = inputs[i];
        ins[i].text.assign(input.text());
        ins[i].number = input.number();
        ins[i].state = input.is_null() ? soci::i_null : soci::i_ok;
    }
}

void Cursor::Prepared::execute(bool exchange) {
    answer_.reset();
    statement.execute(exchange);
}

std::int64_t Cursor::Prepared::run_on_sqlite(Inputs inputs) {
    check(inputs);
    auto* const backend = static_cast<soci::sqlite3_statement_backend*>(statement.get_backend());
    auto* const raw = backend->stmt_;
    int place = 0;
    for (const Input& input : inputs) {
        ++place;
        if (input.is_null())
            sqlite_api::sqlite3_bind_null(raw, place);
        else if (input.is_text())
            sqlite_api::sqlite3_bind_text(raw, place, input.text().data() == nullptr ? "" : input.text().data(), static_cast<int>(input.text().size()), nullptr);
        else
            sqlite_api::sqlite3_bind_int64(raw, place, input.number());
    }
    sqlite_api::sqlite3_step(raw);
    const int code = sqlite_api::sqlite3_reset(raw);  // says what the step came to
    if (code != 0) throw soci::sqlite3_soci_error("", code);
    return sqlite_api::sqlite3_changes(backend->session_.conn_);
}

void Cursor::Prepared::join(Pipeline& pipeline) {
    std::vector<std::string> numbers(ins.size());
    std::vector<const char*> values;
    for (std::size_t i = 0; i < ins.size(); ++i) {
        if (!ins[i].is_text) numbers[i] = std::to_string(ins[i].number);
        const char* const value = ins[i].is_text ? ins[i].text.c_str() : numbers[i].c_str();
        values.push_back(ins[i].state == soci::i_null ? nullptr : value);
    }
    pipeline.add(static_cast<soci::postgresql_statement_backend*>(statement.get_backend())->statementName_, values);
}

void Cursor::Prepared::answered(PgResult result) {
    answer_ = std::move(result);
    row_ = 0;
}

bool Cursor::Prepared::fetch() {
    if (!answer_) return statement.fetch();
    if (row_ == PQntuples(answer_.get())) return false;
    for (std::size_t i = 0; i < outs.size(); ++i) {
        const int column = static_cast<int>(i);
        const std::string_view value(PQgetvalue(answer_.get(), row_, column), static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column)));
        outs[i].state = PQgetisnull(answer_.get(), row_, column) != 0 ? soci::i_null : soci::i_ok;
        if (outs[i].is_text)
            outs[i].text.assign(value);
        else
            std::from_chars(value.data(), value.data() + value.size(), outs[i].number);
    }
    ++row_;
    return true;
}

std::int64_t Cursor::Prepared::affected_rows() {
    if (!answer_) return statement.get_affected_rows();
    std::int64_t rows = 0;
    const std::string_view told(PQcmdTuples(answer_.get()));
    std::from_chars(told.data(), told.data() + told.size(), rows);
    return rows;
}

void Cursor::Prepared::reset() {
    if (is_sqlite) sqlite_api::sqlite3_reset(static_cast<soci::sqlite3_statement_backend*>(statement.get_backend())->stmt_);
    running = false;
}

}  // namespace storage
