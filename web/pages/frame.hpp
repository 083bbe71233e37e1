// The frame of every page: head, menu by role, banner, footer. A page hands in its own part and says where it belongs.
#pragma once

#include "web/call.hpp"
#include "web/http.hpp"
#include "web/pages/words.hpp"
#include "web/routes.hpp"
#include "web/view.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace web {

/// What the frame must know of a page.
struct Head {
    std::string title;   ///< "Hypofosfatasi, sak 2026-0042"
    std::string menu;    ///< the menu item it stands under: "turn", "board", "cases" …; "" for none
    bool error = false;  ///< the title begins with "Feil: "
    int status = 200;
    std::int64_t waiting = -1;  ///< how many things wait for this person, where the page knows
};

/// The page in its frame.
Response framed(Call& call, const Head& head, std::string body);

template <class Page>
Response show(Call& call, const Head& head, Template<Page> page, const Page& values) {
    return framed(call, head, render(page, values, call.words));
}

/// What one file of pages offers: its routes, and the templates it fills with what.
struct PageSet {
    std::vector<Route> routes;
    std::vector<TemplateUse> templates;
};

/// Every file of pages.
std::vector<PageSet> page_sets();

/// A route to a page. `query` names the parameters it knows.
Route page_route(std::string path, Handler handler, std::string summary, std::vector<std::string> query = {},
                 Access access = Access::content);
/// A route that takes a form.
/// As form_route(), for a form that sends a file.
Route upload_route(std::string path, Handler handler, std::string summary, Access access = Access::content);
Route form_route(std::string path, Handler handler, std::string summary, Access access = Access::content,
                 std::vector<std::string> query = {});

/// The path on this server with the query's parameters, percent-encoded; empty values are left out.
std::string link_to(std::string_view path, const Pairs& query = {});

/// One step of the breadcrumbs.
struct Crumbs {
    std::string parent_href, parent_text;  ///< shown alone on small screens
    std::vector<Link> steps;               ///< all, from the top; the page itself comes after them
    std::string here;

    void describe(auto& to) const {
        to("parent_href", parent_href);
        to("parent_text", parent_text);
        to("steps", steps);
        to("here", here);
    }
};
Crumbs crumbs(std::vector<Link> steps, std::string here);

PageSet frame_parts();

}  // namespace web
