// The nomenclature pack's list of rare diseases as tab-separated text: one file of active names, one of codes that are
// deprecated or obsolete. A code has one row for each of its names, anywhere in the file; entities are handed over at
// the end, in order of code.
#pragma once

#include "workflows/orphanet/lines.hpp"
#include "workflows/orphanet/pack_rows.hpp"
#include "workflows/orphanet/product.hpp"
#include "workflows/orphanet/reading.hpp"
#include "workflows/orphanet/source.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace workflows::orphanet {

/// Which of the two lists has this heading; nothing for any other line.
[[nodiscard]] std::optional<Product> detect_pack_list(std::string_view heading);

/// Gathers the rows of either list into entities.
class PackList : public ListReader {
public:
    /// `file` is named in problems, and says the language and the year.
    explicit PackList(std::string file);

    std::optional<Problem> line(std::string_view text) override;
    [[nodiscard]] Problem too_long() const override;
    /// Hands the entities over, in order of code. `ended_in_line`: the last line had no end and may be cut.
    std::variant<Reading, Problem> finish(const TakeEntity& take, bool ended_in_line);

private:
    [[nodiscard]] Problem problem(ProblemKind kind, std::string record, std::string detail) const;
    std::optional<Problem> row(const PackRow& fields);
    void describe_entity(Entity& entity, std::int64_t code, const PackRow& fields);
    std::optional<Problem> inactive(Entity& entity, const PackRow& fields);

    std::string file_;
    std::int64_t line_ = 0;
    std::int64_t rows_ = 0;
    std::int64_t bytes_ = 0;
    std::optional<PackColumns> columns_;
    Level last_level_ = Level::unstated;
    std::map<std::int64_t, Entity> entities_;
    Reading reading_;
};

/// Reads either list to its end.
[[nodiscard]] std::variant<Reading, Problem> read_pack_list(Source& source, const TakeEntity& take,
                                                            const Progress& progress);

}  // namespace workflows::orphanet
