#include "workflows/orphanet/product1.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/product1_record.hpp"
#include "workflows/orphanet/xml_reader.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>
#include <vector>

namespace workflows::orphanet {
namespace {

// Where in the document we are; what is not listed is `other` and passed over.
enum class Node {
    document,
    root,
    list,
    disorder,
    flags,
    flag,
    synonyms,
    type,
    group,
    associations,
    association,
    target,
    relation,
    leaf,
    other
};

using Record = Product1Record;

// What bounds memory; the largest entity has under 100 parts, the largest release under 12,000 entities.
constexpr std::size_t most_parts = 10'000;
constexpr std::size_t most_entities = 500'000;

struct Step {
    Node from;
    std::string_view element;
    Node to;
    void (*open)(Record&, const XmlAttributes&) = nullptr;  // what the start tag says
    std::string& (*text)(Record&) = nullptr;                // where the element's text goes
};

// The paths we read. OrphaNumber is what OrphaCode was called until 2020.
constexpr std::array steps = {
    Step{Node::document, "JDBOR", Node::root},
    Step{Node::root, "DisorderList", Node::list},
    Step{Node::list, "Disorder", Node::disorder, [](Record& r, const XmlAttributes&) { r = Record(); }},
    Step{Node::disorder, "OrphaCode", Node::leaf, nullptr, [](Record& r) -> std::string& { return r.code; }},
    Step{Node::disorder, "OrphaNumber", Node::leaf, nullptr, [](Record& r) -> std::string& { return r.code; }},
    Step{Node::disorder, "Name", Node::leaf, [](Record& r, const XmlAttributes& a) { r.language = a["lang"]; },
         [](Record& r) -> std::string& { return r.name; }},
    Step{Node::disorder, "DisorderFlagList", Node::flags},
    Step{Node::flags, "DisorderFlag", Node::flag, [](Record& r, const XmlAttributes&) { r.flags.emplace_back(); }},
    Step{Node::flag, "Value", Node::leaf, nullptr, [](Record& r) -> std::string& { return r.flags.back().value; }},
    Step{Node::flag, "Label", Node::leaf, nullptr, [](Record& r) -> std::string& { return r.flags.back().label; }},
    Step{Node::disorder, "SynonymList", Node::synonyms},
    Step{Node::synonyms, "Synonym", Node::leaf, [](Record& r, const XmlAttributes&) { r.synonyms.emplace_back(); },
         [](Record& r) -> std::string& { return r.synonyms.back(); }},
    Step{Node::disorder, "DisorderType", Node::type, [](Record& r, const XmlAttributes& a) { r.type_id = a["id"]; }},
    Step{Node::type, "Name", Node::leaf, nullptr, [](Record& r) -> std::string& { return r.type; }},
    Step{Node::disorder, "DisorderGroup", Node::group, [](Record& r, const XmlAttributes& a) { r.group_id = a["id"]; }},
    Step{Node::group, "Name", Node::leaf, nullptr, [](Record& r) -> std::string& { return r.group; }},
    Step{Node::disorder, "DisorderDisorderAssociationList", Node::associations},
    Step{Node::associations, "DisorderDisorderAssociation", Node::association,
         [](Record& r, const XmlAttributes&) { r.associations.emplace_back(); }},
    Step{Node::association, "TargetDisorder", Node::target,
         [](Record& r, const XmlAttributes& a) { r.associations.back().target_is_itself = a["cycle"] == "true"; }},
    Step{Node::target, "OrphaCode", Node::leaf, nullptr,
         [](Record& r) -> std::string& { return r.associations.back().target_code; }},
    Step{Node::target, "OrphaNumber", Node::leaf, nullptr,
         [](Record& r) -> std::string& { return r.associations.back().target_code; }},
    Step{Node::target, "Name", Node::leaf, nullptr,
         [](Record& r) -> std::string& { return r.associations.back().target_name; }},
    Step{Node::association, "DisorderDisorderAssociationType", Node::relation,
         [](Record& r, const XmlAttributes& a) { r.associations.back().relation_id = a["id"]; }},
    Step{Node::relation, "Name", Node::leaf, nullptr,
         [](Record& r) -> std::string& { return r.associations.back().relation; }},
};

constexpr Step elsewhere{Node::other, "", Node::other};

const Step& step(Node from, std::string_view element) {
    const auto* const found =
        std::find_if(steps.begin(), steps.end(), [&](const Step& s) { return s.from == from && s.element == element; });
    return found != steps.end() ? *found : elsewhere;
}

Problem problem_of(ProblemKind kind, std::string record, std::string detail) {
    return Problem{.kind = kind, .record = std::move(record), .detail = std::move(detail)};
}

class Product1 : public XmlHandler {
public:
    std::optional<Problem> start(std::string_view element, const XmlAttributes& attributes) override {
        const Step& taken = step(path_.back(), element);
        if (path_.size() == 1 && taken.to != Node::root)
            return problem_of(ProblemKind::not_orphanet, "", "the document begins with <" + excerpt(element) + ">");
        if (taken.to == Node::disorder) parts_ = 0;
        if (taken.open != nullptr && ++parts_ > most_parts)
            return problem_of(ProblemKind::too_long, record_.written(),
                              "more than " + std::to_string(most_parts) + " names, flags and links");
        path_.push_back(taken.to);
        if (taken.open != nullptr) taken.open(record_, attributes);
        text_ = taken.text != nullptr ? &taken.text(record_) : nullptr;
        if (text_ != nullptr) text_->clear();
        if (taken.to == Node::root) {
            reading_.date = attributes["date"].empty() ? attributes["ExtractionDate"] : attributes["date"];
            reading_.version = attributes["version"];
        }
        if (taken.to == Node::list) stated_ = attributes["count"];
        return std::nullopt;
    }

    std::optional<Problem> text(std::string_view part) override {
        if (text_ == nullptr) return std::nullopt;
        if (text_->size() + part.size() > longest_name)
            return problem_of(ProblemKind::too_long, record_.written(),
                              "more than " + std::to_string(longest_name) + " bytes");
        text_->append(part);
        return std::nullopt;
    }

    std::optional<Problem> end(std::string_view) override {
        const Node left = path_.back();
        path_.pop_back();
        text_ = nullptr;
        return left == Node::disorder ? complete() : std::nullopt;
    }

    // The entities that are complete, in order; afterwards there are none.
    std::vector<Entity> take() { return std::exchange(ready_, {}); }
    Reading& reading() { return reading_; }
    // How many entities the file says it holds, as text.
    [[nodiscard]] const std::string& stated() const { return stated_; }

private:
    std::optional<Problem> complete() {
        auto made = record_.entity(reading_.warnings);
        if (const auto* problem = std::get_if<Problem>(&made)) return *problem;
        Entity& entity = std::get<Entity>(made);
        if (codes_.size() == most_entities)
            return problem_of(ProblemKind::too_large, "", "more than " + std::to_string(most_entities) + " entities");
        if (!codes_.insert(entity.code).second)
            return problem_of(ProblemKind::duplicate_code, written_code(entity.code), "");
        if (reading_.language.empty()) reading_.language = entity.language;
        if (entity.language != reading_.language)
            reading_.warnings.add(written_code(entity.code) +
                                  " has a name in another language: " + excerpt(entity.language));
        ++reading_.disorders;
        reading_.distinct_codes = static_cast<std::int64_t>(codes_.size());
        reading_.synonyms += static_cast<std::int64_t>(entity.synonyms.size());
        reading_.rows = reading_.disorders + reading_.synonyms;
        ready_.push_back(std::move(entity));
        return std::nullopt;
    }

    std::vector<Node> path_{Node::document};
    Record record_;
    std::size_t parts_ = 0;
    std::string* text_ = nullptr;  // where the text of the open element goes, in record_
    std::vector<Entity> ready_;
    std::unordered_set<std::int64_t> codes_;
    Reading reading_;
    std::string stated_;
};

}  // namespace

std::variant<Reading, Problem> read_product1(Source& source, const TakeEntity& take, const Progress& progress) {
    Product1 product;
    XmlReader reader(product, source.path());
    while (true) {
        const auto text = source.next();
        if (const auto* problem = std::get_if<Problem>(&text)) return *problem;
        const std::string_view part = std::get<std::string_view>(text);
        const auto problem = part.empty() ? reader.finish() : reader.feed(part);
        if (problem) return *problem;
        for (const Entity& entity : product.take()) take(entity);
        if (progress) progress(source.bytes_taken(), source.bytes_on_disk());
        if (part.empty()) break;
    }
    Reading& reading = product.reading();
    if (reading.disorders == 0) return Problem{.kind = ProblemKind::no_entities, .file = source.path()};
    if (!product.stated().empty() && product.stated() != std::to_string(reading.disorders))
        reading.warnings.add("the file says it holds " + excerpt(product.stated()) + " entities but holds " +
                             std::to_string(reading.disorders));
    return std::move(reading);
}

}  // namespace workflows::orphanet
