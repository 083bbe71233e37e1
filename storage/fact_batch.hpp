// Rows of facts on their way into the database, some at a time: one statement for many rows is what makes an import
// fast, above all where each statement is a journey to a server.
#pragma once

#include "storage/connection.hpp"
#include "workflows/orphanet/nomenclature.hpp"

#include <cstdint>
#include <vector>

namespace storage {

class FactBatch {
public:
    explicit FactBatch(Connection& db) : db_(db) {}

    void add(std::int64_t release, const workflows::orphanet::FactRow& row);
    void add(std::int64_t release, const workflows::orphanet::FactLabel& label);
    /// Writes what still waits.
    void flush();

private:
    struct Row {
        std::int64_t release, code;
        std::string body, children;
    };
    struct Label {
        std::int64_t release, id;
        std::string field, label;
    };
    void write_rows();
    void write_labels();

    Connection& db_;
    std::vector<Row> rows_;
    std::vector<Label> labels_;
};

}  // namespace storage
