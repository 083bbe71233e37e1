// Trouble is what storage throws when a database does not do as it is told: a kind to act on and a code to look up,
// never the statement or its values (SOCI's own text holds both, so it goes no further than trouble.cpp).
#pragma once

#include "engine/store.hpp"

#include <string>

namespace storage {

enum class Cause {
    conflict,   ///< somebody else was first: the unit of work may be run again
    busy,       ///< locked by another for longer than we wait
    lost,       ///< the connection, or the file, is gone
    full,       ///< no room
    read_only,  ///< may not be written
    disk,       ///< reading or writing the file failed
    damaged,    ///< no database, or a broken one
    refused,    ///< a check, a foreign key or an append-only trigger said no
    other
};

class Trouble : public engine::Unavailable {
public:
    /// `code` is "sqlite 13" or "sqlstate 53100".
    Trouble(Cause cause, const std::string& code);

    Cause cause() const { return cause_; }
    const std::string& code() const { return code_; }

private:
    Cause cause_;
    std::string code_;
};

/// The exception now being handled as Trouble, if it comes from SOCI; anything else is thrown on unchanged.
/// REQUIRES: called inside a catch block.
[[noreturn]] void rethrow_as_trouble();

}  // namespace storage
