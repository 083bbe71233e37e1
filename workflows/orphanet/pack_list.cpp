#include "workflows/orphanet/pack_list.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/status.hpp"
#include "workflows/orphanet/xml_reader.hpp"

#include <utility>

namespace workflows::orphanet {

PackList::PackList(std::string file) : file_(std::move(file)) { read_file_name(file_, reading_); }

std::optional<Problem> PackList::line(std::string_view text) {
    ++line_;
    if (trimmed(text).empty()) return std::nullopt;
    if (!columns_) {
        columns_ = read_heading(text);
        if (!columns_) return problem(ProblemKind::not_orphanet, "", "no heading of the pack's list");
        return std::nullopt;
    }
    bytes_ += static_cast<std::int64_t>(text.size());
    if (++rows_ > most_list_rows || bytes_ > most_list_bytes)
        return problem(
            ProblemKind::too_large, "",
            "more than " + std::to_string(most_list_rows) + " rows or " + std::to_string(most_list_bytes) + " bytes");
    const auto fields = columns_->split(text);
    if (!fields) return problem(ProblemKind::malformed_row, "", "the number of columns");
    return row(*fields);
}

Problem PackList::too_long() const { return problem(ProblemKind::too_long, "", "line " + std::to_string(line_ + 1)); }

std::variant<Reading, Problem> PackList::finish(const TakeEntity& take, bool ended_in_line) {
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

Problem PackList::problem(ProblemKind kind, std::string record, std::string detail) const {
    return Problem{
        .kind = kind, .file = file_, .line = line_, .record = std::move(record), .detail = std::move(detail)};
}

std::optional<Problem> PackList::row(const PackRow& fields) {
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
        return problem(ProblemKind::malformed_row, record, "the type of label \"" + excerpt(fields.label_type) + "\"");
    if (!entity.name.empty()) return problem(ProblemKind::duplicate_code, record, "two main names");
    entity.name = fields.label;
    return columns_->product == Product::pack_inactive ? inactive(entity, fields) : std::nullopt;
}

void PackList::describe_entity(Entity& entity, std::int64_t code, const PackRow& fields) {
    entity.code = code;
    entity.level = level_in_words(fields.level);
    if (entity.level == Level::unstated)
        reading_.warnings.add(written_code(code) + " has no level that is known: \"" + excerpt(fields.level) + "\"");
}

std::optional<Problem> PackList::inactive(Entity& entity, const PackRow& fields) {
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

std::variant<Reading, Problem> read_pack_list(Source& source, const TakeEntity& take, const Progress& progress) {
    PackList list(source.path());
    const auto ended = read_lines(source, list, progress);
    if (const auto* problem = std::get_if<Problem>(&ended)) return *problem;
    return list.finish(take, std::get<bool>(ended));
}

}  // namespace workflows::orphanet
