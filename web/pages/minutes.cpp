// The minutes of a meeting, to read, print or take away.
#include "web/pages/document_view.hpp"
#include "web/pages/meeting_view.hpp"
#include "web/pages/meeting_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/sight.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/meeting/minutes.hpp"

namespace web {

namespace {

constexpr Template<MinutesView> minutes_template{"minutes"};

Response show_minutes(Call& call) {
    const auto meeting = meeting_of(call);
    if (!meeting) return no_meeting(call);
    if (meeting->opened_at.empty()) return problem_response(call, "not-found", "problem.no_minutes_yet");
    const auto cases = cases_of(call.app.engine.store());
    const auto shut_out = shut_out_for(call);
    const auto document = workflows::minutes_document(*meeting, cases, shut_out, *call.viewer.office, call.words);
    const auto form = call.in_query("form");
    if (form == "html" || form == "text") return document_file(document, (call.language == "en" ? "minutes-" : "protokoll-") + meeting->id, form == "text");
    if (!form.empty()) return problem_response(call, "invalid", "problem.minutes_form");
    MinutesView page{.body = {workflows::body_html(document)}};
    page.crumbs = crumbs({{"/meetings", call.words.text("nav.meetings"), {}}, {href_of(*meeting), title_of(call, *meeting), {}}}, call.words.text("meeting.minutes"));
    page.html_href = link_to(href_of(*meeting) + "/minutes", {{"form", "html"}, {"lang", call.language}});
    page.text_href = link_to(href_of(*meeting) + "/minutes", {{"form", "text"}, {"lang", call.language}});
    if (explained(call, *meeting, "sign_minutes").offered)
        page.sign_href = link_to(href_of(*meeting) + "/acts/sign_minutes", {{"version", workflows::minutes_hash(*meeting, cases)}});
    return show(call, {.title = document.title, .menu = "meetings"}, minutes_template, page);
}

}  // namespace

PageSet minutes_pages() {
    return {.routes = {page_route("/meetings/{id}/minutes", show_minutes, "The minutes, to read, print or take away", {"form"})},
            .templates = {use_of(minutes_template)}};
}

}  // namespace web
