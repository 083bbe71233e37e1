// What the records of each product hold, field by field, and how they are kept: of each code one body, a JSON array of
// its records, each an array of its fields in this order. Terms are kept as ids; their labels are kept once a release.
#pragma once

#include "workflows/orphanet/facts.hpp"
#include "workflows/orphanet/product.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace workflows::orphanet {

enum class FieldKind {
    number,
    text,
    term,  ///< an id, with a label
    hpo,   ///< "HP:0001250", kept as 1250, with a label
};

struct Field {
    FieldKind kind = FieldKind::number;
    std::string_view name;  ///< what labels are kept under
};

inline constexpr std::size_t most_fields = 8;

/// The fields of a product's records; empty where the product has none (the pack's lists of names).
[[nodiscard]] std::span<const Field> fields_of(Product product);

/// One record as it is read: text as in the file, and the labels beside the ids.
struct Cells {
    std::array<std::string, most_fields> value, label;
};

/// Appends one record to a body: "[8322,23697,…]". What is no number where one is expected is written as 0.
void write_record(std::string& body, std::span<const Field> fields, const Cells& cells);

/// The id in a cell: 0 for an empty one, nothing for what is no id.
[[nodiscard]] std::optional<std::int64_t> id_in(FieldKind kind, std::string_view text);

/// The labels of one release.
class Labels {
public:
    void add(std::string_view field, std::int64_t id, std::string label);
    /// "" where there is none.
    [[nodiscard]] const std::string& find(std::string_view field, std::int64_t id) const;

private:
    std::unordered_map<std::string, std::unordered_map<std::int64_t, std::string>> by_field_;
};

/// Adds what a body of `release` says to the facts of its code, and names the release in them. Throws
/// std::runtime_error for a body this program did not write.
void add_facts(Facts& facts, const Release& release, std::string_view body, const Labels& labels);

/// "product9_prev", "product3/156".
[[nodiscard]] std::string series_of(const Release& release);

}  // namespace workflows::orphanet
