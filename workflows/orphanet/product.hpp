// Which Orphanet file this is, by what it holds: names of files change and are changed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace workflows::orphanet {

enum class Product {
    nomenclature,             ///< product 1: names, synonyms, levels, status
    classification,           ///< product 3
    phenotypes,               ///< product 4
    genes,                    ///< product 6
    linearisation,            ///< product 7
    prevalence,               ///< product 9, prevalence
    ages,                     ///< product 9, onset and inheritance
    functional_consequences,  ///< en_funct_consequences
    pack_nomenclature,        ///< ORPHAnomenclature_*.xml of the nomenclature pack
    pack_active,              ///< the pack's list of active names, tab-separated
    pack_inactive,            ///< the pack's list of deprecated and obsolete codes, tab-separated
    pack_list,                ///< both lists as the workbook they are delivered in
    pack_icd10,               ///< the master file's codes of ICD-10, tab-separated
    pack_icd11,               ///< the master file's codes of ICD-11, tab-separated
    pack_icd,                 ///< both as the workbook they are delivered in
    ontology,                 ///< the Human Phenotype Ontology, hp.obo: where the signs of product 4 belong
};

/// "product1", "product3", "product4", "product6", "product7", "product9_prev", "product9_ages", "funct_consequences",
/// "pack_nomenclature", "pack_active", "pack_inactive", "pack_list", "pack_icd10", "pack_icd11", "pack_icd",
/// "hpo".
[[nodiscard]] std::string_view name_of(Product product);
[[nodiscard]] std::optional<Product> product_from(std::string_view name);

/// True for what says how entities are called; false for what else is known of them.
[[nodiscard]] bool holds_names(Product product);

/// The product whose text begins with `head`; nothing if it is none.
[[nodiscard]] std::optional<Product> detect_product(std::string_view head);

}  // namespace workflows::orphanet
