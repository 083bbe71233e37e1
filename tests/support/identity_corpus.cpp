#include "tests/support/identity_corpus.hpp"

#include <array>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <random>
#include <stdexcept>

namespace tests {

namespace {

using Rng = std::minstd_rand;

std::string digits(Rng& random, std::size_t count, bool leading_zero = true) {
    std::string out;
    while (out.size() < count) {
        const char c = static_cast<char>('0' + random() % 10);
        if (out.empty() && !leading_zero && c == '0') continue;
        out += c;
    }
    return out;
}

std::string two(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

/// The kinds, after the sources that specification section 11 and the guard name: day + 40 is a D-number; month + 40 an
/// H-number or NAV's test people; + 65 NHN's; + 80 Skatteetaten's; first digit 8 or 9 an FH-number.
struct Kind {
    const char* name;
    int day, month;      ///< added
    bool fh = false;
    int remainder = 0;   ///< of the first check digit, allowed from 2032
};

constexpr std::array kinds{Kind{"birth number", 0, 0},
                           Kind{"D-number", 40, 0},
                           Kind{"H-number or test number + 40", 0, 40},
                           Kind{"test number + 65", 0, 65},
                           Kind{"test number + 80", 0, 80},
                           Kind{"D-number, test + 40", 40, 40},
                           Kind{"D-number, test + 65", 40, 65},
                           Kind{"D-number, test + 80", 40, 80},
                           Kind{"FH-number", 0, 0, true},
                           Kind{"from 2032, remainder 1", 0, 0, false, 1},
                           Kind{"from 2032, remainder 2", 0, 0, false, 2},
                           Kind{"from 2032, remainder 3", 0, 0, false, 3},
                           Kind{"D-number from 2032", 40, 0, false, 2},
                           Kind{"test + 80 from 2032", 0, 80, false, 3}};

std::string number_of(const Kind& kind, Rng& random) {
    constexpr std::array last_day{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (;;) {
        const int month = 1 + static_cast<int>(random() % 12);
        const int day = 1 + static_cast<int>(random() % static_cast<unsigned>(last_day[static_cast<std::size_t>(month - 1)]));
        const std::string date = two(day + kind.day) + two(month + kind.month) + digits(random, 2);
        const std::string nine = kind.fh ? (random() % 2 == 0 ? "8" : "9") + digits(random, 8) : date + digits(random, 3);
        if (std::string number = with_check_digits(nine, kind.remainder); !number.empty()) return number;
    }
}

std::string utf8(char32_t c) {
    std::string out;
    if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        out += static_cast<char>(0x80 | ((c >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
    }
    return out + static_cast<char>(0x80 | (c & 0x3F));
}

/// The digits of another script, whose zero is given.
std::string in_script(const std::string& number, char32_t zero) {
    std::string out;
    for (const char c : number) out += utf8(zero + static_cast<char32_t>(c - '0'));
    return out;
}

std::string joined(const std::string& number, const std::string& between) {
    std::string out;
    for (const char c : number) out += (out.empty() ? "" : between) + std::string(1, c);
    return out;
}

struct Way {
    const char* name;
    std::function<std::string(const std::string&)> write;
    bool of_date = false;  ///< writes the date as one: means nothing for an FH-number
};

std::vector<Way> ways() {
    const auto split = [](std::string between) { return [between](const std::string& n) { return n.substr(0, 6) + between + n.substr(6); }; };
    return {{"plain", [](const std::string& n) { return n; }},
            {"six and five", split(" ")},
            {"hyphen", split("-")},
            {"dot", split(".")},
            {"slash", split("/")},
            {"no-break space", split("\u00a0")},
            {"narrow space", split("\u202f")},
            {"dash", split("\u2013")},
            {"spaced hyphen", split(" - ")},
            {"zero-width space", split("\u200b")},
            {"zero-width joiner", split("\u200d")},
            {"soft hyphen", split("\u00ad")},
            {"word joiner between all", [](const std::string& n) { return joined(n, "\u2060"); }},
            {"spaced out", [](const std::string& n) { return joined(n, " "); }},
            {"2 2 2 3 2", [](const std::string& n) { return n.substr(0, 2) + " " + n.substr(2, 2) + " " + n.substr(4, 2) + " " + n.substr(6, 3) + " " + n.substr(9); }},
            {"dotted date", [](const std::string& n) { return n.substr(0, 2) + "." + n.substr(2, 2) + "." + n.substr(4, 2) + " " + n.substr(6); }, true},
            {"Arabic-Indic", [](const std::string& n) { return in_script(n, 0x0660); }},
            {"Devanagari", [](const std::string& n) { return in_script(n, 0x0966); }},
            {"full-width", [](const std::string& n) { return in_script(n, 0xFF10); }},
            {"mathematical", [](const std::string& n) { return in_script(n, 0x1D7CE); }},
            {"in a sentence", [](const std::string& n) { return "Gutten har nummer " + n + ", født i Bodø."; }},
            {"after letters", [](const std::string& n) { return "fnr:" + n; }},
            {"in brackets", [](const std::string& n) { return "(" + n + ")"; }},
            {"in an address", [](const std::string& n) { return "https://example.no/p/" + n + "?x=1"; }},
            {"beside codes", [](const std::string& n) { return "ORPHA:558, " + n + ", sak 2026-0042"; }},
            {"in a file's name", [](const std::string& n) { return "uttalelse_" + n + ".pdf"; }}};
}

void add_refused(std::vector<Sample>& samples, Rng& random) {
    for (const Kind& kind : kinds)
        for (const Way& way : ways())
            for (int i = 0; i < 4; ++i)
                if (!(kind.fh && way.of_date)) samples.push_back({way.write(number_of(kind, random)), true, std::string(kind.name) + ", " + way.name});
}

/// Ten digits and the check digit or character of ISBN-10.
std::string isbn10(Rng& random) {
    const std::string nine = "82" + digits(random, 7);
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) sum += static_cast<int>(10 - i) * (nine[i] - '0');
    const int check = (11 - sum % 11) % 11;
    return nine.substr(0, 2) + "-" + nine.substr(2, 3) + "-" + nine.substr(5) + "-" + (check == 10 ? std::string("X") : std::to_string(check));
}

std::string isbn13(Rng& random) {
    const std::string twelve = "97882" + digits(random, 7);
    int sum = 0;
    for (std::size_t i = 0; i < 12; ++i) sum += (i % 2 == 0 ? 1 : 3) * (twelve[i] - '0');
    return twelve.substr(0, 3) + "-" + twelve.substr(3, 2) + "-" + twelve.substr(5, 3) + "-" + twelve.substr(8) + "-" + std::to_string((10 - sum % 10) % 10);
}

/// A valid number with one digit changed in such a way that its check digits no longer hold.
std::string spoilt(Rng& random) {
    for (;;) {
        std::string number = number_of(kinds[random() % 8], random);
        char& last = number.back();
        last = static_cast<char>('0' + (last - '0' + 1 + random() % 9) % 10);
        return number;
    }
}

void add_kept(std::vector<Sample>& samples, Rng& random) {
    const auto code = [&] { return digits(random, 1 + random() % 6, false); };
    const auto date = [&] { return two(1 + static_cast<int>(random() % 28)) + "." + two(1 + static_cast<int>(random() % 12)) + ".20" + digits(random, 2); };
    const auto iso = [&] { return "20" + digits(random, 2) + "-" + two(1 + static_cast<int>(random() % 12)) + "-" + two(1 + static_cast<int>(random() % 28)); };
    const auto keep = [&](std::string kind, std::string text) { samples.push_back({std::move(text), false, std::move(kind)}); };
    for (int i = 0; i < 60; ++i) {
        keep("ORPHAcodes", "ORPHA:" + code() + " og ORPHA:" + code());
        keep("ORPHAcodes, listed", code() + ", " + code() + ", " + code());
        keep("ORPHAcodes, a line each", code() + "\n" + code() + "\n" + code());
        keep("DOI", "10." + digits(random, 4, false) + "/s" + digits(random, 5) + "-0" + digits(random, 2) + "-" + digits(random, 5) + "-" + digits(random, 1));
        keep("DOI of eleven digits", "https://doi.org/10.1007/" + number_of(kinds[0], random));
        keep("PMID", "PMID: " + digits(random, 8, false));
        keep("PMIDs", "PMID " + digits(random, 8, false) + ", " + digits(random, 8, false));
        keep("ISBN-10", "ISBN " + isbn10(random));
        keep("ISBN-13", "ISBN " + isbn13(random));
        keep("case numbers", "sak 20" + digits(random, 2) + "-" + digits(random, 4) + " og 20" + digits(random, 2) + "-" + digits(random, 4));
        keep("a date", "Møtet er " + date() + " kl. " + two(static_cast<int>(random() % 24)) + "." + two(static_cast<int>(random() % 60)));
        keep("a date in ISO form", iso() + "T" + two(static_cast<int>(random() % 24)) + ":" + two(static_cast<int>(random() % 60)) + ":00.000Z");
        keep("two dates", date() + "\u2013" + date());
        keep("a link", "https://www.orpha.net/en/disease/detail/" + code() + "?name=" + code() + "&mode=name");
        keep("a telephone number", "+47 " + digits(random, 2, false) + " " + digits(random, 2) + " " + digits(random, 2) + " " + digits(random, 2));
        keep("an organisation number", "org.nr. 9" + digits(random, 2) + " " + digits(random, 3) + " " + digits(random, 3));
        keep("prevalence", "1-9 / 100 000, " + digits(random, 2, false) + "," + digits(random, 1) + " per 100 000");
        keep("OMIM and ICD", "OMIM " + digits(random, 6, false) + ", ICD-10 Q" + digits(random, 2) + "." + digits(random, 1));
        keep("a wrong check digit", spoilt(random));
        keep("twelve digits", number_of(kinds[0], random) + digits(random, 1));
    }
}

}  // namespace

std::string with_check_digits(std::string nine, int remainder) {
    constexpr std::array<int, 9> first{3, 7, 6, 1, 8, 9, 4, 5, 2};
    constexpr std::array<int, 10> second{5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) sum += first[i] * (nine[i] - '0');
    const int k1 = ((remainder - sum) % 11 + 11) % 11;
    if (k1 == 10) return {};
    nine += static_cast<char>('0' + k1);
    sum = 0;
    for (std::size_t i = 0; i < 10; ++i) sum += second[i] * (nine[i] - '0');
    const int k2 = (11 - sum % 11) % 11;
    return k2 == 10 ? std::string() : nine + static_cast<char>('0' + k2);
}

std::vector<Sample> generated_samples() {
    std::vector<Sample> samples;
    Rng random(2032);
    add_refused(samples, random);
    add_kept(samples, random);
    return samples;
}

std::vector<Sample> hand_picked_samples() {
    const char* root = std::getenv("PHASEMODEL_ROOT");
    std::ifstream file(std::string(root == nullptr ? "." : root) + "/tests/data/identity/hand_picked.tsv");
    if (!file) throw std::runtime_error("tests/data/identity/hand_picked.tsv cannot be read");
    std::vector<Sample> samples;
    Rng random(11);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        const auto tab = line.find('\t');
        std::string text = line.substr(tab + 1);
        for (auto at = text.find("{number}"); at != std::string::npos; at = text.find("{number}")) text.replace(at, 8, number_of(kinds[0], random));
        samples.push_back({std::move(text), line.substr(0, tab) == "refused", "hand-picked"});
    }
    return samples;
}

}  // namespace tests
