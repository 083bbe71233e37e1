#include "web/pages/form.hpp"

#include "engine/crypto.hpp"
#include "web/drafts.hpp"
#include "workflows/phase_model/warnings.hpp"
#include "workflows/text/readability.hpp"
#include "workflows/phase_model/requirements/impartiality.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

namespace web {

namespace {

using engine::Kind;

constexpr std::size_t most_radios = 6;

std::string id_of(std::string_view field) { return "f-" + std::string(field); }

std::string first_of(const workflows::Catalogue& words, std::initializer_list<std::string> keys) {
    for (const auto& key : keys)
        if (words.has(key)) return words.text(key);
    return {};
}

/// A date from the address or from a form, as it is typed.
std::string shown(const engine::Field& field, std::string_view value) {
    if (field.kind != Kind::date) return std::string(value);
    const std::string typed = typed_date(value);
    return typed.empty() ? std::string(value) : typed;
}

std::string input_mode(Kind kind) {
    if (kind == Kind::number || kind == Kind::date || kind == Kind::entry) return "numeric";
    return kind == Kind::link ? "url" : std::string();
}

/// Chosen by what was typed before; several values of one name for lists.
void choose(std::vector<Option>& options, const Pairs& values, std::string_view name) {
    for (auto& option : options)
        option.chosen = std::ranges::any_of(
            values, [&](const auto& sent) { return sent.first == name && sent.second == option.value; });
}

void number_options(Control& control) {
    for (std::size_t i = 0; i < control.options.size(); ++i) {
        control.options[i].id = i == 0 ? control.id : control.id + "-" + std::to_string(i + 1);
        control.options[i].name = control.name;
    }
}

/// What a text's readability is, or that it is told when there is something to read.
std::string lix_words(const Catalogue& words, std::string_view text) {
    const auto lix = workflows::lix(text);
    return lix ? words.text("lix." + std::string(workflows::lix_grade(*lix)), {{"n", std::to_string(*lix)}}) : words.text("lix.none");
}

/// Which control shows a field with these choices.
void pick_control(Control& control, const engine::Field& field) {
    const bool several = field.kind == Kind::choices || field.kind == Kind::persons || field.kind == Kind::centres;
    if (field.kind == Kind::flag)
        control.tick = true;
    else if (field.kind == Kind::words || field.kind == Kind::file)
        control.area = true;
    else if (several && !control.options.empty())
        control.boxes = true;
    else if (control.options.empty() || (field.kind == Kind::case_id && field.name == "decision"))
        control.line = true;  // what is offered may be taken; any other case may be named
    else if ((field.required || !control.value.empty()) && control.options.size() <= most_radios)
        control.radios = true;
    else
        control.select = true;
}

}  // namespace

const engine::ActSpec* find_spec(const Call& call, std::string_view act) {
    const auto& acts = call.app.engine.workflow().acts();
    const auto found = std::ranges::find(acts, act, &engine::ActSpec::name);
    return found == acts.end() ? nullptr : &*found;
}

bool can_be_filled_in(Call& call, const workflows::Case& file, std::string_view act) {
    const auto* spec = find_spec(call, act);
    if (spec == nullptr) return false;
    const Pairs values;
    const std::vector<engine::FieldError> errors;
    const FormFor what{call, &file, *spec, values, errors};
    return std::ranges::all_of(spec->fields, [&](const engine::Field& field) {
        if (field.name == "entry" && act != "set_access") return act == "correct" || file.cycle > 1;
        const bool chosen = field.kind == Kind::entry || field.name == "hit" ||
                            (field.kind == Kind::body && act == "record_no_statement");
        return !chosen || !field.required || !options_for(what, field).empty();
    });
}

std::string field_label(const workflows::Catalogue& words, std::string_view act, std::string_view field) {
    const std::string own = "field." + std::string(act) + "." + std::string(field);
    return words.has(own) ? words.text(own) : words.text("field." + std::string(field));
}

std::optional<Control> control_for(const FormFor& what, const engine::Field& field) {
    const auto& words = what.call.words;
    Control control{
        .id = id_of(field.name), .name = field.name, .label = field_label(words, what.act.name, field.name)};
    control.help =
        first_of(words, {"field." + what.act.name + "." + field.name + ".help", "field." + field.name + ".help"});
    if (control.help.empty() && field.kind == Kind::date) control.help = words.text("date.help");
    for (const auto& error : what.errors)
        if (error.pointer == "/" + field.name) control.error = words.text(error.message);
    control.options = options_for(what, field);
    const bool asked = std::ranges::find(what.asked, field.name) != what.asked.end();
    control.optional = !field.required && !asked && field.kind != Kind::flag;
    control.value = shown(field, value_of(what.values, field.name));
    control.mode = input_mode(field.kind);
    control.kind = field.kind == Kind::date ? "pm-short" : "";
    control.rows = "5";
    control.max = std::to_string(field.max_length != 0 ? field.max_length : 20'000);
    if (what.act.name == "write_summary" && field.kind == Kind::words) control.lix = lix_words(words, control.value);
    choose(control.options, what.values, field.name);
    pick_control(control, field);
    if (control.tick)
        control.value =
            value_of(what.values, field.name) == "yes" || value_of(what.values, field.name) == "true" ? "yes" : "";
    number_options(control);
    if (!control.help.empty()) control.described_by = control.id + "-help";
    if (!control.error.empty())
        control.described_by += (control.described_by.empty() ? "" : " ") + control.id + "-error";
    return control;
}

std::vector<std::string> fields_asked_by(const std::vector<std::string>& requirements) {
    static const std::map<std::string, std::vector<std::string>, std::less<>> asking{
        {"name_given", {"name"}},
        {"origin_given", {"origin"}},
        {"reasons_given", {"reason", "words"}},
        {"where_served", {"where_served"}},
        {"review_date", {"review_date"}},
        {"next_review_date", {"next_review_date"}},
        {"what_is_new", {"what_is_new"}},
        {"park_condition", {"until"}},
        {"target_cases", {"outcome", "targets"}},
        {"outcome_allowed", {"outcome"}},
        {"primary_centre", {"primary", "principle"}},
        {"start_date", {"start_date"}},
        {"scope_frozen", {"scope"}},
        {"oral_link_decided", {"oral"}},
        {"assignment_source", {"list", "list_date", "line"}}};
    std::vector<std::string> fields;
    for (const auto& requirement : requirements)
        if (const auto found = asking.find(requirement); found != asking.end())
            fields.insert(fields.end(), found->second.begin(), found->second.end());
    return fields;
}

/// The hash of what is signed: of a comment's hiding where the form is about one, else of the case's content.
std::string draft_to_sign(const FormFor& what) {
    if (value_of(what.values, "for_act") == "redact") {
        std::int64_t entry = 0;
        const std::string_view number = value_of(what.values, "entry");
        std::from_chars(number.data(), number.data() + number.size(), entry);
        return workflows::redaction_hash(*what.file, entry, value_of(what.values, "place"), value_of(what.values, "ground"));
    }
    const std::string seq(value_of(what.values, "comment"));
    if (value_of(what.values, "for_act") == "hide_comment")
        for (const auto& comment : what.file->comments)
            if (std::to_string(comment.by.seq) == seq) return what.file->hiding_hash(comment);
    if (value_of(what.values, "for_act") == "mark_editorial")
        for (const auto& mark : what.file->editorial_marks)
            if (std::to_string(mark.entry) == value_of(what.values, "entry") && !mark.refused) return what.file->marking_hash(mark);
    return what.file->content_hash();
}

std::string words_of_draft(const Call& call, std::string_view at) {
    return call.words.text("draft.saved", {{"time", date_and_time(call.words, std::string(at))}});
}

/// Asked for only where something typed may point at a person.
Control tick_for_warnings(const Catalogue& words, bool ticked) {
    return {.id = id_of("acknowledged"), .name = "acknowledged", .label = words.text("warn.acknowledge"), .help = words.text("warn.help"),
            .value = ticked ? "yes" : "", .described_by = id_of("acknowledged") + "-help", .tick = true};
}

FormView form_for(const FormFor& what, std::string action, std::string key) {
    FormView form{.action = std::move(action)};
    form.hidden.push_back({"csrf", what.call.viewer.csrf});
    form.hidden.push_back({"key", key.empty() ? engine::random_token() : std::move(key)});
    if (what.file != nullptr) form.hidden.push_back({"version", std::to_string(what.file->version())});
    if (what.file != nullptr && keeps_drafts(what.call, what.act)) {
        form.draft_action = "/cases/" + what.file->id + "/acts/" + what.act.name + "/draft";
        form.hidden.push_back({"draft_revision", std::to_string(revision_in(what.values))});
        form.hidden.push_back({"draft_about", draft_about(what.act, what.values)});
        if (const auto at = value_of(what.values, "draft_at"); !at.empty())
            form.draft_note = words_of_draft(what.call, at);
    }
    for (const auto& field : what.act.fields) {
        if (!what.shown.empty() && std::ranges::find(what.shown, field.name) == what.shown.end()) continue;
        if (field.name == "draft" && what.file != nullptr) {
            form.hidden.push_back({"draft", draft_to_sign(what)});
            continue;
        }
        if (field.name == "reply_to") {
            if (const auto to = value_of(what.values, field.name); !to.empty()) form.hidden.push_back({field.name, std::string(to)});
            continue;
        }
        if (auto control = control_for(what, field)) form.controls.push_back(std::move(*control));
    }
    if (acknowledges(what.values) || std::ranges::any_of(what.errors, workflows::is_warning))
        form.controls.push_back(tick_for_warnings(what.call.words, acknowledges(what.values)));
    return form;
}

bool acknowledges(const Pairs& form) { return value_of(form, "acknowledged") == "yes"; }

std::vector<engine::FieldError> errors_of(const engine::Problem& problem) {
    std::vector<engine::FieldError> errors = problem.errors;
    for (const auto& answer : problem.answers)
        if (!answer.lets_through()) errors.push_back({"", answer.reason});
    if (errors.empty()) errors.push_back({"", problem.detail});
    return errors;
}

ErrorSummary summary_of(const workflows::Catalogue& words, std::string_view act,
                        const std::vector<engine::FieldError>& errors) {
    ErrorSummary summary{.title = words.text("err.summary")};
    for (const auto& error : errors) {
        const std::string field =
            error.pointer.starts_with('/') ? error.pointer.substr(1, error.pointer.find('/', 1) - 1) : std::string();
        const std::string said = words.text(error.message);
        if (field.empty())
            summary.errors.push_back({"#main", said, {}});
        else
            summary.errors.push_back({"#" + id_of(field), field_label(words, act, field) + ": " + said, {}});
    }
    return summary;
}

}  // namespace web
