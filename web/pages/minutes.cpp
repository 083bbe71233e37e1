// The minutes of a meeting, to read, print or take away.
#include "web/documents.hpp"
#include "web/pages/document_view.hpp"
#include "web/pages/meeting_view.hpp"
#include "web/pages/meeting_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/pages/sight.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"
#include "workflows/phase_model/meeting/minutes.hpp"

namespace web {

namespace {

constexpr Template<MinutesView> minutes_template{"minutes"};

Response show_minutes(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto meeting = meeting_of(call);
    if (!meeting) return no_meeting(call);
    if (meeting->opened_at.empty()) return problem_response(call, "not-found", "problem.no_minutes_yet");
    const auto cases = cases_of(call.store());
    const auto shut_out = shut_out_for(call);
    const auto document = workflows::minutes_document(*meeting, cases, shut_out, *call.viewer.office, call.words);
    if (auto file = document_file(call, document, minutes_file_name(call, meeting->id))) return *std::move(file);
    MinutesView page{.body = {workflows::body_html(document)}};
    page.crumbs = crumbs({{link_then(call, "/meetings"), call.words.text("nav.meetings"), {}}, {link_then(call, href_of(*meeting)), title_of(call, *meeting), {}}}, call.words.text("meeting.minutes"));
    page.links = document_links(call, href_of(*meeting) + "/minutes", {{"as_of", moment_asked(call)}});
    if (!call.as_of && explained(call, *meeting, "sign_minutes").offered)
        page.sign_href = link_to(href_of(*meeting) + "/acts/sign_minutes", {{"version", workflows::minutes_hash(*meeting, cases)}});
    return show(call, {.title = document.title, .menu = "meetings"}, minutes_template, page);
}

}  // namespace

PageSet minutes_pages() {
    return {.routes = {page_route("/meetings/{id}/minutes", show_minutes, "The minutes, to read, print or take away", {"form", "as_of"})},
            .templates = {use_of(minutes_template)}};
}

}  // namespace web
