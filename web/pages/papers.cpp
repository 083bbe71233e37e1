// The papers of a meeting as one page, to read, print or take away.
#include "web/documents.hpp"
#include "web/pages/document_view.hpp"
#include "web/pages/meeting_view.hpp"
#include "web/pages/meeting_words.hpp"
#include "web/pages/page_sets.hpp"
#include "web/papers.hpp"
#include "web/past.hpp"
#include "web/problem.hpp"

namespace web {

namespace {

Response show_papers(Call& call) {
    if (auto invalid_moment = read_past(call)) return *std::move(invalid_moment);
    const auto meeting = meeting_of(call);
    if (!meeting) return no_meeting(call);
    const auto document = workflows::papers_document(*meeting, papers_seen(call, *meeting), call.words);
    if (auto file = document_file(call, document, papers_file_name(call, meeting->id))) return *std::move(file);
    DocumentView page{.crumbs = crumbs({{link_then(call, "/meetings"), call.words.text("nav.meetings"), {}}, {link_then(call, href_of(*meeting)), title_of(call, *meeting), {}}}, call.words.text("meeting.papers")),
                      .body = {workflows::body_html(document)},
                      .links = document_links(call, href_of(*meeting) + "/papers", {{"as_of", moment_asked(call)}})};
    return show(call, {.title = document.title, .menu = "meetings"}, document_template, page);
}

}  // namespace

PageSet paper_pages() {
    return {.routes = {page_route("/meetings/{id}/papers", show_papers, "The papers of a meeting as one page", {"form", "as_of"})}, .templates = {}};
}

}  // namespace web
