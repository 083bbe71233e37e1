// One <Disorder> of product 1 as text, and what it means.
#pragma once

#include "workflows/orphanet/fact_fields.hpp"
#include "workflows/orphanet/nomenclature.hpp"
#include "workflows/orphanet/problem.hpp"

#include <string>
#include <variant>
#include <vector>

namespace workflows::orphanet {

/// One <DisorderDisorderAssociation>. Each link stands at both its ends; the own side has cycle="true" and no code.
struct Product1Association {
    bool target_is_itself = false;  ///< the link says what came here, not where this went
    std::string target_code;
    std::string target_name;
    std::string relation;     ///< label, "Moved to" or "Referred to" in English
    std::string relation_id;  ///< 21471 moved to, 21478 referred to
};

struct Product1Flag {
    std::string value, label;
};

struct Product1Record {
    std::string code, name, language, type, type_id, group, group_id;
    std::vector<std::string> synonyms;
    std::vector<Product1Flag> flags;
    std::vector<Product1Association> associations;
    std::vector<Cells> references;  ///< one <ExternalReference> each, fields as in fact_fields.cpp

    void clear() { *this = Product1Record(); }
    /// "ORPHA:58", or "" while the code is not read.
    [[nodiscard]] std::string written() const;
    /// The entity this describes, or why it cannot be one. Doubts go to `warnings`.
    [[nodiscard]] std::variant<Entity, Problem> entity(Warnings& warnings) const;
};

}  // namespace workflows::orphanet
