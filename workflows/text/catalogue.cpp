#include "workflows/text/catalogue.hpp"

#include "engine/time.hpp"
#include "workflows/text/format.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace workflows {

namespace {

[[noreturn]] void refuse(const toml::source_region& place, std::string_view why) {
    throw std::runtime_error("catalogue, line " + std::to_string(place.begin.line) + ": " + std::string(why));
}

using Texts = std::map<std::string, std::string, std::less<>>;

/// Tables of any depth become keys with dots between their parts.
void take(const toml::table& table, const std::string& prefix, Texts& texts) {
    for (const auto& [key, value] : table) {
        const std::string name = prefix + std::string(key.str());
        if (const toml::table* inner = value.as_table())
            take(*inner, name + '.', texts);
        else if (!value.is_string())
            refuse(value.source(), name + " is no text");
        else if (!texts.emplace(name, value.as_string()->get()).second)
            refuse(value.source(), name + " stands twice");
    }
}

const std::string* value_of(const Values& values, std::string_view name) {
    for (const auto& [key, value] : values)
        if (key == name) return &value;
    return nullptr;
}

/// The pattern with each place {name} filled by `filling` of its value; a place without a value stays as it is.
template <typename Filling>
std::string fill(std::string_view pattern, const Values& values, Filling filling) {
    std::string out;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) break;
        const std::string* value = value_of(values, pattern.substr(open + 1, close - open - 1));
        out += pattern.substr(0, open);
        out += value == nullptr ? std::string(pattern.substr(open, close - open + 1)) : filling(*value);
        pattern.remove_prefix(close + 1);
    }
    return out += pattern;
}

}  // namespace

void Catalogue::add(std::string_view text) {
    try {
        take(toml::parse(text), "", texts_);
    } catch (const toml::parse_error& error) {
        refuse(error.source(), error.description());
    }
}

const std::string* Catalogue::find(std::string_view key) const {
    const auto found = texts_.find(key);
    if (found != texts_.end()) return &found->second;
    return fallback_ == nullptr ? nullptr : fallback_->find(key);
}

bool Catalogue::has(std::string_view key) const { return find(key) != nullptr; }

std::string Catalogue::filling(std::string_view value) const {
    if (const auto date = engine::parse_date(value)) return long_date(*date, language_);
    if (!value.starts_with('@')) return std::string(value);
    std::string out;
    while (!value.empty()) {
        const std::size_t comma = value.find(',');
        const std::string_view part = value.substr(0, comma);
        if (!out.empty()) out += ", ";
        const std::size_t blank = std::min(part.find(' '), part.size());
        out += part.starts_with('@') && blank > 1 ? text(part.substr(1, blank - 1)) : std::string(part.substr(0, blank));
        out += part.substr(blank);
        value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
    }
    return out;
}

std::string Catalogue::text(std::string_view key, const Values& values) const {
    const std::string* pattern = nullptr;
    if (const std::string* n = value_of(values, "n")) pattern = find(std::string(key) + (*n == "1" ? ".one" : ".other"));
    if (pattern == nullptr) pattern = find(key);
    if (pattern != nullptr) return fill(*pattern, values, [this](std::string_view value) { return filling(value); });
    const std::size_t colon = key.find(':');
    if (colon == std::string_view::npos || find(key.substr(0, colon)) == nullptr) return std::string(key);
    return text(key.substr(0, colon), {{"name", std::string(key.substr(colon + 1))}});
}

void Catalogues::add(engine::EmbeddedFiles files) {
    const std::array<std::pair<std::string_view, Catalogue*>, 3> languages{{{"nb", &nb}, {"nn", &nn}, {"en", &en}}};
    for (const engine::EmbeddedFile& file : files)
        for (const auto& [language, catalogue] : languages) {
            if (!file.name.ends_with("texts." + std::string(language) + ".toml")) continue;
            try {
                catalogue->add(file.content);
            } catch (const std::runtime_error& error) {
                throw std::runtime_error(std::string(file.name) + ": " + error.what());
            }
        }
}

const Catalogue& Catalogues::in(std::string_view language) const {
    if (language == "nn") return nn;
    return language == "en" ? en : nb;
}

}  // namespace workflows
