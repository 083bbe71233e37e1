// One file, plain, .gz or .xz, as a stream of UTF-8 text; hashed while it is read. What is no data file at all - a web
// page, a Git LFS pointer, a spreadsheet, UTF-16, nothing - is refused here, before anything is parsed.
#pragma once

#include "workflows/orphanet/decoder.hpp"
#include "workflows/orphanet/problem.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace workflows::orphanet {

/// The largest product has under 60 MB; one gigabyte unpacked is no Orphanet file but may be a bomb.
inline constexpr std::int64_t most_unpacked_bytes = std::int64_t{1} << 30;

class Source {
public:
    /// Opens the file, reads its first part and looks at it. `most_bytes` bounds the unpacked size.
    [[nodiscard]] static std::variant<Source, Problem> open(const std::string& path,
                                                            std::int64_t most_bytes = most_unpacked_bytes);
    Source(Source&&) noexcept;
    Source& operator=(Source&&) noexcept;
    ~Source();

    /// The first part of the text (up to about 256 KiB), without taking it.
    [[nodiscard]] std::string_view head() const;

    /// The next piece of text; empty at the end. Valid until the next call.
    [[nodiscard]] std::variant<std::string_view, Problem> next();

    [[nodiscard]] const std::string& path() const;
    /// SHA-256 of all unpacked bytes, as 64 hex digits. Call it once, after `next` gave the end.
    [[nodiscard]] std::string sha256();
    /// Bytes of the file taken so far, and its size on disk: for a progress bar.
    [[nodiscard]] std::int64_t bytes_taken() const;
    [[nodiscard]] std::int64_t bytes_on_disk() const;

private:
    struct State;
    explicit Source(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace workflows::orphanet
