// What was redacted stays away: a list outside the database, lines "STREAM SHA256", that names every text removed. A backup from
// before a redaction still holds the text; once it is restored, the list removes it again. The list says nothing of the text.
#pragma once

#include "storage/connection.hpp"

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

struct Erasure {
    std::string stream;
    std::string sha256;
    auto operator<=>(const Erasure&) const = default;
};

/// SQLite: what is deleted or emptied from here on is overwritten in its pages too.
void overwrite_what_goes(Connection& db);
/// Empties the text and its salt. True when it was still there.
bool erase_text(Connection& db, std::string_view stream, std::string_view sha256);
/// Drops every draft of a case that holds one of these texts, which are still there.
void forget_drafts(Connection& db, std::string_view stream, const std::vector<std::string>& commitments);
/// Of the listed those that can still be read here, and all that are emptied here.
std::vector<Erasure> still_readable(Connection& db, const std::vector<Erasure>& listed);
std::vector<Erasure> emptied(Connection& db);

/// The list, in the order it was written; empty when there is no such file. Lines that are none of ours are passed over.
std::vector<Erasure> read_erasures(const std::string& path);
/// Adds to the list, and returns when that is on the disk. What cannot be written is logged: the next start adds it.
void note_erasures(const std::string& path, const std::vector<Erasure>& erasures);

}  // namespace storage
