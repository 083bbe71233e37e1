// Templates and page structs know the same names, and every text that pages show stands in bokmål and in English.
#include "tests/support/catch.hpp"
#include "web/assets.hpp"
#include "web/embedded.hpp"
#include "web/icons.hpp"
#include "web/pages/frame.hpp"
#include "web/view.hpp"
#include "workflows/embedded.hpp"
#include "workflows/text/catalogue.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <regex>
#include <set>
#include <sstream>

using web::Shape;
using web::Slot;
using web::Tag;
using web::TemplateUse;

namespace {

const workflows::Catalogues& texts() {
    static const auto all = [] {
        auto catalogues = std::make_unique<workflows::Catalogues>(workflows::embedded_files());
        catalogues->add(web::embedded_files());
        return catalogues;
    }();
    return *all;
}

std::vector<TemplateUse> all_uses() {
    std::vector<TemplateUse> uses;
    for (const auto& set : web::page_sets()) uses.insert(uses.end(), set.templates.begin(), set.templates.end());
    return uses;
}

/// Walks a template's tags with the struct's names, as mustache looks them up: from the innermost part outwards.
class Walk {
public:
    explicit Walk(const TemplateUse& use) : use_(use), root_{use.name, Slot::object, use.names} { scopes_.push_back(&root_); }

    std::set<std::string> problems() {
        const auto tags = web::tags_of(use_.name);
        for (const Tag& tag : tags) step(tag);
        note_names(root_, use_.name);
        return problems_;
    }
    /// By part (told by its names, as parts are shared by pages): the names it has, and those this template shows.
    const std::map<std::string, std::pair<std::set<std::string>, std::set<std::string>>>& parts() const { return parts_; }

private:
    const Shape* find(const std::string& name) {
        for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
            for (const Shape& member : (*scope)->members)
                if (member.name == name) return &member;
        return nullptr;
    }

    void step(const Tag& tag) {
        if (tag.kind == '/') {
            scopes_.pop_back();
            return;
        }
        if (tag.name == "." || tag.name.starts_with("t.") || tag.name.starts_with("i.")) return;
        const Shape* shape = find(tag.name);
        if (shape == nullptr) {
            problems_.insert(use_.name + ": no struct has " + tag.name);
            if (tag.kind == '#' || tag.kind == '^') scopes_.push_back(&nothing_);
            return;
        }
        used_.insert(shape);
        if (tag.kind == '{' && shape->slot != Slot::html) problems_.insert(use_.name + ": " + tag.name + " is shown raw but is no HTML");
        if (tag.kind == ' ' && shape->slot != Slot::text) problems_.insert(use_.name + ": " + tag.name + " is shown but is no text");
        const bool goes_in = tag.kind == '#' && (shape->slot == Slot::object || shape->slot == Slot::list);
        if (tag.kind == '#' || tag.kind == '^') scopes_.push_back(goes_in ? shape : &nothing_);
    }

    void note_names(const Shape& part, const std::string& page) {
        std::string key = page;
        if (&part != &root_) {
            key = "part:";
            for (const Shape& member : part.members) key += " " + member.name;
        }
        auto& [names, shown] = parts_[key];
        for (const Shape& member : part.members) {
            const bool flag = member.name.starts_with("has_");
            const std::string name = flag ? member.name.substr(4) : member.name;
            names.insert(name);
            if (used_.contains(&member)) shown.insert(name);
            if (!member.members.empty() && used_.contains(&member)) note_names(member, page);
        }
    }

    const TemplateUse& use_;
    Shape root_, nothing_;
    std::vector<const Shape*> scopes_;
    std::set<const Shape*> used_;
    std::map<std::string, std::pair<std::set<std::string>, std::set<std::string>>> parts_;
    std::set<std::string> problems_;
};

struct Note {
    std::string text;
    web::Html html;

    void describe(auto& to) const {
        to("text", text);
        to("html", html);
    }
};

bool has(const workflows::Catalogue& catalogue, const std::string& key) {
    return catalogue.has(key) || (catalogue.has(key + ".one") && catalogue.has(key + ".other"));
}

std::set<std::string> texts_in_templates() {
    std::set<std::string> keys;
    for (const auto& name : web::template_names())
        for (const auto& tag : web::tags_of(name))
            if (tag.name.starts_with("t.")) keys.insert(tag.name.substr(2));
    return keys;
}

/// Keys that the code of the pages asks for by their full name.
std::set<std::string> texts_in_code() {
    std::set<std::string> keys;
    const char* root = std::getenv("PHASEMODEL_ROOT");
    const std::regex call(R"re(text\("([a-z_]+(?:\.[A-Za-z_0-9]+)+)")re");
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(root == nullptr ? "." : root) / "web/pages")) {
        if (entry.path().extension() != ".cpp") continue;
        std::stringstream source;
        source << std::ifstream(entry.path()).rdbuf();
        const std::string code = source.str();
        for (auto found = std::sregex_iterator(code.begin(), code.end(), call); found != std::sregex_iterator(); ++found)
            if (code[static_cast<std::size_t>(found->position(0) + found->length(0))] != ' ' || code.substr(static_cast<std::size_t>(found->position(0) + found->length(0)), 3) != " + ")
                keys.insert((*found)[1]);
    }
    return keys;
}

}  // namespace

TEST_CASE("every template shows just the names its page struct has", "[pages]") {
    std::set<std::string> problems, filled;
    std::map<std::string, std::pair<std::set<std::string>, std::set<std::string>>> parts;

    for (const auto& use : all_uses()) {
        filled.insert(use.name);
        Walk walk(use);
        problems.merge(walk.problems());
        for (const auto& [part, names] : walk.parts()) {
            parts[part].first.insert(names.first.begin(), names.first.end());
            parts[part].second.insert(names.second.begin(), names.second.end());
        }
    }
    for (const auto& [part, names] : parts)
        for (const auto& name : names.first)
            if (!names.second.contains(name)) problems.insert(part + ": nothing shows " + name);
    for (const auto& name : web::template_names())
        if (!filled.contains(name)) problems.insert(name + ": no page fills it");

    CHECK(problems == std::set<std::string>{});
}

TEST_CASE("every text that templates and pages ask for stands in every language", "[pages]") {
    auto keys = texts_in_templates();
    keys.merge(texts_in_code());

    std::set<std::string> missing;
    for (const auto& key : keys)
        for (const auto* catalogue : {&texts().nb, &texts().en})
            if (!has(*catalogue, key)) missing.insert(catalogue->language() + " " + key);

    CHECK(keys.size() > 300);
    CHECK(missing == std::set<std::string>{});
}

TEST_CASE("the three languages have the same texts", "[pages]") {
    std::set<std::string> gaps;

    for (const auto& [key, text] : texts().nb.all()) {
        if (!texts().en.has(key)) gaps.insert("en " + key);
        if (!texts().nn.all().contains(key)) gaps.insert("nn " + key);
    }
    for (const auto& [key, text] : texts().en.all())
        if (!texts().nb.has(key)) gaps.insert("nb " + key);
    for (const auto& [key, text] : texts().nn.all())
        if (!texts().nb.has(key)) gaps.insert("nb " + key);

    CHECK(gaps == std::set<std::string>{});
}

TEST_CASE("every icon that a template names is drawn, and hidden from speech", "[pages]") {
    std::set<std::string> missing;
    const auto names = web::icon_names();

    for (const auto& name : web::template_names())
        for (const auto& tag : web::tags_of(name))
            if (tag.name.starts_with("i.") && std::ranges::find(names, tag.name.substr(2)) == names.end()) missing.insert(tag.name);

    CHECK(missing == std::set<std::string>{});
    for (const auto name : names) CHECK(web::icon(name).text.find("aria-hidden=\"true\"") != std::string::npos);
}

TEST_CASE("no template has a style or a script of its own", "[pages]") {
    std::set<std::string> found;

    for (const auto& file : web::embedded_files()) {
        if (!file.name.starts_with("templates/")) continue;
        for (const char* forbidden : {" style=", "<style", " onclick=", " onsubmit=", "javascript:"})
            if (file.content.find(forbidden) != std::string_view::npos) found.insert(std::string(file.name) + forbidden);
    }

    CHECK(found == std::set<std::string>{});
}

TEST_CASE("the style sheet is one, in layers, and its address follows its content", "[pages]") {
    const auto& style = web::assets().front();

    CHECK(style.name == "style.css");
    CHECK(style.body.find("@layer ds.components{.ds-button") != std::string::npos);
    CHECK(style.body.find(".pm-phases") > style.body.find("@layer ds.components{.ds-button"));
    CHECK(style.path == "/assets/style." + style.etag.substr(1, 16) + ".css");
}

TEST_CASE("text is escaped, HTML is not, and what is empty is not there", "[pages]") {
    const auto full = web::Filler::of(Note{"a < b", {"<b>c</b>"}});
    const auto empty = web::Filler::of(Note{});

    CHECK(full.text("text") == "a < b");
    CHECK(full.text("html") == "<b>c</b>");
    CHECK(empty.find("text")->is_bool());
}
