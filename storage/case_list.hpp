// DatabaseCaseList answers lists, counts and searches over cases from the columns that the fold keeps up to date.
#pragma once

#include "engine/case_file.hpp"
#include "storage/pool.hpp"
#include "workflows/phase_model/case_list.hpp"
#include "workflows/phase_model/meeting/meeting_list.hpp"

#include <cstdint>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace storage {

/// Rows of cases as they stood at moments that were asked for lately, so that a past list is folded once. A case's row at a
/// moment changes only by a redaction, which is an event of the case: so a row holds as long as the case's version does.
/// Thread-safe.
class PastRows {
public:
    /// Nothing when it is not known for that version of the case.
    std::optional<engine::CaseRow> find(const std::string& until, const std::string& id, std::int64_t version);
    void keep(const std::string& until, const std::string& id, std::int64_t version, const engine::CaseRow& row);

private:
    using Rows = std::map<std::string, std::pair<std::int64_t, engine::CaseRow>>;  ///< by case: its version when it was folded
    Rows& at(const std::string& until);

    std::mutex mutex_;
    std::list<std::pair<std::string, Rows>> moments_;  ///< guarded by mutex_; the last used first
    std::size_t rows_ = 0;                             ///< guarded by mutex_
};

class DatabaseCaseList final : public workflows::CaseList, public workflows::MeetingList {
public:
    /// Borrows the readers; they outlive the list. `new_file` folds cases as they stood.
    DatabaseCaseList(Pool& readers, engine::NewCaseFile new_file) : readers_(readers), new_file_(std::move(new_file)) {}

    workflows::CasePage list(const workflows::CaseFilter& filter, bool& valid) override;
    workflows::BoardCounts counts(std::string_view today, const workflows::CaseFilter& filter) override;
    std::vector<std::string> like(std::string_view orpha, const std::vector<std::string>& names, std::string_view except) override;
    bool imported(std::string_view orpha, std::string_view name, std::string_view centre) override;
    std::vector<workflows::ProposalRow> proposals(std::string_view status) override;
    std::unique_ptr<workflows::CaseList> as_of(const workflows::AsOf& moment) override;  // in past_cases.cpp
    std::vector<std::string> commented(std::string_view person) override;
    std::vector<std::string> unsigned_meetings() override;
    std::optional<engine::Value> body_of(std::string_view case_id, std::int64_t seq) override;
    std::vector<workflows::OpenFlag> open_flags() override;
    std::vector<engine::CaseRow> watched_unseen_since(std::string_view at) override;

private:
    Pool& readers_;
    engine::NewCaseFile new_file_;
    PastRows past_;
};

}  // namespace storage
