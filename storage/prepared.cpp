#include "storage/prepared.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <stdexcept>

namespace storage {

Cursor::Prepared::Prepared(soci::session& session, std::string_view sql, Inputs inputs, std::span<const Column> columns, bool sqlite)
    : statement(session), is_sqlite(sqlite) {
    for (const Column column : columns) {
        Slot& slot = outs.emplace_back();
        if (column == Column::text)
            statement.exchange(soci::into(slot.text, slot.state));
        else
            statement.exchange(soci::into(slot.number, slot.state));
    }
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

void Cursor::Prepared::take(Inputs inputs) {
    if (inputs.size() != ins.size()) throw std::logic_error("a kept statement got another number of values");
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const Input& input = inputs[i];
        if (input.is_text() != ins[i].is_text) throw std::logic_error("a kept statement got a value of another kind");
        if (input.is_text() && input.text().find('\0') != std::string_view::npos) throw std::invalid_argument("a text with an embedded NUL");
        ins[i].text.assign(input.text());
        ins[i].number = input.number();
        ins[i].state = input.is_null() ? soci::i_null : soci::i_ok;
    }
}

void Cursor::Prepared::reset() {
    if (is_sqlite) sqlite_api::sqlite3_reset(static_cast<soci::sqlite3_statement_backend*>(statement.get_backend())->stmt_);
    running = false;
}

}  // namespace storage
