#include "workflows/orphanet/names.hpp"

#include "engine/crypto.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>

namespace workflows::orphanet {
namespace {

template <class Word, std::size_t n>
std::optional<Word> word_from(const std::array<Word, n>& all, std::string_view text) {
    for (const Word word : all)
        if (!name_of(word).empty() && name_of(word) == text) return word;
    return std::nullopt;
}

bool starts_with_any_case(std::string_view text, std::string_view lower_case_prefix) {
    if (text.size() < lower_case_prefix.size()) return false;
    return std::equal(lower_case_prefix.begin(), lower_case_prefix.end(), text.begin(), [](char want, char have) {
        return want == (have >= 'A' && have <= 'Z' ? static_cast<char>(have - 'A' + 'a') : have);
    });
}

}  // namespace

std::string_view name_of(Level level) {
    switch (level) {
        case Level::unstated: return "";
        case Level::group: return "group";
        case Level::disorder: return "disorder";
        case Level::subtype: return "subtype";
    }
    std::abort();
}

std::string_view name_of(Status status) {
    switch (status) {
        case Status::active: return "active";
        case Status::deprecated: return "deprecated";
        case Status::obsolete: return "obsolete";
        case Status::non_rare: return "non_rare";
        case Status::inactive: return "inactive";
    }
    std::abort();
}

std::string_view name_of(Relation relation) {
    switch (relation) {
        case Relation::moved_to: return "moved_to";
        case Relation::referred_to: return "referred_to";
    }
    std::abort();
}

std::optional<Level> level_from(std::string_view word) {
    return word_from(std::array{Level::group, Level::disorder, Level::subtype}, word);
}

std::optional<Status> status_from(std::string_view word) {
    return word_from(
        std::array{Status::active, Status::deprecated, Status::obsolete, Status::non_rare, Status::inactive}, word);
}

std::optional<Relation> relation_from(std::string_view word) {
    return word_from(std::array{Relation::moved_to, Relation::referred_to}, word);
}

std::optional<std::int64_t> parse_code(std::string_view text) {
    text = trimmed(text);
    for (const std::string_view prefix : {"orphanet", "orphacode", "orpha"}) {
        if (!starts_with_any_case(text, prefix)) continue;
        text = trimmed(text.substr(prefix.size()));
        if (!text.empty() && (text.front() == ':' || text.front() == '_' || text.front() == '-')) text.remove_prefix(1);
        text = trimmed(text);
        break;
    }
    constexpr std::size_t most_digits = 9;
    if (text.empty() || text.size() > most_digits || text.front() == '0') return std::nullopt;
    std::int64_t code = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), code);
    if (error != std::errc() || end != text.data() + text.size() || code <= 0) return std::nullopt;
    return code;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return "";
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string written_code(std::int64_t code) { return "ORPHA:" + std::to_string(code); }

std::string fingerprint(const Entity& entity) {
    engine::Sha256 hash;
    const auto part = [&hash](std::string_view text) {
        hash.update(std::to_string(text.size()));
        hash.update(":");
        hash.update(text);
    };
    part(std::to_string(entity.code));
    part(name_of(entity.level));
    part(std::to_string(entity.type_id));
    part(entity.name);
    part(name_of(entity.status));
    std::vector<std::string_view> synonyms(entity.synonyms.begin(), entity.synonyms.end());
    std::sort(synonyms.begin(), synonyms.end());
    part(std::to_string(synonyms.size()));
    for (const std::string_view synonym : synonyms) part(synonym);
    for (const Target& target : entity.targets) {
        part(name_of(target.relation));
        part(std::to_string(target.code));
    }
    return hash.hex();
}

std::int64_t last_release(const std::vector<Release>& releases, std::string_view until) {
    std::int64_t last = 0;
    for (const Release& release : releases)
        if (release.imported_at <= until) last = std::max(last, release.id);
    return last;
}

}  // namespace workflows::orphanet
