// DatabaseCaseList answers lists, counts and searches over cases from the columns that the fold keeps up to date.
#pragma once

#include "engine/case_file.hpp"
#include "storage/pool.hpp"
#include "workflows/phase_model/case_list.hpp"

namespace storage {

class DatabaseCaseList final : public workflows::CaseList {
public:
    /// Borrows the readers; they outlive the list. `new_file` folds cases as they stood.
    DatabaseCaseList(Pool& readers, engine::NewCaseFile new_file) : readers_(readers), new_file_(std::move(new_file)) {}

    workflows::CasePage list(const workflows::CaseFilter& filter, bool& valid) override;
    workflows::BoardCounts counts(std::string_view today, const workflows::CaseFilter& filter) override;
    std::vector<std::string> like(std::string_view orpha, const std::vector<std::string>& names, std::string_view except) override;
    bool imported(std::string_view orpha, std::string_view name, std::string_view centre) override;
    std::vector<workflows::ProposalRow> proposals(std::string_view status) override;
    std::unique_ptr<workflows::CaseList> as_of(const workflows::AsOf& moment) override;  // in past_cases.cpp
    std::optional<engine::Value> body_of(std::string_view case_id, std::int64_t seq) override;
    std::vector<workflows::OpenFlag> open_flags() override;
    std::vector<engine::CaseRow> watched_unseen_since(std::string_view at) override;

private:
    Pool& readers_;
    engine::NewCaseFile new_file_;
};

}  // namespace storage
