#include "workflows/orphanet/fact_fields.hpp"

#include "engine/value.hpp"
#include "workflows/orphanet/names.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <stdexcept>
#include <utility>

namespace workflows::orphanet {
namespace {

using enum FieldKind;

constexpr std::array prevalence_fields = {
    Field{number, "record"},  Field{term, "type"},       Field{term, "qualification"}, Field{term, "class"},
    Field{term, "geography"}, Field{term, "validation"}, Field{text, "value"},         Field{text, "source"},
};
constexpr std::array ages_fields = {Field{term, "onset"}, Field{term, "inheritance"}};
constexpr std::array gene_fields = {
    Field{number, "record"},    Field{text, "symbol"}, Field{text, "name"},
    Field{term, "association"}, Field{term, "status"}, Field{text, "source"},
};
constexpr std::array phenotype_fields = {
    Field{number, "record"},
    Field{hpo, "hpo"},
    Field{term, "frequency"},
    Field{term, "criterion"},
};
constexpr std::array consequence_fields = {
    Field{number, "record"},    Field{term, "disability"}, Field{term, "frequency"},
    Field{term, "temporality"}, Field{term, "severity"},   Field{number, "loss"},
};
constexpr std::array reference_fields = {
    Field{number, "record"},
    Field{text, "source"},
    Field{text, "reference"},
    Field{term, "relation"},
};
constexpr std::array parent_fields = {Field{number, "parent"}};

std::string_view without_prefix(FieldKind kind, std::string_view value) {
    constexpr std::string_view prefix = "HP:";
    constexpr std::size_t digits = 7;
    value = trimmed(value);
    if (kind != hpo) return value;
    if (!value.starts_with(prefix) || value.size() != prefix.size() + digits) return "-";
    value.remove_prefix(std::min(value.find_first_not_of('0', prefix.size()), value.size() - 1));
    return value;
}

std::string written_hpo(std::int64_t id) {
    const std::string digits = std::to_string(id);
    return "HP:" + std::string(digits.size() < 7 ? 7 - digits.size() : 0, '0') + digits;
}

// One record of a body, its fields taken by position.
class Fields {
public:
    Fields(const engine::Value& record, std::span<const Field> fields, const Labels& labels)
        : items_(record.items()), fields_(fields), labels_(labels) {
        if (items_.size() != fields.size()) throw std::runtime_error("a kept record has another number of fields");
    }

    [[nodiscard]] std::int64_t number_at(std::size_t i) const { return items_[i].number(); }
    [[nodiscard]] const std::string& text_at(std::size_t i) const { return items_[i].string(); }
    [[nodiscard]] Term term_at(std::size_t i) const {
        return {number_at(i), labels_.find(fields_[i].name, number_at(i))};
    }

private:
    const engine::Value::Array& items_;
    std::span<const Field> fields_;
    const Labels& labels_;
};

std::optional<std::string> value_of(const std::string& written) {
    return written.empty() ? std::nullopt : std::optional(written);
}

// The pack's lists say again, with less, what product 1 has said.
void add_reference(Facts& facts, CrossReference reference) {
    const bool known =
        std::any_of(facts.references.begin(), facts.references.end(), [&reference](const CrossReference& other) {
            return other.source == reference.source && other.reference == reference.reference;
        });
    if (reference.record != 0 || !known) facts.references.push_back(std::move(reference));
}

void add_record(Facts& facts, Product product, std::int64_t classification, const Fields& f) {
    switch (product) {
        case Product::prevalence:
            facts.prevalences.push_back({f.number_at(0), f.term_at(1), f.term_at(2), f.term_at(3), f.term_at(4),
                                         f.term_at(5), value_of(f.text_at(6)), f.text_at(7)});
            return;
        case Product::ages:
            if (f.number_at(0) != 0) facts.onsets.push_back(f.term_at(0));
            if (f.number_at(1) != 0) facts.inheritances.push_back(f.term_at(1));
            return;
        case Product::genes:
            facts.genes.push_back(
                {f.number_at(0), f.text_at(1), f.text_at(2), f.term_at(3), f.term_at(4), f.text_at(5)});
            return;
        case Product::phenotypes:
            facts.phenotypes.push_back(
                {f.number_at(0), written_hpo(f.number_at(1)), f.term_at(1).label, f.term_at(2), f.term_at(3)});
            return;
        case Product::functional_consequences:
            facts.consequences.push_back(
                {f.number_at(0), f.term_at(1), f.term_at(2), f.term_at(3), f.term_at(4), f.number_at(5) != 0});
            return;
        case Product::nomenclature:
        case Product::pack_icd10:
        case Product::pack_icd11:
        case Product::pack_icd:
            add_reference(facts, {f.number_at(0), f.text_at(1), f.text_at(2), f.term_at(3)});
            return;
        case Product::classification:
        case Product::linearisation: facts.parents.push_back({classification, f.number_at(0)}); return;
        case Product::pack_nomenclature:
        case Product::pack_active:
        case Product::pack_inactive:
        case Product::pack_list:
        case Product::ontology: return;
    }
    std::abort();
}

}  // namespace

std::span<const Field> fields_of(Product product) {
    switch (product) {
        case Product::prevalence: return prevalence_fields;
        case Product::ages: return ages_fields;
        case Product::genes: return gene_fields;
        case Product::phenotypes: return phenotype_fields;
        case Product::functional_consequences: return consequence_fields;
        case Product::nomenclature:
        case Product::pack_icd10:
        case Product::pack_icd11:
        case Product::pack_icd: return reference_fields;
        case Product::classification:
        case Product::linearisation: return parent_fields;
        case Product::pack_nomenclature:
        case Product::pack_active:
        case Product::pack_inactive:
        case Product::pack_list:
        case Product::ontology: return {};
    }
    std::abort();
}

std::optional<std::int64_t> id_in(FieldKind kind, std::string_view text) {
    text = without_prefix(kind, text);
    if (text.empty()) return 0;
    constexpr std::size_t most_digits = 15;
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    if (error != std::errc() || end != text.data() + text.size() || text.size() > most_digits || id < 0)
        return std::nullopt;
    return id;
}

void write_record(std::string& body, std::span<const Field> fields, const Cells& cells) {
    body.push_back('[');
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) body.push_back(',');
        if (fields[i].kind == FieldKind::text)
            engine::write_text(body, trimmed(cells.value[i]));
        else
            body += std::to_string(id_in(fields[i].kind, cells.value[i]).value_or(0));
    }
    body.push_back(']');
}

void Labels::add(std::string_view field, std::int64_t id, std::string label) {
    by_field_[std::string(field)].insert_or_assign(id, std::move(label));
}

const std::string& Labels::find(std::string_view field, std::int64_t id) const {
    static const std::string none;
    const auto labels = by_field_.find(std::string(field));
    if (labels == by_field_.end()) return none;
    const auto found = labels->second.find(id);
    return found != labels->second.end() ? found->second : none;
}

void add_facts(Facts& facts, const Release& release, std::string_view body, const Labels& labels) {
    const auto product = product_from(release.product);
    const auto parsed = engine::parse_value(body);
    const auto* const records = std::get_if<engine::Value>(&parsed);
    if (!product || records == nullptr || !records->is_array())
        throw std::runtime_error("a kept body of " + release.product + " is not readable");
    for (const engine::Value& record : records->items())
        add_record(facts, *product, release.classification, Fields(record, fields_of(*product), labels));
    if (*product == Product::classification) facts.classifications.push_back(release.classification);
    facts.releases.emplace(series_of(release), release.id);
}

std::string series_of(const Release& release) {
    return release.classification == 0 ? release.product
                                       : release.product + "/" + std::to_string(release.classification);
}

}  // namespace workflows::orphanet
