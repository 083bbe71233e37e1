// DatabaseCaseList answers lists, counts and searches over cases from the columns that the fold keeps up to date.
#pragma once

#include "storage/pool.hpp"
#include "workflows/phase_model/case_list.hpp"

namespace storage {

class DatabaseCaseList final : public workflows::CaseList {
public:
    /// Borrows the readers; they outlive the list.
    explicit DatabaseCaseList(Pool& readers) : readers_(readers) {}

    workflows::CasePage list(const workflows::CaseFilter& filter, bool& valid) override;
    workflows::BoardCounts counts(std::string_view today, const workflows::CaseFilter& filter) override;
    std::vector<std::string> like(std::string_view orpha, const std::vector<std::string>& names, std::string_view except) override;
    bool imported(std::string_view orpha, std::string_view name, std::string_view centre) override;
    std::vector<workflows::ProposalRow> proposals(std::string_view status) override;
    std::vector<workflows::OpenFlag> open_flags() override;
    std::vector<engine::CaseRow> watched_unseen_since(std::string_view at) override;

private:
    Pool& readers_;
};

}  // namespace storage
