#include "workflows/phase_model/inbox.hpp"

#include <algorithm>
#include <tuple>

namespace workflows {

using engine::Date;

namespace {

constexpr int a_week = 7;

bool fits(const std::string& wanted, const std::string& value) { return wanted.empty() || wanted == value; }

bool fits(const InboxFilter& filter, const engine::CaseRow& row, const Comment& comment) {
    return fits(filter.case_id, row.id) && fits(filter.phase, row.phase) && fits(filter.organisation, comment.by.organisation) &&
           fits(filter.role, comment.by.role) && fits(filter.part, comment.part) && fits(filter.author, comment.by.actor) &&
           (!filter.from || *filter.from <= comment.by.date) && (!filter.to || comment.by.date <= *filter.to);
}

bool fits_state(const InboxFilter& filter, const InboxEntry& entry) {
    if (filter.state == "waiting") return entry.waits;
    if (filter.state == "overdue") return entry.overdue;
    return filter.state != "answered" || !entry.waits;
}

/// The present hearing is not closed before this is answered (requirement comments_answered).
bool holds_hearing(const Case& file, const Comment& comment) {
    const Round* round = file.phase == 3 && !file.is_closed() ? file.round() : nullptr;
    return round != nullptr && comment.by.date <= round->until;
}

void count(const InboxEntry& entry, Date today, InboxCounts& counts) {
    if (!entry.waits) {
        ++counts.answered;
        return;
    }
    ++counts.waiting;
    if (entry.overdue) ++counts.overdue;
    if (!entry.overdue && entry.due <= today + a_week) ++counts.this_week;
}

bool goes_before(const InboxEntry& a, const InboxEntry& b) {
    if (a.waits != b.waits) return a.waits;
    if (a.waits) return std::tuple(a.due, a.row.id, a.comment.by.seq) < std::tuple(b.due, b.row.id, b.comment.by.seq);
    return std::tuple(a.comment.answer()->by.at, a.row.id, a.comment.by.seq) > std::tuple(b.comment.answer()->by.at, b.row.id, b.comment.by.seq);
}

}  // namespace

const std::vector<std::string>& inbox_states() {
    static const std::vector<std::string> all{"waiting", "overdue", "answered"};
    return all;
}

Date answer_due(const Case& file, const Comment& comment, const PolicyBook& policies) {
    const int days = policy_of(file, policies, file.last_date).answer_days;
    for (const Round& round : file.rounds)
        if (round.by.seq == comment.round) return round.until + days;
    return comment.by.date + days;
}

Inbox inbox(engine::Store& store, CaseList& cases, const InboxFilter& filter, const MayReadIn& may_read_in, Date today, const PolicyBook& policies) {
    Inbox all;
    for (const std::string& id : cases.commented(filter.author)) {
        if (!fits(filter.case_id, id)) continue;
        const auto file = std::dynamic_pointer_cast<const Case>(store.read("case/" + id));
        if (!file) continue;
        const engine::CaseRow row = file->row();
        const MayRead reads = may_read_in(*file);
        for (const Comment& comment : file->comments) {
            if (comment.withdrawn || comment.hidden_for_good() || !reads(comment)) continue;
            InboxEntry entry{.row = row, .comment = comment, .due = answer_due(*file, comment, policies), .waits = comment.answer() == nullptr};
            entry.overdue = entry.waits && entry.due < today;
            entry.holds = entry.waits && holds_hearing(*file, comment);
            all.entries.push_back(std::move(entry));
        }
    }
    std::sort(all.entries.begin(), all.entries.end(), goes_before);
    return narrowed(all, filter, today);
}

Inbox narrowed(const Inbox& all, const InboxFilter& filter, Date today) {
    Inbox found;
    for (const InboxEntry& entry : all.entries) {
        if (!fits(filter, entry.row, entry.comment)) continue;
        count(entry, today, found.counts);
        if (fits_state(filter, entry)) found.entries.push_back(entry);
    }
    return found;
}

}  // namespace workflows
