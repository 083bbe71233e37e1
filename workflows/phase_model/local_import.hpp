// Bringing in Norwegian names and counts of enquiries: one way for page, API and command line. Counts are also recorded on
// the cases of their codes, by the act record_enquiries of whoever imports (specification section 13).
#pragma once

#include "engine/engine.hpp"
#include "workflows/orphanet/local_files.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/phase_model/case_list.hpp"

#include <string_view>
#include <variant>

namespace workflows {

/// What an import reads and writes; borrowed.
struct LocalImport {
    engine::Engine& engine;
    CaseList& cases;
    orphanet::Nomenclature& nomenclature;
    orphanet::LocalKnowledge& local;
};

struct LocalReport {
    orphanet::LocalKept kept;
    std::int64_t recorded = 0;  ///< counts recorded on cases
    std::int64_t refused = 0;   ///< counts that a case did not take, as when the person is recused there
};

/// Case officers and administrators bring such files in.
bool may_import_local(const std::vector<Standing>& standings);

std::variant<LocalReport, orphanet::LineProblems> import_names(const LocalImport& import, std::string_view csv, std::string_view file, const By& by);
std::variant<LocalReport, orphanet::LineProblems> import_enquiries(const LocalImport& import, std::string_view csv, std::string_view file, const By& by);

}  // namespace workflows
