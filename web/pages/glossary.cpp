#include "web/pages/glossary.hpp"

#include "web/pages/page_sets.hpp"
#include "web/twin.hpp"

#include <algorithm>

namespace web {

namespace {

constexpr std::string_view prefix = "glossary.", suffix = ".title";

struct GlossaryView {
    std::string lead, csv_href, json_href;
    std::vector<GlossaryWord> list;

    void describe(auto& to) const {
        to("lead", lead);
        to("csv_href", csv_href);
        to("json_href", json_href);
        to("list", list);
    }
};

constexpr Template<GlossaryView> glossary_template{"glossary"};

GlossaryWord word_of(const workflows::Catalogue& words, const std::string& name) {
    const std::string key = std::string(prefix) + name;
    return {name, words.text(key + std::string(suffix)), words.text(key + ".text"), "/glossary#" + name};
}

Response show_glossary(Call& call) {
    GlossaryView page{.lead = call.words.text("glossary.lead"), .csv_href = link_to("/glossary", {{"format", "csv"}}), .json_href = link_to("/glossary", {{"format", "json"}})};
    page.list = glossary(call.words);
    if (twin_of(call) != Twin::page) {
        std::vector<TwinRow> rows;
        for (const GlossaryWord& word : page.list) rows.push_back({{"word", word.id}, {"title", word.title}, {"text", word.text}});
        return twin_of(call) == Twin::csv ? csv_twin("glossary.csv", {"word", "title", "text"}, rows) : json_twin(rows, "");
    }
    return show(call, {.title = call.words.text("nav.glossary"), .menu = "glossary"}, glossary_template, page);
}

}  // namespace

std::vector<GlossaryWord> glossary(const workflows::Catalogue& words) {
    std::vector<GlossaryWord> list;
    for (const auto& [key, text] : words.all())
        if (key.starts_with(prefix) && key.ends_with(suffix)) list.push_back(word_of(words, key.substr(prefix.size(), key.size() - prefix.size() - suffix.size())));
    std::ranges::sort(list, {}, &GlossaryWord::title);
    return list;
}

std::vector<GlossaryWord> glossary(const workflows::Catalogue& words, std::initializer_list<const char*> names) {
    std::vector<GlossaryWord> list;
    for (const char* name : names) list.push_back(word_of(words, name));
    return list;
}

PageSet glossary_pages() {
    return {.routes = {page_route("/glossary", show_glossary, "Words used here", {"format"}, Access::everyone)}, .templates = {use_of(glossary_template)}};
}

}  // namespace web
