// What PastCaseList asks of the events: proposals, comments, flags and watched cases as they stood.
#include "storage/case_rows.hpp"
#include "storage/look_again.hpp"
#include "storage/past_cases.hpp"

#include <algorithm>
#include <stdexcept>

namespace storage {

std::vector<workflows::ProposalRow> PastCaseList::proposals(std::string_view status) {
    return with_reader(readers_, [&](Connection& db) {
        std::vector<std::pair<std::string, std::string>> received;
        db.each<Text, Text>("select id, at from proposals where at <= :until order by at, id", {until_},
                            [&](Text&& id, Text&& at) { received.emplace_back(std::move(id), std::move(at)); });
        std::vector<workflows::ProposalRow> rows;
        for (auto& [id, at] : received) {
            const engine::CaseRow row = row_then(db, "proposal/" + id, moment_, new_file_);
            if (status.empty() || row.status == status) rows.push_back({id, row.status, row.name, row.orpha, row.proposer, row.case_id, at});
        }
        return rows;
    });
}

std::vector<std::string> PastCaseList::commented(std::string_view person) {
    return with_reader(readers_, [&](Connection& db) {
        std::vector<std::string> ids;
        const auto take = [&](const Text& stream) { ids.emplace_back(split(stream).id); };
        if (person.empty())
            db.each<Text>("select distinct stream from events where event = 'comment_given' and at <= :until order by stream", {until_}, take);
        else
            db.each<Text>("select distinct stream from events where event = 'comment_given' and actor = :person and at <= :until order by stream",
                          {person, until_}, take);
        return ids;
    });
}

std::optional<engine::Value> PastCaseList::body_of(std::string_view case_id, std::int64_t seq) {
    return with_reader(readers_, [&](Connection& db) { return body_until(db, case_id, seq, until_); });
}

std::vector<workflows::OpenFlag> PastCaseList::open_flags() {
    auto flags = with_reader(readers_, [&](Connection& db) { return flags_until(db, until_); });
    for (workflows::OpenFlag& flag : flags) {
        const auto row = std::ranges::find(rows_, flag.row.id, &engine::CaseRow::id);
        if (row == rows_.end()) throw std::runtime_error("case " + flag.row.id + " has events and no row");
        flag.row = *row;
    }
    return flags;
}

std::vector<engine::CaseRow> PastCaseList::watched_unseen_since(std::string_view at) {
    return with_reader(readers_, [&](Connection& db) {
        std::vector<engine::CaseRow> rows;
        for (const engine::CaseRow& row : rows_)
            if (row.phase == "registration" && row.status != "closed" && !is_seen_between(db, row.id, at, until_)) rows.push_back(row);
        std::ranges::sort(rows, {}, &engine::CaseRow::id);
        return rows;
    });
}

}  // namespace storage
