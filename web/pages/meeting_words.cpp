#include "web/pages/meeting_words.hpp"

#include "web/pages/words.hpp"
#include "web/problem.hpp"

namespace web {

using workflows::AgendaItem;
using workflows::MeetingFile;

Response no_meeting(Call& call) { return problem_response(call, "not-found", "problem.no_such_meeting"); }

std::string href_of(const MeetingFile& meeting) { return "/meetings/" + meeting.id; }

engine::Explanation explained(const Call& call, const MeetingFile& meeting, std::string_view act, std::int64_t item) {
    engine::Value fields = engine::Value::object();
    if (item != 0) fields.set("item", item);
    return call.app.engine.explain({.stream = "meeting/" + meeting.id, .act = std::string(act), .fields = std::move(fields), .person = call.viewer.person});
}

std::string title_of(const Call& call, const MeetingFile& meeting) {
    return call.words.text("meeting.of", {{"date", long_date(call.words, meeting.date)}});
}

std::string item_title(const Call& call, const AgendaItem& item) {
    if (item.policy) return call.words.text("minutes.policy_item", {{"version", item.policy->version}});
    if (item.case_id.empty()) return item.title.text.empty() ? call.words.text("removal.gone") : item.title.text;
    const auto file = cases_of(call.store())(item.case_id);
    return file ? file->name(call.language) : item.case_id;
}

}  // namespace web
