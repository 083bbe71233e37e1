#include "web/pages/consent_form.hpp"

#include "web/pages/act_view.hpp"
#include "web/pages/meeting_words.hpp"
#include "workflows/phase_model/meeting/recommended_motion.hpp"

#include <algorithm>
#include <charconv>

namespace web {

namespace {

using workflows::ConsentOffer;

constexpr std::string_view criteria_field = "criteria";

/// The fields that all items share on the page. A motion is of one case alone, and a ballot is opened on it as it stands.
std::vector<std::string> common_fields(std::string_view act) {
    if (act == "declare_interest") return {"value", "words"};
    if (act == "cast_vote") return {"vote", "reason"};
    if (act == "close_ballot") return {"reason", "last_call"};
    return {};
}

std::vector<engine::FieldError> errors_at(const std::vector<ConsentError>& errors, std::int64_t item) {
    std::vector<engine::FieldError> own;
    for (const ConsentError& one : errors)
        if (one.item == item) own.push_back(one.error);
    return own;
}

/// One vote for every criterion of the case, or as each is assessed.
Control criteria_control(const Call& call, const Pairs& form, std::string name, std::string id) {
    Control control{.id = std::move(id), .name = std::move(name), .label = call.words.text("consent.criteria")};
    const auto chosen = value_of(form, control.name);
    for (const std::string_view choice : workflows::criteria_choices_at_once) {
        Option option{.id = control.id + (control.options.empty() ? "" : "-" + std::to_string(control.options.size() + 1)), .name = control.name, .value = std::string(choice), .label = call.words.text("consent.criteria." + std::string(choice))};
        option.chosen = chosen == choice;
        control.options.push_back(std::move(option));
    }
    return control;
}

/// Chosen only where the item differs: else as for all.
void make_own(const Call& call, Control& control) {
    if (control.radios) {
        control.radios = false;
        control.select = true;
    }
    control.nothing = call.words.text("consent.as_all");
    control.optional = false;
    if (control.area) control.rows = "2";
}

void add_vote_controls(Call& call, const ConsentOffer& offer, const FormFor& what, const Pairs& form, ConsentItemView& view) {
    const std::int64_t number = offer.item->seq;
    const auto* ballot = offer.file->open_ballot();
    if (ballot == nullptr) return;
    for (const auto& field : what.act.fields) {
        const bool asked = std::ranges::find(ballot->criteria, field.name) != ballot->criteria.end();
        if (!asked && field.name != "vote" && field.name != "reason") continue;
        auto control = control_for(what, field);
        if (!control) continue;
        if (asked) {
            control->label = criterion_name(call.words, field.name);
            control->options.clear();
            for (const char* vote : {"for", "against", "abstain"}) {
                Option option{.id = control->id, .name = control->name, .value = vote, .label = call.words.text("choice." + field.name + "." + vote)};
                option.chosen = value_of(what.values, field.name) == vote;
                control->options.push_back(std::move(option));
            }
        }
        make_own(call, *control);
        if (asked) control->nothing = call.words.text("consent.criteria_as_all");
        give_number(*control, number);
        view.own.push_back(std::move(*control));
    }
    // Criteria go before the motion, as on the ballot of one case.
    std::ranges::stable_partition(view.own, [](const Control& control) { return control.name.starts_with("K"); });
    if (ballot->criteria.empty()) return;
    Control criteria = criteria_control(call, form, with_number(criteria_field, number), id_with_number("f-criteria", number));
    make_own(call, criteria);
    criteria.select = true;
    for (const auto& error : what.errors)
        if (error.pointer == "/" + std::string(criteria_field)) criteria.error = call.words.text(error.message);
    if (!criteria.error.empty()) criteria.described_by = criteria.id + "-error";
    view.own.insert(view.own.begin(), std::move(criteria));
    for (const std::string& id : ballot->criteria) {
        const auto* assessment = offer.file->assessment(id);
        const std::string value = assessment == nullptr ? call.words.text("vote.unassessed")
                                                        : call.words.text("vote.assessed", {{"value", lower(call.words.text("choice.value." + assessment->value))}, {"certainty", lower(call.words.text("choice.certainty." + assessment->certainty))}});
        view.assessed.push_back({{}, criterion_name(call.words, id), value});
    }
}

/// Transition and words of the recommendation, and what the step asks for beside them.
void add_motion_controls(Call& call, const ConsentOffer& offer, const engine::ActSpec& spec, Pairs own, const std::vector<engine::FieldError>& errors, ConsentItemView& view) {
    for (const auto& [name, value] : offer.command.fields.members())
        if (value.is_string() && find(own, name) == nullptr) own.emplace_back(name, value.string());
    FormFor what{call, offer.file.get(), spec, own, errors};
    narrow_motion(call, sight_of(call, offer.file), own, what);
    for (const auto& field : spec.fields) {
        if (field.name == "transition" || std::ranges::find(what.shown, field.name) == what.shown.end()) continue;
        auto control = control_for(what, field);
        if (!control) continue;
        if (control->area) control->rows = "3";
        give_number(*control, offer.item->seq);
        view.controls.push_back(std::move(*control));
    }
}

std::string moved(const Call& call, const std::string& step, const std::string& outcome) {
    if (step.empty()) return {};
    return term(call.words, "choice.transition", step) + (outcome.empty() ? "" : " (" + outcome + ", " + lower(term(call.words, "outcome", outcome)) + ")");
}

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}  // namespace

std::vector<Control> common_controls(Call& call, const engine::ActSpec& spec, const std::vector<ConsentItemView>& items, const Pairs& form, const std::vector<ConsentError>& errors) {
    const auto wrong = errors_at(errors, 0);
    const FormFor what{call, nullptr, spec, form, wrong};
    std::vector<Control> controls;
    if (std::ranges::any_of(items, [](const ConsentItemView& item) { return !item.assessed.empty(); })) {
        controls.push_back(criteria_control(call, form, std::string(criteria_field), "f-criteria"));
        controls.back().radios = true;
        controls.back().help = call.words.text("consent.criteria.help");
        controls.back().described_by = "f-criteria-help";
    }
    for (const std::string& name : common_fields(spec.name))
        for (const auto& field : spec.fields)
            if (field.name == name)
                if (auto control = control_for(what, field)) controls.push_back(std::move(*control));
    return controls;
}

ConsentItemView consent_item(Call& call, const ConsentOffer& offer, const engine::ActSpec& spec, const Pairs& form, const std::vector<ConsentError>& errors) {
    const auto number = offer.item->seq;
    ConsentItemView view{.id = "item-" + std::to_string(number), .number = std::to_string(number), .version = std::to_string(offer.file->version()), .title = item_title(call, *offer.item), .href = "/cases/" + offer.item->case_id};
    const auto own = typed_for(form, spec, number);
    const auto wrong = errors_at(errors, number);
    view.open = !own.empty() || find(form, with_number(criteria_field, number)) != nullptr || !wrong.empty();
    if (call.words.has("consent.differs." + spec.name)) view.differs = call.words.text("consent.differs." + spec.name, {{"case", view.title}});
    for (const auto& error : wrong)
        if (error.pointer.empty() || error.pointer == "/") view.error += (view.error.empty() ? "" : " ") + call.words.text(error.message);
    if (spec.name == "put_motion") {
        view.moved = moved(call, offer.command.fields.text("transition"), offer.command.fields.text("outcome"));
    } else if (const auto* motion = workflows::motion_at_hand(*offer.file, offer.item->from)) {
        view.moved = moved(call, motion->transition, motion->outcome);
        view.text = paragraphs(motion->words.text);
    }
    const FormFor what{call, offer.file.get(), spec, own, wrong};
    if (spec.name == "put_motion") {
        add_motion_controls(call, offer, spec, own, wrong, view);
    } else if (spec.name == "cast_vote") {
        add_vote_controls(call, offer, what, form, view);
    } else {
        for (const auto& field : spec.fields) {
            const auto shared = common_fields(spec.name);
            if (field.name == "last_call" || std::ranges::find(shared, field.name) == shared.end()) continue;
            if (auto control = control_for(what, field)) {
                make_own(call, *control);
                give_number(*control, number);
                view.own.push_back(std::move(*control));
            }
        }
    }
    return view;
}

workflows::ConsentWish wish_in(const Call& call, const engine::ActSpec& spec, const Pairs& form, std::vector<ConsentError>& errors) {
    workflows::ConsentWish wish{.act = spec.name, .criteria = std::string(value_of(form, criteria_field)), .items = {}, .person = call.viewer.person, .via = "page", .shut_out = shut_out_for(call), .idempotency_key = std::string(value_of(form, "key")), .acknowledged = acknowledges(form)};
    Sent common = read_form(spec, form);
    for (const std::string& name : common_fields(spec.name))
        if (const auto* value = common.fields.find(name)) wish.fields.set(name, *value);
    for (const auto& error : common.errors) errors.push_back({0, error});
    for (const auto& [name, value] : form) {
        if (!name.starts_with("version-")) continue;
        const std::int64_t item = number_in(std::string_view(name).substr(8));
        Sent own = read_form(spec, typed_for(form, spec, item));
        for (const auto& error : own.errors) errors.push_back({item, error});
        wish.items.push_back({.item = item, .version = number_in(value), .criteria = std::string(value_of(form, with_number(criteria_field, item))), .fields = std::move(own.fields)});
    }
    return wish;
}

}  // namespace web
