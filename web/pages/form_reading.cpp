// What a form sent, read as an act's fields: leniently where people type, strictly where a meaning could be lost.
#include "web/pages/form.hpp"

#include <charconv>

namespace web {

namespace {

using engine::Field;
using engine::Kind;
using engine::Value;

/// Without blanks at the ends, and with the line ends of our own.
std::string tidy(std::string_view text) {
    while (!text.empty() &&
           (text.front() == ' ' || text.front() == '\t' || text.front() == '\r' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r' || text.back() == '\n'))
        text.remove_suffix(1);
    std::string out;
    for (const char c : text)
        if (c != '\r') out += c;
    return out;
}

/// The parts of "1, 2 3".
Value::Array parts_of(std::string_view text) {
    Value::Array parts;
    std::string part;
    for (const char c : std::string(text) + " ") {
        if (c != ' ' && c != ',' && c != ';' && c != '\n') {
            part += c;
        } else if (!part.empty()) {
            parts.emplace_back(part);
            part.clear();
        }
    }
    return parts;
}

Value several(const Field& field, const Pairs& form) {
    Value::Array list;
    for (const auto& [name, value] : form)
        if (name == field.name && !value.empty()) {
            auto parts = field.kind == Kind::orphas || field.kind == Kind::case_ids ? parts_of(value)
                                                                                    : Value::Array{Value(value)};
            list.insert(list.end(), parts.begin(), parts.end());
        }
    return list.empty() ? Value() : Value(std::move(list));
}

void read_number(const Field& field, const std::string& typed, Sent& sent) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (error == std::errc() && end == typed.data() + typed.size())
        sent.fields.set(field.name, number);
    else
        sent.errors.push_back({"/" + field.name, {"err.number", {}}});
}

void read_field(const Field& field, const Pairs& form, Sent& sent) {
    const std::string typed = tidy(value_of(form, field.name));
    switch (field.kind) {
        case Kind::choices:
        case Kind::persons:
        case Kind::centres:
        case Kind::orphas:
        case Kind::case_ids: {
            Value list = several(field, form);
            if (!list.is_null()) sent.fields.set(field.name, std::move(list));
            return;
        }
        case Kind::flag:
            if (!typed.empty()) sent.fields.set(field.name, typed == "yes" || typed == "true");
            return;
        case Kind::number:
        case Kind::entry:
            if (!typed.empty()) read_number(field, typed, sent);
            return;
        case Kind::date: {
            if (typed.empty()) return;
            const auto date = read_date(typed);
            if (date)
                sent.fields.set(field.name, engine::to_text(*date));
            else
                sent.errors.push_back({"/" + field.name, {"err.date", {}}});
            return;
        }
        case Kind::file:
            if (!typed.empty()) sent.fields.set(field.name, value_of(form, field.name));
            return;
        case Kind::words:
        case Kind::line:
        case Kind::code:
        case Kind::link:
        case Kind::orpha:
        case Kind::choice:
        case Kind::person:
        case Kind::centre:
        case Kind::body:
        case Kind::case_id:
        case Kind::requirement:
            if (!typed.empty()) sent.fields.set(field.name, typed);
            return;
    }
}

}  // namespace

Sent read_form(const engine::ActSpec& act, const Pairs& form) {
    Sent sent;
    for (const auto& field : act.fields) read_field(field, form, sent);
    return sent;
}

}  // namespace web
