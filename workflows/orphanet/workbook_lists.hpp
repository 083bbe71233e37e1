// The lists of the nomenclature pack as they are delivered: List_of_rare_diseases_*.xlsx with the active names and the
// inactive codes, ORPHAnomenclature_MasterFile_*.xlsx with the codes of ICD-10 and ICD-11. One workbook is one release.
#pragma once

#include "workflows/orphanet/product.hpp"
#include "workflows/orphanet/reading.hpp"

#include <string>
#include <variant>

namespace workflows::orphanet {

struct WorkbookReading {
    Product product = Product::pack_list;  ///< or pack_icd
    Reading reading;
    std::string sha256;  ///< of the file
};

/// Reads each sheet that begins with a heading of the lists; of several with the same heading the first. A workbook
/// without one is a problem.
[[nodiscard]] std::variant<WorkbookReading, Problem> read_workbook(const std::string& path, const TakeEntity& take,
                                                                   const TakeFacts& take_facts,
                                                                   const Progress& progress);

}  // namespace workflows::orphanet
