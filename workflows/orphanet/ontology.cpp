#include "workflows/orphanet/ontology.hpp"

#include "engine/time.hpp"
#include "workflows/orphanet/lines.hpp"
#include "workflows/orphanet/organ_systems.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace workflows::orphanet {

namespace {

struct Term {
    std::int64_t number = 0;
    std::vector<std::int64_t> parents, alternatives;
    bool obsolete = false;
};

std::string written(std::int64_t number) {
    std::string digits = std::to_string(number);
    if (digits.size() < 7) digits.insert(0, 7 - digits.size(), '0');
    return "HP:" + digits;
}

/// "HP:0000107 ! Renal cyst" without what follows the id.
std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

class Ontology final : public ListReader {
public:
    explicit Ontology(std::string file) : file_(std::move(file)) { reading_.language = "en"; }

    std::optional<Problem> line(std::string_view text) override {
        ++line_;
        if (text.starts_with('[')) {
            if (auto wrong = complete()) return wrong;
            in_term_ = text == "[Term]";
            in_header_ = false;
            return std::nullopt;
        }
        const std::size_t colon = text.find(": ");
        if (colon == std::string_view::npos) return std::nullopt;
        const std::string_view tag = text.substr(0, colon), value = text.substr(colon + 2);
        if (in_header_) read_header(tag, value);
        return in_term_ ? read_tag(tag, value) : std::nullopt;
    }

    [[nodiscard]] Problem too_long() const override {
        return problem(ProblemKind::too_long, 0, "line " + std::to_string(line_ + 1));
    }

    std::variant<Reading, Problem> finish(const TakeFacts& take) {
        if (auto wrong = complete()) return *std::move(wrong);
        if (terms_.empty()) return problem(ProblemKind::no_entities, 0, "no term of the Human Phenotype Ontology");
        for (auto& [number, term] : terms_) {
            const auto systems = systems_above(number);
            if (const auto* wrong = std::get_if<Problem>(&systems)) return *wrong;
            const SystemSet set = std::get<SystemSet>(systems);
            if (set == 0) continue;
            give(number, set, take);
            for (const std::int64_t other : term.alternatives)
                if (!terms_.contains(other)) give(other, set, take);
        }
        reading_.disorders = static_cast<std::int64_t>(terms_.size());
        reading_.distinct_codes = static_cast<std::int64_t>(given_.size());
        reading_.rows = reading_.distinct_codes;
        return std::move(reading_);
    }

private:
    enum class State { unseen, open, done };

    void read_header(std::string_view tag, std::string_view value) {
        if (tag != "data-version") return;
        reading_.version = value;
        const std::size_t begin = value.find_first_of("0123456789");
        if (begin != std::string_view::npos && engine::parse_date(value.substr(begin, 10)))
            reading_.date = value.substr(begin, 10);
    }

    std::optional<Problem> read_tag(std::string_view tag, std::string_view value) {
        if (tag == "is_obsolete") term_.obsolete = value == "true";
        if (tag != "id" && tag != "is_a" && tag != "alt_id") return std::nullopt;
        const std::int64_t number = hpo_number(first_word(value));
        if (number == 0) return std::nullopt;  // a term of another ontology that is only referred to
        if (tag == "id") term_.number = number;
        if (tag == "is_a") term_.parents.push_back(number);
        if (tag == "alt_id") term_.alternatives.push_back(number);
        return std::nullopt;
    }

    std::optional<Problem> complete() {
        Term term = std::exchange(term_, {});
        if (!std::exchange(in_term_, false) || term.number == 0 || term.obsolete) return std::nullopt;
        const std::int64_t number = term.number;
        if (terms_.size() == static_cast<std::size_t>(most_list_rows))
            return problem(ProblemKind::too_large, 0, "more than " + std::to_string(most_list_rows) + " terms");
        if (!terms_.emplace(number, std::move(term)).second) return problem(ProblemKind::duplicate_code, number, "");
        return std::nullopt;
    }

    struct Step {
        std::int64_t number;
        std::size_t next = 0;  ///< of its parents
    };

    /// The systems of a term and of all above it; the way up is kept by hand, as a file may nest as deeply as it likes.
    std::variant<SystemSet, Problem> systems_above(std::int64_t number) {
        std::vector<Step> way{{number}};
        while (!way.empty()) {
            Step& step = way.back();
            auto& [state, systems] = found_[step.number];
            const auto term = terms_.find(step.number);
            if (state == State::unseen) {
                state = State::open;
                systems = system_set(step.number);
            }
            if (state == State::done || term == terms_.end() || step.next == term->second.parents.size()) {
                state = State::done;
                const SystemSet all = systems;
                way.pop_back();
                if (!way.empty()) found_[way.back().number].second |= all;
                continue;
            }
            const std::int64_t parent = term->second.parents[step.next++];
            if (found_[parent].first == State::open) return problem(ProblemKind::cycle, parent, "");
            way.push_back({parent});
        }
        return found_[number].second;
    }

    void give(std::int64_t number, SystemSet systems, const TakeFacts& take) {
        if (given_.emplace(number, systems).second)
            take.row({.code = number, .body = written_systems(systems), .children = {}});
    }

    [[nodiscard]] Problem problem(ProblemKind kind, std::int64_t record, std::string detail) const {
        return Problem{.kind = kind,
                       .file = file_,
                       .line = kind == ProblemKind::cycle ? 0 : line_,
                       .record = record == 0 ? std::string() : written(record),
                       .detail = std::move(detail)};
    }

    std::string file_;
    std::int64_t line_ = 0;
    bool in_header_ = true, in_term_ = false;
    Term term_;
    std::map<std::int64_t, Term> terms_;
    std::map<std::int64_t, std::pair<State, SystemSet>> found_;
    std::map<std::int64_t, SystemSet> given_;
    Reading reading_;
};

}  // namespace

bool is_ontology(std::string_view head) { return head.starts_with("format-version:"); }

std::variant<Reading, Problem> read_ontology(Source& source, const TakeFacts& take, const Progress& progress) {
    Ontology ontology(source.path());
    const auto ended = read_lines(source, ontology, progress);
    if (const auto* problem = std::get_if<Problem>(&ended)) return *problem;
    return ontology.finish(take);
}

}  // namespace workflows::orphanet
