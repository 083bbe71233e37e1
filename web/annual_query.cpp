#include "web/annual_query.hpp"

#include "web/api/common.hpp"
#include "web/past.hpp"

namespace web {

int report_year(Call& call, std::optional<Response>& problem) {
    problem = read_past(call);
    if (problem) return 0;
    const int last = engine::parts(call.viewer.today).year - 1;
    return static_cast<int>(query_number(call, "year", last, 1990, 2200, problem));
}

engine::Value annual_value(const Call& call, int year, const std::vector<workflows::AnnualFigure>& figures) {
    const auto or_null = [](const std::string& text) { return text.empty() ? engine::Value() : engine::Value(text); };
    engine::Value list = engine::Value::array();
    for (const auto& figure : figures)
        list.push(engine::Value::object({{"figure", figure.key},
                                         {"detail", or_null(figure.detail)},
                                         {"centre", or_null(figure.centre)},
                                         {"value", figure.value},
                                         {"name", call.words.text("report." + figure.key)},
                                         {"definition", call.words.text("report." + figure.key + ".definition")}}));
    return engine::Value::object({{"year", year}, {"figures", list}});
}

}  // namespace web
