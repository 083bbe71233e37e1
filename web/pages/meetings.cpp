// The list of meetings, and planning one.
#include "web/api/meeting_json.hpp"
#include "web/pages/meeting_view.hpp"
#include "web/pages/page_sets.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/access.hpp"

#include <algorithm>

namespace web {

namespace {

struct MeetingCard {
    std::string href, title, detail, state;

    void describe(auto& to) const {
        to("href", href);
        to("title", title);
        to("detail", detail);
        to("state", state);
    }
};

struct MeetingsView {
    std::string plan_href, as_of, next_href;
    bool newest = true;  ///< not a page of older ones
    std::vector<MeetingCard> coming, past;

    void describe(auto& to) const {
        to("plan_href", plan_href);
        to("as_of", as_of);
        to("next_href", next_href);
        to("newest", newest);
        to("coming", coming);
        to("past", past);
    }
};

constexpr std::size_t meetings_a_page = 50;
constexpr Template<MeetingsView> list_template{"meetings"};
constexpr Template<MeetingFormView> plan_template{"meeting_form"};

bool may_plan(Call& call) {
    return call.app.engine.explain({.stream = "", .act = "plan_meeting", .fields = engine::Value::object(), .person = call.viewer.person}).may_act;
}

MeetingCard card_of(const Call& call, const workflows::MeetingFile& meeting) {
    const auto items = std::ranges::count(meeting.items, false, &workflows::AgendaItem::out);
    return {.href = link_to("/meetings/" + meeting.id, {{"as_of", call.as_of ? workflows::to_text(*call.as_of) : std::string()}}),
            .title = call.words.text("meeting.of", {{"date", long_date(call.words, meeting.date)}}),
            .detail = meeting.place.text + " \u00b7 " + call.words.text("meeting.items", {{"n", std::to_string(items)}}),
            .state = capital(call.words.text("meeting.state." + meeting.state))};
}

Response show_list(Call& call) {
    if (!workflows::sees_meetings(call.viewer.standings)) return problem_response(call, "not-allowed", "problem.not_allowed");
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    MeetingsView page;
    if (call.as_of) page.as_of = typed_moment(*call.as_of);
    const std::string before(call.in_query("before"));
    page.newest = before.empty();
    const auto asked = workflows::meetings_before(call.app.engine.store(), before, meetings_a_page, call.as_of);
    for (const auto& meeting : asked.meetings)
        if (meeting->over()) page.past.push_back(card_of(call, *meeting));
    for (const auto& meeting : call.as_of ? asked.meetings : workflows::unsigned_meetings(call.app.engine.store(), call.app.cases))
        if (!meeting->over() && page.newest) page.coming.push_back(card_of(call, *meeting));
    if (!asked.next.empty()) page.next_href = link_to("/meetings", {{"before", asked.next}, {"as_of", call.as_of ? workflows::to_text(*call.as_of) : std::string()}});
    if (!call.as_of && may_plan(call)) page.plan_href = "/meetings/new";
    return show(call, {.title = call.words.text("nav.meetings"), .menu = "meetings"}, list_template, page);
}

Response plan_form(Call& call, const Pairs& values, const std::vector<engine::FieldError>& errors, int status) {
    const auto* spec = find_spec(call, "plan_meeting");
    if (spec == nullptr || !may_plan(call)) return problem_response(call, "not-allowed", "problem.not_allowed");
    MeetingFormView page{.crumbs = crumbs({{"/meetings", call.words.text("nav.meetings"), {}}}, call.words.text("act.plan_meeting")),
                  .title = call.words.text("act.plan_meeting"),
                  .intro = call.words.text("act.plan_meeting.help")};
    FormView form = form_for({call, nullptr, *spec, values, errors}, "/meetings/new", std::string(value_of(values, "key")));
    form.button = page.title;
    page.form.push_back(std::move(form));
    if (!errors.empty()) page.summary.push_back(summary_of(call.words, "plan_meeting", errors));
    return show(call, {.title = page.title, .menu = "meetings", .error = !errors.empty(), .status = status}, plan_template, page);
}

Response show_plan(Call& call) { return plan_form(call, call.request.query, {}, 200); }

Response send_plan(Call& call) {
    const auto form = parse_form(call.request.body);
    const auto* spec = find_spec(call, "plan_meeting");
    if (!form || spec == nullptr) return problem_response(call, "invalid", "problem.unreadable_form");
    const Sent sent = read_form(*spec, *form);
    if (!sent.errors.empty()) return plan_form(call, *form, sent.errors, 400);
    const auto result = call.app.engine.perform({.stream = "",
                                                 .act = "plan_meeting",
                                                 .fields = sent.fields,
                                                 .person = call.viewer.person,
                                                 .via = "page",
                                                 .idempotency_key = std::string(value_of(*form, "key")),
                                  .acknowledged = acknowledges(*form)});
    if (const auto* made = std::get_if<engine::Done>(&result))
        return see_other("/meetings/" + made->stream.substr(made->stream.find('/') + 1) + "?done=plan_meeting");
    const auto& problem = std::get<engine::Problem>(result);
    Response response = plan_form(call, *form, errors_of(problem), status_of(problem.type));
    response.problem = problem.type;
    return response;
}

}  // namespace

PageSet meeting_list_pages() {
    return {.routes = {page_route("/meetings", show_list, "The leader group's meetings", {"as_of", "before"}),
                       page_route("/meetings/new", show_plan, "Plans a meeting"),
                       form_route("/meetings/new", send_plan, "Plans a meeting")},
            .templates = {use_of(list_template)}};
}

}  // namespace web
