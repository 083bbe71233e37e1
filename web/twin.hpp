// The twins of a list: the same rows as CSV or JSON at the same address, for a program or a spreadsheet.
#pragma once

#include "web/call.hpp"
#include "web/http.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace web {

enum class Twin { page, csv, json };

/// Which one is asked for: by ?format=csv or json, else by an Accept header that names one of them and no HTML.
Twin twin_of(const Call& call);

/// A row of a list: names with values, the same names in each.
using TwinRow = Pairs;
/// The rows as CSV with a headline; the names stand there even when there are no rows.
Response csv_twin(std::string_view file_name, const std::vector<std::string>& names, const std::vector<TwinRow>& rows);
/// {"rows": [{…}], "next": address or null}.
Response json_twin(const std::vector<TwinRow>& rows, const std::string& next);

}  // namespace web
