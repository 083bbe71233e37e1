#include "workflows/orphanet/pack_list.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/pack_rows.hpp"
#include "workflows/orphanet/status.hpp"
#include "workflows/orphanet/xml_reader.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <utility>

namespace workflows::orphanet {
namespace {

constexpr std::array<std::string_view, 13> languages = {"en", "fr", "de", "es", "it", "nl", "pt",
                                                        "pl", "cs", "tr", "uk", "ru", "zh"};

// The words of a file's name, "List_of_rare_diseases_2025_en.tsv" as List, of, rare ... en, tsv.
std::vector<std::string> words_of(const std::string& path) {
    std::vector<std::string> words(1);
    for (const char c : std::filesystem::path(path).filename().string()) {
        if (c == '_' || c == '.' || c == '-' || c == ' ')
            words.emplace_back();
        else
            words.back().push_back(c);
    }
    return words;
}

// Takes language and year from the name of the file; the lists without one are English, as their headings are.
void read_file_name(const std::string& path, Reading& reading) {
    reading.language = "en";
    for (const std::string& word : words_of(path)) {
        if (std::find(languages.begin(), languages.end(), word) != languages.end()) reading.language = word;
        if (word.size() == 4 && word.starts_with("20") && word.find_first_not_of("0123456789") == std::string::npos)
            reading.version = word;
    }
}

// Gathers rows into entities.
class PackList {
public:
    explicit PackList(std::string file) : file_(std::move(file)) { read_file_name(file_, reading_); }

    // One line without its end; the first is the heading.
    std::optional<Problem> line(std::string_view text) {
        ++line_;
        if (trimmed(text).empty()) return std::nullopt;
        if (!columns_) {
            columns_ = read_heading(text);
            if (!columns_) return problem(ProblemKind::not_orphanet, "", "no heading of the pack's list");
            return std::nullopt;
        }
        if (++rows_ > most_list_rows)
            return problem(ProblemKind::too_large, "", "more than " + std::to_string(most_list_rows) + " rows");
        const auto fields = columns_->split(text);
        if (!fields) return problem(ProblemKind::malformed_row, "", "the number of columns");
        return row(*fields);
    }

    // The problem of a line that is longer than any row can be.
    [[nodiscard]] Problem too_long() const {
        return problem(ProblemKind::too_long, "", "line " + std::to_string(line_ + 1));
    }

    std::variant<Reading, Problem> finish(const TakeEntity& take, bool ended_in_line) {
        if (entities_.empty()) return problem(ProblemKind::no_entities, "", "");
        if (ended_in_line && last_level_ == Level::unstated)
            return problem(ProblemKind::truncated, "", "the last row is not complete");
        for (const auto& [code, entity] : entities_)
            if (entity.name.empty()) return problem(ProblemKind::missing_name, written_code(code), "");
        for (auto& [code, entity] : entities_) {
            entity.language = reading_.language;
            take(entity);
        }
        reading_.disorders = reading_.distinct_codes = static_cast<std::int64_t>(entities_.size());
        reading_.rows = rows_;
        return std::move(reading_);
    }

private:
    [[nodiscard]] Problem problem(ProblemKind kind, std::string record, std::string detail) const {
        return Problem{
            .kind = kind, .file = file_, .line = line_, .record = std::move(record), .detail = std::move(detail)};
    }

    std::optional<Problem> row(const PackRow& fields) {
        const auto code = parse_code(fields.code);
        if (!code) return problem(ProblemKind::malformed_code, "", "\"" + excerpt(fields.code) + "\"");
        const std::string record = written_code(*code);
        if (fields.label.empty()) return problem(ProblemKind::missing_name, record, "");
        if (fields.label.size() > longest_name)
            return problem(ProblemKind::too_long, record, "more than " + std::to_string(longest_name) + " bytes");
        Entity& entity = entities_[*code];
        if (entity.code == 0) describe_entity(entity, *code, fields);
        last_level_ = level_in_words(fields.level);
        if (last_level_ != entity.level) reading_.warnings.add(record + " has more than one level");
        if (is_synonym(fields.label_type)) {
            entity.synonyms.push_back(fields.label);
            ++reading_.synonyms;
            return std::nullopt;
        }
        if (!is_main_name(fields.label_type))
            return problem(ProblemKind::malformed_row, record,
                           "the type of label \"" + excerpt(fields.label_type) + "\"");
        if (!entity.name.empty()) return problem(ProblemKind::duplicate_code, record, "two main names");
        entity.name = fields.label;
        return columns_->product == Product::pack_inactive ? inactive(entity, fields) : std::nullopt;
    }

    void describe_entity(Entity& entity, std::int64_t code, const PackRow& fields) {
        entity.code = code;
        entity.level = level_in_words(fields.level);
        if (entity.level == Level::unstated)
            reading_.warnings.add(written_code(code) + " has no level that is known: \"" + excerpt(fields.level) +
                                  "\"");
    }

    std::optional<Problem> inactive(Entity& entity, const PackRow& fields) {
        const auto status = status_in_words(fields.status);
        entity.active = false;
        entity.status = status.value_or(Status::inactive);
        if (!status || *status == Status::active)
            return problem(ProblemKind::malformed_row, written_code(entity.code),
                           "the status \"" + excerpt(fields.status) + "\"");
        if (fields.target.empty()) return std::nullopt;
        const auto target = parse_code(fields.target);
        if (!target)
            return problem(ProblemKind::malformed_code, written_code(entity.code),
                           "the target \"" + excerpt(fields.target) + "\"");
        const Relation relation = entity.status == Status::deprecated ? Relation::moved_to : Relation::referred_to;
        entity.targets.push_back({.code = *target, .relation = relation, .name = fields.target_label});
        return std::nullopt;
    }

    std::string file_;
    std::int64_t line_ = 0;
    std::int64_t rows_ = 0;
    std::optional<PackColumns> columns_;
    Level last_level_ = Level::unstated;
    std::map<std::int64_t, Entity> entities_;
    Reading reading_;
};

// Cuts a stream of text into lines.
class Lines {
public:
    explicit Lines(PackList& list) : list_(list) {}

    std::optional<Problem> feed(std::string_view text) {
        while (!text.empty()) {
            const std::size_t end = text.find('\n');
            rest_.append(text.substr(0, end));
            if (rest_.size() > longest_line) return list_.too_long();
            if (end == std::string_view::npos) return std::nullopt;
            if (auto problem = flush()) return problem;
            text.remove_prefix(end + 1);
        }
        return std::nullopt;
    }

    std::optional<Problem> flush() {
        if (rest_.ends_with('\r')) rest_.pop_back();
        auto problem = list_.line(rest_);
        rest_.clear();
        return problem;
    }

    [[nodiscard]] bool in_line() const { return !rest_.empty(); }

private:
    static constexpr std::size_t longest_line = 8 * longest_name;

    PackList& list_;
    std::string rest_;
};

}  // namespace

std::variant<Reading, Problem> read_pack_list(Source& source, const TakeEntity& take, const Progress& progress) {
    PackList list(source.path());
    Lines lines(list);
    while (true) {
        const auto text = source.next();
        if (const auto* problem = std::get_if<Problem>(&text)) return *problem;
        const std::string_view part = std::get<std::string_view>(text);
        if (part.empty()) break;
        if (auto problem = lines.feed(part)) return *problem;
        if (progress) progress(source.bytes_taken(), source.bytes_on_disk());
    }
    const bool ended_in_line = lines.in_line();
    if (ended_in_line)
        if (auto problem = lines.flush()) return *problem;
    return list.finish(take, ended_in_line);
}

}  // namespace workflows::orphanet
