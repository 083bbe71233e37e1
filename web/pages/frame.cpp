#include "web/pages/frame.hpp"

#include "web/assets.hpp"
#include "web/icons.hpp"
#include "web/past.hpp"
#include "workflows/phase_model/table.hpp"
#include "workflows/text/identity_numbers.hpp"

#include <algorithm>

namespace web {

namespace {

struct MenuItem {
    std::string href, text, current, count;

    void describe(auto& to) const {
        to("href", href);
        to("text", text);
        to("current", current);
        to("count", count);
    }
};

/// This page in another language.
struct OtherLanguage {
    std::string value, href, name;

    void describe(auto& to) const {
        to("value", value);
        to("href", href);
        to("name", name);
    }
};

struct Layout {
    std::string language, scheme, title, csrf, style, script, icon_path, home;
    bool signed_in = false, sees_search = false, demonstration = false;
    std::string unseen;  ///< notices not seen yet, in words; "" for none
    std::string role, place, orphanet, printed;
    std::string past, past_title, past_today;  ///< where the page shows the past
    std::vector<OtherLanguage> other_languages;
    std::vector<MenuItem> menu;
    Html body;

    void describe(auto& to) const {
        to("language", language);
        to("scheme", scheme);
        to("title", title);
        to("csrf", csrf);
        to("style", style);
        to("script", script);
        to("icon_path", icon_path);
        to("home", home);
        to("signed_in", signed_in);
        to("sees_search", sees_search);
        to("demonstration", demonstration);
        to("unseen", unseen);
        to("role", role);
        to("place", place);
        to("other_languages", other_languages);
        to("orphanet", orphanet);
        to("printed", printed);
        to("past", past);
        to("past_title", past_title);
        to("past_today", past_today);
        to("menu", menu);
        to("body", body);
    }
};

constexpr Template<Layout> layout{"layout"};

/// Who the frame says is signed in: the first of these roles that the person holds.
constexpr std::string_view role_order[] = {"administrative_leader", "centre_leader", "case_officer",
                                           "user_representative",   "professional",  "auditor",
                                           "administrator"};

const workflows::Standing* leading(const Viewer& viewer) {
    for (const auto role : role_order)
        for (const bool deputy : {false, true})
            for (const auto& standing : viewer.standings)
                if (standing.role == role && standing.on_behalf.empty() != deputy) return &standing;
    return nullptr;
}

/// The menu of a role (the design's section 2), by keys; pages that do not exist yet are not in it.
std::vector<std::string_view> menu_of(const Viewer& viewer) {
    std::vector<std::string_view> keys;
    const auto add = [&](std::initializer_list<std::string_view> more) {
        for (const auto key : more)
            if (std::ranges::find(keys, key) == keys.end()) keys.push_back(key);
    };
    if (viewer.holds("case_officer"))
        add({"turn", "board", "cases", "comments", "proposals", "meetings", "diagnoses", "history", "policy"});
    if (viewer.holds("administrative_leader") || viewer.holds("centre_leader"))
        add({"turn", "board", "cases", "meetings", "diagnoses", "history", "policy"});
    if (viewer.holds("user_representative") || viewer.holds("professional"))
        add({"turn", "hearings", "following", "board", "glossary"});
    if (viewer.holds("auditor")) add({"history", "cases", "meetings", "policy", "model"});
    if (viewer.holds("administrator")) add({"users", "letters", "policy"});
    add({"help"});
    return keys;
}

std::string href_of(std::string_view key) { return key == "board" ? "/" : "/" + std::string(key); }

std::vector<MenuItem> menu_for(const Call& call, const Head& head) {
    std::vector<MenuItem> menu;
    if (!call.viewer.signed_in()) return menu;
    for (const auto key : menu_of(call.viewer)) {
        MenuItem item{href_of(key), call.words.text("nav." + std::string(key)), {}, {}};
        if (key == head.menu) item.current = call.request.path == item.href ? "page" : "true";
        if (key == "turn" && head.waiting > 0) item.count = std::to_string(head.waiting);
        menu.push_back(std::move(item));
    }
    return menu;
}

/// This very page in the other languages; nothing after a form was sent, where what is typed would be lost.
void offer_languages(const Call& call, Layout& page) {
    if (call.request.method != "GET") return;
    Pairs kept = call.request.query;
    // A number that was refused is not said again, in no link either.
    std::erase_if(kept, [](const auto& parameter) { return parameter.first == "lang" || !workflows::identity_numbers(parameter.second).empty(); });
    for (const char* language : {"nb", "nn", "en"}) {
        if (call.language == language) continue;
        Pairs query = kept;
        query.emplace_back("lang", language);
        page.other_languages.push_back({language, link_to(call.request.path, query), call.words.text(std::string("language.") + language)});
    }
}

/// A page of the past says so before anything else, and leads back to the present.
void say_past(const Call& call, Layout& page) {
    if (!call.as_of) return;
    page.past_title = call.words.text("past.title", {{"when", moment_in_words(call.words, *call.as_of)}});
    page.past = call.words.text("past.text");
    Pairs query = call.request.query;
    std::erase_if(query, [](const auto& parameter) { return parameter.first == "as_of" || parameter.first == "cursor"; });
    page.past_today = link_to(call.request.path, query);
}

void say_who(const Call& call, Layout& page) {
    const auto* standing = leading(call.viewer);
    if (standing == nullptr) {
        page.role = call.words.text("role.none");
        return;
    }
    page.role = role_name(call.words, standing->role, {}, {}, !standing->on_behalf.empty());
    page.place = !standing->centre.empty() ? standing->centre : standing->organisation;
    if (page.place.empty()) page.place = term(call.words, "role.place", standing->role);
}

}  // namespace

Response framed(Call& call, const Head& head, std::string body) {
    Layout page;
    page.language = call.language;
    const auto* account = call.viewer.account();
    page.scheme = account != nullptr ? account->scheme : "auto";
    page.title = (head.error ? call.words.text("err.prefix") + " " : "") + head.title;
    page.csrf = call.viewer.csrf;
    page.style = asset_path("style.css");
    page.script = asset_path("script.js");
    page.icon_path = asset_path("icon.svg");
    page.home = "/";
    page.signed_in = call.viewer.signed_in();
    page.sees_search = call.viewer.sees_cases();
    page.demonstration = call.app.options.demonstration;
    if (page.signed_in) say_who(call, page);
    if (page.sees_search && call.app.notices != nullptr)
        if (const auto unseen = call.app.notices->unseen(call.viewer.person); unseen > 0) page.unseen = std::to_string(unseen);
    if (page.sees_search)
        page.home = call.viewer.holds("auditor") && call.viewer.standings.size() == 1 ? "/history" : "/turn";
    offer_languages(call, page);
    say_past(call, page);
    if (const auto release = call.app.nomenclature.latest_release())
        page.orphanet = call.words.text(
            "footer.orphanet", {{"version", release->version.empty() ? release->product : release->version},
                                {"date", long_date(call.words, std::string_view(release->date).substr(0, 10))}});
    page.printed = call.words.text("footer.printed", {{"title", head.title}, {"date", long_date(call.words, call.viewer.today)}});
    page.menu = menu_for(call, head);
    page.body.text = std::move(body);
    return html(render(layout, page, call.words), head.status);
}

Route page_route(std::string path, Handler handler, std::string summary, std::vector<std::string> query,
                 Access access) {
    Route route{.method = "GET",
                .path = std::move(path),
                .handler = std::move(handler),
                .access = access,
                .face = Face::page,
                .summary = std::move(summary)};
    for (auto& name : query) route.query.push_back({std::move(name), "", engine::Value::object({{"type", "string"}})});
    return route;
}

Route form_route(std::string path, Handler handler, std::string summary, Access access,
                 std::vector<std::string> query) {
    Route route = page_route(std::move(path), std::move(handler), std::move(summary), std::move(query), access);
    route.method = "POST";
    route.body = Body::form;
    route.success = 303;
    return route;
}

Route upload_route(std::string path, Handler handler, std::string summary, Access access) {
    Route route = form_route(std::move(path), std::move(handler), std::move(summary), access, {});
    route.body = Body::upload;
    return route;
}

std::string link_to(std::string_view path, const Pairs& query) {
    std::string link(path);
    char before = '?';
    for (const auto& [name, value] : query) {
        if (value.empty()) continue;
        link += before + percent_encoded(name) + "=" + percent_encoded(value);
        before = '&';
    }
    return link;
}

Crumbs crumbs(std::vector<Link> steps, std::string here) {
    Crumbs path;
    if (!steps.empty()) {
        path.parent_href = steps.back().href;
        path.parent_text = steps.back().text;
    }
    path.steps = std::move(steps);
    path.here = std::move(here);
    return path;
}

PageSet frame_parts() { return {.routes = {}, .templates = {use_of(layout)}}; }

}  // namespace web
