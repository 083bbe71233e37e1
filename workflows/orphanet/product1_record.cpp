#include "workflows/orphanet/product1_record.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/orphanet/status.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace workflows::orphanet {
namespace {

std::optional<Relation> relation_of(const Product1Association& association) {
    const std::string words = folded(association.relation);
    if (words == "moved to") return Relation::moved_to;
    if (words == "referred to") return Relation::referred_to;
    if (association.relation_id == "21471") return Relation::moved_to;
    if (association.relation_id == "21478") return Relation::referred_to;
    return std::nullopt;
}

// Where the entity went. Links from others to it, and links of other kinds, say nothing about its own status.
std::vector<Target> targets_of(const Product1Record& record, Warnings& warnings) {
    std::vector<Target> targets;
    for (const Product1Association& association : record.associations) {
        const std::optional<Relation> relation = relation_of(association);
        if (association.target_is_itself || !relation) continue;
        const std::optional<std::int64_t> code = parse_code(association.target_code);
        if (code)
            targets.push_back(
                {.code = *code, .relation = *relation, .name = std::string(trimmed(association.target_name))});
        else
            warnings.add(record.written() + " went to an entity without a usable code");
    }
    return targets;
}

std::int64_t number(std::string_view text) {
    text = trimmed(text);
    std::int64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::vector<Flag> flags_of(const Product1Record& record) {
    std::vector<Flag> flags;
    for (const Product1Flag& flag : record.flags)
        flags.push_back({.value = number(flag.value), .label = std::string(trimmed(flag.label))});
    return flags;
}

std::vector<std::string> synonyms_of(const Product1Record& record) {
    std::vector<std::string> synonyms;
    for (const std::string& synonym : record.synonyms)
        if (!trimmed(synonym).empty()) synonyms.emplace_back(trimmed(synonym));
    return synonyms;
}

// UTF-8 that was taken for ISO-8859-1 and encoded again: "Ã" followed by a letter of U+0080 to U+00BF.
bool is_doubly_encoded(std::string_view text) {
    const std::size_t at = text.find("\xC3\x83\xC2");
    return at != std::string_view::npos;
}

Problem problem(ProblemKind kind, const Product1Record& record, std::string detail) {
    return Problem{.kind = kind, .record = record.written(), .detail = std::move(detail)};
}

}  // namespace

std::string Product1Record::written() const {
    const std::optional<std::int64_t> parsed = parse_code(code);
    return parsed ? written_code(*parsed) : "";
}

std::variant<Entity, Problem> Product1Record::entity(Warnings& warnings) const {
    const std::optional<std::int64_t> parsed = parse_code(code);
    const std::string title(trimmed(name));
    if (!parsed)
        return problem(
            ProblemKind::malformed_code, *this,
            trimmed(code).empty() ? "no code, name \"" + excerpt(title) + "\"" : "\"" + excerpt(code) + "\"");
    if (title.empty()) return problem(ProblemKind::missing_name, *this, "");
    Entity made{.code = *parsed,
                .level = level_of_id(group_id),
                .type_id = number(type_id),
                .type = std::string(trimmed(type)),
                .name = title,
                .language = language,
                .synonyms = synonyms_of(*this),
                .active = true,
                .status = Status::active,
                .targets = targets_of(*this, warnings),
                .flags = flags_of(*this)};
    if (made.level == Level::unstated) made.level = level_in_words(group);
    if (made.level == Level::unstated)
        warnings.add(written() + " has no level that is known: \"" + excerpt(group) + "\"");
    const Judged judged = judge_status(made.flags, made.targets, title);
    if (!judged.doubt.empty()) warnings.add(written() + " " + judged.doubt);
    made.status = judged.status;
    made.active = judged.status == Status::active;
    if (is_doubly_encoded(title))
        warnings.add(written() + " has a name that was encoded twice: \"" + excerpt(title) + "\"");
    return made;
}

}  // namespace workflows::orphanet
