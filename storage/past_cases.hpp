// PastCaseList answers the questions of CaseList about the record as it stood: rows that were folded up to a moment, narrowed
// and sorted in memory by the rules that the database follows for the present ones, and events up to that moment.
#pragma once

#include "engine/case_file.hpp"
#include "storage/pool.hpp"
#include "workflows/phase_model/case_list.hpp"

#include <vector>

namespace storage {

/// A stream's row as its events add up to it until the moment.
engine::CaseRow row_then(Connection& db, const std::string& stream, const workflows::AsOf& moment, const engine::NewCaseFile& new_file);

class PastCaseList final : public workflows::CaseList {
public:
    /// `present` answers for other moments; it and the readers are borrowed.
    PastCaseList(std::vector<engine::CaseRow> rows, const workflows::AsOf& moment, Pool& readers, engine::NewCaseFile new_file, workflows::CaseList& present)
        : rows_(std::move(rows)), moment_(moment), until_(engine::to_text(moment.until)), readers_(readers), new_file_(std::move(new_file)), present_(present) {}

    workflows::CasePage list(const workflows::CaseFilter& filter, bool& valid) override;
    workflows::BoardCounts counts(std::string_view today, const workflows::CaseFilter& filter) override;
    std::vector<std::string> like(std::string_view orpha, const std::vector<std::string>& names, std::string_view except) override;
    bool imported(std::string_view orpha, std::string_view name, std::string_view centre) override;
    std::unique_ptr<workflows::CaseList> as_of(const workflows::AsOf& moment) override { return present_.as_of(moment); }
    // In past_lists.cpp:
    std::vector<workflows::ProposalRow> proposals(std::string_view status) override;
    std::vector<std::string> commented(std::string_view person) override;
    std::optional<engine::Value> body_of(std::string_view case_id, std::int64_t seq) override;
    std::vector<workflows::OpenFlag> open_flags() override;
    std::vector<engine::CaseRow> watched_unseen_since(std::string_view at) override;

private:
    std::vector<engine::CaseRow> rows_;
    workflows::AsOf moment_;
    std::string until_;
    Pool& readers_;
    engine::NewCaseFile new_file_;
    workflows::CaseList& present_;
};

}  // namespace storage
