// What a page or the API asks of the process: the same parameters on both.
#pragma once

#include "web/call.hpp"
#include "web/http.hpp"
#include "workflows/phase_model/process.hpp"

#include <memory>
#include <optional>

namespace web {

/// From ?from, ?to, ?centre and ?as_of, dates as people or programs write them; nothing, and a problem, where one is none.
std::optional<workflows::ProcessFilter> process_filter(Call& call, std::optional<Response>& problem);

/// What the process looks like to the call's viewer; kept until a case goes on.
std::shared_ptr<const workflows::Process> process_found(const Call& call, const workflows::ProcessFilter& filter);

}  // namespace web
