// The bytes of a file, unpacked if they are gzip or xz, with the checks that libarchive leaves out.
#pragma once

#include "workflows/orphanet/problem.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace workflows::orphanet {

class Unpacked {
public:
    [[nodiscard]] static std::variant<Unpacked, Problem> open(const std::string& path);
    Unpacked(Unpacked&&) noexcept;
    Unpacked& operator=(Unpacked&&) noexcept;
    ~Unpacked();

    /// The next bytes; empty at the end. Valid until the next call. At the end of a gzip file its CRC-32 and length
    /// (RFC 1952) are compared, which libarchive 3.6 does not do.
    [[nodiscard]] std::variant<std::string_view, Problem> next();

    [[nodiscard]] std::int64_t bytes_taken() const;
    [[nodiscard]] std::int64_t bytes_on_disk() const;

private:
    struct State;
    explicit Unpacked(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace workflows::orphanet
