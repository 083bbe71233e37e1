// What a screening is asked for, read alike from the page's form, the address and the API, so that all give the same
// rows.
#pragma once

#include "web/call.hpp"
#include "web/http.hpp"
#include "web/routes.hpp"
#include "workflows/phase_model/policy.hpp"
#include "workflows/screening/screening.hpp"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace web {

struct ScreeningQuery {
    bool all = false;                  ///< the whole nomenclature
    std::string list;                  ///< as pasted
    std::vector<std::string> entries;  ///< of the list
    std::shared_ptr<const workflows::Policy> policy;
    workflows::screening::ScreeningFilter filter;
};

/// The parameters that a query may have, with their schemas: list, all, policy, K1 to K7, status, level, centre, case,
/// format.
[[nodiscard]] std::vector<Parameter> screening_parameters();

/// The query in these fields, or the problem with the first that is wrong.
[[nodiscard]] std::variant<ScreeningQuery, Response> screening_query(Call& call, const Pairs& fields);

/// Runs it over what is known and our cases. REQUIRES: there is an index.
[[nodiscard]] workflows::screening::Screening screened(Call& call,
                                                       std::shared_ptr<const workflows::screening::Index> index,
                                                       const ScreeningQuery& query);

/// The rows as a CSV file.
[[nodiscard]] Response screening_csv(const workflows::screening::Screening& screening, const workflows::Policy& policy);

}  // namespace web
