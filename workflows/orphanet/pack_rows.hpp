// The columns of the pack's lists, found by their headings, and one row cut into them.
#pragma once

#include "workflows/orphanet/product.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace workflows::orphanet {

/// One row; columns the list does not have are empty.
struct PackRow {
    std::string code, label, label_type, level, status, target, target_label;
};

class PackColumns {
public:
    Product product = Product::pack_active;  ///< pack_inactive where there is a status column

    /// The fields of a row, without the quotes a spreadsheet may have put around them; nothing if the row has more
    /// fields than the heading or lacks one that every row needs.
    [[nodiscard]] std::optional<PackRow> split(std::string_view line) const;

private:
    friend std::optional<PackColumns> read_heading(std::string_view line);
    std::vector<std::string PackRow::*> fields_;  ///< for each column of the file; null for one that is not read
};

/// "ORPHAcode", "Label", "LabelType", "ClassificationLevel" and for inactive codes "Status", "TargetORPHAcode",
/// "TargetLabel", in any order, or as the spreadsheet words them ("Type of label", "Target active ORPHAcode").
[[nodiscard]] std::optional<PackColumns> read_heading(std::string_view line);

[[nodiscard]] bool is_synonym(std::string_view label_type);
[[nodiscard]] bool is_main_name(std::string_view label_type);

}  // namespace workflows::orphanet
