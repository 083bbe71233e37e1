// What page and API share of the yearly report: which year, and its figures as data.
#pragma once

#include "engine/value.hpp"
#include "web/call.hpp"
#include "web/http.hpp"
#include "workflows/phase_model/annual_report.hpp"

#include <optional>
#include <vector>

namespace web {

/// ?year, by default the last whole one, also of the moment that ?as_of asks for, which is taken into the call; 0 and a problem for
/// what is none.
int report_year(Call& call, std::optional<Response>& problem);
/// {year, figures: [{figure, detail, centre, value, name, definition}]}.
engine::Value annual_value(const Call& call, int year, const std::vector<workflows::AnnualFigure>& figures);

}  // namespace web
