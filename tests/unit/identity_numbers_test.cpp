// Every number here is made in the test from a date and a serial number; none is known to belong to anybody.
#include "workflows/text/identity_numbers.hpp"

#include "tests/support/catch.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using workflows::identity_numbers;
using workflows::Passage;

namespace {

/// Appends both check digits to nine digits; `remainder` is what the first may leave (0 before 2032). "" when there are none.
std::string completed(std::string nine, int remainder = 0) {
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

/// The first number that begins with the six digits and has check digits.
std::string number_of(const std::string& six, int remainder = 0) {
    for (int serial = 100; serial < 1000; ++serial)
        if (std::string number = completed(six + std::to_string(serial), remainder); !number.empty()) return number;
    return {};
}

std::vector<Passage> whole(const std::string& number) { return {{1, number.size()}}; }

}  // namespace

TEST_CASE("birth numbers and their relatives are found by their check digits", "[identity]") {
    for (const char* six : {"010190", "311299", "290200", "410190", "014190", "416690", "018190", "418190", "016690", "890123", "912345"}) {
        const std::string number = number_of(six);
        INFO(six);
        CHECK(identity_numbers(number) == whole(number));
    }
}

TEST_CASE("numbers issued from 2032 are found", "[identity]") {
    for (const int remainder : {1, 2, 3}) {
        const std::string number = number_of("020132", remainder);
        CHECK(identity_numbers(number) == whole(number));
    }

    CHECK(identity_numbers("02013299997").size() == 1);
    CHECK(identity_numbers("30108299920").size() == 1);
    CHECK(identity_numbers("30108299939").size() == 1);
    CHECK(identity_numbers(number_of("020132", 4)).empty());
}

TEST_CASE("separators, other digits and invisible characters hide nothing", "[identity]") {
    const std::string n = number_of("150585");
    const auto split = [&](const std::string& between) { return n.substr(0, 6) + between + n.substr(6); };

    for (const char* between : {" ", "-", ".", "\u00a0", "\u2009", "\u2013", " - ", "\u200b", "/", "\u00ad"}) CHECK(identity_numbers(split(between)).size() == 1);
    CHECK(identity_numbers("15.05.85 " + n.substr(6)).size() == 1);
    CHECK(identity_numbers("15.5.1985-" + n.substr(6)).size() == 1);
    CHECK(identity_numbers("15 05 85 " + n.substr(6, 3) + " " + n.substr(9)).size() == 1);
    CHECK(identity_numbers("i 2020 " + split(" ") + " og 12 andre").size() == 1);
    CHECK(identity_numbers("fnr" + n + "x").size() == 1);

    std::string spaced, arabic, wide, raised;
    const std::array<const char*, 10> superscripts{"\u2070", "\u00b9", "\u00b2", "\u00b3", "\u2074", "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
    for (const char c : n) {
        spaced += std::string(1, c) + " ";
        arabic += std::string("\xd9") + static_cast<char>(0xa0 + c - '0');
        wide += std::string("\xef\xbc") + static_cast<char>(0x90 + c - '0');
        raised += superscripts[static_cast<std::size_t>(c - '0')];
    }
    CHECK(identity_numbers(spaced).size() == 1);
    CHECK(identity_numbers(arabic) == whole(n));
    CHECK(identity_numbers(wide) == whole(n));
    CHECK(identity_numbers(raised) == whole(n));
    CHECK(identity_numbers(n + "\u00b2").size() == 1);
}

TEST_CASE("a place is given in characters of the text as it was typed", "[identity]") {
    const std::string n = number_of("150585");

    const auto found = identity_numbers("Søster på " + n.substr(0, 6) + " " + n.substr(6) + ", bror: " + n + ".");

    REQUIRE(found.size() == 2);
    CHECK(found[0] == Passage{11, 22});
    CHECK(found[1] == Passage{31, 41});
}

TEST_CASE("codes, dates, references and case numbers are not refused", "[identity]") {
    for (const char* text : {"ORPHA:558 og ORPHA:284963", "558/284963", "Sak 2026-0042 og 2026-0043", "22.11.2026 kl. 10.30", "2026-11-22T09:00:00.000Z",
                             "2026-11-22 09:00", "1.5.2026\u20133.12.2026", "https://doi.org/10.1186/s13023-020-01345-2", "10.1016/j.ejmg.2019.01.005",
                             "10.1007/978-3-319-12345-6", "doi:10.1212/01.wnl.0000129839.13753.b0", "ISBN 978-82-15-02345-6", "PMID 31862858, 12345678",
                             "1\u00a0234\u00a0567 innbyggere", "+47 22 33 44 55", "1-9 / 100 000, 13,3 per 100 000", "1 2 3 4 5 6 7 8 9 10 11 12",
                             "OMIM 253300, ICD-10 G12.0", "12345678901", "00000000000", "99999999999", "org.nr. 983 974 937"})
        CHECK(identity_numbers(text).empty());
}

TEST_CASE("one wrong check digit or an impossible date is no identity number", "[identity]") {
    const std::string n = number_of("150585");
    const char last = n.back() == '9' ? '0' : static_cast<char>(n.back() + 1);

    CHECK(identity_numbers(n.substr(0, 10) + last).empty());
    CHECK(identity_numbers(number_of("300285")).empty());
    CHECK(identity_numbers(number_of("151385")).empty());
    CHECK(identity_numbers(n + "7").empty());
    CHECK(identity_numbers("10.1186/" + n).empty());
}

TEST_CASE("bytes that are no text are no reason to fall over", "[identity]") {
    const std::string n = number_of("150585");

    CHECK(identity_numbers("\xff\xc3" + n + "\xe2\x82").size() == 1);
    CHECK(identity_numbers("").empty());
}

TEST_CASE("no line of Orphanet's classification files is refused", "[identity][data]") {
    const char* data = std::getenv("PHASEMODEL_TEST_DATA");
    const auto file = std::filesystem::path(data == nullptr ? "" : data) / "orphadata" / "nomenclature-pack-2025-07" / "classifications_en" /
                      "ORPHAclassification_199_rare_bone_diseases_en.xml";
    if (!std::filesystem::is_regular_file(file)) {
        WARN("skipped: there are no classification files in ../shared/data");
        return;
    }
    std::ifstream lines(file);

    std::size_t refused = 0, read = 0;
    for (std::string line; std::getline(lines, line); ++read) refused += identity_numbers(line).size();

    CHECK(read > 1000);
    CHECK(refused == 0);
}
