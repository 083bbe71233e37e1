#include "workflows/phase_model/reminders.hpp"

#include "workflows/calendar/oslo.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/case.hpp"
#include "workflows/phase_model/requirements/tally.hpp"

#include <algorithm>
#include <optional>

namespace workflows {

namespace {

using engine::Value;

std::string rule_on(engine::Date today, engine::Date deadline) {
    const int left = engine::days_between(today, deadline);
    return left < 0 || left > remind_days_before ? "" : left == 0 ? "last_day" : "soon";
}

bool is_asked(const Case& file, const Office& office, engine::Date today, const Ballot& ballot, const Ballot::Elector& elector) {
    if (elector.person.empty() || !still_sits(file, office, ballot, elector)) return false;
    return !is_recused(file, office, today, elector.person, elector.person == elector.holder ? "" : elector.holder);
}

bool has_answered(const Case& file, const Ballot& ballot, const Ballot::Elector& elector) {
    const Vote* vote = ballot.live_vote(elector.holder);
    return vote != nullptr && differ_by_editing_alone(file, ballot, vote->content, content_of(file, ballot));
}

/// Who is to be reminded of the case's circulation now; nothing where nobody is.
std::optional<Reminded> due(const Case& file, const Office& office, engine::Date today) {
    const Ballot* ballot = file.open_ballot();
    const auto deadline = ballot == nullptr || ballot->form != "circulation" ? std::nullopt : engine::parse_date(ballot->deadline);
    if (!deadline) return std::nullopt;
    Reminded one{.case_id = file.id, .rule = rule_on(today, *deadline), .deadline = ballot->deadline, .ballot = ballot->by.seq};
    const bool done = std::any_of(file.reminders.begin(), file.reminders.end(), [&](const Reminder& earlier) { return earlier.ballot == one.ballot && earlier.rule == one.rule; });
    if (one.rule.empty() || done) return std::nullopt;
    for (const Ballot::Elector& elector : ballot->electorate)
        if (is_asked(file, office, today, *ballot, elector) && !has_answered(file, *ballot, elector)) one.people.push_back(elector.person);
    return one.people.empty() ? std::nullopt : std::optional(std::move(one));
}

/// Looks again inside the transaction: somebody may have voted, or another server reminded.
std::optional<Reminded> remind(engine::Store& store, const std::string& stream, const Office& office, engine::Instant now) {
    std::optional<Reminded> recorded;
    store.write([&](engine::Transaction& transaction) {
        const auto before = transaction.open(stream);
        const auto* const file = dynamic_cast<const Case*>(before.get());
        recorded = file == nullptr ? std::nullopt : due(*file, office, legal_date(now));
        if (!recorded) return;
        Value people = Value::array();
        for (const std::string& person : recorded->people) people.push(person);
        const std::shared_ptr<engine::CaseFile> after(before->clone());
        const engine::Sealed sealed = engine::seal({.stream = stream,
                                                    .seq = after->version() + 1,
                                                    .at = file->next_at(now),
                                                    .date = engine::to_text(legal_date(now)),
                                                    .actor = "system",
                                                    .on_behalf = {},
                                                    .role = "system",
                                                    .act = "remind",
                                                    .name = "reminder_sent",
                                                    .cycle = file->cycle,
                                                    .model = "1.0",
                                                    .policy = policy_of(*file, office.policies, legal_date(now)).sha256,
                                                    .via = "system",
                                                    .body = Value::object({{"ballot", recorded->ballot}, {"rule", recorded->rule}, {"to", std::move(people)}, {"deadline", recorded->deadline}}),
                                                    .prev = after->last_hash()});
        after->apply(sealed, {});
        transaction.append({sealed}, {}, after);
    });
    return recorded;
}

}  // namespace

std::vector<Reminded> remind_circulations(engine::Store& store, CaseList& cases, const Office& office, engine::Instant now) {
    std::vector<Reminded> all;
    for (const char* phase : {"placement", "follow_up"}) {
        CaseFilter filter{.phase = phase, .status = "active", .sort = "id", .limit = 200};
        do {
            bool valid = true;
            const CasePage page = cases.list(filter, valid);
            for (const engine::CaseRow& row : page.rows) {
                const auto file = std::dynamic_pointer_cast<const Case>(store.read("case/" + row.id));
                if (!file || !due(*file, office, legal_date(now))) continue;
                if (auto one = remind(store, "case/" + row.id, office, now)) all.push_back(*std::move(one));
            }
            filter.cursor = page.next;
        } while (!filter.cursor.empty());
    }
    std::sort(all.begin(), all.end(), [](const Reminded& a, const Reminded& b) { return a.case_id < b.case_id; });
    return all;
}

}  // namespace workflows
