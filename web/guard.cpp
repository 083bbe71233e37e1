#include "web/guard.hpp"

#include "web/routes.hpp"
#include "workflows/text/identity_numbers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace web {

namespace {

using engine::Value;

/// Made by the program, or known to nobody but who typed it: eleven digits in a row mean nothing there.
constexpr std::array<std::string_view, 9> secrets{"csrf", "key", "password", "password_again", "old_password", "token", "draft", "version", "cursor"};
/// Lists of codes: each is looked at by itself, since two of them side by side make rows of digits.
constexpr std::array<std::string_view, 2> lists{"codes", "orpha"};

bool is_one_of(const auto& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

/// A hash of ours: most of its eleven-digit rows are chance.
bool is_hash(std::string_view text) {
    return text.size() >= 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos && text.find_first_of("abcdef") != std::string_view::npos;
}

class Places {
public:
    void look(std::string pointer, std::string_view text) {
        if (is_hash(text)) return;
        const auto found = workflows::identity_numbers(text);
        if (found.empty()) return;
        problem_.errors.push_back({std::move(pointer), {"form.personal_number", {{"a", std::to_string(found.front().first)}, {"b", std::to_string(found.front().last)}}}});
    }
    void look_at_each(const std::string& pointer, std::string_view text) {
        while (!text.empty()) {
            const auto end = text.find_first_of(" ,;\t\r\n");
            look(pointer, text.substr(0, end));
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
    }
    void look_into(const std::string& pointer, const Value& value) {
        if (value.is_string()) return look(pointer, value.string());
        if (value.is_array())
            for (std::size_t i = 0; i < value.items().size(); ++i) look_into(pointer + "/" + std::to_string(i), value.items()[i]);
        if (value.is_object())
            for (const auto& [name, member] : value.members())
                if (!is_one_of(secrets, name)) look_into(pointer + "/" + name, member);
    }
    std::optional<engine::Problem> problem() && {
        if (problem_.errors.empty()) return std::nullopt;
        problem_.type = "personal-number-refused";
        problem_.detail = {"problem.personal_number", {}};
        return std::move(problem_);
    }

private:
    engine::Problem problem_;
};

void look_at_address(const Call& call, Places& places) {
    for (const auto& [name, value] : call.path)
        if (!is_one_of(secrets, name)) places.look("/" + name, value);
    for (const auto& [name, value] : call.request.query) {
        if (is_one_of(secrets, name)) continue;
        if (is_one_of(lists, name))
            places.look_at_each("?" + name, value);
        else
            places.look("?" + name, value);
    }
}

void look_at_body(const Call& call, Places& places) {
    if (call.route.access != Access::administrator || call.request.body.empty()) return;
    if (call.route.body == Body::form) {
        if (const auto form = parse_form(call.request.body))
            for (const auto& [name, value] : *form)
                if (!is_one_of(secrets, name)) places.look("/" + name, value);
    } else if (call.route.body == Body::json) {
        const auto parsed = engine::parse_value(call.request.body);
        if (const auto* value = std::get_if<Value>(&parsed)) places.look_into("", *value);
    }
}

}  // namespace

std::optional<engine::Problem> identity_numbers_in(const Call& call) {
    Places places;
    look_at_address(call, places);
    look_at_body(call, places);
    return std::move(places).problem();
}

}  // namespace web
