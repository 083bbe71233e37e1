// One's own notices and how they come by e-mail; for an administrator the letters that did not go out.
#include "web/notices.hpp"

#include "web/api/api.hpp"
#include "web/api/common.hpp"
#include "web/problem.hpp"

namespace web {

namespace {

using engine::Value;

constexpr std::int64_t most_notices = 500;

Value or_null(const std::string& text) { return text.empty() ? Value() : Value(text); }

Value as_value(const ShownNotice& shown) {
    const auto& notice = shown.notice;
    return Value::object({{"case", notice.case_id},
                          {"entry", notice.seq},
                          {"event", notice.event},
                          {"why", notice.why},
                          {"at", notice.at},
                          {"due", or_null(notice.due)},
                          {"seen", notice.seen},
                          {"sentence", or_null(shown.sentence)}});
}

Response list(Call& call) {
    std::optional<Response> problem;
    const auto limit = query_number(call, "limit", 100, 1, most_notices, problem);
    if (problem) return std::move(*problem);
    Value notices = Value::array();
    for (const auto& shown : shown_notices(call, static_cast<std::size_t>(limit))) notices.push(as_value(shown));
    const auto& person = call.viewer.person;
    return json(Value::object({{"notices", notices},
                               {"unseen", call.app.notices == nullptr ? 0 : call.app.notices->unseen(person)},
                               {"mail", call.app.notices == nullptr ? "off" : call.app.notices->mail_mode(person)}}));
}

Response see(Call& call) {
    auto body = json_object(call);
    if (auto* refused = std::get_if<Response>(&body)) return std::move(*refused);
    const auto until = engine::parse_instant(std::get<Value>(body).text("until"));
    if (!until || call.app.notices == nullptr) return invalid(call, "/until", "form.time");
    call.app.notices->see(call.viewer.person, engine::to_text(*until));
    return json(Value::object({{"unseen", call.app.notices->unseen(call.viewer.person)}}));
}

Response choose(Call& call) {
    auto body = json_object(call);
    if (auto* refused = std::get_if<Response>(&body)) return std::move(*refused);
    const std::string mode = std::get<Value>(body).text("mail");
    if (!workflows::is_mail_mode(mode) || call.app.notices == nullptr) return invalid(call, "/mail", "form.choice");
    call.app.notices->set_mail_mode(call.viewer.person, mode);
    return json(Value::object({{"mail", mode}}));
}

Response letters(Call& call) {
    Value all = Value::array();
    if (call.app.outbox != nullptr)
        for (const auto& letter : call.app.outbox->letters(call.in_query("state"), most_notices))
            all.push(Value::object({{"id", letter.id},
                                    {"person", letter.person},
                                    {"kind", letter.kind},
                                    {"made_at", letter.made_at},
                                    {"state", letter.state},
                                    {"attempts", letter.attempts},
                                    {"next_at", letter.next_at},
                                    {"said", or_null(letter.said)}}));
    return json(Value::object({{"letters", all}}));
}

Response retry(Call& call) {
    const std::string now = engine::to_text(call.now());
    if (call.app.outbox == nullptr || !call.app.outbox->retry(call.in_path("letter"), now))
        return problem_response(call, "not-found", "problem.no_such_letter");
    return json(Value::object({{"id", call.in_path("letter")}, {"state", "waiting"}}));
}

}  // namespace

std::vector<Route> notice_routes() {
    return {{.method = "GET",
             .path = "/api/v1/notices",
             .handler = list,
             .access = Access::content,
             .face = Face::api,
             .summary = "What one is told of, the newest first; no words of any case",
             .query = {{"limit", "At most so many", number_schema(1, most_notices)}},
             .response_schema = "Notices"},
            {.method = "POST",
             .path = "/api/v1/notices/seen",
             .handler = see,
             .access = Access::content,
             .face = Face::api,
             .summary = "Marks what happened until a time as seen",
             .body = Body::json,
             .request_schema = "NoticesSeenRequest",
             .response_schema = "NoticesSeen"},
            {.method = "PUT",
             .path = "/api/v1/notices/mail",
             .handler = choose,
             .access = Access::content,
             .face = Face::api,
             .summary = "Chooses e-mail: off, your_turn, daily or weekly",
             .body = Body::json,
             .request_schema = "NoticeMail",
             .response_schema = "NoticeMail"},
            {.method = "GET",
             .path = "/api/v1/letters",
             .handler = letters,
             .access = Access::administrator,
             .face = Face::api,
             .summary = "E-mail that waits or was given up, without its words",
             .query = {{"state", "Only those in this state", choice_schema({"waiting", "sending", "sent", "dead", "dropped"})}},
             .response_schema = "Letters"},
            {.method = "POST",
             .path = "/api/v1/letters/{letter}/retry",
             .handler = retry,
             .access = Access::administrator,
             .face = Face::api,
             .summary = "Lets a letter that was given up wait again",
             .response_schema = "LetterState",
             .problems = {"not-found"}}};
}

}  // namespace web
