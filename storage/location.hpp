// A Location says where a database is: `sqlite:PATH`, or a libpq address `postgresql://…` (RFC 3986 form of libpq).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace storage {

enum class Dialect { sqlite, postgresql };

struct Location {
    Dialect dialect = Dialect::sqlite;
    std::string target;  ///< path of the file, or the whole address

    /// For logs and messages: without user, password and parameters.
    std::string shown() const;
};

/// Reads `sqlite:PATH`, `postgresql://…` or `postgres://…`; nothing for anything else.
std::optional<Location> parse_location(std::string_view url);

}  // namespace storage
