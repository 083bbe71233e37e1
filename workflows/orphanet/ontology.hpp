// The Human Phenotype Ontology as its file hp.obo (OBO format 1.2 and 1.4): of each term, which organ systems it stands
// below. Names and definitions stay in the file; what we keep is where a sign belongs.
#pragma once

#include "workflows/orphanet/reading.hpp"
#include "workflows/orphanet/source.hpp"

#include <string_view>
#include <variant>

namespace workflows::orphanet {

/// True for the beginning of an OBO file.
[[nodiscard]] bool is_ontology(std::string_view head);

/// Reads the file to its end and hands over a row a term, also for its alternative ids, that stands below a system.
/// Obsolete terms are passed over. A term below itself is a problem.
[[nodiscard]] std::variant<Reading, Problem> read_ontology(Source& source, const TakeFacts& take,
                                                           const Progress& progress);

}  // namespace workflows::orphanet
