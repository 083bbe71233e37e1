#include "storage/fact_batch.hpp"

#include <string>
#include <string_view>

namespace storage {
namespace {

constexpr std::size_t at_a_time = 32;

// "… values (:a0, :b0, :c0, :d0), (:a1, …" for so many rows of four columns.
std::string with_rows(std::string_view insert, std::size_t rows) {
    std::string sql(insert);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::string n = std::to_string(i);
        sql += (i == 0 ? " values (:a" : ", (:a") + n + ", :b" + n + ", :c" + n + ", :d" + n + ")";
    }
    return sql;
}

std::string written(const std::vector<std::int64_t>& codes) {
    std::string text;
    for (const std::int64_t code : codes) text += (text.empty() ? "" : ",") + std::to_string(code);
    return "[" + text + "]";
}

// Full batches have one statement, which stays prepared; the rest goes row by row.
template <class Row, class Columns>
void write(Connection& db, std::string_view insert, const std::vector<Row>& rows, Columns columns) {
    static constexpr std::size_t most_columns = 4;
    const std::size_t step = rows.size() == at_a_time ? at_a_time : 1;
    const std::string sql = with_rows(insert, step);
    std::vector<Input> inputs;
    inputs.reserve(step * most_columns);
    for (std::size_t i = 0; i < rows.size(); i += step) {
        inputs.clear();
        for (std::size_t j = i; j < i + step; ++j) columns(rows[j], inputs);
        db.run_with(sql, inputs);
    }
}

}  // namespace

void FactBatch::add(std::int64_t release, const workflows::orphanet::FactRow& row) {
    rows_.push_back({release, row.code, row.body, row.children.empty() ? "" : written(row.children)});
    if (rows_.size() == at_a_time) write_rows();
}

void FactBatch::add(std::int64_t release, const workflows::orphanet::FactLabel& label) {
    labels_.push_back({release, label.id, std::string(label.field), label.label});
    if (labels_.size() == at_a_time) write_labels();
}

void FactBatch::flush() {
    write_rows();
    write_labels();
}

void FactBatch::write_rows() {
    write(db_, "insert into facts (release, code, body, children)", rows_,
          [](const Row& row, std::vector<Input>& inputs) {
              inputs.insert(inputs.end(), {row.release, row.code, row.body, row.children});
          });
    rows_.clear();
}

void FactBatch::write_labels() {
    write(db_, "insert into fact_labels (release, field, id, label)", labels_,
          [](const Label& label, std::vector<Input>& inputs) {
              inputs.insert(inputs.end(), {label.release, label.field, label.id, label.label});
          });
    labels_.clear();
}

}  // namespace storage
