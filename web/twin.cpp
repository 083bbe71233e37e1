#include "web/twin.hpp"

namespace web {

Twin twin_of(const Call& call) {
    const auto format = call.in_query("format");
    if (format == "csv") return Twin::csv;
    if (format == "json") return Twin::json;
    const std::string_view accept = call.request.header("Accept");
    if (accept.find("text/html") != std::string_view::npos) return Twin::page;
    if (accept.find("text/csv") != std::string_view::npos) return Twin::csv;
    return accept.find("application/json") != std::string_view::npos ? Twin::json : Twin::page;
}

Response csv_file(std::string_view name, const std::vector<std::string>& columns, std::span<const std::vector<std::string>> rows,
                  engine::CsvStyle style) {
    Response response{.type = "text/csv; charset=utf-8"};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + std::string(name) + "\"");
    engine::CsvWriter csv([&](std::string_view piece) { return !(response.body += piece).empty(); }, style);
    csv.row(columns);
    for (const auto& row : rows) csv.row(row);
    return response;
}

Response csv_twin(std::string_view file_name, const std::vector<std::string>& names, const std::vector<TwinRow>& rows) {
    std::vector<std::vector<std::string>> cells;
    for (const TwinRow& row : rows) {
        auto& line = cells.emplace_back();
        for (const std::string& name : names) line.emplace_back(value_of(row, name));
    }
    return csv_file(file_name, names, cells);
}

Response json_twin(const std::vector<TwinRow>& rows, const std::string& next) {
    engine::Value list = engine::Value::array();
    for (const TwinRow& row : rows) {
        engine::Value object = engine::Value::object();
        for (const auto& [name, value] : row) object.set(name, value.empty() ? engine::Value() : engine::Value(value));
        list.push(std::move(object));
    }
    return json(engine::Value::object({{"rows", list}, {"next", next.empty() ? engine::Value() : engine::Value(next)}}));
}

}  // namespace web
