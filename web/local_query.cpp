#include "web/local_query.hpp"

#include "web/problem.hpp"

#include <algorithm>

namespace web {

using workflows::orphanet::LineProblem;
using workflows::orphanet::LineProblems;

std::variant<workflows::LocalReport, LineProblems> take_file(Call& call, LocalKind kind, std::string_view csv, std::string_view file, const char* via) {
    const workflows::LocalImport import{.engine = call.app.engine, .cases = call.app.cases, .nomenclature = call.app.nomenclature, .local = *call.app.local};
    const workflows::By by{.actor = call.viewer.person, .via = via, .at = call.now(), .date = engine::to_text(call.viewer.today)};
    return kind == LocalKind::names ? workflows::import_names(import, csv, file, by) : workflows::import_enquiries(import, csv, file, by);
}

bool holds_personal_number(const LineProblems& problems) {
    return std::ranges::any_of(problems, [](const LineProblem& one) { return one.message.key == "local.personal_number"; });
}

std::string line_sentence(const Call& call, const LineProblem& problem) { return call.words.text(problem.message); }

Response lines_refused(Call& call, const LineProblems& problems) {
    const bool personal = holds_personal_number(problems);
    engine::Problem problem{.type = personal ? "personal-number-refused" : "invalid", .detail = {personal ? "problem.personal_number" : "problem.invalid", {}}};
    for (const LineProblem& one : problems) problem.errors.push_back({"/csv", one.message});
    return problem_response(call, problem);
}

bool sees_counts(const Call& call) {
    return std::ranges::any_of(call.viewer.standings, [](const workflows::Standing& one) {
        return one.role == "case_officer" || one.role == "administrative_leader" || one.role == "centre_leader" || one.role == "auditor";
    });
}

std::string local_name_of(const Call& call, std::int64_t code) {
    if (call.local() == nullptr) return {};
    const auto names = call.local()->names();
    const auto* name = workflows::orphanet::local_name(*names, code, call.language);
    return name == nullptr ? std::string() : name->name;
}

}  // namespace web
