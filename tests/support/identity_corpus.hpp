// A corpus of strings for the guard against identity numbers: some hold a number and must be refused, the rest must not be.
// Every number is made from a date, a serial number and its check digits; nobody is known to have it. Save for three examples
// that Skatteetaten has published (folkeregisteret-api-dokumentasjon, nyttfnr2032), which stand in the hand-picked file.
#pragma once

#include <string>
#include <vector>

namespace tests {

struct Sample {
    std::string text;
    bool refused = false;  ///< holds an identity number
    std::string kind;      ///< "D-number, dotted date": for the report
};

/// Eleven digits: nine given and both check digits, of which the first may leave `remainder` (0 before 2032). "" when the nine
/// have none.
std::string with_check_digits(std::string nine, int remainder = 0);

/// All kinds of numbers in all ways of writing them, and what looks alike and is none. The same in every run.
std::vector<Sample> generated_samples();

/// tests/data/identity/hand_picked.tsv: "refused" or "kept", a tab, the text; {number} in it stands for a made number.
std::vector<Sample> hand_picked_samples();

}  // namespace tests
