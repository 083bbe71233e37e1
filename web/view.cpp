#include "web/view.hpp"

#include "web/embedded.hpp"
#include "web/icons.hpp"

#include <kainjow/mustache.hpp>

#include <deque>
#include <map>
#include <memory>
#include <stdexcept>

namespace web {

namespace {

namespace mustache = kainjow::mustache;
using engine::Value;

/// The text of a template with its parts put in place; mustache's own partials would be parsed again at each use.
std::string source_of(std::string_view name, int depth = 0) {
    const std::string file = "templates/" + std::string(name) + ".html";
    const auto content = engine::content_of(embedded_files(), file);
    if (!content) throw std::runtime_error("there is no template " + file);
    if (depth > 8) throw std::runtime_error("the parts of " + file + " go round in a circle");
    std::string out;
    std::string_view rest = *content;
    for (auto at = rest.find("{{>"); at != std::string_view::npos; at = rest.find("{{>")) {
        const auto end = rest.find("}}", at);
        if (end == std::string_view::npos) throw std::runtime_error(file + ": a part is not closed");
        out += rest.substr(0, at);
        out += source_of(rest.substr(at + 3, end - at - 3), depth + 1);
        rest.remove_prefix(end + 2);
    }
    out += rest;
    if (depth > 0 && out.ends_with('\n')) out.pop_back();
    return out;
}

struct Parsed {
    std::map<std::string, std::unique_ptr<mustache::mustache>, std::less<>> templates;
};

Parsed parse_all() {
    Parsed parsed;
    for (const auto& name : template_names()) {
        auto page = std::make_unique<mustache::mustache>(source_of(name));
        if (!page->is_valid()) throw std::runtime_error("template " + name + ": " + page->error_message());
        parsed.templates.emplace(name, std::move(page));
    }
    return parsed;
}

/// Parsed once, at the first use; never changed afterwards (rendering writes only to its own context).
const Parsed& parsed() {
    static const Parsed all = parse_all();
    return all;
}

mustache::data data_of(const Value& value) {
    if (value.is_string()) return mustache::data(value.string());
    if (value.is_bool()) return mustache::data(value.boolean());
    if (value.is_array()) {
        mustache::list items;
        items.reserve(value.items().size());
        for (const auto& item : value.items()) items.push_back(data_of(item));
        return mustache::data(items);
    }
    mustache::data object;
    if (value.is_object())
        for (const auto& [name, member] : value.members()) object[name] = data_of(member);
    return object;
}

/// Looks names up in the page's values, from the innermost part outwards, and "t.KEY" and "i.NAME" where texts and
/// icons are.
class Names final : public mustache::basic_context<std::string> {
public:
    Names(const mustache::data& values, const workflows::Catalogue& words) : words_(words) {
        stack_.push_back(&values);
    }

    void push(const mustache::data* part) override { stack_.push_back(part); }
    void pop() override { stack_.pop_back(); }
    const mustache::data* get_partial(const std::string&) const override { return nullptr; }

    const mustache::data* get(const std::string& name) const override {
        if (name.starts_with("t.")) return &kept_.emplace_back(words_.text(std::string_view(name).substr(2)));
        if (name.starts_with("i."))
            return &kept_.emplace_back(std::string(icon(std::string_view(name).substr(2)).text));
        if (name == ".") return stack_.back();
        for (auto part = stack_.rbegin(); part != stack_.rend(); ++part)
            if (const auto* found = (*part)->get(name)) return found;
        return nullptr;
    }

private:
    std::vector<const mustache::data*> stack_;
    const workflows::Catalogue& words_;
    mutable std::deque<mustache::data> kept_;  ///< what get() made; lives as long as the rendering
};

}  // namespace

std::string fill(std::string_view name, const Value& values, const workflows::Catalogue& words) {
    const auto found = parsed().templates.find(name);
    if (found == parsed().templates.end()) throw std::logic_error("there is no template " + std::string(name));
    const auto data = data_of(values);
    Names names(data, words);
    std::string out;
    struct Sink {
        std::string& out;
        Sink& operator<<(const std::string& piece) {
            out += piece;
            return *this;
        }
    } sink{out};
    found->second->render(names, sink);
    return out;
}

void check_templates() { parsed(); }

std::vector<std::string> template_names() {
    constexpr std::string_view folder = "templates/", ending = ".html";
    std::vector<std::string> names;
    for (const auto& file : embedded_files()) {
        if (!file.name.starts_with(folder) || !file.name.ends_with(ending)) continue;
        const auto name = file.name.substr(folder.size(), file.name.size() - folder.size() - ending.size());
        if (!name.starts_with('_')) names.emplace_back(name);
    }
    return names;
}

std::vector<Tag> tags_of(std::string_view name) {
    std::vector<Tag> tags;
    const auto source = source_of(name);
    for (auto at = source.find("{{"); at != std::string::npos; at = source.find("{{", at)) {
        const bool raw = source.compare(at, 3, "{{{") == 0;
        const auto begin = at + (raw ? 3 : 2);
        const auto end = source.find(raw ? "}}}" : "}}", begin);
        if (end == std::string::npos) break;
        std::string inner = source.substr(begin, end - begin);
        Tag tag{raw ? '{' : ' ', {}};
        if (!raw && (inner[0] == '#' || inner[0] == '^' || inner[0] == '/' || inner[0] == '!')) {
            tag.kind = inner[0];
            inner.erase(0, 1);
        }
        tag.name = std::move(inner);
        if (tag.kind != '!') tags.push_back(std::move(tag));
        at = end;
    }
    return tags;
}

}  // namespace web
