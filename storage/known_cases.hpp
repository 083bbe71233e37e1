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

/// How a unit of work is told how cases stand, and tells how it leaves them.
class CaseLooks {
public:
    virtual ~CaseLooks() = default;
    /// How the case stands; nothing when it is not known. Good until the next call.
    virtual const CaseLook* find(std::string_view id) = 0;
    /// What look_at_case() has told within the transaction.
    virtual void found(std::string_view id, CaseLook look) = 0;
    /// A stream ends here now, by this transaction.
    virtual void ends(std::string_view stream, const Head& head) = 0;
};

class KnownCases final : public CaseLooks {
public:
    /// As a transaction begins: forgets everything when another connection has written since the last one.
    void begin(Connection& db);
    /// The transaction is committed.
    void committed(Connection& db);
    const CaseLook* find(std::string_view id) override;
    void found(std::string_view id, CaseLook look) override;
    void ends(std::string_view stream, const Head& head) override;
    /// Somebody has written what this does not follow, or what was written is undone.
    void forget() {
        cases_.clear();
        unknown_are_unchanged_ = false;
    }
    /// Whether every case that is not known here, with what is told of it, stands as it did when the transaction began.
    bool unknown_are_unchanged() const { return unknown_are_unchanged_; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    std::int64_t data_version_ = 0;
    bool unknown_are_unchanged_ = false;
    std::unordered_map<std::string, CaseLook, Hash, std::equal_to<>> cases_;
};

}  // namespace storage
