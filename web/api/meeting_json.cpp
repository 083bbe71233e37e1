#include "web/api/meeting_json.hpp"

#include "web/api/common.hpp"
#include "web/past.hpp"
#include "workflows/phase_model/access.hpp"

#include <algorithm>

namespace web {

using engine::Value;
using workflows::MeetingFile;

namespace {

Value or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value policy_json(const workflows::PolicyItem& policy) {
    return Value::object({{"version", policy.version},
                          {"sha256", policy.sha256},
                          {"valid_from", policy.valid_from},
                          {"report", or_null(policy.report)},
                          {"adopted_at", or_null(policy.adopted_at)}});
}

/// Why it was asked for may tell of the case.
Value discussion_json(const workflows::DiscussionAsked& asked, bool withheld) {
    return Value::object({{"person", asked.person}, {"seat", asked.seat}, {"at", asked.at}, {"from_block", asked.from_block}, {"reason", withheld ? Value() : or_null(asked.reason.text)}});
}

Value item_json(const workflows::AgendaItem& item, bool withheld) {
    return Value::object({{"item", item.seq},
                          {"kind", item.kind},
                          {"case", or_null(item.case_id)},
                          {"title", or_null(item.title.text)},
                          {"added_by", item.added_by},
                          {"out", item.out},
                          {"why_out", or_null(withheld ? std::string() : item.why_out.text)},
                          {"block", item.block == 0 ? Value() : Value(item.block)},
                          {"discussion", item.discussion ? discussion_json(*item.discussion, withheld) : Value()},
                          {"policy", item.policy ? policy_json(*item.policy) : Value()},
                          {"papers", or_null(item.content)},
                          {"taken_up_at", or_null(item.taken_up_at)},
                          {"ended_at", or_null(item.ended_at)}});
}

/// Null where there is none, and where it may tell of a case that the reader is shut out of.
Value correction_json(const workflows::Words& correction, const std::vector<std::string>& about, const workflows::CaseOf& cases, const workflows::ShutOut& shut_out) {
    return workflows::is_withheld(about, cases, shut_out) ? Value() : or_null(correction.text);
}

}  // namespace

std::string meeting_stream(const Call& call) {
    const std::string id(call.in_path("id"));
    const bool ours = id.size() >= 9 && id.find_first_not_of("0123456789-") == std::string::npos;
    return ours ? "meeting/" + id : std::string();
}

std::shared_ptr<const MeetingFile> meeting_of(const Call& call) {
    const std::string stream = meeting_stream(call);
    if (stream.empty() || !workflows::sees_meetings(call.viewer.standings)) return nullptr;
    return std::dynamic_pointer_cast<const MeetingFile>(call.as_of ? file_as_of(call, stream, *call.as_of) : call.app.engine.store().read(stream));
}

workflows::CaseOf cases_of(engine::Store& store) {
    return [&store](std::string_view id) {
        return std::dynamic_pointer_cast<const workflows::Case>(store.read("case/" + std::string(id)));
    };
}

Value meeting_row(const MeetingFile& meeting) {
    const auto items = std::ranges::count_if(meeting.items, [](const auto& item) { return !item.out; });
    return Value::object({{"id", meeting.id},
                          {"version", meeting.version()},
                          {"state", meeting.state},
                          {"date", meeting.date},
                          {"place", meeting.place.text},
                          {"form", meeting.form},
                          {"items", static_cast<std::int64_t>(items)}});
}

Value meeting_json(const MeetingFile& meeting, const std::vector<workflows::Suggested>& suggested, const workflows::CaseOf& cases,
                   const workflows::ShutOut& shut_out) {
    Value agenda = Value::array(), people = Value::array(), signatures = Value::array(), more = Value::array();
    for (const auto& item : meeting.items) agenda.push(item_json(item, workflows::is_shut_out_of(item, cases, shut_out)));
    for (const auto& one : meeting.presences)
        people.push(Value::object(
            {{"person", one.person}, {"seat", one.sits_for}, {"from", one.from}, {"to", or_null(one.to)}}));
    for (const auto& one : meeting.signatures)
        signatures.push(Value::object({{"person", one.person},
                                       {"as", one.as},
                                       {"version", one.version},
                                       {"at", one.at},
                                       {"objection", or_null(one.objection.text)}}));
    for (const auto& one : suggested)
        more.push(Value::object({{"case", one.row.id}, {"name", one.row.name}, {"why", one.why}}));
    Value value = meeting_row(meeting);
    value.set("papers_by", or_null(meeting.papers_by)).set("notice", or_null(meeting.notice.text));
    value.set("chair", or_null(meeting.chair)).set("secretary", or_null(meeting.secretary));
    value.set("called_at", or_null(meeting.called_at)).set("opened_at", or_null(meeting.opened_at));
    value.set("closed_at", or_null(meeting.closed_at)).set("observers", or_null(meeting.observers.text));
    Value callers = Value::array();
    for (const std::string& seat : meeting.callers) callers.push(seat);
    value.set("callers", std::move(callers));
    Value earlier = Value::array();
    for (const auto& one : meeting.earlier)
        earlier.push(Value::object({{"meeting", one.meeting}, {"version", one.version}, {"correction", correction_json(one.correction, one.about, cases, shut_out)}}));
    value.set("earlier", std::move(earlier));
    const auto& approval = meeting.approval;
    value.set("approval", approval ? Value::object({{"meeting", approval->meeting}, {"at", approval->at}, {"correction", correction_json(approval->correction, approval->about, cases, shut_out)}}) : Value());
    value.set("agenda", std::move(agenda)).set("presences", std::move(people));
    return value.set("signatures", std::move(signatures)).set("suggested", std::move(more));
}

}  // namespace web
