#include "web/screening_query.hpp"

#include "web/policy_query.hpp"

#include "engine/export/csv.hpp"
#include "web/api/common.hpp"
#include "web/problem.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/phase_model/phases.hpp"
#include "workflows/screening/answer.hpp"
#include "workflows/screening/pasted_list.hpp"

#include <algorithm>

namespace web {

namespace screening = workflows::screening;
namespace orphanet = workflows::orphanet;

namespace {

std::optional<screening::Judged> judged_from(std::string_view word) {
    for (const auto value : {screening::Judged::met, screening::Judged::not_met, screening::Judged::undetermined})
        if (screening::name_of(value) == word) return value;
    return std::nullopt;
}

/// Reads the filter; the name of the first field that is wrong, or "".
std::string read_filter(const Pairs& fields, screening::ScreeningFilter& filter) {
    for (std::size_t i = 0; i < workflows::criteria.size(); ++i) {
        const std::string_view word = value_of(fields, workflows::criteria[i]);
        if (word.empty()) continue;
        filter.values[i] = judged_from(word);
        if (!filter.values[i]) return std::string(workflows::criteria[i]);
    }
    if (const auto word = value_of(fields, "status"); !word.empty()) {
        filter.status = orphanet::status_from(word);
        if (!filter.status) return "status";
    }
    if (const auto word = value_of(fields, "level"); !word.empty()) {
        filter.level = orphanet::level_from(word);
        if (!filter.level) return "level";
    }
    if (const auto word = value_of(fields, "case"); !word.empty()) {
        if (word != "with" && word != "without") return "case";
        filter.has_case = word == "with";
    }
    filter.centre = value_of(fields, "centre");
    return {};
}

}  // namespace

std::vector<Parameter> screening_parameters() {
    std::vector<Parameter> all{
        {"list", "Codes and names, one a line", text_schema()},
        {"all", "The whole nomenclature", flag_schema()},
        {"policy", "Version of a policy; the one in force unless named", text_schema()},
        {"status", "Status of the code", choice_schema({"active", "deprecated", "obsolete", "non_rare", "inactive"})},
        {"level", "Level of the code", choice_schema({"group", "disorder", "subtype"})},
        {"centre", "A centre that is suggested", text_schema()},
        {"case", "Whether we have a case", choice_schema({"with", "without"})},
        {"format", "csv for a file", choice_schema({"csv", "json"})}};
    for (const auto criterion : workflows::criteria)
        all.push_back({std::string(criterion), "Suggested value", choice_schema({"met", "not_met", "undetermined"})});
    return all;
}

std::variant<ScreeningQuery, Response> screening_query(Call& call, const Pairs& fields) {
    ScreeningQuery query{.list = std::string(value_of(fields, "list")),
                         .policy = policy_of_version(call, value_of(fields, "policy"))};
    if (query.policy == nullptr) return invalid(call, "?policy", "screening.unknown_choice");
    const std::string_view all = value_of(fields, "all");
    if (!all.empty() && all != "true" && all != "false") return invalid(call, "?all", "screening.unknown_choice");
    query.all = all == "true";
    if (const std::string wrong = read_filter(fields, query.filter); !wrong.empty())
        return invalid(call, "?" + wrong, "screening.unknown_choice");
    query.entries = screening::entries_of(query.list);
    if (query.entries.size() > screening::most_entries)
        return invalid(call, "?list", "screening.too_many", {{"most", std::to_string(screening::most_entries)}});
    return query;
}

screening::Screening screened(Call& call, std::shared_ptr<const screening::Index> index, const ScreeningQuery& query) {
    const auto cases = screening::cases_by_code(call.app.cases);
    auto result = query.all ? screening::screen_all(std::move(index), query.policy->rules, cases)
                            : screening::screen_list(std::move(index), query.policy->rules, query.entries, cases);
    screening::narrow(result, query.policy->rules, query.filter);
    return result;
}

Response screening_csv(const screening::Screening& result, const workflows::Policy& policy) {
    Response response{.type = "text/csv; charset=utf-8"};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"screening.csv\"");
    engine::CsvWriter csv(
        [&](std::string_view piece) {
            response.body += piece;
            return true;
        },
        engine::CsvStyle::plain);
    csv.row(screening::columns());
    for (const auto& row : result.rows) csv.row(screening::cells(result, row, policy.rules));
    return response;
}

}  // namespace web
