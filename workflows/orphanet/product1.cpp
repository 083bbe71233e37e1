#include "workflows/orphanet/product1.hpp"

#include "workflows/orphanet/facts_reader.hpp"
#include "workflows/orphanet/label_keeper.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/product1_record.hpp"
#include "workflows/orphanet/record_reader.hpp"

#include <array>
#include <unordered_set>
#include <utility>
#include <vector>

namespace workflows::orphanet {
namespace {

enum : int {
    flags = place::own,
    flag,
    synonyms,
    type,
    group,
    associations,
    association,
    target,
    relation,
    references,
    reference,
    mapping,
};

using Record = Product1Record;
using S = Step<Record>;
using A = XmlAttributes;

constexpr std::size_t mapping_field = 3;

// The paths we read. OrphaNumber is what OrphaCode was called until 2020.
constexpr std::array steps = {
    S{place::document, "JDBOR", place::root},
    S{place::root, "DisorderList", place::list},
    S{place::list, "Disorder", place::record},
    S{place::record, "OrphaCode", place::leaf, nullptr, [](Record& r) { return &r.code; }},
    S{place::record, "OrphaNumber", place::leaf, nullptr, [](Record& r) { return &r.code; }},
    S{place::record, "Name", place::leaf, [](Record& r, const A& a) { r.language = a["lang"]; },
      [](Record& r) { return &r.name; }},
    S{place::record, "DisorderFlagList", flags},
    S{flags, "DisorderFlag", flag, [](Record& r, const A&) { r.flags.emplace_back(); }},
    S{flag, "Value", place::leaf, nullptr, [](Record& r) { return &r.flags.back().value; }},
    S{flag, "Label", place::leaf, nullptr, [](Record& r) { return &r.flags.back().label; }},
    S{place::record, "SynonymList", synonyms},
    S{synonyms, "Synonym", place::leaf, [](Record& r, const A&) { r.synonyms.emplace_back(); },
      [](Record& r) { return &r.synonyms.back(); }},
    S{place::record, "DisorderType", type, [](Record& r, const A& a) { r.type_id = a["id"]; }},
    S{type, "Name", place::leaf, nullptr, [](Record& r) { return &r.type; }},
    S{place::record, "DisorderGroup", group, [](Record& r, const A& a) { r.group_id = a["id"]; }},
    S{group, "Name", place::leaf, nullptr, [](Record& r) { return &r.group; }},
    // ORPHAnomenclature of the pack calls the level so, and has one word where product 1 has flags: Active,
    // ActiveHistorical, Inactive.
    S{place::record, "ClassificationLevel", group, [](Record& r, const A& a) { r.group_id = a["id"]; }},
    S{place::record, "Totalstatus", place::leaf, [](Record& r, const A&) { r.flags.emplace_back(); },
      [](Record& r) { return &r.flags.back().label; }},
    S{place::record, "DisorderDisorderAssociationList", associations},
    S{associations, "DisorderDisorderAssociation", association,
      [](Record& r, const A&) { r.associations.emplace_back(); }},
    S{association, "TargetDisorder", target,
      [](Record& r, const A& a) { r.associations.back().target_is_itself = a["cycle"] == "true"; }},
    S{target, "OrphaCode", place::leaf, nullptr, [](Record& r) { return &r.associations.back().target_code; }},
    S{target, "OrphaNumber", place::leaf, nullptr, [](Record& r) { return &r.associations.back().target_code; }},
    S{target, "Name", place::leaf, nullptr, [](Record& r) { return &r.associations.back().target_name; }},
    S{association, "DisorderDisorderAssociationType", relation,
      [](Record& r, const A& a) { r.associations.back().relation_id = a["id"]; }},
    S{relation, "Name", place::leaf, nullptr, [](Record& r) { return &r.associations.back().relation; }},
    S{place::record, "ExternalReferenceList", references},
    S{references, "ExternalReference", reference,
      [](Record& r, const A& a) { r.references.emplace_back().value[0] = a["id"]; }},
    S{reference, "Source", place::leaf, nullptr, [](Record& r) { return &r.references.back().value[1]; }},
    S{reference, "Reference", place::leaf, nullptr, [](Record& r) { return &r.references.back().value[2]; }},
    S{reference, "DisorderMappingRelation", mapping,
      [](Record& r, const A& a) { r.references.back().value[mapping_field] = a["id"]; }},
    S{mapping, "Name", place::leaf, nullptr, [](Record& r) { return &r.references.back().label[mapping_field]; }},
};

// Takes the records of one file: entities, and what they are called elsewhere.
class Product1 {
public:
    std::optional<Problem> complete(Record& record) {
        auto made = record.entity(reading.warnings);
        if (const auto* problem = std::get_if<Problem>(&made)) return *problem;
        Entity& entity = std::get<Entity>(made);
        if (codes_.size() == most_entities)
            return Problem{.kind = ProblemKind::too_large,
                           .detail = "more than " + std::to_string(most_entities) + " entities"};
        if (!codes_.insert(entity.code).second)
            return Problem{.kind = ProblemKind::duplicate_code, .record = written_code(entity.code)};
        if (reading.language.empty()) reading.language = entity.language;
        if (entity.language != reading.language)
            reading.warnings.add(written_code(entity.code) +
                                 " has a name in another language: " + excerpt(entity.language));
        ++reading.disorders;
        reading.synonyms += static_cast<std::int64_t>(entity.synonyms.size());
        take_references(record, entity.code);
        entities_.push_back(std::move(entity));
        return std::nullopt;
    }

    // Hands over what is complete.
    void give(const TakeEntity& take, const TakeFacts& take_facts) {
        for (const Entity& entity : entities_) take(entity);
        entities_.clear();
        const std::vector<FactLabel> labels = labels_.take();
        if (take_facts.row) {
            for (const FactLabel& label : labels) take_facts.label(label);
            for (const FactRow& row : rows_) take_facts.row(row);
        }
        rows_.clear();
    }

    Reading reading;

private:
    void take_references(Record& record, std::int64_t code) {
        if (record.references.empty()) return;
        FactRow row{.code = code, .body = "[", .children = {}};
        for (const Cells& cells : record.references) {
            if (row.body.size() > 1) row.body.push_back(',');
            write_record(row.body, fields_, cells);
            labels_.note(cells);
        }
        row.body.push_back(']');
        rows_.push_back(std::move(row));
    }

    const std::span<const Field> fields_ = fields_of(Product::nomenclature);
    LabelKeeper labels_{fields_};
    std::unordered_set<std::int64_t> codes_;
    std::vector<Entity> entities_;
    std::vector<FactRow> rows_;
};

}  // namespace

std::variant<Reading, Problem> read_product1(Source& source, const TakeEntity& take, const Progress& progress,
                                             const TakeFacts& take_facts) {
    Product1 product;
    RecordReader<Record> document(steps, [&product](Record& record) { return product.complete(record); });
    if (auto problem = read_through(source, document, progress, [&] { product.give(take, take_facts); }))
        return *problem;
    Reading& reading = product.reading;
    if (reading.disorders == 0) return Problem{.kind = ProblemKind::no_entities, .file = source.path()};
    reading.date = document.date();
    reading.version = document.version();
    reading.distinct_codes = reading.disorders;
    reading.rows = reading.disorders + reading.synonyms;
    check_stated(document.stated(), reading.disorders, reading.warnings);
    return std::move(reading);
}

}  // namespace workflows::orphanet
