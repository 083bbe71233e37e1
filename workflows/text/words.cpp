#include "workflows/text/words.hpp"

#include "workflows/orphanet/names.hpp"
#include "workflows/text/code_points.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_set>

namespace workflows {

namespace {

/// Words that bind others, as orphanet::folded() writes them.
constexpr auto binding_words = std::to_array<std::string_view>(
    {"a",     "ad",   "alle", "also",  "an",   "and",  "any",   "are",  "as",   "at",    "av",    "be",    "begge", "bare",  "ble",
     "blei",  "bli",  "blir", "blitt", "by",   "can",  "da",    "de",   "deg",  "dei",   "den",   "der",   "dere",  "desse", "det",
     "dette", "di",   "din",  "disse", "du",   "eg",   "ein",   "eit",  "eitt", "eller", "en",    "enn",   "er",    "et",    "etter",
     "for",   "fra",  "fram", "from",  "ha",   "had",  "hadde", "han",  "har",  "has",   "have",  "hun",   "hva",   "hvor",  "i",
     "if",    "ikke", "ikkje", "in",   "is",   "it",   "its",   "ja",   "jeg",  "kan",   "kun",   "kva",   "man",   "mange", "med",
     "men",   "mer",  "meir", "mot",   "no",   "noe",  "noen",  "nor",  "not",  "nar",   "na",    "of",    "og",    "om",    "on",
     "opp",   "or",   "over", "pa",    "sa",   "se",   "seg",   "ser",  "sin",  "sine",  "skal",  "som",   "than",  "that",  "the",
     "their", "then", "there", "these", "they", "this", "til",  "to",   "under", "ut",   "var",   "ved",   "vi",    "vil",   "was",
     "we",    "were", "which", "will", "with", "you",  "ville", "vart", "vere", "vore",  "vaere", "vaert", "ogsa",  "slik",  "samme"});

constexpr auto endings = std::to_array<std::string_view>({"hetene", "heten", "heter", "ingene", "ede", "ene", "ane", "ens", "ers", "ets", "en",
                                                          "et", "er", "ar", "a", "e", "s"});
constexpr std::size_t shortest_stem = 4;

bool binds(std::string_view word) {
    static const std::unordered_set<std::string_view> all(binding_words.begin(), binding_words.end());
    return all.contains(word);
}

bool is_number(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Without its endings, and without the doubling that some of them ask for ("sykdommen", "sammensatte").
void shorten(std::string& word) {
    if (is_number(word)) return;
    const auto has_ending = [&](std::string_view ending) { return word.ends_with(ending) && word.size() - ending.size() >= shortest_stem; };
    for (bool again = true; again;) {
        const auto ending = std::find_if(endings.begin(), endings.end(), has_ending);
        again = ending != endings.end();
        if (again) word.resize(word.size() - ending->size());
        const bool doubled = word.size() > shortest_stem && word.back() == word[word.size() - 2];
        if (doubled && (word.back() == 'm' || word.back() == 'n' || word.back() == 't')) word.pop_back();
    }
}

std::string compared(std::string_view typed) {
    std::string word = orphanet::folded(typed);
    // One blank may remain where a sign stood within; what people write as one word is one.
    std::erase(word, ' ');
    if (word.empty() || binds(word) || (word.size() == 1 && !is_number(word))) return {};
    shorten(word);
    if (word.size() <= longest_word) return word;
    std::size_t end = longest_word;
    while ((static_cast<unsigned char>(word[end]) & 0xc0U) == 0x80U) --end;  // never within a letter
    word.resize(end);
    return word;
}

/// Letters, digits and what stands within a word; everything else parts words.
bool parts_words(char32_t c) {
    if (c < 0x80) return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
    return c == 0xa0 || c == 0xab || c == 0xbb || c == 0xb7 || (c >= 0x2000 && c <= 0x206f) || c == 0x3000;
}

}  // namespace

std::vector<SpokenWord> spoken_words(std::string_view text) {
    std::vector<SpokenWord> words;
    std::size_t at = 0, begin = 0;
    const auto end_word = [&](std::size_t end) {
        if (end > begin) {
            const std::string_view typed = text.substr(begin, end - begin);
            words.push_back({typed, compared(typed)});
        }
    };
    while (at < text.size()) {
        const std::size_t here = at;
        if (!parts_words(next_code_point(text, at))) continue;
        end_word(here);
        begin = at;
    }
    end_word(text.size());
    return words;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (SpokenWord& word : spoken_words(text))
        if (!word.compared.empty()) words.push_back(std::move(word.compared));
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

void add_words(std::vector<std::string>& to, std::string_view text) {
    std::vector<std::string> more = words_of(text), all;
    std::set_union(std::make_move_iterator(to.begin()), std::make_move_iterator(to.end()), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()), std::back_inserter(all));
    to = std::move(all);
}

std::vector<std::string> words_in_common(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::string> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return common;
}

namespace {

template <class Take>
void each_in_common(const engine::PackedTexts& a, const engine::PackedTexts& b, Take take) {
    for (std::size_t in_a = 0, in_b = 0; in_a < a.size() && in_b < b.size();) {
        const auto order = a[in_a] <=> b[in_b];
        if (order == 0) take(a[in_a]);
        if (order <= 0) ++in_a;
        if (order >= 0) ++in_b;
    }
}

}  // namespace

std::vector<std::string> words_in_common(const engine::PackedTexts& a, const engine::PackedTexts& b) {
    std::vector<std::string> common;
    each_in_common(a, b, [&](std::string_view word) { common.emplace_back(word); });
    return common;
}

std::size_t count_in_common(const engine::PackedTexts& a, const engine::PackedTexts& b) {
    std::size_t count = 0;
    each_in_common(a, b, [&](std::string_view) { ++count; });
    return count;
}

}  // namespace workflows
