// KnownCases is what the writer of a SQLite file knows of its cases without asking: while no other connection has written,
// they stand as it found or left them. It spares each act on a case its first statement.
#pragma once

#include "storage/stream_rows.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace storage {

class KnownCases {
public:
    /// As a transaction begins: forgets everything when another connection has written since the last one.
    void begin(Connection& db);
    /// The transaction is committed.
    void committed(Connection& db);
    /// How the case stands; nothing when it is not known. Good until the next call.
    const CaseLook* find(std::string_view id) const;
    /// What look_at_case() has told within the transaction.
    void found(std::string_view id, CaseLook look);
    /// A stream ends here now, by this transaction.
    void ends(std::string_view stream, const Head& head);
    /// Somebody has written what this does not follow, or what was written is undone.
    void forget() { cases_.clear(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    std::int64_t data_version_ = 0;
    std::unordered_map<std::string, CaseLook, Hash, std::equal_to<>> cases_;
};

}  // namespace storage
