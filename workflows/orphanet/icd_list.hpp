// The nomenclature pack's master file: which codes of ICD-10 and ICD-11 stand for a disorder. A row is a name with
// perhaps a code beside it; rows without one are passed over.
#pragma once

#include "workflows/orphanet/lines.hpp"
#include "workflows/orphanet/product.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace workflows::orphanet {

/// Which of the two lists has this heading ("ORPHAcode", "PreferredTerm", "Synonym", "ICD10"); nothing for another
/// line.
[[nodiscard]] std::optional<Product> detect_icd_list(std::string_view heading);

/// Gathers the rows of either list into references.
class IcdList : public ListReader {
public:
    explicit IcdList(std::string file);

    std::optional<Problem> line(std::string_view text) override;
    [[nodiscard]] Problem too_long() const override;
    /// Adds what was gathered to `references`: records of a product's body by code, without its brackets. A code
    /// without a reference is there with "".
    std::variant<Reading, Problem> finish(std::map<std::int64_t, std::string>& references);

private:
    [[nodiscard]] Problem problem(ProblemKind kind, std::string record, std::string detail) const;

    std::string file_;
    std::int64_t line_ = 0;
    std::int64_t bytes_ = 0;
    std::optional<Product> product_;
    std::size_t code_column_ = 0, icd_column_ = 0;
    std::map<std::int64_t, std::string> references_;
    Reading reading_;
};

/// Reads either list to its end.
[[nodiscard]] std::variant<Reading, Problem> read_icd_list(Source& source, const TakeFacts& take,
                                                           const Progress& progress);

/// Hands references over as rows.
void give(const std::map<std::int64_t, std::string>& references, const TakeFacts& take);

}  // namespace workflows::orphanet
