// Pages to read: help, accessibility statement, privacy, about.
#include "engine/version.hpp"
#include "web/pages/case_view.hpp"
#include "web/pages/page_sets.hpp"

namespace web {

namespace {

/// A heading with its paragraphs, from the catalogue: KEY.title and KEY.text.
struct Chapter {
    std::string id, title;
    Html text;

    void describe(auto& to) const {
        to("id", id);
        to("title", title);
        to("text", text);
    }
};

struct ReadingView {
    std::string title, lead;
    std::vector<Chapter> chapters;
    std::vector<Fact> terms;
    std::vector<Link> links;

    void describe(auto& to) const {
        to("title", title);
        to("lead", lead);
        to("chapters", chapters);
        to("terms", terms);
        to("links", links);
    }
};

constexpr Template<ReadingView> reading_template{"reading"};

void add_chapter(ReadingView& page, const Catalogue& words, const std::string& key, const char* chapter) {
    const std::string part = key + "." + chapter;
    page.chapters.push_back({chapter, words.text(part + ".title"), paragraphs(words.text(part + ".text"))});
}

ReadingView reading(const Catalogue& words, const std::string& key, std::initializer_list<const char*> chapters) {
    ReadingView page{.title = words.text("nav." + key), .lead = words.text(key + ".lead")};
    for (const char* chapter : chapters) add_chapter(page, words, key, chapter);
    return page;
}

Response show_reading(Call& call, const std::string& menu, const ReadingView& page) {
    return show(call, {.title = page.title, .menu = menu}, reading_template, page);
}

Response show_help(Call& call) {
    auto page = reading(call.words, "help", {"start", "why", "case", "hearing", "vote", "conflict", "privacy"});
    // Done on the machine: a page that hands out everything, withheld texts too, would be one more way to lose it.
    if (call.viewer.holds("administrator")) add_chapter(page, call.words, "help", "backup");
    page.links = {{"/glossary", call.words.text("nav.glossary"), {}},
                  {"/model", call.words.text("nav.model"), {}},
                  {"/policy", call.words.text("nav.policy"), {}}};
    return show_reading(call, "help", page);
}

Response show_accessibility(Call& call) {
    return show_reading(call, "", reading(call.words, "accessibility", {"status", "done", "not_done", "tell"}));
}
Response show_privacy(Call& call) {
    return show_reading(call, "", reading(call.words, "privacy", {"what", "who", "never", "rights"}));
}

Response show_about(Call& call) {
    auto page = reading(call.words, "about", {"model", "people", "orphanet", "program"});
    page.terms = {{call.words.text("about.version"), std::string(engine::program_version()), {}},
                  {call.words.text("about.model_version"), std::string(call.app.engine.workflow().version()), {}}};
    if (const auto release = call.app.nomenclature.latest_release())
        page.terms.push_back({"Orphanet", release->product + " " + release->version,
                              long_date(call.words, std::string_view(release->date).substr(0, 10))});
    return show_reading(call, "", page);
}

}  // namespace

PageSet reading_pages() {
    const auto open = Access::everyone;
    return {.routes = {page_route("/help", show_help, "Help", {}, open),
                       page_route("/accessibility", show_accessibility, "Accessibility statement", {}, open),
                       page_route("/privacy", show_privacy, "Privacy", {}, open),
                       page_route("/about", show_about, "About the model and the program", {}, open)},
            .templates = {use_of(reading_template)}};
}

}  // namespace web
