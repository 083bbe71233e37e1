#include "workflows/orphanet/facts_reader.hpp"

#include "workflows/orphanet/fact_record.hpp"
#include "workflows/orphanet/label_keeper.hpp"
#include "workflows/orphanet/names.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace workflows::orphanet {
namespace {

constexpr std::size_t value_field = 6;  // of a prevalence
constexpr std::size_t loss_field = 5;   // of a consequence
constexpr std::size_t hpo_field = 1;    // of a phenotype

// Takes the records of one file and makes rows of them.
class FactsReader {
public:
    explicit FactsReader(Product product) : product_(product), fields_(fields_of(product)), labels_(fields_) {}

    std::optional<Problem> complete(FactRecord& record) {
        const auto code = parse_code(record.code);
        if (!code)
            return problem(ProblemKind::malformed_code, "",
                           trimmed(record.code).empty() ? "no code" : "\"" + excerpt(record.code) + "\"");
        if (codes_.size() == most_entities)
            return problem(ProblemKind::too_large, "", "more than " + std::to_string(most_entities) + " entities");
        if (!codes_.insert(*code).second) return problem(ProblemKind::duplicate_code, written_code(*code), "");
        if (reading.language.empty()) reading.language = record.language;
        ++reading.disorders;
        reading.rows += static_cast<std::int64_t>(record.rows().size());
        FactRow row{.code = *code, .body = "[", .children = {}};
        for (Cells& cells : record.rows()) add_row(cells, *code, row.body);
        row.body.push_back(']');
        ready_.push_back(std::move(row));
        return std::nullopt;
    }

    // Hands over what is complete.
    void give(const TakeFacts& take) {
        for (const FactLabel& label : labels_.take()) take.label(label);
        for (const FactRow& row : ready_) take.row(row);
        ready_.clear();
    }

    Reading reading;

private:
    static Problem problem(ProblemKind kind, std::string record, std::string detail) {
        return Problem{.kind = kind, .record = std::move(record), .detail = std::move(detail)};
    }

    void add_row(Cells& cells, std::int64_t code, std::string& body) {
        if (!understood(cells, code)) return;
        if (body.size() > 1) body.push_back(',');
        write_record(body, fields_, cells);
        labels_.note(cells);
    }

    // False for what is passed over. Doubts are warned of.
    bool understood(Cells& cells, std::int64_t code) {
        if (product_ == Product::linearisation && cells.label[0] == "true") return false;
        for (std::size_t i = 0; i < fields_.size(); ++i)
            if (fields_[i].kind == FieldKind::term || (i == 0 && fields_[i].kind == FieldKind::number))
                check_id(cells.value[i], i, code);
        if (product_ == Product::prevalence) check_value(cells.value[value_field], code);
        if (product_ == Product::functional_consequences)
            cells.value[loss_field] = trimmed(cells.value[loss_field]) == "y" ? "1" : "0";
        if (product_ == Product::phenotypes && id_in(FieldKind::hpo, cells.value[hpo_field]).value_or(0) == 0) {
            warn(code, "has a sign without a usable HPO id: \"" + excerpt(cells.value[hpo_field]) + "\"");
            return false;
        }
        if (product_ == Product::linearisation && !parse_code(cells.value[0])) {
            warn(code, "has a parent without a usable code: \"" + excerpt(cells.value[0]) + "\"");
            return false;
        }
        return true;
    }

    void check_id(std::string& value, std::size_t field, std::int64_t code) {
        if (id_in(fields_[field].kind, value)) return;
        warn(code, "has an id that is none (" + std::string(fields_[field].name) + "): \"" + excerpt(value) + "\"");
        value.clear();
    }

    // ValMoy as written; 0.0 means that there is no value.
    void check_value(std::string& value, std::int64_t code) {
        const std::string_view text = trimmed(value);
        double number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool is_number = !text.empty() && error == std::errc() && end == text.data() + text.size() &&
                               std::isfinite(number) && number >= 0;
        if (!text.empty() && !is_number) warn(code, "has a prevalence that is no number: \"" + excerpt(text) + "\"");
        if (!is_number || number == 0) value.clear();
    }

    void warn(std::int64_t code, const std::string& what) { reading.warnings.add(written_code(code) + " " + what); }

    Product product_;
    std::span<const Field> fields_;
    LabelKeeper labels_;
    std::unordered_set<std::int64_t> codes_;
    std::vector<FactRow> ready_;
};

}  // namespace

std::variant<Reading, Problem> read_facts(Product product, Source& source, const TakeFacts& take,
                                          const Progress& progress) {
    FactsReader reader(product);
    RecordReader<FactRecord> document(steps_of(product),
                                      [&reader](FactRecord& record) { return reader.complete(record); });
    if (auto problem = read_through(source, document, progress, [&] { reader.give(take); })) return *problem;
    Reading& reading = reader.reading;
    if (reading.disorders == 0) return Problem{.kind = ProblemKind::no_entities, .file = source.path()};
    reading.date = document.date();
    reading.version = document.version();
    reading.distinct_codes = reading.disorders;
    check_stated(document.stated(), reading.disorders, reading.warnings);
    return std::move(reading);
}

}  // namespace workflows::orphanet
