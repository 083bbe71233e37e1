// Din tur: meetings to prepare, call, open, attend, and minutes to sign.
#include "web/icons.hpp"
#include "web/pages/meeting_words.hpp"
#include "web/pages/turn_view.hpp"
#include "workflows/phase_model/access.hpp"
#include "workflows/phase_model/meeting/agenda.hpp"
#include "workflows/phase_model/meeting/minutes_record.hpp"

#include <algorithm>

namespace web {

namespace {

using workflows::MeetingFile;

bool leads(const Call& call) { return call.viewer.holds("administrative_leader") || call.viewer.holds("centre_leader"); }

/// Has signed the minutes as they are now.
bool has_signed(const Call& call, const MeetingFile& meeting) {
    const std::string version = workflows::minutes_hash(meeting, cases_of(call.app.engine.store()));
    return std::ranges::any_of(meeting.signatures, [&](const auto& one) { return one.person == call.viewer.person && one.version == version && !one.objection.given(); });
}

/// What the meeting asks of the person now; "" for nothing.
std::string asked(const Call& call, const MeetingFile& meeting) {
    if (meeting.state == "planned") {
        if (call.viewer.holds("case_officer")) return "prepare";
        return call.viewer.holds("administrative_leader") ? "call" : "";
    }
    if (meeting.state == "called" && meeting.date <= engine::to_text(call.viewer.today) && explained(call, meeting, "open_meeting").offered) return "open";
    if (meeting.state == "called" || meeting.state == "open") return leads(call) ? "attend" : "";
    if (meeting.state != "closed" || meeting.secretary == call.viewer.person || !explained(call, meeting, "sign_minutes").offered) return {};
    return has_signed(call, meeting) ? "" : "sign";
}

std::string why(const Call& call, const MeetingFile& meeting, const std::string& what) {
    const bool late = what == "open" && meeting.date < engine::to_text(call.viewer.today);
    return call.words.text("turn.meeting." + what + (late ? ".late.why" : ".why"), {{"date", long_date(call.words, meeting.date)}});
}

std::string href_for(const MeetingFile& meeting, const std::string& what) {
    const std::string href = href_of(meeting);
    if (what == "call") return href + "/acts/call_meeting";
    if (what == "open") return href + "/acts/open_meeting";
    return what == "sign" ? href + "/minutes" : href;
}

}  // namespace

void add_meetings(Call& call, std::vector<TurnItem>& items) {
    if (!workflows::sees_meetings(call.viewer.standings)) return;
    for (const auto& meeting : workflows::unsigned_meetings(call.app.engine.store(), call.app.cases)) {
        const std::string what = asked(call, *meeting);
        if (what.empty()) continue;
        const auto& words = call.words;
        const std::string title = words.text("turn.meeting." + what);
        const bool papers = meeting->state == "planned" && !meeting->papers_by.empty();
        TurnItem item{.href = href_for(*meeting, what),
                      .title = title,
                      .name = lower(title_of(call, *meeting)),
                      .why = why(call, *meeting, what),
                      .button = title,
                      .due = papers ? meeting->papers_by : meeting->date};
        if (const auto date = engine::parse_date(item.due); date && what != "sign") {
            item.dates = words.text("turn.by", {{"date", long_date(words, *date)}});
            const bool over = *date < call.viewer.today;
            item.tags.push_back({over ? "danger" : "neutral", days_left(words, call.viewer.today, *date), icon("clock")});
        }
        items.push_back(std::move(item));
    }
}

}  // namespace web
