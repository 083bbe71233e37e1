// The twins of a list: the same rows as CSV or JSON at the same address, for a program or a spreadsheet.
#pragma once

#include "engine/export/csv.hpp"
#include "web/call.hpp"
#include "web/http.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace web {

enum class Twin { page, csv, json };

/// Which one is asked for: by ?format=csv or json, else by an Accept header that names one of them and no HTML.
Twin twin_of(const Call& call);

/// Rows, and before them the columns' names, as a CSV file to be saved under that name.
Response csv_file(std::string_view name, const std::vector<std::string>& columns, std::span<const std::vector<std::string>> rows,
                  engine::CsvStyle style = engine::CsvStyle::plain);

/// A row of a list: names with values, the same names in each.
using TwinRow = Pairs;
/// The rows as CSV with a headline; the names stand there even when there are no rows.
Response csv_twin(std::string_view file_name, const std::vector<std::string>& names, const std::vector<TwinRow>& rows);
/// {"rows": [{…}], "next": address or null}.
Response json_twin(const std::vector<TwinRow>& rows, const std::string& next);

}  // namespace web
