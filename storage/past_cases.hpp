// PastCaseList answers the questions of CaseList about the cases as they stood: rows that were folded up to a moment, narrowed
// and sorted in memory by the rules that the database follows for the present ones.
#pragma once

#include "workflows/phase_model/case_list.hpp"

#include <vector>

namespace storage {

class PastCaseList final : public workflows::CaseList {
public:
    /// `present` answers what has no past here, and is borrowed.
    PastCaseList(std::vector<engine::CaseRow> rows, workflows::CaseList& present) : rows_(std::move(rows)), present_(present) {}

    workflows::CasePage list(const workflows::CaseFilter& filter, bool& valid) override;
    workflows::BoardCounts counts(std::string_view today, const workflows::CaseFilter& filter) override;
    std::vector<std::string> like(std::string_view orpha, const std::vector<std::string>& names, std::string_view except) override;
    bool imported(std::string_view orpha, std::string_view name, std::string_view centre) override;
    std::vector<workflows::ProposalRow> proposals(std::string_view status) override { return present_.proposals(status); }
    std::vector<std::string> commented(std::string_view person) override { return present_.commented(person); }
    std::unique_ptr<workflows::CaseList> as_of(const workflows::AsOf& moment) override { return present_.as_of(moment); }

private:
    std::vector<engine::CaseRow> rows_;
    workflows::CaseList& present_;
};

}  // namespace storage
