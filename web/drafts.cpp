#include "web/drafts.hpp"

#include "workflows/text/identity_numbers.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace web {

namespace {

using engine::Kind;
using engine::Value;

bool is_typed(const engine::Field& field) { return field.kind == Kind::words || field.kind == Kind::line; }

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Something that a person wrote, not only chose.
bool has_words(const engine::ActSpec& act, const Pairs& form) {
    return std::ranges::any_of(act.fields, [&](const auto& field) { return is_typed(field) && !blank(value_of(form, field.name)); });
}

std::vector<engine::FieldError> identity_numbers_in(const engine::ActSpec& act, const Pairs& form) {
    std::vector<engine::FieldError> errors;
    for (const auto& [name, value] : form) {
        const auto field = std::ranges::find(act.fields, name, &engine::Field::name);
        if (field == act.fields.end() || name == "draft") continue;
        const auto found = workflows::identity_numbers(value);
        if (!found.empty())
            errors.push_back({"/" + name, {"form.personal_number", {{"a", std::to_string(found.front().first)}, {"b", std::to_string(found.front().last)}}}});
    }
    return errors;
}

/// What of an act's form says which of several things it is about: each has a draft of its own.
constexpr std::array<std::string_view, 8> subject_names{"for_act", "comment", "criterion", "entry", "flag", "motion", "reply_to", "request"};

bool is_subject(const engine::ActSpec& act, std::string_view name, std::string_view value) {
    const bool plain = !value.empty() && value.size() <= 30 && std::ranges::all_of(value, [](unsigned char c) { return std::isalnum(c) != 0 || c == '_'; });
    return plain && std::ranges::find(subject_names, name) != subject_names.end() &&
           std::ranges::find(act.fields, name, &engine::Field::name) != act.fields.end();
}

}  // namespace

bool keeps_drafts(const Call& call, const engine::ActSpec& act) {
    return call.app.drafts != nullptr && act.phases != engine::in_no_case && act.name != "cast_vote" &&
           std::ranges::any_of(act.fields, is_typed);
}

std::string draft_about(const engine::ActSpec& act, const Pairs& form) {
    std::string about;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (is_subject(act, name, value)) about += (about.empty() ? "" : "/") + std::string(name) + "=" + std::string(value);
    };
    if (const std::string* kept = find(form, "draft_about")) {
        for (const auto& [name, value] : subjects_in(*kept)) add(name, value);
    } else {
        for (const std::string_view name : subject_names) add(name, value_of(form, name));
    }
    return about;
}

Pairs subjects_in(std::string_view about) {
    Pairs subjects;
    while (!about.empty()) {
        const std::string_view one = about.substr(0, about.find('/'));
        about.remove_prefix(std::min(about.size(), one.size() + 1));
        const auto equals = one.find('=');
        if (equals != std::string_view::npos) subjects.emplace_back(one.substr(0, equals), one.substr(equals + 1));
    }
    return subjects;
}

std::string draft_place(std::string_view case_id, const engine::ActSpec& act, const Pairs& form) {
    const std::string about = draft_about(act, form);
    return "case/" + std::string(case_id) + "/" + act.name + (about.empty() ? "" : "/" + about);
}

Value draft_fields(const engine::ActSpec& act, const Pairs& form) {
    Value fields = Value::object();
    for (const engine::Field& field : act.fields) {
        if (field.name == "draft") continue;
        Value texts = Value::array();
        for (const auto& [name, value] : form)
            if (name == field.name && !value.empty()) texts.push(value);
        if (!texts.items().empty()) fields.set(field.name, std::move(texts));
    }
    return fields;
}

Pairs draft_values(const workflows::Draft& draft) {
    Pairs values;
    for (const auto& [name, texts] : draft.fields.members())
        for (const Value& text : texts.items()) values.emplace_back(name, text.string());
    values.emplace_back("draft_revision", std::to_string(draft.revision));
    values.emplace_back("draft_at", draft.at);
    return values;
}

Pairs with_draft(const Call& call, std::string_view case_id, const engine::ActSpec& act, Pairs values) {
    if (!keeps_drafts(call, act)) return values;
    const auto draft = call.app.drafts->find(call.viewer.person, draft_place(case_id, act, values));
    if (!draft) return values;
    Pairs all = draft_values(*draft);
    all.emplace_back("draft_about", draft_about(act, values));
    for (auto& [name, value] : values)
        if (find(all, name) == nullptr) all.emplace_back(name, std::move(value));
    return all;
}

std::variant<std::int64_t, engine::Problem> keep_draft(Call& call, std::string_view case_id, const engine::ActSpec& act,
                                                       const Pairs& form, std::int64_t base) {
    const std::string place = draft_place(case_id, act, form);
    if (auto errors = identity_numbers_in(act, form); !errors.empty())
        return engine::Problem{.type = "personal-number-refused", .detail = {"problem.personal_number", {}}, .errors = std::move(errors)};
    const auto known = call.app.drafts->find(call.viewer.person, place);
    if (!has_words(act, form) && (!known || known->revision == base)) {
        call.app.drafts->drop(call.viewer.person, place);
        return 0;
    }
    if (!known && base == 0 && call.app.drafts->count(call.viewer.person) >= workflows::most_drafts)
        return engine::Problem{.type = "too-large", .detail = {"draft.too_many", {{"n", std::to_string(workflows::most_drafts)}}}};
    const auto saved = !has_words(act, form) ? std::nullopt : call.app.drafts->save(call.viewer.person, {.place = place, .revision = base, .fields = draft_fields(act, form), .at = engine::to_text(call.now())});
    if (saved) return *saved;
    engine::Problem problem{.type = "stale-version", .detail = {"draft.elsewhere", {}}};
    if (const auto other = call.app.drafts->find(call.viewer.person, place)) problem.version = other->revision;
    return problem;
}

void drop_draft(Call& call, std::string_view case_id, const engine::ActSpec& act, const Pairs& form) {
    if (keeps_drafts(call, act)) call.app.drafts->drop(call.viewer.person, draft_place(case_id, act, form));
}

std::int64_t revision_in(const Pairs& form) {
    const std::string_view text = value_of(form, "draft_revision");
    std::int64_t revision = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), revision);
    return error == std::errc() && end == text.data() + text.size() && revision > 0 ? revision : 0;
}

}  // namespace web
