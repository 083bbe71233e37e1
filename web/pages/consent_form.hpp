// The form of one act on several items of the consent block: what is chosen for all, and what differs in one of them.
#pragma once

#include "web/pages/numbered.hpp"
#include "workflows/phase_model/meeting/consent.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace web {

/// What is wrong with one item; item 0 for what concerns them all.
struct ConsentError {
    std::int64_t item = 0;
    engine::FieldError error;
};

/// An item as the form asks about it.
struct ConsentItemView {
    std::string id, number, version, title, href, moved, differs, error;
    bool open = false;  ///< something differs there, or is wrong: it is shown at once
    Html text;                      ///< the motion's words
    std::vector<Link> assessed;     ///< criteria that are voted on, as they are assessed
    std::vector<Control> controls, own;  ///< always asked for; asked for where the item differs

    void describe(auto& to) const {
        to("id", id);
        to("number", number);
        to("version", version);
        to("title", title);
        to("href", href);
        to("moved", moved);
        to("differs", differs);
        to("error", error);
        to("open", open);
        to("text", text);
        to("assessed", assessed);
        to("controls", controls);
        to("own", own);
    }
};

/// The controls of what is chosen for all, in the order that they are answered.
/// Criteria are asked about only where an item has them.
std::vector<Control> common_controls(Call& call, const engine::ActSpec& spec, const std::vector<ConsentItemView>& items, const Pairs& form, const std::vector<ConsentError>& errors);
ConsentItemView consent_item(Call& call, const workflows::ConsentOffer& offer, const engine::ActSpec& spec, const Pairs& form, const std::vector<ConsentError>& errors);
/// What was sent: the items whose number and version it has. Errors of what cannot be read.
workflows::ConsentWish wish_in(const Call& call, const engine::ActSpec& spec, const Pairs& form, std::vector<ConsentError>& errors);

}  // namespace web
