// Forms made from an act's fields: what they look like, what they are filled with, and how what was sent is read.
#pragma once

#include "engine/act.hpp"
#include "engine/command.hpp"
#include "web/pages/frame.hpp"
#include "web/pages/sight.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

struct Option {
    std::string id, name, value, label, help;
    bool chosen = false;

    void describe(auto& to) const {
        to("id", id);
        to("name", name);
        to("value", value);
        to("label", label);
        to("help", help);
        to("chosen", chosen);
    }
};

/// One field as a page shows it; exactly one of the flags says which control it is.
struct Control {
    std::string id, name, label, help, error, value, described_by, mode, rows, max, kind, lix;  ///< lix: how hard the text is to read, in words
    std::string nothing = {};  ///< what a select says where nothing is chosen; "" for "choose"
    bool optional = false, line = false, area = false, select = false, radios = false, boxes = false, tick = false;
    std::vector<Option> options;

    void describe(auto& to) const {
        to("id", id);
        to("name", name);
        to("label", label);
        to("help", help);
        to("error", error);
        to("value", value);
        to("described_by", described_by);
        to("mode", mode);
        to("rows", rows);
        to("max", max);
        to("kind", kind);
        to("lix", lix);
        to("nothing", nothing);
        to("optional", optional);
        to("line", line);
        to("area", area);
        to("select", select);
        to("radios", radios);
        to("boxes", boxes);
        to("tick", tick);
        to("options", options);
    }
};

struct Hidden {
    std::string name, value;

    void describe(auto& to) const {
        to("name", name);
        to("value", value);
    }
};

struct FormView {
    std::string action, button;
    std::string draft_action, draft_note;  ///< where what is typed is kept before it is sent; "" where it is not
    std::string method = "post";
    std::vector<Hidden> hidden;
    std::vector<Control> controls;

    void describe(auto& to) const {
        to("action", action);
        to("method", method);
        to("button", button);
        to("draft_action", draft_action);
        to("draft_note", draft_note);
        to("hidden", hidden);
        to("controls", controls);
    }
};

/// What is wrong, first on the page, each with a link to its field.
struct ErrorSummary {
    std::string title;
    std::vector<Link> errors;

    void describe(auto& to) const {
        to("title", title);
        to("errors", errors);
    }
};

/// What a form is made for.
struct FormFor {
    Call& call;
    const workflows::Case* file = nullptr;  ///< null where there is no case yet
    const engine::ActSpec& act;
    const Pairs& values;  ///< as typed, or from the address
    const std::vector<engine::FieldError>& errors;
    std::vector<std::string> asked = {};  ///< fields that a requirement asks for, though the act alone could do without
    std::vector<std::string> shown = {};  ///< only these, where not empty
    std::vector<std::shared_ptr<const workflows::Case>> beside = {};  ///< cases that the act is about too
};

/// The fields that a form is asked for by these requirements ("where_served", "primary" …).
std::vector<std::string> fields_asked_by(const std::vector<std::string>& requirements);

/// The form's own fields beside the act's: csrf, version (the case's, when there is one) and an idempotency key.
FormView form_for(const FormFor& what, std::string action, std::string key);
/// A field's own control; empty when the page does not ask for it.
std::optional<Control> control_for(const FormFor& what, const engine::Field& field);
/// The choices of a field that names something known: centres, people, entries of the case, codes of the policy.
std::vector<Option> options_for(const FormFor& what, const engine::Field& field);
/// How a field is called on this act's form.
std::string field_label(const workflows::Catalogue& words, std::string_view act, std::string_view field);
ErrorSummary summary_of(const workflows::Catalogue& words, std::string_view act,
                        const std::vector<engine::FieldError>& errors);

/// A problem as errors of its form: the fields' own, unmet requirements, or what the problem says.
std::vector<engine::FieldError> errors_of(const engine::Problem& problem);

/// What was sent, as the act's fields; what cannot be read is an error at its field.
struct Sent {
    engine::Value fields = engine::Value::object();
    std::vector<engine::FieldError> errors;
};
Sent read_form(const engine::ActSpec& act, const Pairs& form);

/// The writer has ticked that the warnings about what is typed are passed over knowingly.
bool acknowledges(const Pairs& form);

/// False where the act asks for an entry of the case and the case has none to choose.
bool can_be_filled_in(Call& call, const workflows::Case& file, std::string_view act);

const engine::ActSpec* find_spec(const Call& call, std::string_view act);

}  // namespace web
