// DatabaseTransaction is one unit of work of DatabaseStore: streams opened under lock, events appended, texts removed. For store.cpp
// and store_transaction.cpp alone.
#pragma once

#include "storage/erasures.hpp"
#include "storage/store.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace storage {

/// Folds a stream from its first event; null when there are none, or nobody knows how to fold such a stream. Events are
/// read before texts, so every commitment that is seen can be opened.
std::shared_ptr<engine::CaseFile> fold_from_events(Connection& db, std::string_view stream, const engine::NewCaseFile& new_file);

class DatabaseTransaction final : public engine::Transaction {
public:
    DatabaseTransaction(DatabaseStore& store, Unit& unit) : store_(store), unit_(unit) { unit_.tells_known = unit_.known != nullptr; }

    std::shared_ptr<const engine::CaseFile> open(std::string_view stream) override;
    std::shared_ptr<engine::CaseFile> change(std::string_view stream) override;
    std::int64_t next_number(std::string_view kind, int year) override { return storage::next_number(unit_.db, kind, year); }
    std::vector<engine::Sealed> events(std::string_view stream, std::int64_t after) override { return events_of(unit_.db, stream, after, 0); }
    engine::Texts texts(std::string_view stream) override { return texts_of(unit_.db, stream); }
    void append(const std::vector<engine::Sealed>& events, const std::vector<engine::Text>& texts, std::shared_ptr<const engine::CaseFile> after) override;
    void redact(std::string_view stream, const std::vector<std::string>& commitments) override;
    std::optional<engine::Remembered> recall(std::string_view person, std::string_view key) override;
    void remember(std::string_view person, std::string_view key, const engine::Remembered& answer, std::string_view at) override;

    /// What redact() removed.
    const std::vector<Erasure>& erased() const { return erased_; }

private:
    void tell(const std::vector<engine::Sealed>& events, const std::optional<engine::CaseRow>& before, const engine::CaseFile& after);
    /// The stream's head, locked; with a case's, what else is asked of it is told at once.
    std::optional<Head> lock(std::string_view stream);
    /// As open(), for who only reads it: the stream beside a case was looked up with the case, and is not locked.
    std::shared_ptr<const engine::CaseFile> look(std::string_view stream);
    /// The row of the stream before it was changed here; nothing when it begins.
    std::optional<engine::CaseRow> row_before(const std::string& stream);

    DatabaseStore& store_;
    Unit& unit_;
    std::map<std::string, std::shared_ptr<const engine::CaseFile>, std::less<>> opened_;
    std::map<std::string, Head, std::less<>> beside_;  ///< streams of who follows a case, as they stood when the case was locked
    std::vector<Erasure> erased_;
    std::map<std::string, engine::CaseRow, std::less<>> changing_;  ///< rows of streams whose file is out to be changed
};

}  // namespace storage
