#include "workflows/text/personal_hints.hpp"

#include "workflows/text/code_points.hpp"
#include "workflows/text/personal_words.hpp"
#include "workflows/text/sentence.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace workflows {

namespace {

/// What stands between blanks, without marks at its ends; `first` and `last` are its characters in the text, from 1.
struct Token {
    std::string text, lower;
    Passage place;
    bool capital = false;
    bool ends_sentence = false;
};

using namespace personal_words;

template <std::size_t N>
bool is_one_of(const std::array<const char*, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

bool is_mark(char c) { return std::string_view(".,;:!?()[]\"'<>").find(c) != std::string_view::npos; }

/// Cuts marks off both ends; a sentence ends with a stop after a word, not after a number or a short form ("f.", "tlf.").
void trim(Token& token) {
    while (!token.text.empty() && is_mark(token.text.front())) {
        token.text.erase(0, 1);
        ++token.place.first;
    }
    while (!token.text.empty() && is_mark(token.text.back())) {
        const char mark = token.text.back();
        token.text.pop_back();
        --token.place.last;
        if (mark == '!' || mark == '?' || (mark == '.' && token.text.size() > 3 && !is_digit(token.text.back()))) token.ends_sentence = true;
    }
}

class Tokens {
public:
    explicit Tokens(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(text, at);
            ++character_;
            if (is_invisible(c)) continue;
            if (c == U'\n') {
                end();
                if (!all.empty()) all.back().ends_sentence = true;
            } else if (c == U' ' || c == U'\t' || c == U'\r' || c == 0xA0 || c == 0x202F) {
                end();
            } else {
                take(c, text.substr(begin, at - begin));
            }
        }
        end();
    }
    std::vector<Token> all;

private:
    void take(char32_t c, std::string_view raw) {
        if (now_.text.empty()) now_.place.first = character_;
        const int digit = decimal_digit(c);
        now_.text += digit >= 0 ? std::string(1, static_cast<char>('0' + digit)) : std::string(raw);
        now_.place.last = character_;
    }
    void end() {
        if (now_.text.empty()) return;
        trim(now_);
        if (!now_.text.empty()) {
            const auto words = words_in(now_.text);
            now_.lower = words.size() == 1 ? words.front() : plain_words(now_.text);
            now_.capital = (now_.text.front() >= 'A' && now_.text.front() <= 'Z') || now_.text.starts_with("Å") || now_.text.starts_with("Ø") || now_.text.starts_with("Æ");
            all.push_back(std::move(now_));
        }
        now_ = {};
    }

    Token now_;
    std::size_t character_ = 0;
};

bool is_address_of_web(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.starts_with("www.") || text.starts_with("10.") || text.find("doi.org") != std::string_view::npos;
}

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos || is_address_of_web(text)) return false;
    const std::string_view domain = text.substr(at + 1);
    const auto dot = domain.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || domain.size() - dot < 3) return false;
    return std::ranges::all_of(domain.substr(dot + 1), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
}

/// Three groups of digits that read as a date, or six or eight digits, or "3. mars 2019" from `at` on; one past its last token.
std::size_t end_of_date(const std::vector<Token>& tokens, std::size_t at) {
    if (at >= tokens.size()) return 0;
    const std::string& text = tokens[at].text;
    std::array<std::size_t, 3> groups{};
    std::size_t group = 0;
    for (const char c : text) {
        if (is_digit(c)) {
            if (group < 3) ++groups[group];
        } else if (c == '.' || c == '-' || c == '/') {
            ++group;
        } else {
            return 0;
        }
    }
    const bool day_first = group == 2 && groups[0] >= 1 && groups[0] <= 2 && groups[1] >= 1 && groups[1] <= 2 && (groups[2] == 2 || groups[2] == 4);
    const bool year_first = group == 2 && groups[0] == 4 && groups[1] == 2 && groups[2] == 2;
    if (day_first || year_first || (group == 0 && (groups[0] == 6 || groups[0] == 8))) return at + 1;
    const bool named = is_digits(text) && text.size() <= 2 && at + 2 < tokens.size() && is_one_of(months, tokens[at + 1].lower) && is_digits(tokens[at + 2].text);
    return named ? at + 3 : 0;
}

/// Digits of a subscriber's number written as one group of eight, 3-2-3 or 2-2-2-2 from `at` on; one past its last token.
std::size_t end_of_eight(const std::vector<Token>& tokens, std::size_t at) {
    constexpr std::array<std::array<std::size_t, 4>, 3> shapes{{{8, 0, 0, 0}, {3, 2, 3, 0}, {2, 2, 2, 2}}};
    for (const auto& shape : shapes) {
        std::size_t end = at;
        const bool fits = std::ranges::all_of(shape, [&](std::size_t digits) {
            if (digits == 0) return true;
            if (end >= tokens.size() || tokens[end].text.size() != digits || !is_digits(tokens[end].text)) return false;
            ++end;
            return true;
        });
        if (fits && (end == tokens.size() || !is_digits(tokens[end].text))) return end;
    }
    return 0;
}

class Search {
public:
    explicit Search(std::string_view text) : tokens_(Tokens(text).all) {
        for (std::size_t at = 0; at < tokens_.size(); ++at) {
            if (is_email(tokens_[at].text)) add(Hint::email, at, at);
            look_for_telephone(at);
            look_for_birth(at);
            look_for_few(at);
        }
    }
    std::vector<PersonalHint> found;

private:
    void add(Hint hint, std::size_t first, std::size_t last) {
        const Passage place{tokens_[first].place.first, tokens_[last].place.last};
        if (found.empty() || found.back().hint != hint || place.first > found.back().place.last) found.push_back({hint, place});
    }

    template <std::size_t N>
    bool stands_before(const std::array<const char*, N>& words, std::size_t at, std::size_t within) const {
        for (std::size_t back = 1; back <= within && back <= at; ++back) {
            const Token& token = tokens_[at - back];
            if (is_one_of(words, token.lower)) return true;
            const auto parts = words_in(token.text);
            if (std::ranges::any_of(parts, [&](const std::string& part) { return is_one_of(words, part); })) return true;
        }
        return false;
    }

    /// "+47 912 34 567", "+4791234567", "0047…": a country and its subscriber, whatever the grouping.
    std::size_t end_of_international(std::size_t at) const {
        const std::string& text = tokens_[at].text;
        const bool plus = text.starts_with('+') && is_digits(std::string_view(text).substr(1));
        const bool zeros = text.starts_with("00") && is_digits(text);
        if (!plus && !zeros) return 0;
        std::size_t digits = text.size() - (plus ? 1 : 2), end = at + 1;
        while (end < tokens_.size() && is_digits(tokens_[end].text) && tokens_[end].text.size() >= 2 && digits < 15) digits += tokens_[end++].text.size();
        return digits >= 8 && digits <= 15 ? end : 0;
    }

    void look_for_telephone(std::size_t at) {
        if (stands_before(registers, at, 2)) return;
        if (const std::size_t end = end_of_international(at)) return add(Hint::telephone, at, end - 1);
        if (at > 0 && is_digits(tokens_[at - 1].text) && tokens_[at - 1].text.size() > 1) return;  // the middle of a row of figures
        const std::size_t end = end_of_eight(tokens_, at);
        if (end == 0 || std::string_view("2345679").find(tokens_[at].text.front()) == std::string_view::npos) return;
        const bool grouped = end - at > 1;
        if (grouped || stands_before(calls, at, 4)) add(Hint::telephone, at, end - 1);
    }

    void look_for_birth(std::size_t at) {
        const std::size_t end = end_of_date(tokens_, at);
        if (end != 0 && stands_before(born, at, 3)) add(Hint::birth_date, at, end - 1);
    }

    /// The last word of "i Tana", "i kommunen", "hos oss" in what is left of the sentence; 0 where there is none.
    std::size_t small_place(std::size_t from) const {
        for (std::size_t at = from; at < tokens_.size(); ++at) {
            const Token& token = tokens_[at];
            if (is_one_of(nearby, token.lower)) return at;
            if (at > from && token.capital && !is_one_of(large, token.lower) && is_one_of(before_place, tokens_[at - 1].lower)) return at;
            if (token.lower == "oss" && at > 0 && tokens_[at - 1].lower == "hos") return at;
            if (token.ends_sentence) return 0;
        }
        return 0;
    }

    void look_for_few(std::size_t at) {
        if (!is_one_of(few, tokens_[at].lower) || tokens_[at].ends_sentence) return;
        for (std::size_t noun = at + 1; noun < tokens_.size() && noun <= at + 2; ++noun) {
            if (is_one_of(people, tokens_[noun].lower)) {
                const std::size_t place = tokens_[noun].ends_sentence ? 0 : small_place(noun + 1);
                if (place != 0) add(Hint::few_people, at, place);
                return;
            }
            if (tokens_[noun].ends_sentence) return;
        }
    }

    const std::vector<Token> tokens_;
};

}  // namespace

std::string_view name_of(Hint hint) {
    switch (hint) {
        case Hint::telephone: return "telephone";
        case Hint::email: return "email";
        case Hint::birth_date: return "birth_date";
        case Hint::few_people: return "few_people";
    }
    return "";
}

std::vector<PersonalHint> personal_hints(std::string_view text) {
    auto found = Search(text).found;
    std::ranges::stable_sort(found, {}, [](const PersonalHint& one) { return one.place.first; });
    return found;
}

}  // namespace workflows
