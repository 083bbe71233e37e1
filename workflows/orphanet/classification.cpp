#include "workflows/orphanet/classification.hpp"

#include "workflows/orphanet/classification_graph.hpp"
#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/record_reader.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace workflows::orphanet {
namespace {

// The elements of a document, as the reader keeps them on its way down.
enum class Kind { other, list, classification, title, node, disorder, code };

class TreeReader : public XmlHandler {
public:
    std::optional<Problem> start(std::string_view element, const XmlAttributes& attributes) override {
        const Kind kind = kind_of(element);
        path_.push_back(kind);
        text_ = kind == Kind::code || kind == Kind::title ? &buffer_ : nullptr;
        if (text_ != nullptr) text_->clear();
        if (path_.size() == 1) {
            if (element != "JDBOR")
                return problem(ProblemKind::not_orphanet, "the document begins with <" + excerpt(element) + ">");
            reading.date = attributes["date"].empty() ? attributes["ExtractionDate"] : attributes["date"];
            reading.version = attributes["version"];
        }
        if (kind == Kind::title) reading.language = attributes["lang"];
        if (kind == Kind::classification) return open_classification(attributes["id"]);
        if (kind == Kind::node) return open_node();
        return std::nullopt;
    }

    std::optional<Problem> text(std::string_view part) override {
        if (text_ == nullptr) return std::nullopt;
        if (text_->size() + part.size() > longest_name)
            return problem(ProblemKind::too_long, "more than " + std::to_string(longest_name) + " bytes");
        text_->append(part);
        return std::nullopt;
    }

    std::optional<Problem> end(std::string_view) override {
        const Kind left = path_.back();
        path_.pop_back();
        text_ = nullptr;
        if (left == Kind::title) reading.title = trimmed(buffer_);
        if (left == Kind::code) return name_node();
        if (left == Kind::node) close_node();
        return std::nullopt;
    }

    ClassificationGraph graph;
    Reading reading;

private:
    struct Open {
        std::int64_t code = 0;    // 0 while, or because, it names no entity
        std::int64_t parent = 0;  // the nearest entity above
    };

    Kind kind_of(std::string_view element) const {
        const Kind above = path_.empty() ? Kind::other : path_.back();
        if (element == "ClassificationNode") return Kind::node;
        if (above == Kind::node && element == "Disorder") return Kind::disorder;
        if (above == Kind::disorder && (element == "OrphaCode" || element == "OrphaNumber")) return Kind::code;
        if (element == "Classification") return Kind::classification;
        if (above == Kind::classification && element == "Name") return Kind::title;
        return Kind::other;
    }

    std::optional<Problem> open_classification(std::string_view id) {
        if (reading.classification != 0) return problem(ProblemKind::malformed_code, "more than one classification");
        const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), reading.classification);
        if (error != std::errc() || end != id.data() + id.size() || reading.classification <= 0)
            return problem(ProblemKind::malformed_code, "the classification \"" + excerpt(id) + "\"");
        return std::nullopt;
    }

    std::optional<Problem> open_node() {
        const Open above = open_.empty() ? Open() : open_.back();
        open_.push_back({.code = 0, .parent = above.code != 0 ? above.code : above.parent});
        ++reading.rows;
        reading.depth = std::max(reading.depth, static_cast<std::int64_t>(open_.size()));
        if (reading.depth > most_levels)
            return problem(ProblemKind::too_deep, "more than " + std::to_string(most_levels) + " levels of entities");
        return std::nullopt;
    }

    std::optional<Problem> name_node() {
        const auto code = parse_code(buffer_);
        if (!code) return problem(ProblemKind::malformed_code, "\"" + excerpt(buffer_) + "\"");
        Open& node = open_.back();
        if (node.code != 0) return problem(ProblemKind::malformed_code, "a node with two codes");
        node.code = *code;
        ++reading.disorders;
        if (node.parent == *code) return problem(ProblemKind::cycle, "");
        if (!graph.add(*code, node.parent))
            return problem(ProblemKind::too_large, "more entities or parents than any classification has");
        return std::nullopt;
    }

    void close_node() {
        const Open left = open_.back();
        open_.pop_back();
        if (left.code != 0) return;
        if (open_.empty()) return;
        reading.warnings.add("a node without an entity stands below " +
                             (left.parent != 0 ? written_code(left.parent) : std::string("the root")));
    }

    Problem problem(ProblemKind kind, std::string detail) const {
        const std::int64_t code = open_.empty() ? 0 : open_.back().code != 0 ? open_.back().code : open_.back().parent;
        return Problem{.kind = kind, .record = code != 0 ? written_code(code) : "", .detail = std::move(detail)};
    }

    std::vector<Kind> path_;
    std::vector<Open> open_;
    std::string buffer_;
    std::string* text_ = nullptr;
};

}  // namespace

std::variant<Reading, Problem> read_classification(Source& source, const TakeFacts& take, const Progress& progress) {
    TreeReader tree;
    constexpr std::size_t levels_around = 16;
    const std::size_t deepest = 2 * static_cast<std::size_t>(most_levels) + levels_around;
    if (auto problem = read_through(
            source, tree, progress, [] {}, deepest))
        return *problem;
    Reading& reading = tree.reading;
    if (tree.graph.entities() == 0) return Problem{.kind = ProblemKind::no_entities, .file = source.path()};
    if (const auto code = tree.graph.cycle())
        return Problem{.kind = ProblemKind::cycle, .file = source.path(), .record = written_code(*code)};
    reading.distinct_codes = tree.graph.entities();
    reading.distinct_edges = tree.graph.edges();
    if (reading.depth > usual_levels)
        reading.warnings.add("the classification is " + std::to_string(reading.depth) + " levels deep");
    for (const FactRow& row : tree.graph.rows()) take.row(row);
    return std::move(reading);
}

}  // namespace workflows::orphanet
