// Reads CSV as spreadsheets write it: RFC 4180, commas or semicolons, with or without a byte order mark.
#pragma once

#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace workflows {

class CsvReader {
public:
    explicit CsvReader(std::istream& in) : in_(in) {}

    /// The next record; nothing at the end. The separator is the one that the first record has more of.
    std::optional<std::vector<std::string>> next();
    /// The line on which the last record began, from 1.
    std::size_t line() const { return begun_; }

private:
    std::istream& in_;
    char separator_ = 0;
    std::size_t lines_ = 0, begun_ = 0;
};

}  // namespace workflows
