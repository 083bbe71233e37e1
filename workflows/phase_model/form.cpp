#include "workflows/phase_model/form.hpp"

#include "workflows/text/format.hpp"
#include "workflows/text/identity_numbers.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace workflows {

using engine::Field;
using engine::Kind;
using engine::Value;

namespace {

constexpr std::size_t line_limit = 300;
constexpr std::size_t words_limit = 20'000;
constexpr std::size_t code_limit = 200;
constexpr std::size_t file_limit = 200'000;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::size_t characters(std::string_view utf8) {
    return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

/// Digits of "436" or "ORPHA:436"; nothing for anything else.
std::optional<std::string> orpha_digits(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with("ORPHA:") || text.starts_with("orpha:")) text.remove_prefix(6);
    const auto number = whole_number(text);
    if (!number || *number < 1 || *number > 99'999'999) return std::nullopt;
    return std::to_string(*number);
}

bool is_case_id(std::string_view text) {
    const auto digits = [](std::string_view part) { return !part.empty() && part.size() < 10 && part.find_first_not_of("0123456789") == std::string_view::npos; };
    return text.size() >= 9 && text[4] == '-' && digits(text.substr(0, 4)) && digits(text.substr(5));
}

bool is_list(Kind kind) {
    return kind == Kind::choices || kind == Kind::persons || kind == Kind::centres || kind == Kind::case_ids || kind == Kind::orphas;
}

Kind kind_of_item(Kind kind) {
    switch (kind) {
        case Kind::choices: return Kind::choice;
        case Kind::persons: return Kind::person;
        case Kind::centres: return Kind::centre;
        case Kind::case_ids: return Kind::case_id;
        case Kind::orphas: return Kind::orpha;
        default: return kind;
    }
}

/// Reads the fields of one form.
class Reader {
public:
    Reader(FormReading reading, const Office& office, Form& form) : reading_(reading), office_(office), form_(form) {}

    void read(const Field& field, const Value& given) {
        pointer_ = "/" + field.name;
        if (given.is_null() || (given.is_string() && trimmed(given.string()).empty() && reading_ == FormReading::lenient)) return;
        const auto value = is_list(field.kind) ? list(field, given) : single(field, field.kind, given);
        if (value) form_.fields.set(field.name, *value);
    }
    void wrong(std::string key, std::vector<std::pair<std::string, std::string>> values = {}) {
        form_.errors.push_back({pointer_, {std::move(key), std::move(values)}});
    }
    void at(std::string pointer) { pointer_ = std::move(pointer); }

private:
    std::optional<Value> fail(std::string key, std::vector<std::pair<std::string, std::string>> values = {}) {
        wrong(std::move(key), std::move(values));
        return std::nullopt;
    }

    std::optional<Value> list(const Field& field, const Value& given) {
        Value items = Value::array();
        if (given.is_array()) {
            for (const Value& item : given.items()) {
                const auto value = single(field, kind_of_item(field.kind), item);
                if (!value) return std::nullopt;
                items.push(*value);
            }
            return items;
        }
        if (!given.is_string() || reading_ == FormReading::strict) return fail("form.list");
        std::string_view rest = given.string();
        while (!rest.empty()) {
            const auto comma = rest.find_first_of(",\n");
            const std::string_view part = trimmed(rest.substr(0, comma));
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
            if (part.empty()) continue;
            const auto value = single(field, kind_of_item(field.kind), Value(part));
            if (!value) return std::nullopt;
            items.push(*value);
        }
        return items;
    }

    std::optional<Value> single(const Field& field, Kind kind, const Value& given) {
        if (kind == Kind::flag) return flag(given);
        if (kind == Kind::number || kind == Kind::entry) return number(given);
        if (kind == Kind::orpha && given.is_number()) return orpha(std::to_string(given.number()));
        if (!given.is_string()) return fail("form.text");
        const std::string text(kind == Kind::file ? std::string_view(given.string()) : trimmed(given.string()));
        if (text.empty()) return fail("form.empty");
        if (!(kind == Kind::code && is_hash(text)) && personal_number_in(text)) return std::nullopt;
        if (characters(text) > limit(field, kind)) return fail("form.too_long", {{"n", std::to_string(limit(field, kind))}});
        return from_text(field, kind, text);
    }

    std::optional<Value> from_text(const Field& field, Kind kind, const std::string& text) {
        switch (kind) {
            case Kind::choice:
                if (std::find(field.choices.begin(), field.choices.end(), text) == field.choices.end()) return fail("form.choice");
                return Value(text);
            case Kind::orpha: return orpha(text);
            case Kind::date: return date(text);
            case Kind::person: return person(text, field.kind == Kind::persons);
            case Kind::case_id: return is_case_id(text) ? std::optional<Value>(text) : fail("form.case_id");
            case Kind::link: return text.starts_with("https://") || text.starts_with("http://") ? std::optional<Value>(text) : fail("form.link");
            default: return Value(text);
        }
    }

    std::optional<Value> flag(const Value& given) {
        if (given.is_bool()) return given;
        if (given.is_string() && reading_ == FormReading::lenient) {
            const std::string& text = given.string();
            if (text == "true" || text == "yes" || text == "ja" || text == "on" || text == "1") return Value(true);
            if (text == "false" || text == "no" || text == "nei" || text == "0") return Value(false);
        }
        return fail("form.flag");
    }

    std::optional<Value> number(const Value& given) {
        if (given.is_number()) return given;
        if (given.is_string() && reading_ == FormReading::lenient)
            if (const auto read = whole_number(trimmed(given.string()))) return Value(*read);
        return fail("form.number");
    }

    std::optional<Value> orpha(const std::string& text) {
        const auto digits = orpha_digits(text);
        return digits ? std::optional<Value>(*digits) : fail("form.orpha");
    }

    std::optional<Value> date(const std::string& text) {
        const auto read = reading_ == FormReading::strict ? engine::parse_date(text) : typed_date(text);
        return read ? std::optional<Value>(engine::to_text(*read)) : fail("form.date");
    }

    /// A person id or e-mail address; in a list of those present also "who:for whom".
    std::optional<Value> person(const std::string& text, bool for_whom) {
        std::string ids;
        for (std::size_t start = 0; start <= text.size();) {
            const auto colon = for_whom ? std::min(text.find(':', start), text.size()) : text.size();
            const std::string part = text.substr(start, colon - start);
            const Person* found = part.find('@') == std::string::npos ? office_.find(part) : office_.find_email(part);
            if (found == nullptr) return fail("form.person_unknown", {{"person", part}});
            ids += (ids.empty() ? "" : ":") + found->id;
            start = colon + 1;
        }
        return Value(ids);
    }

    /// A SHA-256 of ours, where eleven digits in a row mean nothing.
    static bool is_hash(const std::string& text) {
        return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos && text.find_first_of("abcdef") != std::string::npos;
    }

    bool personal_number_in(const std::string& text) {
        const auto found = identity_numbers(text);
        if (found.empty()) return false;
        form_.personal_number = true;
        wrong("form.personal_number", {{"a", std::to_string(found.front().first)}, {"b", std::to_string(found.front().last)}});
        return true;
    }

    static std::size_t limit(const Field& field, Kind kind) {
        if (field.max_length != 0) return field.max_length;
        return kind == Kind::file ? file_limit : kind == Kind::words ? words_limit : kind == Kind::line ? line_limit : code_limit;
    }

    FormReading reading_;
    const Office& office_;
    Form& form_;
    std::string pointer_;
};

}  // namespace

Form read_form(const engine::ActSpec& act, const Value& given, FormReading reading, const Office& office) {
    Form form;
    Reader reader(reading, office, form);
    if (!given.is_object()) {
        reader.at("");
        reader.wrong("form.object");
        return form;
    }
    for (const auto& [name, value] : given.members()) {
        const auto field = std::ranges::find(act.fields, name, &Field::name);
        if (field != act.fields.end()) {
            reader.read(*field, value);
        } else {
            reader.at("/" + name);
            reader.wrong("form.unknown_field", {{"field", name}});
        }
    }
    for (const Field& field : act.fields) {
        if (!field.required || form.fields.has(field.name)) continue;
        const bool reported = std::any_of(form.errors.begin(), form.errors.end(), [&](const engine::FieldError& error) { return error.pointer == "/" + field.name; });
        if (reported) continue;
        reader.at("/" + field.name);
        reader.wrong(field.name == "reason" ? "form.reason" : "form.required");
    }
    return form;
}

}  // namespace workflows
