#include "workflows/orphanet/organ_systems.hpp"

#include "engine/embedded_file.hpp"
#include "workflows/embedded.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <utility>
#include <vector>

namespace workflows::orphanet {

namespace {

using Row = std::pair<std::uint32_t, SystemSet>;

Row row_of(std::string_view line) {
    Row row{0, 0};
    const auto read = std::from_chars(line.data(), line.data() + line.size(), row.first);
    if (read.ec != std::errc()) throw std::runtime_error("hpo_systems.tsv holds a line without a number");
    for (const char* letter = read.ptr; letter != line.data() + line.size(); ++letter) {
        for (std::size_t i = 0; i < organ_systems.size(); ++i)
            if (organ_systems[i].letter == *letter) row.second |= SystemSet{1} << i;
    }
    return row;
}

/// The embedded table, ascending by number.
std::vector<Row> read_table() {
    const auto file = engine::content_of(embedded_files(), "orphanet/hpo_systems.tsv");
    if (!file) throw std::runtime_error("the program carries no table of organ systems");
    std::vector<Row> rows;
    for (std::string_view rest = *file; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (!line.empty() && line.front() != '#') rows.push_back(row_of(line));
    }
    return rows;
}

}  // namespace

SystemSet systems_of(std::string_view hpo) {
    static const std::vector<Row> table = read_table();
    constexpr std::string_view prefix = "HP:";
    if (!hpo.starts_with(prefix)) return 0;
    const std::string_view digits = hpo.substr(prefix.size());
    std::uint32_t number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return 0;
    const auto found = std::ranges::lower_bound(table, number, {}, &Row::first);
    return found == table.end() || found->first != number ? 0 : found->second;
}

}  // namespace workflows::orphanet
