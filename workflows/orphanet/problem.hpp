// Why a file was refused: what, where, and what to do about it. A value, never an exception.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace workflows::orphanet {

enum class ProblemKind {
    cannot_open,
    empty,
    utf16,
    unknown_encoding,
    invalid_text,
    zero_byte,
    lfs_pointer,
    html_page,
    spreadsheet,
    differential,
    broken_compression,
    truncated,
    too_large,
    not_orphanet,
    other_product,
    doctype,
    too_deep,
    too_long,
    malformed_xml,
    malformed_row,
    malformed_code,
    duplicate_code,
    missing_name,
    no_entities,
    cycle,
};

struct Problem {
    ProblemKind kind = ProblemKind::not_orphanet;
    std::string file;       // as the caller named it
    std::int64_t line = 0;  // 1 is the first; 0 where a line means nothing
    std::string record;     // "ORPHA:58" once a code is known
    std::string detail;     // what was found, short, safe to print
};

/// "cannot_open", "empty" ... for programs.
[[nodiscard]] std::string_view name_of(ProblemKind kind);

/// One English paragraph: "FILE:LINE (RECORD): what is wrong. What to do."
[[nodiscard]] std::string describe(const Problem& problem);

/// `text` cut to a length fit for a message, control characters replaced.
[[nodiscard]] std::string excerpt(std::string_view text);

/// Things worth saying that do not stop an import. Counts all, keeps the first hundred texts.
class Warnings {
public:
    static constexpr std::size_t kept = 100;

    void add(std::string text);
    [[nodiscard]] std::int64_t count() const { return count_; }
    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

private:
    std::int64_t count_ = 0;
    std::vector<std::string> texts_;
};

}  // namespace workflows::orphanet
