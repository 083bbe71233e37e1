#include "workflows/text/identity_numbers.hpp"

#include "workflows/text/code_points.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace workflows {

namespace {

constexpr std::size_t length = 11;
constexpr std::size_t widest_gap = 3;  ///< separators between two groups of one number

/// Digits side by side, and where they stand.
struct Group {
    std::string digits;
    Passage place;
    char32_t separator = 0;  ///< what stands before it, 0 for the first of a run
};
/// Groups with nothing but a few separators between them.
using Run = std::vector<Group>;

enum class Ornaments { are_digits, end_a_number };

/// Byte ranges of DOIs: "10.", four to nine digits, "/", and all up to the next blank (DOI Handbook section 2.2).
std::vector<std::pair<std::size_t, std::size_t>> dois(std::string_view text) {
    std::vector<std::pair<std::size_t, std::size_t>> all;
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    for (std::size_t at = text.find("10."); at != std::string_view::npos; at = text.find("10.", at + 1)) {
        if (at > 0 && (digit(at - 1) || text[at - 1] == '.')) continue;
        std::size_t slash = at + 3;
        while (digit(slash)) ++slash;
        if (slash < at + 7 || slash > at + 12 || slash >= text.size() || text[slash] != '/') continue;
        all.emplace_back(at, std::min(text.find_first_of(" \t\r\n", slash), text.size()));
    }
    return all;
}

class Runs {
public:
    Runs(std::string_view text, Ornaments ornaments) {
        const auto skipped = dois(text);
        auto doi = skipped.begin();
        for (std::size_t at = 0; at < text.size();) {
            while (doi != skipped.end() && doi->second <= at) ++doi;
            const bool in_doi = doi != skipped.end() && doi->first <= at;
            const char32_t c = next_code_point(text, at);
            ++character_;
            if (in_doi)
                end_run();
            else
                take(c, ornaments);
        }
        end_run();
    }
    std::vector<Run> all;

private:
    void take(char32_t c, Ornaments ornaments) {
        int digit = decimal_digit(c);
        if (digit < 0 && ornaments == Ornaments::are_digits) digit = ornamental_digit(c);
        if (digit >= 0)
            take_digit(static_cast<char>('0' + digit));
        else if (is_number_separator(c) && gap_ < widest_gap)
            take_separator(c);
        else if (!is_invisible(c))
            end_run();
    }
    void take_separator(char32_t c) {
        if (gap_ == 0) separator_ = c;
        ++gap_;
    }
    void take_digit(char digit) {
        if (run_.empty() || gap_ > 0) run_.push_back({"", {character_, character_}, run_.empty() ? 0 : separator_});
        run_.back().digits += digit;
        run_.back().place.last = character_;
        gap_ = 0;
    }
    void end_run() {
        if (!run_.empty()) all.push_back(std::move(run_));
        run_.clear();
        gap_ = 0;
    }

    Run run_;
    std::size_t gap_ = 0;
    char32_t separator_ = 0;
    std::size_t character_ = 0;
};

int remainder(const std::string& number, const std::array<int, length>& weights) {
    int sum = 0;
    for (std::size_t i = 0; i < length; ++i) sum += weights[i] * (number[i] - '0');
    return sum % 11;
}

/// A day and a month, with what D-, H- and test numbers add to them.
bool begins_with_a_date(const std::string& number) {
    constexpr std::array<int, 12> days{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const auto two = [&](std::size_t at) { return (number[at] - '0') * 10 + number[at + 1] - '0'; };
    const int day = two(0) > 40 ? two(0) - 40 : two(0);
    for (const int added : {0, 40, 65, 80}) {
        const int month = two(2) - added;
        if (month >= 1 && month <= 12) return day >= 1 && day <= days[static_cast<std::size_t>(month - 1)];
    }
    return false;
}

bool is_identity_number(const std::string& number) {
    if (number.size() != length || remainder(number, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1}) != 0) return false;
    const int first = remainder(number, {3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0});
    if (number.front() >= '8') return first == 0;
    return first <= 3 && begins_with_a_date(number);
}

std::string padded(const std::string& digits) { return digits.size() == 1 ? '0' + digits : digits; }

/// The date that one or three groups spell, as ddmmyy; "" when they spell none.
std::string date_of(const Run& run, std::size_t at, std::size_t groups) {
    if (groups == 1) {
        const std::string& digits = run[at].digits;
        if (digits.size() == 8) return digits.substr(0, 4) + digits.substr(6);
        return digits.size() == 6 ? digits : std::string();
    }
    const std::string& year = run[at + 2].digits;
    if (run[at].digits.size() > 2 || run[at + 1].digits.size() > 2 || (year.size() != 2 && year.size() != 4)) return {};
    return padded(run[at].digits) + padded(run[at + 1].digits) + year.substr(year.size() - 2);
}

/// The five digits after a date, as one group or as three and two; "" when there are none such.
std::string serial_of(const Run& run, std::size_t at, std::size_t groups) {
    const std::string digits = groups == 1 ? run[at].digits : run[at].digits + run[at + 1].digits;
    const bool usual = groups == 1 || run[at].digits.size() == 3 || run[at].digits.size() == 2;
    return usual && digits.size() == 5 ? digits : std::string();
}

/// One past the last group of a number that begins at `at` and is written as people write one; 0 when there is none.
std::size_t end_of_number(const Run& run, std::size_t at) {
    if (is_identity_number(run[at].digits)) return at + 1;
    for (const std::size_t date : {std::size_t{1}, std::size_t{3}})
        for (const std::size_t serial : {std::size_t{1}, std::size_t{2}}) {
            const std::size_t end = at + date + serial;
            if (end > run.size()) continue;
            const std::string number = date_of(run, at, date) + serial_of(run, at + date, serial);
            if (is_identity_number(number)) return end;
        }
    return 0;
}

void look_through(const Run& run, std::vector<Passage>& found) {
    std::string whole;
    bool alike = true;  // "12/60 6.8/626" is a row of figures
    for (const Group& group : run) {
        whole += group.digits;
        alike = alike && (group.separator == 0 || group.separator == run[1].separator);
    }
    if (alike && is_identity_number(whole)) {
        found.push_back({run.front().place.first, run.back().place.last});
        return;
    }
    for (std::size_t at = 0; at < run.size();) {
        const std::size_t end = end_of_number(run, at);
        if (end > 0) found.push_back({run[at].place.first, run[end - 1].place.last});
        at = std::max(end, at + 1);
    }
}

}  // namespace

std::vector<Passage> identity_numbers(std::string_view text) {
    std::vector<Passage> found;
    if (text.size() < 11) return found;  // as many digits, of a byte and more each: most codes and case numbers are shorter
    for (const Ornaments ornaments : {Ornaments::end_a_number, Ornaments::are_digits})
        for (const Run& run : Runs(text, ornaments).all) look_through(run, found);
    std::sort(found.begin(), found.end(), [](const Passage& a, const Passage& b) { return a.first < b.first; });
    found.erase(std::unique(found.begin(), found.end(), [](const Passage& a, const Passage& b) { return b.first <= a.last; }),
                found.end());
    return found;
}

}  // namespace workflows
