#include "workflows/orphanet/product.hpp"

#include "workflows/orphanet/icd_list.hpp"
#include "workflows/orphanet/ontology.hpp"
#include "workflows/orphanet/pack_list.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace workflows::orphanet {
namespace {

struct Marker {
    std::string_view element;
    Product product;
};

// Elements that only one product has. Product 6 also has SynonymList and ExternalReferenceList, inside its genes.
constexpr std::array markers = {
    Marker{"ClassificationList", Product::classification},
    Marker{"HPODisorderSetStatusList", Product::phenotypes},
    Marker{"HPODisorderAssociationList", Product::phenotypes},
    Marker{"DisorderGeneAssociationList", Product::genes},
    Marker{"PrevalenceList", Product::prevalence},
    Marker{"AverageAgeOfOnsetList", Product::ages},
    Marker{"DisorderDisabilityRelevanceList", Product::functional_consequences},
    Marker{"Totalstatus", Product::pack_nomenclature},
    Marker{"ClassificationLevel", Product::pack_nomenclature},
    Marker{"DisorderFlagList", Product::nomenclature},
};

// Elements of product 1 that the pack's nomenclature has too, before those that are its own.
constexpr std::array<std::string_view, 3> of_names = {"SynonymList", "ExternalReferenceList", "SummaryInformationList"};

// The name of the next start tag at or after `at`, which moves behind it; "" at the end.
std::string_view next_element(std::string_view text, std::size_t& at) {
    while (at < text.size()) {
        const std::size_t open = text.find('<', at);
        if (open == std::string_view::npos) break;
        if (text.substr(open).starts_with("<!--")) {
            at = std::min(text.find("-->", open), text.size());
            continue;
        }
        const std::size_t end = text.find_first_of(" \t\r\n/>", open + 1);
        if (end == std::string_view::npos) break;
        at = end;
        const std::string_view name = text.substr(open + 1, end - open - 1);
        if (!name.empty() && name.front() != '?' && name.front() != '!') return name;
    }
    at = text.size();
    return "";
}

std::optional<Product> detect_xml(std::string_view head) {
    std::size_t at = 0;
    if (next_element(head, at) != "JDBOR") return std::nullopt;
    bool has_disorders = false;
    bool has_associations = false;
    for (std::string_view element = next_element(head, at); !element.empty(); element = next_element(head, at)) {
        const auto* const marker =
            std::find_if(markers.begin(), markers.end(), [element](const Marker& m) { return m.element == element; });
        if (marker != markers.end()) return marker->product;
        has_disorders = has_disorders || element == "DisorderList" || std::find(of_names.begin(), of_names.end(), element) != of_names.end();
        has_associations = has_associations || element == "DisorderDisorderAssociationList";
    }
    if (has_associations) return Product::linearisation;  // product 7 has nothing but names and associations
    if (has_disorders) return Product::nomenclature;
    return std::nullopt;
}

}  // namespace

std::string_view name_of(Product product) {
    switch (product) {
        case Product::nomenclature: return "product1";
        case Product::classification: return "product3";
        case Product::phenotypes: return "product4";
        case Product::genes: return "product6";
        case Product::linearisation: return "product7";
        case Product::prevalence: return "product9_prev";
        case Product::ages: return "product9_ages";
        case Product::functional_consequences: return "funct_consequences";
        case Product::pack_nomenclature: return "pack_nomenclature";
        case Product::pack_active: return "pack_active";
        case Product::pack_inactive: return "pack_inactive";
        case Product::pack_list: return "pack_list";
        case Product::pack_icd10: return "pack_icd10";
        case Product::pack_icd11: return "pack_icd11";
        case Product::pack_icd: return "pack_icd";
        case Product::ontology: return "hpo";
    }
    std::abort();
}

std::optional<Product> product_from(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(Product::ontology); ++i)
        if (name_of(static_cast<Product>(i)) == name) return static_cast<Product>(i);
    return std::nullopt;
}

bool holds_names(Product product) {
    return product == Product::nomenclature || product == Product::pack_nomenclature ||
           product == Product::pack_active || product == Product::pack_inactive || product == Product::pack_list;
}

std::optional<Product> detect_product(std::string_view head) {
    const std::size_t first = head.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return std::nullopt;
    if (head[first] == '<') return detect_xml(head.substr(first));
    if (is_ontology(head.substr(first))) return Product::ontology;
    const std::string_view heading = head.substr(0, head.find('\n'));
    const auto list = detect_pack_list(heading);
    return list ? list : detect_icd_list(heading);
}

}  // namespace workflows::orphanet
