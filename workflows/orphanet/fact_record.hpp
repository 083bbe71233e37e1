// One <Disorder> of a product of facts as it is read, and the products' tables of steps.
#pragma once

#include "workflows/orphanet/fact_fields.hpp"
#include "workflows/orphanet/record_reader.hpp"

namespace workflows::orphanet {

/// Its rows are used again for the next record, so that reading does not allocate.
class FactRecord {
public:
    std::string code, language;

    void clear();
    [[nodiscard]] std::string written() const;

    void begin_row();
    /// The row that is being read. REQUIRES: begin_row was called since clear.
    [[nodiscard]] Cells& row() { return rows_[used_ - 1]; }
    void drop_row() { --used_; }
    [[nodiscard]] std::span<const Cells> rows() const { return {rows_.data(), used_}; }
    [[nodiscard]] std::span<Cells> rows() { return {rows_.data(), used_}; }

    std::size_t field = 0;  ///< the one whose label is being read

private:
    std::vector<Cells> rows_;
    std::size_t used_ = 0;
};

/// The paths of a product of facts; empty for any other.
[[nodiscard]] std::span<const Step<FactRecord>> steps_of(Product product);

}  // namespace workflows::orphanet
