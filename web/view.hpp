// View: pages as HTML, made from templates (web/templates) and typed page structs. A page struct names its fields once,
// in describe(); from that come both what fills the template and the list of names the template may use (tests compare
// them).
#pragma once

#include "engine/value.hpp"
#include "workflows/text/catalogue.hpp"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace web {

/// Text that is HTML already (an icon, a part rendered before). A template shows it with {{{name}}}, all else with
/// {{name}}.
struct Html {
    std::string text;
};

/// What a name in a template stands for.
enum class Slot { text, flag, html, object, list };

/// The names a page struct has. An optional struct is an `object`; each list also has a flag `has_NAME`.
struct Shape {
    std::string name;
    Slot slot = Slot::object;
    std::vector<Shape> members;
};

/// Reads a page struct into the value that fills its template. Absent and empty things become false, so that
/// {{#name}} … {{/name}} shows a part only where there is something to show.
class Filler {
public:
    void operator()(std::string name, const std::string& text) { set(std::move(name), plain(text)); }
    void operator()(std::string name, const Html& html) { set(std::move(name), plain(html.text)); }
    template <std::same_as<bool> Flag>
    void operator()(std::string name, Flag flag) {
        set(std::move(name), engine::Value(flag));
    }
    template <class T>
    void operator()(std::string name, const std::optional<T>& part) {
        if (part)
            (*this)(std::move(name), *part);
        else
            set(std::move(name), engine::Value(false));
    }
    template <class T>
    void operator()(std::string name, const std::vector<T>& items) {
        engine::Value::Array list;
        list.reserve(items.size());
        for (const auto& item : items) list.push_back(of(item));
        set("has_" + name, engine::Value(!items.empty()));
        set(std::move(name), engine::Value(std::move(list)));
    }
    template <class T>
    requires std::is_class_v<T>
    void operator()(std::string name, const T& part) { set(std::move(name), of(part)); }

    template <class T>
    static engine::Value of(const T& part) {
        if constexpr (std::is_same_v<T, std::string>) {
            return plain(part);
        } else {
            Filler filler;
            part.describe(filler);
            return engine::Value(std::move(filler.members_));
        }
    }

private:
    static engine::Value plain(const std::string& text) {
        return text.empty() ? engine::Value(false) : engine::Value(text);
    }
    void set(std::string name, engine::Value value) { members_.insert_or_assign(std::move(name), std::move(value)); }

    engine::Value::Object members_;
};

/// Reads the names of a page struct, without one.
class Lister {
public:
    void operator()(std::string name, const std::string&) { add(std::move(name), Slot::text); }
    void operator()(std::string name, const Html&) { add(std::move(name), Slot::html); }
    template <std::same_as<bool> Flag>
    void operator()(std::string name, Flag) {
        add(std::move(name), Slot::flag);
    }
    template <class T>
    void operator()(std::string name, const std::optional<T>&) {
        (*this)(std::move(name), T{});
    }
    template <class T>
    void operator()(std::string name, const std::vector<T>&) {
        add("has_" + name, Slot::flag);
        add(std::move(name), Slot::list, of<T>());
    }
    template <class T>
    requires std::is_class_v<T>
    void operator()(std::string name, const T&) { add(std::move(name), Slot::object, of<T>()); }

    template <class T>
    static std::vector<Shape> of() {
        if constexpr (std::is_same_v<T, std::string>) {
            return {};
        } else {
            Lister lister;
            T{}.describe(lister);
            return std::move(lister.members_);
        }
    }

private:
    void add(std::string name, Slot slot, std::vector<Shape> members = {}) {
        members_.push_back({std::move(name), slot, std::move(members)});
    }

    std::vector<Shape> members_;
};

/// The template that shows a Page: web/templates/NAME.html. The name lives as long as the program.
template <class Page>
struct Template {
    std::string_view name;
};

/// One use of a template, for the tests that compare names.
struct TemplateUse {
    std::string name;
    std::vector<Shape> names;
};

template <class Page>
TemplateUse use_of(Template<Page> page) {
    return {std::string(page.name), Lister::of<Page>()};
}

/// Fills the template of that name. {{t.KEY}} is the text of that key in `words`; {{{i.NAME}}} an icon.
std::string fill(std::string_view name, const engine::Value& values, const workflows::Catalogue& words);

template <class Page>
std::string render(Template<Page> page, const Page& values, const workflows::Catalogue& words) {
    return fill(page.name, Filler::of(values), words);
}

/// Reads every template. Throws std::runtime_error naming the first that is invalid; called before anything listens.
void check_templates();

/// A tag in a template, as the tests need it.
struct Tag {
    char kind = ' ';  ///< ' ' escaped, '{' raw, '#' section, '^' inverted, '/' end of a section
    std::string name;
};

/// All tags of a template in order, with its parts ({{>name}}) put in place.
std::vector<Tag> tags_of(std::string_view name);
/// Every template, without parts ("_name").
std::vector<std::string> template_names();

}  // namespace web
